"""Joins another laptop's journal to this one's, in one transaction (safety.md, the journal)."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import groupby

from hublog.domain.journal import Change, RowKey, Stamp
from hublog.domain.laptops import BROUGHT_TOGETHER, FORGOT, Doubt
from hublog.domain.people import Person
from hublog.domain.records import KINDS, TABLES, Record
from hublog.domain.sessions import Attendance, Session
from hublog.domain.twins import likely_twins
from hublog.services.deleted_again import deleted_again
from hublog.services.forget_again import forget_again, forgotten_in, says_less, tombstones
from hublog.services.grounding import MOVED, ground
from hublog.services.hub import the_hub
from hublog.services.laptop_ports import Carried
from hublog.services.ports import Reader, UnitOfWork
from hublog.services.withdrawn_again import withdrawn_again

Rows = Mapping[RowKey, Record]
ADDS = "new_"
"""How what the action that brings another laptop's actions in is about begins where it says what is new."""
_TOLD = ("session", "person", "attendance")
_WRITTEN_BY_BOTH = frozenset({TABLES[Attendance], TABLES[Session], TABLES[Person]})
"""Where two laptops write one row of the same."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What the joining did: the rows that came, as they were here before and as they are now.

    ``made`` are those that the other laptop's actions made, ``forgotten`` says how many people are
    forgotten now who were known here.
    """

    stamp: Stamp
    before: Rows
    after: Rows
    made: frozenset[RowKey]
    forgotten: int
    actions: int


def new_actions(reader: Reader, carried: Carried) -> frozenset[Stamp]:
    """The other laptop's actions that are not known here yet, and changed anything.

    Marks of who was brought together where are no news, or two laptops would tell each other for ever
    that they had spoken.
    """
    return frozenset(change.stamp for change in carried.changes) - reader.stamps()


def join(
    work: UnitOfWork, carried: Carried, today: dt.date, *, shown: bool = False
) -> Joined | None:
    """Join what was carried here in the action that runs; nobody has committed it yet.

    The action must be one of forgetting, since whoever is forgotten on either laptop is forgotten first,
    and once more after the journals are one. Nothing where all is known already. Only where it is to
    be ``shown`` are the rows told as they were and as they are.
    """
    new = new_actions(work, carried)
    if not new:
        return None
    actions = [action for action in carried.actions if action.stamp in new]
    changes = [change for change in carried.changes if change.stamp in new]
    forgotten = forget_again(work, forgotten_in(changes), today)
    ours_alone = work.stamps() - carried.stamps
    work.then(BROUGHT_TOGETHER)
    area_list, stamp = the_hub(work).area_list, work.landmark(max(new))
    less = _said_less(work, carried)
    keys = {change.key for change in (*changes, *less)}
    before = rows_of(work, keys if shown else ())
    alike = rows_of(work, [key for key in keys if key[0] in _WRITTEN_BY_BOTH])
    work.add_journal(actions, changes, stamp)
    work.replace_changes(less)
    work.fold_anew(keys)
    deleted_again(work)
    _keep_what_nobody_saw(work, alike.keys(), new, ours_alone)
    ground(work, keys)
    _bring_beside(work, carried, area_list)
    made = frozenset(change.key for change in changes if change.before is None)
    work.keep_doubts(_doubts(work, made, ours_alone, stamp))
    work.keep_doubts(each._replace(came_with=stamp) for each in carried.doubts)
    after = rows_of(work, keys if shown else ())
    adds = {f"{ADDS}{what}": n for what, n in _adds(changes, alike.keys()).items()}
    work.then(FORGOT, {"laptop": carried.device, "n": len(actions), **adds})
    forgotten += forget_again(work, tombstones(work), today)
    withdrawn_again(work)
    return Joined(stamp, before, after, made, forgotten, len(actions))


def rows_of(reader: Reader, keys: Collection[RowKey]) -> dict[RowKey, Record]:
    """These rows as they are, living or not, as far as they are known."""
    ids: dict[str, list[str]] = {}
    for table, row_id in keys:
        ids.setdefault(table, []).append(row_id)
    return {
        (table, row_id): record
        for table, wanted in ids.items()
        for row_id, record in reader.get_many(KINDS[table], wanted).items()
    }


