from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fake_time import FakeClock
from fakes import FakeStore
from hublog.domain.journal import Stamp
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.services.settled_clock import Settled, SettledClock, settled_clock
from hublog.services.unavailable import StorageUnavailable

TUESDAY = datetime(2026, 5, 5, 10, 0)  # noqa: DTZ001 - local wall time
RESET = datetime(2020, 1, 1, 0, 7)  # noqa: DTZ001 - local wall time


class Laptop:
    """A laptop on which a little was written down on Tuesday 5 May 2026; then it was shut."""

    def __init__(self) -> None:
        self.raw = FakeClock(TUESDAY)
        self.store = FakeStore()
        self.open()
        self.stamp = self.write("Wren")

    def open(self) -> SettledClock:
        """Open the register, as a program does that starts anew."""
        self.clock = SettledClock(self.raw)
        self.store.clock = self.clock
        self.clock.attend(self.store)
        return self.clock

    def write(self, name: str) -> Stamp:
        """Write something down, and how it was stamped."""
        with self.store.writing("Sam", "added_person") as work:
            work.put(Person(id=name, known_as=name))
            stamp = work.commit().stamp
        assert stamp is not None
        return stamp

    def why(self) -> str:
        """Why the clock is doubted, empty where it is not."""
        doubt = self.clock.doubt()
        return doubt.why if doubt else ""


@pytest.fixture
def laptop() -> Laptop:
    return Laptop()


def test_a_clock_that_runs_is_the_laptops(laptop) -> None:
    laptop.raw.advance(days=7)
    clock = laptop.open()
    assert clock.doubt() is None
    assert (clock.now(), clock.millis()) == (laptop.raw.now(), laptop.raw.millis())
    assert clock.settled() == Settled(0, None)


def test_nothing_is_stamped_while_the_laptop_says_2020(laptop) -> None:
    """Scenario 3 and DQ02."""
    laptop.raw.at = RESET
    clock = laptop.open()
    doubt = clock.doubt()
    assert doubt is not None
    assert (doubt.why, doubt.laptop, doubt.newest) == ("behind", RESET, TUESDAY)
    with pytest.raises(StorageUnavailable) as refused:
        laptop.write("Robin")
    assert refused.value.problem.code == "CLOCK_BEHIND"
    assert refused.value.problem.values["clock_day"] == "2020-01-01"
    assert clock.now() == TUESDAY
    with laptop.store.reading() as reader:
        assert [person.id for person in reader.find(Person)] == ["Wren"]


def test_the_answer_is_kept_and_used_until_the_clock_is_put_right(laptop) -> None:
    """Scenario 3: it is asked once, remembered, and dropped once it is not needed."""
    laptop.raw.at = RESET
    laptop.open()
    wednesday = TUESDAY + timedelta(days=1)
    assert laptop.clock.set_to(wednesday) is None
    assert laptop.clock.now() == wednesday
    assert laptop.write("Robin").millis == laptop.raw.millis_at(wednesday)
    laptop.raw.advance(days=7)
    assert laptop.open().now() == wednesday + timedelta(days=7)
    assert laptop.why() == ""
    assert laptop.clock.settled() == Settled(
        laptop.raw.millis_at(wednesday) - laptop.raw.millis_at(RESET), wednesday
    )
    laptop.raw.at = wednesday + timedelta(days=9)
    assert laptop.open().doubt() is None
    assert laptop.clock.now() == wednesday + timedelta(days=9)
    assert laptop.clock.settled().offset == 0


def test_it_is_noticed_in_an_open_window_that_the_clock_was_put_right(laptop) -> None:
    laptop.raw.at = RESET
    laptop.open().set_to(TUESDAY + timedelta(days=1))
    laptop.raw.at = TUESDAY + timedelta(days=1, minutes=3)
    assert laptop.clock.now() == laptop.raw.at
    assert laptop.write("Robin").millis == laptop.raw.millis()


def test_a_clock_that_jumps_in_an_open_window_stops_stamps_at_once(laptop) -> None:
    laptop.raw.at = RESET
    with pytest.raises(StorageUnavailable):
        laptop.write("Robin")
    laptop.raw.at = TUESDAY + timedelta(minutes=5)
    assert laptop.write("Robin") > laptop.stamp


def test_a_laptop_that_was_not_used_for_months_is_right_at_one_tap(laptop) -> None:
    """DQ02: remembered, so that it is not asked again the next day."""
    laptop.raw.advance(days=120)
    laptop.open()
    assert laptop.why() == "ahead"
    laptop.clock.is_right()
    assert laptop.why() == ""
    laptop.raw.advance(days=1)
    laptop.open()
    assert laptop.why() == ""
    assert laptop.clock.vouches_for(laptop.stamp.millis)
    assert laptop.write("Robin").millis == laptop.raw.millis()


def test_records_from_a_clock_that_was_ahead_are_asked_about_once(laptop) -> None:
    """DQ02."""
    laptop.raw.advance(days=-400)
    laptop.open()
    assert laptop.why() == "behind"
    laptop.clock.is_right()
    later = laptop.write("Robin")
    assert laptop.why() == ""
    assert later > laptop.stamp
    laptop.raw.advance(days=1)
    assert laptop.open().doubt() is None


