"""What a copy of the register holds, and what of today's register it does not."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hublog.domain.hubs import Hub
from hublog.domain.journal import Action, Change
from hublog.domain.laptops import FORGOT, TAKE_AWAY
from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.sessions import Session
from hublog.domain.versions import ReturnVersion
from hublog.services.copy_ports import HeldCopy
from hublog.services.hub import the_hub
from hublog.services.moments import moment
from hublog.services.ports import Reader
from hublog.services.salvage import Salvaged

_EVERY = 1_000_000_000
"""More actions than any hub ever does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """What a copy holds: living rows by table, when it was last worked in, which months were signed off.

    ``device`` is the laptop's copy of the register that it was made from.
    """

    hub: Hub
    tallies: Mapping[str, int]
    newest_action: datetime | None
    newest_session: date | None
    months_signed: tuple[Month, ...]
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What today's register holds and the copy does not.

    ``actions`` of people, by kind in ``by_kind``, from ``first`` to ``last``; ``rows`` are the rows they
    made, by table; ``newest_session`` is the last day on which a session was held of which something
    would be missing. ``whole`` is off where today's register is damaged: there may be more.
    """

    actions: int
    by_kind: Mapping[str, int]
    first: datetime | None
    last: datetime | None
    rows: Mapping[str, int]
    newest_session: date | None
    whole: bool = True

    @property
    def comes_back(self) -> int:
        """How often something was taken away for good that is in the copy yet; the forgotten stay forgotten."""
        return sum(n for kind, n in self.by_kind.items() if kind in TAKE_AWAY - {FORGOT})


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupLook:
    """A copy, looked at in a safe place: nothing was changed.

    ``lost`` is ``None`` where nothing of today's register can be read or there is none; ``forgotten`` people are
    in the copy and will be forgotten once more; ``other_hub`` where it is another hub's register.
    """

    held: HeldCopy
    holds: Holds
    lost: Lost | None
    forgotten: int
    other_hub: bool
    faults: tuple[Problem, ...] = ()


def holds(reader: Reader, device: str) -> Holds:
    """What an open copy holds."""
    latest = reader.latest_actions(1)
    days = [each.date for each in reader.find(Session) if each.status in {"open", "closed"}]
    signed = {version.month for version in reader.find(ReturnVersion)}
    return Holds(
        hub=the_hub(reader),
        tallies=reader.tallies(),
        newest_action=moment(latest[0].stamp) if latest else None,
        newest_session=max(days, default=None),
        months_signed=tuple(map(Month.parse, sorted(signed))),
        device=device,
    )


def lost(present: Reader, copy: Reader) -> Lost:
    """What today's register holds and the copy does not."""
    missing = _missing(present.latest_actions(_EVERY), copy)
    changes = [change for each in missing for change in present.changes_of(each.stamp)]
    sessions = present.get_many(Session, _sessions_of(changes)).values()
    return _lost(missing, changes, [each.date for each in sessions], whole=True)


def lost_of_damaged(found: Salvaged, copy: Reader) -> Lost:
    """The same by what can still be read of a damaged register: at least so much."""
    missing = _missing(found.actions.values(), copy)
    stamps = {each.stamp for each in missing}
    changes = [each for each in found.changes if each.stamp in stamps]
    held = found.tables["session"].rows
    days = [held[each]["date"] for each in _sessions_of(changes) if each in held]
    return _lost(missing, changes, [date.fromisoformat(str(day)) for day in days], whole=False)


def _missing(actions: Iterable[Action], copy: Reader) -> list[Action]:
    """The actions that the copy does not know, oldest first."""
    known = {action.stamp for action in copy.latest_actions(_EVERY)}
    return sorted((a for a in actions if a.stamp not in known), key=lambda a: a.stamp)


def _sessions_of(changes: Iterable[Change]) -> set[str]:
    own = {each.row_id for each in changes if each.table == "session"}
    return own | {str(about) for each in changes if (about := each.after.get("session_id"))}


def _lost(
    missing: Sequence[Action], changes: Iterable[Change], days: Collection[date], *, whole: bool
) -> Lost:
    return Lost(
        actions=len(missing),
        by_kind=Counter(each.kind for each in missing),
        first=moment(missing[0].stamp) if missing else None,
        last=moment(missing[-1].stamp) if missing else None,
        rows=Counter(each.table for each in changes if each.before is None),
        newest_session=max(days, default=None),
        whole=whole,
    )


def forgotten_in(copy: Reader, ids: Collection[str]) -> int:
    """How many people of these ids the copy still knows."""
    return sum(each.status != "forgotten" for each in copy.get_many(Person, ids).values())
