import pytest

from fake_keys import FakeKeyRing, access_of
from hublog.domain.half_typed import HalfTypedPage, TypedField
from hublog.domain.roles import SlotKind
from hublog.services.half_typed import HalfTypedTexts
from in_memory import done

REGISTER = HalfTypedPage(page="register", shown=True, fields=(TypedField("Find a person", "meg"),))
PERSON = HalfTypedPage(page="person", where={"person": "1"}, fields=(TypedField("Note", "so"),))


@pytest.fixture
def coordinator(hub) -> HalfTypedTexts:
    """Where everybody is the coordinator."""
    return HalfTypedTexts(hub.store, hub.clock, access_of())


@pytest.fixture
def volunteer(hub) -> HalfTypedTexts:
    """The same register, opened by the hub's passphrase where there is a coordinator."""
    ring = FakeKeyRing(coordinator="a b c d e")
    return HalfTypedTexts(hub.store, hub.clock, access_of(ring, SlotKind.PASSPHRASE))


def test_what_was_put_away_is_given_back_once(coordinator) -> None:
    coordinator.put_away((REGISTER,), (PERSON,))
    assert coordinator.take_back() == (REGISTER, PERSON)
    assert coordinator.take_back() == ()


def test_a_volunteer_is_not_given_what_a_coordinator_typed(coordinator, volunteer) -> None:
    coordinator.put_away((REGISTER,), (PERSON,))
    assert volunteer.take_back() == (REGISTER,)
    volunteer.put_away((), ())
    assert coordinator.take_back() == (PERSON,)


def test_what_stood_on_a_coordinators_page_waits_for_one_whoever_let_go(
    coordinator, volunteer
) -> None:
    volunteer.put_away((), (PERSON,))
    assert volunteer.take_back() == ()
    assert coordinator.take_back() == (PERSON,)


def test_the_last_state_takes_the_place_of_what_was_kept(coordinator) -> None:
    coordinator.put_away((REGISTER,), (PERSON,))
    coordinator.put_away((), ())
    assert coordinator.take_back() == ()


def test_forgetting_somebody_lets_go_of_what_was_half_typed(hub, coordinator) -> None:
    """P14: a name may stand half typed, and nobody can say whose it would have become."""
    person = hub.add_person("Megan Birch")
    coordinator.put_away((REGISTER,), (PERSON,))
    done(hub.forget.person("Sam", person))
    assert coordinator.take_back() == ()
