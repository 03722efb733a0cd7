"""What a copy of the register holds, and what of today's register it does not."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hublog.domain.hubs import Hub
from hublog.domain.journal import Action, Stamp
from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.sessions import Session
from hublog.domain.versions import ReturnVersion
from hublog.services.copy_ports import HeldCopy
from hublog.services.hub import the_hub
from hublog.services.ports import Reader

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
    would be missing.
    """

    actions: int
    by_kind: Mapping[str, int]
    first: datetime | None
    last: datetime | None
    rows: Mapping[str, int]
    newest_session: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupLook:
    """A copy, looked at in a safe place: nothing was changed.

    ``lost`` is ``None`` where today's register cannot be read or there is none; ``forgotten`` people are
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
    known = {action.stamp for action in copy.latest_actions(_EVERY)}
    missing = [each for each in present.latest_actions(_EVERY) if each.stamp not in known]
    rows: Counter[str] = Counter()
    sessions: set[str] = set()
    for action in missing:
        _count(present, action, rows, sessions)
    days = [each.date for each in present.get_many(Session, sessions).values()]
    return Lost(
        actions=len(missing),
        by_kind=Counter(each.kind for each in missing),
        first=moment(missing[-1].stamp) if missing else None,
        last=moment(missing[0].stamp) if missing else None,
        rows=rows,
        newest_session=max(days, default=None),
    )


def forgotten_in(copy: Reader, ids: Collection[str]) -> int:
    """How many people of these ids the copy still knows."""
    return sum(each.status != "forgotten" for each in copy.get_many(Person, ids).values())


def moment(stamp: Stamp) -> datetime:
    """When a stamp was given, by the clock on the wall."""
    return datetime.fromtimestamp(stamp.millis // 1000)  # noqa: DTZ006 - as people saw it


def _count(present: Reader, action: Action, rows: Counter[str], sessions: set[str]) -> None:
    for change in present.changes_of(action.stamp):
        if change.before is None:
            rows[change.table] += 1
        if change.table == "session":
            sessions.add(change.row_id)
        about = change.after.get("session_id")
        if about is not None:
            sessions.add(str(about))