def test_a_small_difference_is_no_offset(laptop) -> None:
    laptop.raw.advance(days=60)
    laptop.open().set_to(laptop.raw.at + timedelta(minutes=4))
    assert laptop.clock.settled().offset == 0
    assert laptop.why() == ""


def test_a_slip_of_the_finger_in_the_year_is_refused(laptop) -> None:
    laptop.raw.at = RESET
    laptop.open()
    problem = laptop.clock.set_to(datetime(2062, 5, 6, 10, 0))  # noqa: DTZ001 - local wall time
    assert problem == Problem("CLOCK_UNBELIEVABLE", "2062-05-06")
    assert laptop.why() == "behind"


def test_where_nobody_can_tell_it_is_asked_and_may_go_on(laptop) -> None:
    """A clock two days behind, after a week of rest: put right by now, or not."""
    laptop.raw.advance(days=-2)
    laptop.open().set_to(TUESDAY + timedelta(hours=1))
    laptop.raw.advance(days=9)
    laptop.open()
    assert laptop.why() == "either"
    with pytest.raises(StorageUnavailable) as refused:
        laptop.write("Robin")
    assert refused.value.problem.code == "CLOCK_EITHER"
    assert laptop.clock.laptop_says() == laptop.raw.at
    laptop.clock.goes_on()
    assert laptop.why() == ""
    assert laptop.clock.now() == laptop.raw.at + timedelta(days=2, hours=1)


def test_going_on_where_nothing_was_settled_is_believing_the_laptop(laptop) -> None:
    laptop.raw.advance(days=60)
    laptop.open().goes_on()
    assert laptop.clock.now() == laptop.raw.at


def test_an_answer_about_another_laptop_is_none_about_this_one(laptop) -> None:
    """A copy of the register brought to a laptop whose clock is right."""
    laptop.raw.at = RESET
    laptop.open().set_to(TUESDAY + timedelta(days=1))
    laptop.store._device = "ANOTHER"
    laptop.raw.at = TUESDAY + timedelta(days=2)
    assert laptop.open().settled() == Settled(0, None)
    assert laptop.why() == ""


def test_what_must_be_written_all_the_same_stands_at_what_is_known(laptop) -> None:
    """After a restore whoever was forgotten is forgotten again, before anything can be asked."""
    laptop.raw.at = RESET
    laptop.open()
    with laptop.clock.cautiously():
        stamp = laptop.write("Robin")
    assert stamp.millis == laptop.stamp.millis
    assert stamp > laptop.stamp
    with pytest.raises(StorageUnavailable):
        laptop.write("Dale")


def test_an_empty_register_believes_the_laptop() -> None:
    store, raw = FakeStore(), FakeClock(RESET)
    clock = SettledClock(raw)
    clock.attend(store)
    assert clock.doubt() is None
    assert clock.millis() == raw.millis()
    clock.is_right()
    assert clock.doubt() is None


def test_before_there_is_a_register_only_a_reset_clock_is_refused() -> None:
    clock = SettledClock(FakeClock(RESET))
    assert clock.impossible() == Problem(
        "CLOCK_IMPOSSIBLE", values={"clock_day": date(2020, 1, 1).isoformat()}
    )
    assert clock.is_right() == clock.impossible()
    assert clock.set_to(TUESDAY) is None
    assert clock.now() == RESET
    assert SettledClock(FakeClock(TUESDAY)).impossible() is None


def test_a_clock_is_wrapped_once() -> None:
    raw = FakeClock()
    clock = settled_clock(raw)
    assert settled_clock(clock) is clock
    assert clock.local(clock.millis_at(TUESDAY)) == TUESDAY
    assert not clock.vouches_for(0)


JUMPS = st.lists(
    st.tuples(
        st.integers(-3000, 3000), st.integers(0, 86_399), st.sampled_from(["", "right", "set"])
    ),
    min_size=1,
    max_size=12,
)


@given(jumps=JUMPS, reopened=st.booleans())
def test_stamps_never_go_backwards_whatever_the_clock_does(jumps, reopened) -> None:
    """DQ02: and none is far from the one before it, or from what somebody answered."""
    laptop = Laptop()
    last, settled = laptop.stamp, laptop.stamp.millis
    for step, (days, seconds, said) in enumerate(jumps):
        laptop.raw.at = TUESDAY + timedelta(days=days, seconds=seconds)
        if reopened:
            laptop.open()
        if said == "right":
            laptop.clock.is_right()
            settled = laptop.raw.millis()
        elif said == "set" and laptop.clock.set_to(TUESDAY + timedelta(days=step)) is None:
            settled = laptop.raw.millis_at(TUESDAY + timedelta(days=step))
        if laptop.why():
            continue
        stamp = laptop.write(f"p{step}")
        assert stamp > last
        assert stamp.millis - max(last.millis, settled) <= timedelta(days=35) // timedelta(
            milliseconds=1
        )
        last = stamp
