"""P14: what somebody agreed to, said, asked for and needed goes with them, and comes back by nothing."""

import datetime as dt
from dataclasses import replace

import pytest

from fakes import FakeClock, FakeStore
from forgotten import BEA, CANARY, everything, hub_of
from held import Held
from hublog.domain.care import Care, Contact
from hublog.domain.consents import Consent
from hublog.domain.laptops import Laptop
from hublog.domain.outcomes import Outcome
from hublog.domain.rights import Request
from hublog.domain.sessions import Attendance
from in_memory import InMemory, done

NOW = dt.datetime(2026, 5, 5, 10)  # noqa: DTZ001 - local wall time
DAY = NOW.date()
ROWS = (Consent, Care, Outcome, Request)


def of(person: str, mark: str, given_by: str) -> list[object]:
    """One row of each kind about somebody; ``mark`` tells whose they are."""
    return [
        Consent(
            id=f"consent{mark}",
            person_id=person,
            purpose="photo",
            decision="yes",
            at=NOW,
            given_by=given_by,
            relationship="PARENT",
        ),
        Care(
            id=f"care{mark}",
            person_id=person,
            contacts=(Contact(name=given_by, phone="01999 111"), Contact(name="Jo", phone="02")),
            allergies=f"nuts {mark}",
            collect_by=f"{given_by} or Jo",
        ),
        Outcome(
            id=f"outcome{mark}",
            person_id=person,
            instrument="ONS4",
            stage="start",
            date=DAY,
            answers=(7, 8, 9, 1),
        ),
        Request(id=f"request{mark}", kind="copy", received_on=DAY, person_id=person, note=mark),
    ]


@pytest.fixture
def known() -> InMemory:
    """A hub that knows Bea, who is to be forgotten, and a child whom she looks after."""
    clock = FakeClock(NOW)
    made = hub_of(Held(FakeStore(clock), clock))
    with made.store.writing("Sam", "test") as work:
        work.put(*of("bea", "B", CANARY), *of("A", "A", BEA))
        work.commit()
    with made.store.writing("Sam", "took_off") as work:
        work.amend("consent", "consentB", {"alive": False})
        work.commit()
    return made


def test_what_goes_is_counted_first(known) -> None:
    preview = done(known.forget.preview("bea"))
    counted = preview.consents, preview.care, preview.outcomes, preview.requests
    assert counted == (0, 1, 1, 1)
    assert done(known.forget.person("Sam", "bea")).receipt == preview


def test_all_of_it_goes_from_register_and_journal_and_undo_brings_nothing_back(known) -> None:
    """P14."""
    assert CANARY in everything(known)
    done(known.forget.person("Sam", "bea"))
    with known.store.reading() as reader:
        stamps = [action.stamp for action in reader.latest_actions(99)]
    for stamp in stamps:
        assert CANARY not in everything(known)
        assert "nuts B" not in everything(known)
        assert "bea" not in {row.person_id for kind in ROWS for row in known.find(kind)}
        known.undo.one("Sam", stamp)


def test_whoever_they_looked_after_keeps_everything_but_their_name(known) -> None:
    """A whole name goes; somebody of the same first name stays, and so do words about health."""
    done(known.forget.person("Sam", "bea"))
    (care,), (consent,) = known.find(Care), known.find(Consent)
    assert care.contacts == (Contact(name="Jo", phone="02"),)
    assert (care.allergies, care.collect_by) == ("nuts A", "… or Jo")
    assert (consent.given_by, consent.decision) == ("…", "yes")
    assert len(known.find(Outcome)) == 1


def test_who_collected_a_child_is_not_named_there_any_more(known) -> None:
    """P14: a whole name goes from register and journal, and is counted first."""
    camp = known.open(known.add_activity("Camp"))
    before = done(known.forget.preview("bea")).notes
    visits = [
        Attendance(id=f"out{n}", session_id=camp, person_id="A", at=NOW, left_at=NOW, left_with=w)
        for n, w in enumerate((BEA, f"- {BEA} waits outside", "Jo Sample"))
    ]
    with known.store.writing("Sam", "signed_out") as work:
        work.put(*visits)
        work.commit()
    with known.store.writing("Sam", "signed_out") as work:
        work.put(replace(visits[1], left_with="Jo Sample"))
        work.commit()
    assert done(known.forget.preview("bea")).notes == before + 2
    done(known.forget.person("Sam", "bea"))
    assert [known.get(Attendance, f"out{n}").left_with for n in range(3)] == [
        *("…", "Jo Sample", "Jo Sample"),
    ]
    with known.store.reading() as reader:
        changes = reader.changes_writing("attendance", ["left_with"])
        said = {each.after["left_with"] for each in changes if each.row_id.startswith("out")}
    assert said == {"…", "- … waits outside", "Jo Sample"}


def test_a_laptop_that_is_called_after_somebody_loses_their_name(known) -> None:
    """P14: it is carried to every other laptop of the hub."""
    with known.store.writing("Sam", "named_laptop") as work:
        work.put(Laptop(id="here", name=f"{BEA}'s old one"), Laptop(id="there", name="Bea"))
        work.commit()
    done(known.forget.person("Sam", "bea"))
    assert CANARY not in everything(known)
    assert {each.id: each.name for each in known.find(Laptop)} == {
        "here": "\u2026's old one",
        "there": "Bea",
    }
