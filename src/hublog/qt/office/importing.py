"""The work of an import, away from the window: every file in turn, until somebody asks to stop; and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem
from hublog.qt.operations import Progress
from hublog.services.office import taking_in
from hublog.services.office.api import OfficeServices
from hublog.services.office.taking_in import TakenIn


@dataclass(frozen=True, slots=True)
class Came:
    """An import that ended: its files in the order of its lines, and the hubs by code."""

    files: tuple[Path, ...]
    taken: TakenIn
    hubs: dict[str, ListedHub]


def take(
    services: OfficeServices, actor: str, places: Sequence[Path], progress: Progress
) -> Came | Problem:
    """Take in every file of these places."""
    files = services.waiting.files(places)
    hubs = {each.code: each for each in services.hubs.all()}
    taken = _take(services, actor, files or places, progress)
    return taken if isinstance(taken, Problem) else Came(files, taken, hubs)


def take_back(services: OfficeServices, actor: str, intakes: Sequence[int]) -> int | Problem:
    """Take imports back, the latest first; how many versions went."""
    went = 0
    for each in reversed(intakes):
        done = services.taking_in.undo(actor, each)
        if isinstance(done, Problem):
            return done
        went += done
    return went


def _take(
    services: OfficeServices, actor: str, files: Sequence[Path], progress: Progress
) -> TakenIn | Problem:
    """Take files in, and say how far it is as often as somebody may have asked to stop."""
    far = [0, len(files)]

    def tell(now: taking_in.Progress) -> None:
        far[:] = [now.done, now.of]

    def poll() -> None:
        progress(*far)

    return services.taking_in.take(actor, files, tell=tell, poll=poll)
