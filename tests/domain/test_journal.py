from collections.abc import Callable, Iterable
from itertools import chain

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from hublog.domain.journal import (
    EARLIEST,
    LARGEST_LEAD_MS,
    Change,
    Journal,
    Stamp,
    Value,
    conflicts,
    fold,
    inverse,
    journal,
    merge,
)

FIELDS = ("known_as", "phone")
DEVICES = ("a", "b", "c")
Read = dict[tuple[tuple[str, str], str], Value]
Deliveries = list[list[Change]]

stamps = st.builds(
    Stamp,
    st.integers(0, 2**48 - 1),
    st.integers(0, 0xFFFF),
    st.text("0123456789abcdef-", max_size=36),
)
histories = st.lists(
    st.builds(
        lambda millis, device, row, after: Change(
            Stamp(millis, 0, device), "person", row, None, after
        ),
        st.integers(1, 9),
        st.sampled_from(DEVICES),
        st.sampled_from(("p1", "p2")),
        st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 9), min_size=1),
    ),
    max_size=8,
    unique_by=lambda change: (change.stamp, change.row_id),
)


@st.composite
def pairs_of_deliveries(draw: st.DrawFn) -> tuple[Deliveries, Deliveries]:
    """One history, delivered twice: shuffled, in parts that overlap, some of them repeated."""
    history = draw(histories)
    return _delivered(draw, history), _delivered(draw, history)


def _delivered(draw: st.DrawFn, history: list[Change]) -> Deliveries:
    repeated = draw(st.lists(st.sampled_from(history), max_size=4)) if history else []
    order = draw(st.permutations([*history, *repeated]))
    cut = draw(st.integers(0, len(order)))
    return [order[:cut], order[cut:]]


def by_merging(deliveries: Deliveries) -> Read:
    return _read(merge(*map(journal, deliveries)).values())


def last_to_arrive_wins(deliveries: Deliveries) -> Read:
    return {
        (change.key, name): value
        for change in chain.from_iterable(deliveries)
        for name, value in change.after.items()
    }


def _read(changes: Iterable[Change]) -> Read:
    return {
        (key, name): cell.value for key, row in fold(changes).items() for name, cell in row.items()
    }


def check_that_the_order_of_delivery_does_not_matter(receive: Callable[[Deliveries], Read]) -> None:
    @settings(max_examples=60, database=None, phases=(Phase.generate,))
    @given(pairs_of_deliveries())
    def laptops_agree(pair: tuple[Deliveries, Deliveries]) -> None:
        one, other = pair
        assert receive(one) == receive(other)

    laptops_agree()


def test_two_laptops_agree_however_the_changes_reached_them() -> None:
    """P8, its law: shuffled, repeated and partial deliveries end in one state."""
    check_that_the_order_of_delivery_does_not_matter(by_merging)


def test_letting_the_last_to_arrive_win_is_refuted_by_the_same_check() -> None:
    """P8, the control: the check would notice a merge that depends on the order."""
    with pytest.raises(AssertionError):
        check_that_the_order_of_delivery_does_not_matter(last_to_arrive_wins)


@st.composite
def three_journals(draw: st.DrawFn) -> tuple[Journal, Journal, Journal]:
    history = draw(histories)
    one, two, three = (journal(c for c in history if draw(st.booleans())) for _ in range(3))
    return one, two, three


@given(three_journals())
def test_merging_is_commutative_associative_and_idempotent(
    journals: tuple[Journal, Journal, Journal],
) -> None:
    """P8, the laws that make it true."""
    one, two, three = journals
    assert list(merge(one, two).items()) == list(merge(two, one).items())
    assert merge(merge(one, two), three) == merge(one, merge(two, three))
    assert list(merge(merge(one, two), one, two).items()) == list(merge(one, two).items())
    assert merge(one) == one
    assert fold(reversed(one.values())) == fold(one.values())


@given(stamps, stamps)
def test_stamps_sort_as_text_as_they_sort_themselves(one: Stamp, other: Stamp) -> None:
    assert (str(one) < str(other)) == (one < other)


@given(stamps)
def test_a_stamp_can_be_read_back(stamp: Stamp) -> None:
    assert Stamp.parse(str(stamp)) == stamp


@given(stamps, st.lists(st.integers(0, 2**47), max_size=6), st.sampled_from(DEVICES))
def test_stamps_never_go_back_whatever_the_clock_says(
    start: Stamp, clock: list[int], device: str
) -> None:
    held = start
    for now in clock:
        following = held.next(now, device)
        assert following > held
        assert following.device == device
        held = following


def test_a_full_counter_moves_on_to_the_next_millisecond() -> None:
    assert Stamp(5, 0xFFFF, "a").next(5, "b") == Stamp(6, 0, "b")
    assert Stamp(5, 3, "a").next(4, "b") == Stamp(5, 4, "b")
    assert Stamp(5, 3, "a").next(6, "b") == Stamp(6, 0, "b")
    assert Stamp(0, 0, "a") > EARLIEST