def _adds(changes: Collection[Change], known: Collection[RowKey]) -> Counter[str]:
    """How many living rows of each kind are new, and how many people were counted."""
    living = {c.key: c.after["alive"] for c in changes if "alive" in c.after}
    new = [
        c for c in changes if c.before is None and living.get(c.key, True) and c.key not in known
    ]
    told = Counter(each.table for each in new if each.table in _TOLD)
    told["counted"] = sum(int(str(each.after["n"])) for each in new if each.table == "count")
    return +told


def _keep_what_nobody_saw(
    work: UnitOfWork, keys: Collection[RowKey], new: Collection[Stamp], ours: Collection[Stamp]
) -> None:
    """What was taken off on one laptop stays where another one, not having heard, said more of it.

    Whoever was signed in on both came, though one of them took back its own sign-in.
    """
    gone = [
        (table, row.id)
        for (table, _), row in rows_of(work, keys).items()
        if not row.alive and not _moved(row)
    ]
    for (table, row_id), changes in groupby(work.histories(gone), key=lambda change: change.key):
        history = list(changes)
        taken_off = max(each.stamp for each in history if "alive" in each.after)
        unheard = new if taken_off in ours else ours if taken_off in new else ()
        said = [each.after for each in history if each.stamp in unheard]
        if said and [each["alive"] for each in said if "alive" in each][-1:] != [False]:
            work.amend(table, row_id, {"alive": True})


def _moved(row: Record) -> bool:
    """Whether it is gone because its session was joined to another one."""
    if isinstance(row, Session):
        return row.joined_to is not None
    return isinstance(row, Attendance) and row.status == MOVED


def _said_less(reader: Reader, carried: Carried) -> list[Change]:
    """Our changes of which the other laptop keeps less, since it forgot somebody who is in them."""
    theirs = {(c.stamp, c.table, c.row_id): c for c in carried.shared}
    ours = reader.histories({change.key for change in carried.shared})
    pairs = ((c, theirs.get((c.stamp, c.table, c.row_id))) for c in ours)
    return [less for c, its in pairs if its is not None and (less := says_less(c, its))]


def _bring_beside(work: UnitOfWork, carried: Carried, area_list: str) -> None:
    """What lies beside the journal: what was sent, and the areas that the hub counts by now."""
    for sent in carried.sent:
        held = work.sent(sent.version_id)
        if held is None or (held.workbook and not sent.workbook):
            work.keep_sent(sent)
    hub = the_hub(work)
    if hub.area_list != area_list and hub.area_list == carried.hub.area_list:
        work.keep_areas(hub.area_list, carried.areas, area_list)


def _doubts(
    reader: Reader, made: Collection[RowKey], ours_alone: Collection[Stamp], stamp: Stamp
) -> list[Doubt]:
    """Sessions and people made on each laptop while neither had heard of the other's."""
    sides: tuple[tuple[type[Session | Person], Callable[..., list[tuple[str, str]]]], ...] = (
        (Session, _same_day),
        (Person, likely_twins),
    )
    found = []
    for kind, pairs in sides:
        table = next(name for name, each in KINDS.items() if each is kind)
        theirs = {row_id for each, row_id in made if each == table}
        ours = {i for s, i in reader.makings(table) if s in ours_alone} - theirs if theirs else ()
        one, other = (
            [row for row in reader.get_many(kind, sorted(ids)).values() if _stands(row)]
            for ids in (theirs - set(ours), ours)
        )
        found += [Doubt(table, mine, yours, stamp) for mine, yours in pairs(one, other)]
    return found


def _stands(row: Session | Person) -> bool:
    return row.alive and not (isinstance(row, Person) and row.status not in ("active", "archived"))


def _same_day(there: Collection[Session], here: Collection[Session]) -> list[tuple[str, str]]:
    ours: dict[tuple[str, dt.date], list[str]] = {}
    for session in here:
        ours.setdefault((session.activity_id, session.date), []).append(session.id)
    return sorted(
        (session.id, other)
        for session in there
        for other in ours.get((session.activity_id, session.date), ())
    )
