"""What the page Evidence says of a measure."""

import pytest

from hublog import resources
from hublog.domain.office import evidence
from hublog.domain.office.evidence import Measure, Side
from hublog.domain.office.evidence_sums import CHANGE
from hublog.domain.office.evidence_words import said_measure, said_value
from hublog.qt.office.evidence_said import said_facts


@pytest.mark.parametrize("why", evidence.REASONS)
def test_each_reason_has_a_sentence_and_nothing_else_is_told(why: str) -> None:
    words = resources.words()
    side = Side(withheld=why)
    measure = Measure(kind="retention", present=side, absent=side)
    assert said_value(words, measure, side).endswith(".")
    assert said_facts(words, measure, side) == ""


@pytest.mark.parametrize("kind", evidence.MEASURES)
def test_each_measure_is_said_in_words(kind: str) -> None:
    words, codes = resources.words(), resources.code_lists()
    side = Side(value=0.5, n=42, hubs=3, coverage=0.7, completeness=0.9)
    measure = Measure(kind=kind, present=side, absent=side)
    assert said_measure(words, codes, measure)
    known = Side(value=0.5, n=42, hubs=3, completeness=0.9)
    shown = side if f"evidence.coverage.{kind}" in words else known
    assert "3 hubs" in said_facts(words, measure, shown)
    assert said_value(words, measure, side)


def test_an_index_goes_by_its_name_and_a_change_has_its_sign() -> None:
    words, codes = resources.words(), resources.code_lists()
    side = Side(value=0.5, n=42, hubs=3)
    reach = Measure(kind="reach", present=side, absent=side, detail="WIMD2025")
    assert "Welsh index" in said_measure(words, codes, reach)
    change = Measure(kind=CHANGE, present=side, absent=side, detail="ONS4:worth")
    assert said_measure(words, codes, change).endswith("(ONS4 worth)")
    assert said_value(words, change, side) == "+0.5"
