"""Who may collect a child and who may not, however a name is written, and whom to call first."""

from dataclasses import replace

import pytest

from hublog.domain.care import MOST_CONTACTS, Care, Contact, called_first, said_as, told_anew

DEE = Contact(name="Dee Example", phone="01632 960009", may_collect=False)


def care(*contacts: Contact, collect_by: str = "") -> Care:
    return Care(id="c", person_id="p", contacts=contacts, collect_by=collect_by)


@pytest.mark.parametrize("written", ["dee example", "DEE EXAMPLE", "Dée Example", "Dee-Example"])
def test_whoever_may_not_collect_may_not_by_another_spelling(written: str) -> None:
    told = care(DEE, Contact(name=written), collect_by=f"{written}, Kim, not {written} (court)")
    assert told.collectors == ("Kim",)
    assert told.is_barred(written)
    assert not told.is_barred("Kim")


def test_nobody_is_offered_twice_nor_where_a_name_was_taken_out() -> None:
    told = care(Contact(name="Jo Example"), collect_by="jo example, \u2026, Aunt Bee")
    assert told.collectors == ("Jo Example", "Aunt Bee")


def test_whoever_may_not_collect_is_never_the_one_too_many() -> None:
    others = tuple(Contact(name=f"Aunt {n}") for n in "ABCDE")
    new = Contact(name="Jo", phone="01632 960001")
    assert called_first(new, (*others, DEE)) == (new, *others[:-1], DEE)
    assert called_first(new, (*others, Contact(name="jo"))) == (new, *others)
    barred = tuple(Contact(name=f"Uncle {n}", may_collect=False) for n in "ABCDEF")
    assert called_first(new, barred) == (new, *barred[:-1])
    assert len(called_first(new, barred)) == MOST_CONTACTS


def test_whoever_may_not_collect_stays_though_others_are_told_anew() -> None:
    jo, again = (Contact(name="Jo", phone=phone) for phone in ("01632 960001", "01632 960002"))
    assert told_anew((jo, again), (), ()) == (jo, again), "one may have two numbers"
    assert told_anew((jo, DEE), (again,), ()) == (again, DEE)
    barred = Contact(name="jo", relationship="OTHER", may_collect=False)
    assert told_anew((), (), ("jo",)) == (barred,)
    assert [each.may_collect for each in told_anew((jo, again), (), ("jo",))] == [False, False]


def test_nobody_is_to_be_called_who_has_no_number_and_may_not_collect() -> None:
    jo = Contact(name="Jo Example", phone="01632 960001")
    barred = replace(jo, may_collect=False)
    said = [said_as(each) for each in (jo, barred, replace(barred, phone=""))]
    assert said == ["contact", "contact_barred", "barred"]
