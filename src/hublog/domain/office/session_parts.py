"""What a hub's session rows bring to the figures; every return has them, whatever else it shares."""

from collections.abc import Mapping

from hublog.domain.office.parts import COUNTED, NO_CASES, NOT_AVAILABLE, NOT_RECORDED, NOT_RUN, Part
from hublog.domain.office.totals import Totals

UNFINISHED, HOURS_MISSING, DAYS_MISSING = "unfinished", "hours_missing", "days_missing"


def session_parts(totals: Totals, owed: int) -> Mapping[str, Part]:
    """A01 to A07 and Q01, of a hub that owes returns for so many months."""
    months = len(totals.months)
    parts = {**_counts(totals), **_shares(totals), **_known(totals)}
    if not months:
        none = Part(state=NOT_AVAILABLE, months_expected=owed)
        return dict.fromkeys(parts, none)
    owed = max(owed, months)
    return {id_: part.but(months=months, months_expected=owed) for id_, part in parts.items()}


def _counts(totals: Totals) -> Mapping[str, Part]:
    notes = frozenset({UNFINISHED} if totals.unfinished else ())
    return {
        "A01": Part(state=COUNTED, amount=totals.held, notes=notes),
        "A02": Part(state=COUNTED, amount=totals.cancelled),
        "A03": Part(state=COUNTED, amount=totals.footfall, notes=notes),
    }


def _shares(totals: Totals) -> Mapping[str, Part]:
    held, cancelled, footfall = totals.held, totals.cancelled, totals.footfall
    return {
        "A02.rate": _share(cancelled, held + cancelled, NOT_RUN),
        "A04": _share(footfall, held, NOT_RUN),
        "A05": _share(totals.named, footfall, NO_CASES if held else NOT_RUN),
    }


def _known(totals: Totals) -> Mapping[str, Part]:
    """Figures of those sessions held of which something is known that may be missing."""
    held, timed, dated = totals.held, totals.timed, sum(totals.days_late.values())
    late = sum(n for days, n in totals.days_late.items() if days > 0)
    return {
        "A04.median": Part(state=_state(held, held), spread=totals.footfalls),
        "A06": _amount(timed, held, totals.hours, HOURS_MISSING),
        "A07": _amount(timed, held, totals.person_hours, HOURS_MISSING),
        "Q01": Part(
            state=_state(dated, held),
            spread=totals.days_late,
            notes=_note(dated, held, DAYS_MISSING),
        ),
        "Q01.late": _amount(dated, held, late, DAYS_MISSING),
    }


def _amount(known: int, held: int, amount: float, missing: str) -> Part:
    # Of no sessions at all the amount is 0 and certain.
    state = _state(known, held) if held else COUNTED
    return Part(state=state, amount=amount, notes=_note(known, held, missing))


def _share(amount: float, whole: float, empty: str) -> Part:
    return Part(state=COUNTED if whole else empty, amount=amount, whole=whole)


def _state(known: int, held: int) -> str:
    if known:
        return COUNTED
    return NOT_RECORDED if held else NOT_RUN


def _note(known: int, held: int, missing: str) -> frozenset[str]:
    return frozenset({missing} if known < held else ())
