import pytest

from fake_keys import FakeKeyRing, FakeSystemKeys, access_of
from fakes import FakeIds, FakeStore
from hublog.domain.problems import Problem
from hublog.domain.roles import Role, SlotKind
from hublog.domain.seats import MOST_TRIES, Seat, seat_id
from hublog.services.access import WRONG_PINS, Access
from hublog.services.hub import HubDetails, Hubs
from hublog.services.seats import Seats
from in_memory import InMemory, done
from seated import names_at

ANN = seat_id("Ann")


@pytest.fixture
def ann(hub) -> InMemory:
    """A hub where Ann works at the desk."""
    done(hub.seats.add("Sam", "Ann"))
    return hub


def test_those_at_the_desk_are_named_when_the_hub_is_set_up() -> None:
    fresh = FakeStore()
    names = (" Sam ", "", "Iris", "sam")
    details = HubDetails(code="CUM-EWA", name="Hub", desk_names=names)
    done(Hubs(fresh, FakeIds()).set_up("Sam", details))
    with fresh.reading() as reader:
        assert [seat.name for seat in reader.find(Seat)] == ["Sam", "Iris"] or [
            seat.name for seat in reader.find(Seat)
        ] == ["Iris", "Sam"]


def test_names_at_the_desk_come_and_go(hub) -> None:
    assert names_at(hub) == ()
    done(hub.seats.add("Sam", " Sam "))
    done(hub.seats.add("Sam", "Iris"))
    assert names_at(hub) == ("Iris", "Sam")
    assert hub.seats.add("Sam", "IRIS").code == "DESK_NAME_TAKEN"
    assert hub.seats.remove("Sam", seat_id("iris"))
    assert hub.seats.remove("Sam", seat_id("iris")).code == "NO_SUCH_SEAT"
    assert names_at(hub) == ("Sam",)
    done(hub.undo.latest("Sam"))
    assert names_at(hub) == ("Iris", "Sam")


@pytest.mark.parametrize("name", ["", " \t", "?!", "12", "a" * 41])
def test_a_name_at_the_desk_has_a_letter_and_is_short(hub, name) -> None:
    assert hub.seats.add("Sam", name).code == "DESK_NAME"
    assert names_at(hub) == ()


def test_two_laptops_agree_on_who_somebody_is(hub) -> None:
    done(hub.seats.add("Sam", "Zoë"))
    assert [tile.id for tile in hub.seats.everybody()] == [seat_id("ZOE")]


def test_a_pin_is_asked_once_there_is_one(ann) -> None:
    assert ann.seats.check_pin(ANN, "").name == "Ann"
    done(ann.seats.set_pin("Sam", ANN, "2468"))
    assert ann.seats.everybody()[0].has_pin
    assert ann.seats.check_pin(ANN, "").code == "WRONG_PIN"
    assert ann.seats.check_pin(ANN, "2468").name == "Ann"
    done(ann.seats.clear_pin("Sam", ANN))
    assert not ann.seats.everybody()[0].has_pin
    assert ann.seats.check_pin(ANN, "2468").code == "WRONG_PIN"


@pytest.mark.parametrize("pin", ["", "123", "1234567", "12 4", "abcd", "１２３４", "1234\n"])  # noqa: RUF001 - wide digits
def test_a_pin_has_four_to_six_digits(ann, pin) -> None:
    assert ann.seats.set_pin("Sam", ANN, pin) == Problem("PIN_DIGITS")
    assert ann.seats.change_pin("Ann", ANN, "", pin) == Problem("PIN_DIGITS")


def test_what_is_kept_of_a_pin_is_salted(ann) -> None:
    done(ann.seats.add("Sam", "Bob"))
    done(ann.seats.set_pin("Sam", ANN, "2468"))
    done(ann.seats.set_pin("Sam", seat_id("Bob"), "2468"))
    first, second = (seat.pin for seat in ann.find(Seat))
    assert first != second
    assert "2468" not in repr(ann.store.register.changes)


def test_a_name_that_comes_again_has_no_pin(ann) -> None:
    done(ann.seats.set_pin("Sam", ANN, "2468"))
    done(ann.seats.remove("Sam", ANN))
    assert ann.seats.check_pin(ANN, "2468").code == "NO_SUCH_SEAT"
    done(ann.seats.add("Sam", "Ann"))
    assert ann.seats.check_pin(ANN, "").name == "Ann"


@pytest.mark.parametrize("gone", [ANN, "no id at all"])
def test_whoever_is_not_at_the_desk_gets_no_pin(hub, gone) -> None:
    assert hub.seats.set_pin("Sam", gone, "2468").code == "NO_SUCH_SEAT"
    assert hub.seats.clear_pin("Sam", gone).code == "NO_SUCH_SEAT"
    assert hub.seats.change_pin("Sam", gone, "", "2468").code == "NO_SUCH_SEAT"