def test_a_stamp_more_than_a_day_ahead_is_refused() -> None:
    assert not Stamp(LARGEST_LEAD_MS, 0, "a").too_far_ahead(0)
    assert Stamp(LARGEST_LEAD_MS + 1, 0, "a").too_far_ahead(0)


def made(millis: int, device: str = "a", **after: Value) -> Change:
    return Change(Stamp(millis, 0, device), "person", "p1", None, after)


def changed(
    millis: int,
    before: dict[str, Value],
    after: dict[str, Value],
    device: str = "a",
    base: dict[str, str] | None = None,
) -> Change:
    return Change(Stamp(millis, 0, device), "person", "p1", before, after, base or {})


def test_two_edits_of_one_field_that_had_not_seen_each_other_are_a_conflict() -> None:
    first = made(1, known_as="Ann")
    base = {"known_as": str(first.stamp)}
    here = changed(2, {"known_as": "Ann"}, {"known_as": "Anne"}, "a", base)
    there = changed(3, {"known_as": "Ann"}, {"known_as": "Anna"}, "b", base)
    (found,) = conflicts([there, first, here])
    assert (found.field, found.winner.value, found.loser.value) == ("known_as", "Anna", "Anne")


def test_a_conflict_that_a_person_settled_is_none_any_more() -> None:
    first = made(1, known_as="Ann")
    base = {"known_as": str(first.stamp)}
    here = changed(2, {"known_as": "Ann"}, {"known_as": "Anne"}, "a", base)
    there = changed(3, {"known_as": "Ann"}, {"known_as": "Anna"}, "b", base)
    both = {"known_as": f"{here.stamp} {there.stamp}"}
    settled = changed(4, {"known_as": "Anna"}, {"known_as": "Anne"}, "a", both)
    assert conflicts([first, here, there, settled]) == []


def test_an_edit_that_knew_what_it_overwrote_is_no_conflict() -> None:
    first = made(1, known_as="Ann")
    later = changed(
        2, {"known_as": "Ann"}, {"known_as": "Anne"}, "b", {"known_as": str(first.stamp)}
    )
    assert conflicts([first, later]) == []


def test_equal_values_and_two_laptops_making_one_row_are_no_conflicts() -> None:
    assert conflicts([made(1, known_as="Ann"), made(2, "b", known_as="Ann")]) == []
    assert conflicts([made(1, at="10:00"), made(2, "b", at="10:01")]) == []


def test_a_row_made_again_after_an_edit_elsewhere_is_a_conflict() -> None:
    """The maker on the second laptop had not seen the first one's edit, which lost."""
    first = made(1, status="present")
    edit = changed(2, {"status": "present"}, {"status": "cancelled"}, "a")
    again = made(3, "b", status="present")
    assert [c.loser.value for c in conflicts([first, edit, again])] == ["cancelled"]


def test_making_a_row_is_taken_back_by_no_longer_living() -> None:
    made_row = made(1, known_as="Ann", alive=True)
    assert inverse(made_row, []).fields == {"alive": False}


def test_a_field_goes_back_only_while_it_still_carries_the_stamp() -> None:
    change = changed(2, {"known_as": "Ann", "phone": ""}, {"known_as": "Anne", "phone": "1"})
    later = changed(3, {"phone": "1"}, {"phone": "2"})
    back = inverse(change, [change, later])
    assert back.fields == {"known_as": "Ann"}
    assert back.changed_since == ("phone",)


def test_what_happened_to_other_rows_or_before_does_not_stand_in_the_way() -> None:
    change = changed(2, {"phone": ""}, {"phone": "1"})
    other_row = Change(Stamp(3, 0, "a"), "person", "p2", {}, {"phone": "9"})
    assert inverse(change, [made(1, phone=""), other_row]).fields == {"phone": ""}


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), st.integers(), min_size=1), max_size=6))
def test_taking_everything_back_from_the_end_restores_the_beginning(
    writes: list[dict[str, int]],
) -> None:
    start: dict[str, Value] = dict.fromkeys(FIELDS, 0)
    held = dict(start)
    done = []
    for n, write in enumerate(writes, start=1):
        done.append(changed(n, {name: held[name] for name in write}, dict(write)))
        held |= write
    for n, change in enumerate(reversed(done)):
        held |= inverse(change, done[: len(done) - n]).fields
    assert held == start


@given(
    st.lists(
        st.dictionaries(st.sampled_from(FIELDS), st.integers(), min_size=1), min_size=1, max_size=6
    ),
    st.data(),
)
def test_taking_one_back_out_of_order_leaves_later_work_alone(
    writes: list[dict[str, int]], data: st.DataObject
) -> None:
    held: dict[str, Value] = dict.fromkeys(FIELDS, 0)
    done = []
    for n, write in enumerate(writes, start=1):
        done.append(changed(n, {name: held[name] for name in write}, dict(write)))
        held |= write
    change = data.draw(st.sampled_from(done))
    later = {name for other in done if other.stamp > change.stamp for name in other.after}
    back = inverse(change, done)
    assert set(back.fields) == set(change.after) - later
    assert set(back.changed_since) == set(change.after) & later
