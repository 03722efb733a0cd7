"""The comparison of conditions in words, as window and command line say it alike."""

from hublog.domain.codes import CodeLists
from hublog.domain.office.evidence import SHARES, Measure, Side
from hublog.domain.office.evidence_sums import CHANGE, IMPROVED, MEAN, MEDIAN, REACH, RETENTION
from hublog.domain.outcomes import MEASURES
from hublog.domain.suppression import shown
from hublog.domain.words import Words

_OF_ROWS = frozenset({RETENTION, REACH})
_OF_SESSIONS = frozenset({MEAN, MEDIAN})
OF_PAIRS = frozenset({CHANGE, IMPROVED})
_QUESTIONS = {f"{each.instrument}:{each.question}": each.id for each in MEASURES}
"""The questions that we know, by what a detail calls them; another program may ask others."""


def said_measure(words: Words, codes: CodeLists, measure: Measure) -> str:
    """What is compared."""
    name = words(f"evidence.measure.{measure.kind}")
    if not measure.detail:
        return name
    detail = measure.detail.replace(":", " ")
    if measure.detail in codes["imd_index"]:
        detail = codes["imd_index"][measure.detail].label(words.language)
    elif measure.detail in _QUESTIONS:
        detail = words(f"wellbeing.about.{_QUESTIONS[measure.detail]}")
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


def said_facts(words: Words, measure: Measure, side: Side) -> tuple[str, ...]:
    """How many it comes from and how much of them is known; nothing where it is withheld.

    Numbers of people are rounded as in everything that may leave the room (domain.md, Small numbers).
    """
    if side.withheld:
        return ()
    n: str | int = side.n if measure.kind in _OF_SESSIONS else shown(side.n)
    of = words(f"evidence.n.{measure.kind}", n=n)
    facts = [words("evidence.side.of", n=of, hubs=side.hubs)]
    if side.coverage is not None:
        facts.append(words(f"evidence.coverage.{measure.kind}", share=f"{side.coverage:.0%}"))
    if side.completeness is not None:
        kind = "rows" if measure.kind in _OF_ROWS else "held"
        facts.append(words(f"evidence.completeness.{kind}", share=f"{side.completeness:.0%}"))
    return tuple(facts)
