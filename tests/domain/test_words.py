import pytest

from hublog.domain.problems import Problem
from hublog.domain.words import Words, plural

WORDS = Words(
    {
        "desk.hello": "Hello {name}.",
        "desk.people": {"one": "1 person", "other": "{n} people"},
        "problem.COUNT_ZERO": "Nobody is counted in {where}. Count {n} first.",
        "problem.LOCKED": "The register is locked.",
        "problem.NO_NAME": "It needs a name. Give it one.",
        "hint.NO_NAME": "Use --name.",
    }
)


def test_gaps_are_filled() -> None:
    assert WORDS("desk.hello", name="Ann") == "Hello Ann."


def test_the_number_chooses_the_form() -> None:
    assert WORDS("desk.people", n=1) == "1 person"
    assert WORDS("desk.people", n=0) == "0 people"


def test_a_form_that_a_language_needs_and_nobody_wrote_is_the_usual_one() -> None:
    welsh = Words({"desk.people": {"one": "1 person", "other": "{n} o bobl"}}, "cy")
    assert welsh("desk.people", n=2) == "2 o bobl"


def test_a_sentence_that_does_not_exist_is_our_bug() -> None:
    assert "desk.hello" in WORDS
    assert "desk.goodbye" not in WORDS
    with pytest.raises(KeyError):
        WORDS("desk.goodbye")


def test_a_problem_is_told_with_its_code_its_place_and_what_to_do() -> None:
    problem = Problem("COUNT_ZERO", "65+", {"n": 1})
    assert WORDS.problem(problem) == "Nobody is counted in 65+. Count 1 first."
    assert WORDS.problem_line(problem) == "COUNT_ZERO 65+: Nobody is counted in 65+. Count 1 first."
    assert WORDS.problem_line(Problem("LOCKED")) == "LOCKED: The register is locked."


def test_what_stood_behind_a_problem_is_said_after_it() -> None:
    problem = Problem("NO_NAME", because=Problem("COUNT_ZERO", "65+", {"n": 1}))
    assert WORDS.problem(problem).endswith("Give it one. Nobody is counted in 65+. Count 1 first.")


def test_only_the_command_line_is_told_which_option_to_give() -> None:
    problem = Problem("NO_NAME")
    assert WORDS.problem(problem) == "It needs a name. Give it one."
    assert WORDS.problem_line(problem) == "NO_NAME: It needs a name. Give it one. Use --name."


@pytest.mark.parametrize(
    ("n", "form"), [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (6, "many"), (7, "other")]
)
def test_welsh_has_six_forms(n: int, form: str) -> None:
    assert plural(n, "cy") == form


def test_english_has_two() -> None:
    assert [plural(n, "en") for n in (0, 1, 2)] == ["other", "one", "other"]
