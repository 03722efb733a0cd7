"""The comparison of conditions in words, as the page Evidence says it."""

from hublog.domain.codes import CodeLists
from hublog.domain.office.evidence import SHARES, Measure, Side
from hublog.domain.office.evidence_sums import CHANGE, IMPROVED, MEAN, MEDIAN, REACH, RETENTION
from hublog.domain.office.run_chart import RunChart
from hublog.domain.suppression import shown
from hublog.domain.words import Words

_OF_ROWS = frozenset({RETENTION, REACH})
_OF_SESSIONS = frozenset({MEAN, MEDIAN})
OF_PAIRS = frozenset({CHANGE, IMPROVED})


def said_measure(words: Words, codes: CodeLists, measure: Measure) -> str:
    """What is compared."""
    name = words(f"evidence.measure.{measure.kind}")
    if not measure.detail:
        return name
    detail = measure.detail.replace(":", " ")
    if measure.detail in codes["imd_index"]:
        detail = codes["imd_index"][measure.detail].label(words.language)
    return words("evidence.detail.said", measure=name, detail=detail)


def said_value(words: Words, measure: Measure, side: Side) -> str:
    """The value alone, or why it is not shown."""
    if side.withheld or side.value is None:
        return words(f"evidence.withheld.{side.withheld}")
    if measure.kind in SHARES:
        return f"{side.value:.0%}"
    if measure.kind == CHANGE:
        return f"{side.value:+.1f}"
    return f"{side.value:.1f}".removesuffix(".0")


def said_facts(words: Words, measure: Measure, side: Side) -> str:
    """How many it comes from and how much of them is known; empty where it is withheld.

    Numbers of people are rounded as in everything that may leave the room (domain.md, Small numbers).
    """
    if side.withheld:
        return ""
    n: str | int = side.n if measure.kind in _OF_SESSIONS else shown(side.n)
    of = words(f"evidence.n.{measure.kind}", n=n)
    facts = [words("evidence.side.of", n=of, hubs=side.hubs)]
    if side.coverage is not None:
        facts.append(words(f"evidence.coverage.{measure.kind}", share=f"{side.coverage:.0%}"))
    if side.completeness is not None:
        kind = "rows" if measure.kind in _OF_ROWS else "held"
        facts.append(words(f"evidence.completeness.{kind}", share=f"{side.completeness:.0%}"))
    return words("evidence.side.between").join(facts)


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
