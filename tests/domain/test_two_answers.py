"""Two answers to one question: what is asked, and what is left to the greater stamp."""

from hublog.domain.journal import Change, Stamp, Value
from hublog.domain.two_answers import answered_twice

MADE = Change(Stamp(1, 0, "A"), "person", "p", None, {"known_as": "Wren", "alive": True})
BASE = str(MADE.stamp)


def edit(millis: int, device: str, table: str = "person", **fields: Value) -> Change:
    return Change(
        Stamp(millis, 0, device),
        table,
        "p",
        dict.fromkeys(fields),
        fields,
        dict.fromkeys(fields, BASE),
    )


def fields_asked(*changes: Change, forgetting=(), forgotten=()) -> list[tuple[str, ...]]:
    return [each.fields for each in answered_twice([MADE, *changes], forgetting, forgotten)]


def test_what_was_written_without_knowing_is_asked() -> None:
    assert fields_asked(edit(2, "A", note="tea"), edit(3, "B", note="milk")) == [("note",)]


def test_what_means_something_only_together_is_one_question() -> None:
    ours = edit(2, "A", postcode="CA15 8AB", lsoa="1", birth_year=1950)
    theirs = edit(3, "B", postcode="CA14 1AA", lsoa="2", birth_year=1951)
    assert fields_asked(ours, theirs) == [("birth_year",), ("lsoa", "postcode")]


def test_what_nobody_could_answer_is_not_asked() -> None:
    assert fields_asked(edit(2, "A", lsoa="1"), edit(3, "B", lsoa="2")) == []
    assert fields_asked(edit(2, "A", also_known_as=["K"]), edit(3, "B", also_known_as=["L"])) == []
    assert fields_asked(edit(2, "A", "count", n=1), edit(3, "B", "count", n=2)) == []


def test_about_the_forgotten_and_of_forgetting_nothing_is_asked() -> None:
    ours, theirs = edit(2, "A", note="tea"), edit(3, "B", note="")
    assert fields_asked(ours, theirs, forgotten=["p"]) == []
    assert fields_asked(ours, theirs, forgetting=[theirs.stamp]) == []
    assert fields_asked(ours, theirs, forgetting=[ours.stamp]) == []


def test_what_a_row_was_only_made_with_gives_way() -> None:
    twice = Change(Stamp(2, 0, "B"), "person", "p", None, {"known_as": "W", "alive": True})
    assert fields_asked(twice, edit(3, "A", known_as="Wren A")) == []


def test_who_settles_it_has_seen_both() -> None:
    (asked,) = answered_twice([MADE, edit(2, "A", note="tea"), edit(3, "B", note="milk")], (), ())
    assert asked.bases() == {"note": f"{Stamp(3, 0, 'B')} {Stamp(2, 0, 'A')}"}
