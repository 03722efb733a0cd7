"""The figures that the office makes of a few returns, in a test's own words."""

from collections.abc import Mapping

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.figures import Figures, HubTotals, figures
from hublog.domain.office.parts import Figure
from hublog.domain.office.spans import Span
from hublog.domain.office.totals import totals
from made_office import hub

APRIL, MAY, JUNE = Month(2026, 4), Month(2026, 5), Month(2026, 6)
QUARTER = Span(APRIL, JUNE)
ALONE = Span(MAY, MAY)
TWO = Span(MAY, JUNE)


def of(span: Span, *returns: Arrived, country: str = "E", hubs: str = "") -> Figures:
    """The figures of these returns; ``hubs`` are further ones from which nothing came."""
    codes = {*hubs.split(), *(each.hub_code for each in returns)}
    mine = {code: [r for r in returns if r.hub_code == code] for code in sorted(codes)}
    return figures(
        {
            code: HubTotals(hub(code, country=country), totals(each, span))
            for code, each in mine.items()
        },
        span,
    )


def one(span: Span, *returns: Arrived, **more: str) -> Mapping[str, Figure]:
    """The figures of the one hub that these are of."""
    ((_, found),) = of(span, *returns, **more).by_hub.items()
    return found
