"""What writing leaves in the journal: the parts the stores' contract does not reach alone."""

from functools import partial
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hublog.domain import writing
from hublog.domain.journal import Change, Stamp, fold
from hublog.domain.people import Person
from hublog.domain.records import defaults, to_values

FIRST, SECOND, THIRD = (Stamp(n, 0, "D") for n in (1, 2, 3))

_people = st.builds(
    Person,
    id=st.just("p"),
    known_as=st.text(max_size=3),
    also_known_as=st.lists(st.text(max_size=2), max_size=2).map(tuple),
    sex=st.sampled_from(["NK", "F", "M"]),
    keep_here=st.booleans(),
    alive=st.booleans(),
)


@given(st.lists(_people, min_size=1, max_size=5))
def test_the_journal_folds_to_the_last_state_written(states) -> None:
    """State tables are the journal's fold (house.md, decisions)."""
    rows = [to_values(person) for person in states]
    journal = [writing.making(Stamp(0, 0, "D"), "person", rows[0])]
    for n, (old, new) in enumerate(pairwise(rows), 1):
        history = partial(tuple, journal)
        change = writing.overwriting(Stamp(n, 0, "D"), "person", old, new, history)
        journal += [change] if change else []
    ((_, cells),) = fold(journal).items()
    folded = {"id": "p", **defaults(Person), **{name: c.value for name, c in cells.items()}}
    assert folded == rows[-1]


@given(_people)
def test_equal_states_leave_no_change_and_ask_for_no_history(person) -> None:
    row = to_values(person)
    assert writing.overwriting(FIRST, "person", row, dict(row), lambda: 1 / 0) is None


def test_making_a_row_again_wins_over_an_earlier_taking_back() -> None:
    """Merging two laptops: the same sign-in taken back on one and made later on the other."""
    row = to_values(Person(id="p", known_as="A"))
    first = writing.making(FIRST, "person", row)
    back = writing.overwriting(SECOND, "person", row, {**row, "alive": False}, lambda: [first])
    again = writing.making(THIRD._replace(device="E"), "person", row)
    assert fold([first, back, again])["person", "p"]["alive"].value is True


def test_a_field_carries_the_latest_stamp_that_wrote_it_in_whatever_order_they_come() -> None:
    made = Change(FIRST, "person", "p", None, {"known_as": "A"})
    named = Change(SECOND, "person", "p", {"known_as": "A"}, {"known_as": "B"})
    carried = writing.stamps_carried(["known_as", "sex"], [named, made])
    assert carried == {"known_as": str(SECOND), "sex": str(FIRST)}


def test_blanking_keeps_that_a_field_changed_and_nothing_of_its_value() -> None:
    """P14: nothing of a forgotten value is left, neither before nor after."""
    change = Change(THIRD, "person", "p", {"known_as": "A", "sex": "F"}, {"known_as": "B"})
    blank = writing.blanked(change, ["known_as", "sex", "note"])
    assert blank == Change(THIRD, "person", "p", {"known_as": "", "sex": "NK"}, {"known_as": ""})
    made = Change(FIRST, "person", "p", None, {"known_as": "A"})
    assert writing.blanked(made, ["sex"]) == made


def test_what_is_folded_after_rewording_is_what_was_folded_before_reworded() -> None:
    """P14: each change keeps what it said of the rest."""
    made = Change(FIRST, "activity", "a", None, {"name": "With Ann", "type": "EVENT"})
    named = Change(SECOND, "activity", "a", {"name": "With Ann"}, {"name": "Walks"})
    plain = Change(THIRD, "place", "p", {"name": "Hall", "capacity": 3}, {"capacity": None})

    def said(text: str) -> str:
        return text.replace("Ann", "\u2026")

    left = [writing.reworded(change, ["name"], said) for change in (made, named)]
    assert left[0].after == {"name": "With \u2026", "type": "EVENT"}
    assert (left[1].before, left[1].after) == ({"name": "With \u2026"}, {"name": "Walks"})
    assert fold(left)["activity", "a"]["name"].value == "Walks"
    assert writing.reworded(plain, ["name", "capacity"], said) == plain


def test_the_digest_asks_for_content_not_order() -> None:
    one, other = {"id": "a", "n": 1}, {"id": "b", "n": 2}
    assert writing.digest({"t": [one, other], "u": []}) == writing.digest({"t": [other, one]})
    assert writing.digest({"t": [one]}) != writing.digest({"u": [one]})
    assert writing.digest({"t": [one]}) != writing.digest({"t": [{"id": "a", "n": 2}]})