def test_a_pin_is_changed_by_whoever_knows_it(ann) -> None:
    done(ann.seats.change_pin("Ann", ANN, "", "2468"))
    assert ann.seats.change_pin("Ann", ANN, "1357", "9999").code == "WRONG_PIN"
    done(ann.seats.change_pin("Ann", ANN, "2468", "135790"))
    assert ann.seats.check_pin(ANN, "135790").name == "Ann"


def test_five_wrong_pins_in_a_row_need_the_passphrase(ann) -> None:
    """Whoever's they were: a passer-by does not get five for each name."""
    done(ann.seats.add("Sam", "Bob"))
    for each in (ANN, seat_id("Bob")):
        done(ann.seats.set_pin("Sam", each, "2468"))
    left = [
        ann.seats.check_pin(each, "0000").values["n"]
        for each in (ANN, seat_id("Bob"), ANN, seat_id("Bob"))
    ]
    assert left == [4, 3, 2, 1]
    assert not ann.seats.spent()
    assert ann.seats.check_pin(ANN, "0000") == Problem("PIN_SPENT")
    assert ann.seats.spent()
    assert ann.seats.check_pin(ANN, "2468") == Problem("PIN_SPENT")
    assert ann.seats.change_pin("Ann", ANN, "2468", "1357") == Problem("PIN_SPENT")
    assert ann.access.unlocks("not it").code == "WRONG_PASSPHRASE"
    assert ann.seats.spent()
    done(ann.access.unlocks("heron heron heron"))
    assert ann.seats.check_pin(ANN, "2468").name == "Ann"


def test_a_right_pin_gives_five_new_tries(ann) -> None:
    done(ann.seats.set_pin("Sam", ANN, "2468"))
    for _ in range(MOST_TRIES - 1):
        assert ann.seats.check_pin(ANN, "0000").code == "WRONG_PIN"
    done(ann.seats.check_pin(ANN, "2468"))
    assert ann.seats.check_pin(ANN, "0000").values["n"] == MOST_TRIES - 1


def test_wrong_pins_are_counted_beyond_this_run(ann) -> None:
    """Where the laptop opens by itself, starting hublog again would give five new tries."""
    done(ann.seats.set_pin("Sam", ANN, "2468"))
    for _ in range(3):
        assert ann.seats.check_pin(ANN, "0000").code == "WRONG_PIN"
    assert ann.store.noted(WRONG_PINS) == "3"
    again = Access(FakeKeyRing(), SlotKind.SYSTEM, FakeSystemKeys(), 3)
    seats = Seats(ann.store, ann.ids, again)
    assert seats.check_pin(ANN, "0000").values["n"] == 1
    done(seats.check_pin(ANN, "2468"))
    assert ann.store.noted(WRONG_PINS) == ""


def test_a_full_disk_keeps_nobody_from_a_right_pin_and_still_counts(ann) -> None:
    done(ann.seats.set_pin("Sam", ANN, "2468"))
    ann.store.unavailable = Problem("DISK_FULL")
    assert ann.seats.check_pin(ANN, "0000").values["n"] == MOST_TRIES - 1
    assert done(ann.seats.check_pin(ANN, "2468")).name == "Ann"


def test_a_seat_without_a_pin_gives_no_new_tries_at_the_others(ann) -> None:
    """A passer-by would sit down there, lock, and guess on."""
    done(ann.seats.add("Sam", "Bob"))
    done(ann.seats.set_pin("Sam", ANN, "2468"))
    for left in range(MOST_TRIES - 1, 0, -1):
        assert ann.seats.check_pin(ANN, "0000").values["n"] == left
        assert ann.seats.check_pin(seat_id("Bob"), "").name == "Bob"
    assert ann.seats.check_pin(ANN, "0000") == Problem("PIN_SPENT")


def test_whoever_sits_down_by_a_pin_is_a_volunteer(ann) -> None:
    """The coordinator locks the screen; a volunteer's PIN does not open the coordinator's drawer."""
    access = access_of(FakeKeyRing(coordinator="the boss"), SlotKind.COORDINATOR, FakeSystemKeys())
    seats = Seats(ann.store, ann.ids, access)
    done(seats.set_pin("Sam", ANN, "2468"))
    assert access.role is Role.COORDINATOR
    assert seats.check_pin(ANN, "0000").code == "WRONG_PIN"
    assert access.role is Role.COORDINATOR
    done(seats.check_pin(ANN, "2468"))
    assert access.role is Role.VOLUNTEER
