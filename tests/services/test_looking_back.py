"""What a copy holds and what of today's register it does not, told in numbers."""

from copy import deepcopy
from datetime import date, datetime

import pytest

from fakes import FakeStore
from hublog.domain.hubs import Hub
from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.versions import ReturnVersion
from hublog.services.looking_back import forgotten_in, holds, lost, lost_of_damaged
from hublog.services.salvage import Salvaged, SalvagedTable
from in_memory import InMemory, done

NOON = datetime(2026, 5, 5, 12)  # noqa: DTZ001 - local wall time


@pytest.fixture
def copied(hub) -> tuple[InMemory, FakeStore]:
    """A hub, and a copy of it from before the last two things that were done."""
    activity = hub.add_activity()
    hub.add_person("Robin Made-Up")
    before = FakeStore(hub.clock)
    before.register = deepcopy(hub.store.register)
    hub.clock.at = NOON
    wren = hub.add_person("Wren Made-Up")
    session = hub.open(activity)
    hub.sign_in.person("Sam", session, wren)
    return hub, before


def test_a_copy_says_how_much_it_holds_and_until_when(copied) -> None:
    hub, before = copied
    with before.reading() as reader:
        held = holds(reader, "DEVICE")
    assert (held.hub.code, held.tallies["person"], held.device) == ("CUM-EWA", 1, "DEVICE")
    assert held.newest_action is not None
    assert held.newest_action < NOON
    assert (held.newest_session, held.months_signed) == (None, ())
    with hub.store.writing("Sam", "signed") as work:
        work.put(
            ReturnVersion(
                id="v",
                month="2026-04",
                version=1,
                signed_by="Sam",
                signed_on=date(2026, 5, 1),
                device="D",
                digest="",
            )
        )
        work.commit()
    with hub.store.reading() as reader:
        held = holds(reader, "DEVICE")
    assert held.newest_session == NOON.date()
    assert held.months_signed == (Month(2026, 4),)


def test_a_copy_of_a_hub_where_nothing_was_done_has_no_newest() -> None:
    store = FakeStore()
    store.register.rows["hub"]["h"] = {"id": "h", "code": "C", "name": "N", "alive": True}
    with store.reading() as reader:
        assert isinstance(holds(reader, "").hub, Hub)
        assert holds(reader, "").newest_action is None


def test_what_was_done_since_would_be_missing(copied) -> None:
    hub, before = copied
    with hub.store.reading() as now, before.reading() as copy:
        missing = lost(now, copy)
        assert lost(now, now).actions == 0
        assert lost(now, now).first is None
    assert missing.actions == sum(missing.by_kind.values()) == 3
    assert dict(missing.rows) == {"person": 1, "session": 1, "attendance": 1}
    assert (missing.first, missing.last) == (NOON, NOON)
    assert missing.newest_session == NOON.date()
    assert missing.whole


def test_a_yes_that_was_taken_back_since_is_in_the_copy_yet(copied) -> None:
    hub, before = copied
    wren = hub.add_person("Wren Maple")
    with hub.store.reading() as now, before.reading() as copy:
        assert lost(now, copy).comes_back == 0
    done(hub.consents.give("Sam", wren, "photo", True))
    done(hub.consents.withdraw("Sam", wren, "photo"))
    done(hub.forget.person("Sam", wren))
    with hub.store.reading() as now, before.reading() as copy:
        assert lost(now, copy).comes_back == 1


def test_what_can_be_read_of_a_damaged_register_says_the_same(copied) -> None:
    hub, before = copied
    with hub.store.reading() as now, before.reading() as copy:
        missing = lost(now, copy)
        found = lost_of_damaged(hub.store.salvaged(), copy)
        rows = hub.store.salvaged().tables
        without = Salvaged(
            tables={**rows, "session": SalvagedTable(rows={}, broken=True)},
            actions=hub.store.salvaged().actions,
            changes=(),
        )
        least = lost_of_damaged(without, copy)
    assert not found.whole
    assert (found.actions, found.rows, found.newest_session) == (
        missing.actions,
        missing.rows,
        missing.newest_session,
    )
    assert (least.actions, least.newest_session) == (3, None)


def test_only_whom_the_copy_still_knows_is_forgotten_again(hub) -> None:
    wren, robin = hub.add_person("Wren Made-Up"), hub.add_person("Robin Made-Up")
    hub.forget.person("Sam", robin)
    with hub.store.reading() as reader:
        assert reader.get(Person, robin).status == "forgotten"
        assert forgotten_in(reader, [wren, robin, "nobody"]) == 1
