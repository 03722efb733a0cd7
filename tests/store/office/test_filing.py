"""A version of a return is read back from the office's tables as it arrived."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from arriving import KEY, came
from at_the_office import HUB, AtTheOffice
from hublog.domain.office.arrived import Arrived, CheckSaid, OutcomeSaid
from hublog.domain.sheet_rows import ChangeRow
from hublog.services.office.ports import Came
from hublog.sheets import layout
from hublog.sheets.arrived_rows import arrived
from hublog.sheets.comparing import compare
from hublog.sheets.verifying import verification_of
from hublog.sheets.writer import workbook
from made_return import PAYLOADS, outspoken, words
from sealed_return import HUB_KEY, by, grids


def outspoken_one(text: str) -> Came:
    """A real return with a row on each sheet that says this text wherever texts may stand."""
    drawn = outspoken(text)
    signed = replace(drawn, cover=replace(drawn.cover, draft=False))
    compared = compare(grids(workbook(signed, words(), by(HUB_KEY))), layout.SHEETS, layout.COVER)
    found = verification_of(compared, "made-up.xlsx")
    assert not hasattr(found, "code"), found
    return Came(Path("made-up.xlsx"), found, arrived(compared, found))  # type: ignore[arg-type]


@pytest.fixture
def office(office_stores) -> AtTheOffice:
    made = AtTheOffice(office_stores())
    made.expect(replace(HUB, public_key=by(HUB_KEY)(b"").public_key))
    return made


@pytest.mark.parametrize("text", PAYLOADS)
def test_whatever_people_wrote_is_held_as_they_wrote_it(office, text) -> None:
    """P12, at the office: texts are texts."""
    sent = outspoken_one(text)
    office.take(sent)
    held = office.content(version=2)
    assert replace(held, hub_name=sent.arrived.hub_name) == without_the_forgotten(sent.arrived)


def without_the_forgotten(sent: Arrived) -> Arrived:
    """What may be held of a return that tells of somebody forgotten whom its own rows name."""
    gone = {row.person_ref for row in sent.erasures}
    return replace(
        sent,
        people=tuple(row for row in sent.people if row.person_ref not in gone),
        attendance=tuple(row for row in sent.attendance if row.person_ref not in gone),
        changes=tuple(
            row._replace(old=_less(row.old, gone), new=_less(row.new, gone))
            for row in sent.changes
            if row.row_id not in gone
        ),
        checks=tuple(
            row._replace(
                row_id="" if row.row_id in gone else row.row_id, message=_less(row.message, gone)
            )
            for row in sent.checks
        ),
    )


def _less(text: str, gone: set[str]) -> str:
    for each in gone:
        text = text.replace(each, "")
    return text


def test_pairs_of_answers_are_held_too(office) -> None:
    """No hublog sends them yet; the tables are ready for whoever does."""
    made = came()
    office.expect(replace(HUB, public_key=KEY))
    pair = OutcomeSaid("WARM", "ONS4", "worth", 9, 5.5, 7.25, 1.75, 6, 2, 1)
    office.take(made._replace(arrived=replace(made.arrived, outcomes=(pair,))))
    assert office.content().outcomes == (pair,)


@pytest.mark.parametrize("told_first", [True, False])
def test_what_changed_about_somebody_goes_once_they_are_forgotten(office, told_first) -> None:
    """P14, at the office: from the sheets Changes and Checks of every version, in either order."""
    office.expect(replace(HUB, public_key=KEY))
    made = came(version=2, people=("ref-1", "ref-2"))
    about = ChangeRow("People", "ref-1", "changed", "visits_month", "1", "2", "Late sheet")
    visit = ChangeRow(
        "Attendance", "v", "added", "", "", "person_ref ref-1, status x", "Late sheet"
    )
    check = CheckSaid("DQ15", "W", "People", "ref-1", "ref-1 is 104 years old", "She is")
    rich = made._replace(
        arrived=replace(
            made.arrived, changes=(about, visit, about._replace(row_id="ref-2")), checks=(check,)
        )
    )
    telling = came("2026-06", people=("ref-2",), forgotten=("ref-1",))
    office.take(*((telling, rich) if told_first else (rich, telling)))
    held = office.content(version=2)
    assert held.changes == (
        visit._replace(new="person_ref , status x"), about._replace(row_id="ref-2"),
    )  # fmt: skip
    assert held.checks == (check._replace(row_id="", message=" is 104 years old"),)
    assert "ref-1" not in repr(replace(held, erasures=()))


def test_a_reference_that_says_nothing_is_nobodys(office) -> None:
    office.expect(replace(HUB, public_key=KEY))
    made = came(forgotten=("",))
    change = ChangeRow("Volunteering", "", "changed", "people", "1", "2", "Late sheet")
    office.take(made._replace(arrived=replace(made.arrived, changes=(change,))))
    held = office.content()
    assert held.changes == (change,)
    assert len(held.people) == 3


def test_a_version_that_is_not_there_says_nothing(office) -> None:
    with office.store.reading() as reader:
        assert reader.content(99) is None
        assert reader.lines(99) == ()


def test_days_and_times_come_back_as_what_they_were(office) -> None:
    office.expect(replace(HUB, public_key=KEY))
    made = came()
    (session,) = made.arrived.sessions
    open_ended = session._replace(
        start=None, end=None, hours=None, entered_on=None, days_late=None, conditions="",
        cancel_reason="NOVOL", status="cancelled",
    )  # fmt: skip
    late = session._replace(session_id="late", start=dt.time(23, 30), end=dt.time(1, 15))
    both = made._replace(arrived=replace(made.arrived, sessions=(late, open_ended), attendance=()))
    office.take(both)
    assert office.content().sessions == (late, open_ended)
