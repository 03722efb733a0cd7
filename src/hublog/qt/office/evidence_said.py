"""The comparison of conditions in words, as the page Evidence says it."""

from hublog.domain.office import evidence_words
from hublog.domain.office.evidence import Measure, Side
from hublog.domain.office.run_chart import RunChart
from hublog.domain.words import Words


def said_facts(words: Words, measure: Measure, side: Side) -> str:
    """How many it comes from and how much of them is known, below each other."""
    return words("evidence.side.between").join(evidence_words.said_facts(words, measure, side))


def said_people(words: Words, footfall: int | None) -> str:
    """How many came to a session of a chart."""
    return words("evidence_page.runs.few") if footfall is None else str(footfall)


def said_number(words: Words, number: int) -> str:
    """Where a session stands, counted from the one with which the condition began."""
    way = "before" if number < 0 else "after"
    return words(f"evidence_page.runs.{way}", n=abs(number))


def said_signals(words: Words, chart: RunChart) -> str:
    """What a chart shows, in sentences."""
    told = [
        words(f"evidence_page.runs.{each.kind}_{each.way}", first=each.first, last=each.last)
        for each in chart.signals
    ] or [words("evidence_page.runs.no_signal")]
    if chart.restless:
        told.append(words("evidence_page.runs.restless"))
    if chart.missing:
        told.append(words("evidence_page.runs.missing", n=chart.missing))
    return " ".join(told)
