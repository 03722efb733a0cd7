"""What a hub's Summaries bring to the figures: those that add up over months, and those that do not."""

from collections.abc import Mapping, Sequence

from hublog.domain.indicators import ANSWERED, ENGAGEMENT
from hublog.domain.months import Month
from hublog.domain.office.parts import COUNTED, NO_CASES, NOT_AVAILABLE, NOT_RECORDED, Part
from hublog.domain.office.spans import Span
from hublog.domain.office.totals import Said, Totals

PROVISIONAL, NAMED_ONLY, MINUTES_MISSING = "provisional", "named_only", "minutes_missing"
COHORT_OPEN, ONE_MONTH_ONLY = "cohort_open", "one_month_only"
_NOTES = {
    **dict.fromkeys(("B01", "B02", "B03"), NAMED_ONLY),
    **dict.fromkeys(("B04", "B05", "B08", "C03", "C03.participants"), PROVISIONAL),
    "C02": MINUTES_MISSING,
}
"""What a figure's note in a Summary says; it is told there in the hub's own language."""

_ADDED = ("B04", "C02", "C03", "C03.participants", "D01.in", "D01.out", "D01.signpost", "D02")
_ADDED_SHARES = ("B08", "D03")
"""Nobody is first twice, and the newcomers of two months are other people: these may be added up."""
_AS_IT_STANDS = tuple(f"B09.{band}" for band in ENGAGEMENT)
"""These look back twelve months, so that the last month says everything."""


def said_parts(totals: Totals, span: Span, owed: Sequence[Month]) -> Mapping[str, Part]:
    """B02 to B04, B08, B09, B11, C and D, as far as the span has them."""
    added = max(len(owed), len(totals.months))
    last = int(span.last in owed or str(span.last) in totals.months)
    over, at_last = totals.said, totals.said_last
    return {
        **{id_: count_said(id_, over, added) for id_ in _ADDED},
        **{id_: share_said(id_, over, added) for id_ in _ADDED_SHARES},
        **{id_: count_said(id_, at_last, last) for id_ in (*span.to_date, *_AS_IT_STANDS)},
        **_of_one_month(totals, span, added),
        "D04": _days_to_take_up(totals, added),
    }


def count_said(id_: str, said: Mapping[str, Said], months_expected: int) -> Part:
    """An amount as Summaries say it."""
    line = said.get(id_, Said())
    state = COUNTED if line.valued else NOT_RECORDED if line.lines else NOT_AVAILABLE
    return Part(
        state=state,
        amount=line.value,
        months=line.valued,
        months_expected=months_expected,
        notes=_notes(id_, line.noted),
    )


def share_said(id_: str, said: Mapping[str, Said], months_expected: int) -> Part:
    """A part of a whole as Summaries say it."""
    line = said.get(id_, Said())
    state = COUNTED if line.denominator else NO_CASES if line.based else NOT_AVAILABLE
    without = line.lines - line.based
    return Part(
        state=state,
        amount=line.numerator,
        whole=line.denominator,
        months=line.based,
        months_expected=months_expected,
        notes=_notes(id_, line.noted - without) | frozenset({COHORT_OPEN} if without else ()),
    )


def _notes(id_: str, noted: int) -> frozenset[str]:
    return frozenset({_NOTES[id_]} if noted > 0 and id_ in _NOTES else ())


def _of_one_month(totals: Totals, span: Span, months_expected: int) -> Mapping[str, Part]:
    """Different people of a kind of which no rows tell who is who."""
    answered = [f"B11.{name}" for name in ANSWERED]
    if not span.single:
        none = Part(
            state=NOT_AVAILABLE,
            months_expected=months_expected,
            notes=frozenset({ONE_MONTH_ONLY}),
        )
        return dict.fromkeys((*answered, "C01"), none)
    last = totals.said_last
    return {
        **{id_: share_said(id_, last, months_expected) for id_ in answered},
        "C01": count_said("C01", last, months_expected),
    }


def _days_to_take_up(totals: Totals, months_expected: int) -> Part:
    if not totals.months:
        return Part(state=NOT_AVAILABLE, months_expected=months_expected)
    taken_up = totals.said.get("D02", Said()).value
    state = COUNTED if totals.days_to_take_up else NOT_RECORDED if taken_up else NO_CASES
    return Part(
        state=state,
        spread=totals.days_to_take_up,
        months=len(totals.months),
        months_expected=months_expected,
    )
