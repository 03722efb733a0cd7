"""The comparison of conditions in words."""

import pytest

from hublog import resources
from hublog.domain.office.evidence import MEASURES, REASONS, Measure, Side
from hublog.domain.office.evidence_sums import CHANGE, IMPROVED, MEAN, REACH, REFERRALS, RETENTION
from hublog.domain.office.evidence_words import OF_PAIRS, said_facts, said_measure, said_value

WORDS, CODES = resources.words(), resources.code_lists()
SIDE = Side(value=0.256, n=43, hubs=4, coverage=0.7, completeness=0.9)


def measure(kind: str, detail: str = "") -> Measure:
    return Measure(kind=kind, present=SIDE, absent=SIDE, detail=detail)


def test_every_measure_and_every_reason_for_showing_nothing_has_words() -> None:
    for kind in MEASURES:
        assert said_measure(WORDS, CODES, measure(kind))
        known = Side(value=0.3, n=43, hubs=4, completeness=0.9) if kind in OF_PAIRS else SIDE
        assert len(said_facts(WORDS, measure(kind), known)) == 2 + (known is SIDE)
    for reason in REASONS:
        withheld = Side(withheld=reason)
        assert said_value(WORDS, measure(MEAN), withheld).startswith(("No", "Not"))
        assert said_facts(WORDS, measure(MEAN), withheld) == ()


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("IOD2025", "(English indices of deprivation 2025)"),
        ("WHO5:calm", "(WHO5 calm)"),
        ("ONS4:satisfied", "(satisfied with life)"),
        ("UCLA3:total", "(lonely, three questions; less is better)"),
    ],
)
def test_an_index_and_a_question_are_called_by_their_name_and_another_question_as_it_is(
    detail, said
) -> None:
    assert said_measure(WORDS, CODES, measure(REACH, detail)).endswith(said)


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (MEAN, 12.34, "12.3"),
        (MEAN, 12.0, "12"),
        (RETENTION, 0.256, "26%"),
        (CHANGE, 0.5, "+0.5"),
        (CHANGE, -0.5, "-0.5"),
        (IMPROVED, 1.0, "100%"),
    ],
)
def test_a_value_is_a_number_a_share_or_a_change(kind, value, said) -> None:
    assert said_value(WORDS, measure(kind), Side(value=value, n=9, hubs=3)) == said


def test_numbers_of_people_are_rounded_and_numbers_of_sessions_are_not() -> None:
    """Domain.md, Small numbers."""
    assert said_facts(WORDS, measure(MEAN), SIDE)[0] == "43 sessions, 4 hubs"
    assert said_facts(WORDS, measure(RETENTION), SIDE)[0] == "about 45 newcomers, 4 hubs"


def test_what_cannot_be_known_is_not_told() -> None:
    bare = Side(value=0.3, n=43, hubs=4)
    assert len(said_facts(WORDS, measure(REFERRALS), bare)) == 1
    of_rows = said_facts(WORDS, measure(RETENTION), SIDE)
    of_all = said_facts(WORDS, measure(REFERRALS), SIDE)
    assert of_rows[2].endswith("with rows about people")
    assert of_all[2].endswith("are here")
