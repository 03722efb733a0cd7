"""A day at the door from the first name to the last sheet, by somebody who is no coordinator."""

import datetime as dt

import pytest

from fake_keys import FakeKeyRing
from fakes import FakeClock, FakeIds, FakeStore
from hublog.domain.consents import Held
from hublog.domain.drafts import Row
from hublog.domain.roles import Role
from hublog.domain.sessions import Attendance, Count
from hublog.services.api import Services
from hublog.services.hub import HubDetails
from hublog.services.referrals import ReferralDetails
from hublog.services.unavailable import NotAllowed
from in_memory import InMemory, done
from month_scenes import services_of
from typed_sheets import sheet

TODAY = dt.date(2026, 5, 5)


@pytest.fixture
def hub() -> InMemory:
    """A hub whose coordinator set everything up and went home."""
    clock = FakeClock()
    ring = FakeKeyRing(coordinator="the boss alone knows")
    made = InMemory(FakeStore(clock), clock, FakeIds(), ring)
    done(made.hub.set_up("Sam", HubDetails(code="CUM-EWA", name="Ewanrigg Hub")))
    return made


@pytest.fixture
def services(hub) -> Services:
    made = services_of(hub)
    assert made.access.role is Role.VOLUNTEER
    return made


def test_a_session_is_opened_filled_finished_and_opened_again(hub, services) -> None:
    activity = hub.add_activity()
    (card,) = services.today.of(TODAY, TODAY).cards
    assert card.status == ""
    session = done(services.sessions.open("Ann", activity, TODAY)).session.id
    done(services.sign_in.new_person("Ann", session, "Wren Example"))
    (wren,) = done(services.people.add("Ann", "Bea Sample")).people
    done(services.sign_in.person("Ann", session, wren))
    done(services.sign_in.count("Ann", session, "65+", 3))
    done(services.sign_in.take_off("Ann", session, "65+"))
    done(services.helping.new_volunteer("Ann", session, "Cy Pretend", 60))
    advice = ReferralDetails(direction="signpost", org_type="PHARMACY", session_id=session)
    done(services.referrals.add("Ann", advice))
    done(services.sessions.finish("Ann", session))
    done(services.sessions.reopen("Ann", session))
    here = services.sign_in.here(session)
    assert (here.named, here.counted) == (2, 2)
    assert services.door.view(session) is not None
    assert [each.person_id for each in hub.find(Attendance)].count(wren) == 1
    assert sum(each.n for each in hub.find(Count)) == 2


def test_what_was_done_by_a_volunteer_goes_back_step_by_step(hub, services) -> None:
    session = hub.open(hub.add_activity())
    for deed in (
        lambda: services.sign_in.new_person("Ann", session, "Wren Example"),
        lambda: services.sign_in.count("Ann", session, "65+", 3),
        lambda: services.helping.new_volunteer("Ann", session, "Cy Pretend", None),
        lambda: services.referrals.add("Ann", ReferralDetails(direction="signpost")),
        lambda: services.sessions.note("Ann", session, "Full house."),
        lambda: services.sessions.finish("Ann", session),
        lambda: services.seats.add("Ann", "Iris"),
    ):
        before = hub.digest()
        done(deed())
        after = hub.digest()
        done(services.undo.latest("Ann"))
        assert hub.digest() == before
        done(services.undo.redo("Ann"))
        assert hub.digest() == after


def test_a_sheet_is_typed_up_and_taken_back(hub, services) -> None:
    before = hub.digest()
    draft = sheet(hub, Row("Holly Fern", "65+"), Row("+2"), total=3)
    done(services.type_up.keep(draft))
    assert services.type_up.read(draft).after == 3
    done(services.type_up.write("Ann", draft))
    assert hub.digest() != before
    done(services.undo.latest("Ann"))
    assert [each.name for each in services.activities.everything()] == ["Warm Tuesday"]
    assert hub.find(Attendance) == []


def test_somebody_is_asked_in_a_quiet_moment_but_a_yes_is_taken_back_by_the_coordinator(
    hub, services
) -> None:
    session = hub.open(hub.add_activity())
    wren = done(services.sign_in.new_person("Ann", session, "Wren Example")).person.id
    (waiting,) = services.consents.waiting(session)
    assert (waiting.person_id, waiting.open) == (wren, 4)
    done(services.consents.give("Ann", wren, "photo", True))
    assert done(services.consents.of(wren)).of("photo").held is Held.YES
    done(services.undo.latest("Ann"))
    done(services.consents.give("Ann", wren, "photo", False))
    with pytest.raises(NotAllowed):
        services.consents.withdraw("Ann", wren, "photo")
