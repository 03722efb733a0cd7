"""P14 over encrypted stores and real files: what was deleted or taken back on one laptop goes on both."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import plain_home
from fakes import FakeClock, FakeIds
from hublog.domain.care import Care
from hublog.domain.outcomes import Outcome
from hublog.domain.sessions import Attendance
from hublog.services.care_records import CareChanges
from hublog.services.consents import Said
from hublog.services.hub import HubDetails
from hublog.services.people import PersonChanges
from hublog.store import door, second_laptop
from hublog.store.sql_store import SqlStore
from in_memory import InMemory, done
from plain_home import KEY
from two_laptops import WORDS, OneLaptop

NUTS, CANARY, QUILL, ANSWERS = "Walnuts", "Penicillin", "Uncle Quill", "[7, 9, 7, 7]"


def opened(home: Path, series: int) -> OneLaptop:
    store = door.open_with_key(home, clock := FakeClock(), ids := FakeIds(series), KEY)
    assert isinstance(store, SqlStore)
    return OneLaptop(InMemory(store, clock, ids))


@pytest.fixture
def both(tmp_path, monkeypatch) -> Iterator[tuple[OneLaptop, OneLaptop, str, str]]:
    """Two laptops that know the same; a child of whose care something is told, and a grown-up."""
    monkeypatch.chdir(tmp_path)
    homes = [tmp_path / "first", tmp_path / "second"]
    plain_home.make(homes[0])
    here = opened(homes[0], 100)
    hub = here.hub
    done(hub.hub.set_up("Sam", HubDetails(code="CUM-EWA", name="Ewanrigg Hub")))
    session = hub.open(hub.add_activity())
    wren, bea = hub.add_person("Wren"), hub.add_person("Bea")
    done(hub.people.amend("Sam", wren, PersonChanges(birth_year=2018)))
    done(hub.care.amend("Sam", wren, CareChanges(allergies=NUTS)))
    done(hub.sign_in.person("Sam", session, wren))
    done(hub.consents.give("Sam", bea, "wellbeing", True))
    born = second_laptop.begin(homes[1], FakeClock(), FakeIds(1), here.file(), WORDS)
    assert isinstance(born, SqlStore)
    born.close()
    there = opened(homes[1], 200)
    yield here, there, wren, bea
    for each in (here, there):
        each.store.close()


def told(laptop: OneLaptop) -> str:
    """Everything that the journal tells of care, of who collected a child, and of answers."""
    fields = {
        "care": ["allergies", "medical", "person_id"],
        "attendance": ["left_with"],
        "outcome": ["person_id"],
    }
    with laptop.store.reading() as reader:
        return repr([reader.changes_writing(table, names) for table, names in fields.items()])


def later(both: tuple[OneLaptop, OneLaptop, str, str], **how: int) -> None:
    for each in both[:2]:
        each.hub.clock.advance(**how)


def test_what_was_told_unheard_goes_and_what_was_told_since_stays(both) -> None:
    here, there, wren, bea = both
    later(both, seconds=5)
    before = done(there.hub.care.amend("Kim", wren, CareChanges(allergies="", medical=CANARY)))
    with there.store.writing("Kim", "test") as work:
        (visit,) = work.find(Attendance, person_id=wren)
        work.amend("attendance", visit.id, {"left_with": QUILL})
        asked = {"instrument": "ONS4", "stage": "start", "date": date(2026, 5, 5)}
        work.put(Outcome(id="o", person_id=bea, answers=(7, 9, 7, 7), **asked))
        work.commit()
    later(both, days=42)
    done(here.hub.care.delete("Sam", [wren]))
    done(here.hub.consents.withdraw("Sam", bea, "wellbeing"))
    done(here.hub.consents.give("Sam", bea, "wellbeing", True, Said(method="paper")))
    later(both, hours=1)
    done(there.hub.undo.one("Kim", before.stamp))
    done(there.hub.care.amend("Kim", wren, CareChanges(needs="a lift")))
    later(both, seconds=5)
    for one, other in ((here, there), (there, here), (here, there)):
        one.hear(other)
        later(both, seconds=5)
    assert here.hub.digest() == there.hub.digest()
    for each in (here, there):
        said = told(each)
        assert not [word for word in (NUTS, CANARY, QUILL, ANSWERS) if word in said]
        (care,) = each.hub.find(Care)
        assert (care.allergies, care.medical, care.needs) == ("", "", "a lift")
        assert each.hub.find(Outcome) == []


def test_what_was_undone_or_emptied_before_goes_from_both_journals_too(both) -> None:
    here, there, wren, _ = both
    later(both, seconds=5)
    kept = done(there.hub.care.amend("Kim", wren, CareChanges(medical=CANARY)))
    done(there.hub.undo.one("Kim", kept.stamp))
    done(there.hub.care.amend("Kim", wren, CareChanges(allergies="")))
    with there.store.writing("Kim", "test") as work:
        (visit,) = work.find(Attendance, person_id=wren)
        work.amend("attendance", visit.id, {"left_with": QUILL})
        work.commit()
    there.hub.undo.latest("Kim")
    here.hear(there)
    later(both, days=42)
    (due,) = here.hub.care.due(here.hub.clock.now().date())
    assert (due.person_id, due.notes, due.collected) == (wren, True, True)
    done(here.hub.care.delete("Sam", [wren]))
    there.hear(here)
    later(both, seconds=5)
    here.hear(there)
    assert here.hub.digest() == there.hub.digest()
    for each in (here, there):
        assert not [word for word in (NUTS, CANARY, QUILL) if word in told(each)]
        assert each.hub.care.due(each.hub.clock.now().date()) == ()
