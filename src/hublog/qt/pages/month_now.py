"""How a month stands beside its figures: its return, what the checks found, what was learned."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hublog.domain.checks.finding import ASKS, HINTS, Finding
from hublog.domain.learning import Learning
from hublog.domain.months import Month
from hublog.services.api import Services

if TYPE_CHECKING:  # the page is shown before these are imported
    from hublog.domain.standing import Standing
    from hublog.services.standing import VersionView


@dataclass(frozen=True, slots=True)
class MonthNow:
    """``versions`` are those of the month's return, ``before`` those of the month before; newest first.

    ``begun`` says whether anything was ever held, called off or planned in the month or before it;
    ``names`` are of those who work at this desk.
    """

    standing: "Standing"
    findings: tuple[Finding, ...]
    learning: Learning
    versions: "tuple[VersionView, ...]"
    before: "tuple[VersionView, ...]"
    begun: bool = True
    names: tuple[str, ...] = ()

    @property
    def month(self) -> Month:
        """The month."""
        return self.standing.month

    @property
    def unsettled(self) -> tuple[Finding, ...]:
        """What stands in the way of a sign-off, the gravest first."""
        return tuple(each for each in self.findings if not each.settled)

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """What was asked about and is right."""
        return tuple(each for each in self.findings if each.severity == ASKS and each.settled)

    @property
    def hints(self) -> tuple[Finding, ...]:
        """What may be looked at when there is time."""
        return tuple(each for each in self.findings if each.severity == HINTS)

    @property
    def waiting(self) -> int:
        """How many things wait for somebody."""
        return len(self.unsettled) + len(self.standing.open_queries)

    @property
    def written(self) -> bool:
        """Whether anything was learned that is written down."""
        return any(self.learning.texts)


def how_it_stands(services: Services, month: Month) -> MonthNow:
    """Ask for all of it."""
    return MonthNow(
        services.standings.of(month),
        services.checking.of(month),
        services.learning.of(month),
        services.standings.history(month),
        services.standings.history(month.plus(-1)),
        _begun(services, month),
        tuple(tile.name for tile in services.seats.everybody()),
    )


def _begun(services: Services, month: Month) -> bool:
    """Whether there is anything in it, or before it: seen from the next month it has figures then."""
    if services.months.calendar(month, month.last).sessions:
        return True
    beside = services.months.overview(month.plus(1), month.last).figures
    return any(each.last_month is not None for each in beside)
