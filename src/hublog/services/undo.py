"""Takes actions back, the latest or any other, without touching what was done since."""

from collections.abc import Collection, Iterator

from hublog.domain.journal import Action, Change, Inverse, RowKey, Stamp, Value, inverse
from hublog.domain.laptops import BROUGHT_TOGETHER, SETTLED, TAKE_AWAY, TOOK_APART
from hublog.domain.people import SourceKey
from hublog.domain.problems import Problem
from hublog.domain.records import KINDS, REFERENCES, TABLES, Record, is_final, to_values
from hublog.domain.roles import Role
from hublog.domain.sessions import Count
from hublog.services.access import Access
from hublog.services.allowed import may_undo
from hublog.services.ports import Clock, Reader, Store, UnitOfWork
from hublog.services.seats import takes_off_pin
from hublog.services.taking_apart import take_apart
from hublog.services.told import Told, origin_of, tell
from hublog.services.unavailable import NotAllowed
from hublog.services.undone import Undone

FOR_EVER = TAKE_AWAY | frozenset(
    {"set_up", "signed_off", "withdrew_sign_off", "sent_return", "made_up", TOOK_APART}
)
"""Kinds of actions that cannot be taken back; a yes that was taken back has to be asked for anew."""
LANDMARKS = frozenset({"signed_off", "sent_return"})
"""What was done before one of these is not taken back by the way: somebody has put their name to it."""
_AT_ONCE = 64


class Undoing:
    """Use cases that take actions back; taking back an undoing does the action again.

    A volunteer takes back what volunteers do. Raises ``NotAllowed`` where that, or the latest that
    stands, is a thing of the coordinator's.
    """

    def __init__(self, store: Store, clock: Clock, access: Access) -> None:
        self._store = store
        self._clock = clock
        self._access = access

    def latest(self, actor: str, session: str | None = None) -> Undone | Problem:
        """Take back the latest action that stands; only one at that session, where one is given.

        One of which nothing is left, since it was about somebody who is forgotten, stands in nobody's
        way. Problems: NOTHING_TO_UNDO, UNDONE_NEVER where nothing else was done since a month was
        signed off or sent, and those of ``one``.
        """
        passed: list[Stamp] = []
        while True:
            with self._store.reading() as reader:
                action = _latest_standing(reader, session, passed)
            if action is None:
                return Problem("CHANGED_SINCE" if passed else "NOTHING_TO_UNDO")
            undone = self.one(actor, action.stamp)
            if not isinstance(undone, Problem) or undone.code != "CHANGED_SINCE":
                return undone
            passed.append(action.stamp)

    def next(self, session: str | None = None) -> Told | None:
        """What ``latest`` would take back first, in words, without doing it; none where nothing."""
        with self._store.reading() as reader:
            action = _latest_standing(reader, session, ())
            if action is None or action.kind in FOR_EVER or not self._may(reader, action):
                return None
            return tell(reader, action)

    def redo(self, actor: str) -> Undone | Problem:
        """Do again what was undone last, unless something else was done since.

        Problem: NOTHING_TO_REDO, and those of ``one``.
        """
        with self._store.reading() as reader:
            undoing = _last_undoing(reader)
        return Problem("NOTHING_TO_REDO") if undoing is None else self.one(actor, undoing.stamp)

    def one(self, actor: str, stamp: Stamp) -> Undone | Problem:
        """Take back one action, out of order too.

        Problems: NO_SUCH_ACTION, ALREADY_UNDONE, UNDONE_NEVER for kinds that cannot be taken back,
        COUNT_ZERO where a band would fall below zero, CHANGED_SINCE where nothing could go back.
        What came from another laptop goes as a whole, by the action that brought it in; COPY_FIRST.
        """
        with self._store.reading() as reader:
            action = reader.action(stamp)
            if action is None:
                return Problem("NO_SUCH_ACTION", str(stamp))
            if not self._may(reader, action):
                raise NotAllowed
        if action.kind == BROUGHT_TOGETHER:
            return take_apart(self._store, self._clock, actor, stamp)
        with self._store.writing(actor, "undid") as work:
            told = tell(work, action)
            if action.kind in FOR_EVER:
                return Problem("UNDONE_NEVER")
            if work.was_undone(stamp):
                return Problem("ALREADY_UNDONE")
            steps = _grounded(work, _steps(work, stamp))
            kept = _still_needed(work, steps)
            for step in steps:
                if (step.table, step.row_id) not in kept and step.fields:
                    _put_back(work, action, step)
            below = _below_zero(work, steps)
            if below is not None:
                return below
            changed = work.commit(dict(action.about), undoes=stamp)
            if not changed:
                return Problem("CHANGED_SINCE")
            tables = [table for table, _ in kept]
            return Undone(
                told,
                changed,
                {table: tables.count(table) for table in dict.fromkeys(tables)},
                {(s.table, s.row_id): s.changed_since for s in steps if s.changed_since},
            )

    def _may(self, reader: Reader, action: Action) -> bool:
        role, origin = self._access.role, origin_of(reader, action)
        allowed = may_undo(role, origin.kind)
        return allowed and (role is Role.COORDINATOR or not takes_off_pin(reader, origin))


def _put_back(work: UnitOfWork, action: Action, step: Inverse) -> None:
    """Choosing between two answers is journalled, differing or not, and so is taking that back."""
    if action.kind == SETTLED:
        seen = dict.fromkeys(step.fields, str(action.stamp))
        work.decide(step.table, step.row_id, step.fields, seen)
    else:
        work.amend(step.table, step.row_id, step.fields)


def _newest_first(reader: Reader) -> Iterator[Action]:
    wanted, seen = _AT_ONCE, 0
    while True:
        actions = reader.latest_actions(wanted)
        yield from actions[seen:]
        if len(actions) < wanted:
            return
        wanted, seen = wanted * 4, len(actions)


def _latest_standing(
    reader: Reader, session: str | None, passed: Collection[Stamp]
) -> Action | None:
    """What would go back first: the landmark itself where one is reached before anything else."""
    for action in _newest_first(reader):
        if action.kind in LANDMARKS and session is None:
            return action
        if _passed_over(action) or action.stamp in passed:
            continue
        if session is not None and action.about.get("session") != session:
            continue
        if not reader.was_undone(action.stamp):
            return action
    return None


def _passed_over(action: Action) -> bool:
    """What nobody means by taking back the latest: also what somebody did on another laptop."""
    others = action.came_with is not None
    return others or action.undoes is not None or action.kind in FOR_EVER


def _last_undoing(reader: Reader) -> Action | None:
    for action in _newest_first(reader):
        if reader.was_undone(action.stamp):
            continue
        if action.undoes is None:
            return None
        target = reader.action(action.undoes)
        if target is not None and target.undoes is None:
            return action
    return None


def _steps(work: UnitOfWork, stamp: Stamp) -> list[Inverse]:
    """What goes back: each field that nothing standing has changed since, and holds our value."""
    later = _standing(work, work.changes_after(stamp), stamp)
    by_row: dict[RowKey, list[Change]] = {}
    for change in later:
        by_row.setdefault(change.key, []).append(change)
    ours = work.changes_of(stamp)
    now = _rows_now(work, [change.key for change in ours])
    return [
        _only_ours(inverse(change, by_row.get(change.key, ())), change, now[change.key])
        for change in ours
        if change.key in now
    ]


def _standing(reader: Reader, later: Collection[Change], stamp: Stamp) -> list[Change]:
    """Later changes without those of actions that were taken back, and of their taking back."""
    stamps = {change.stamp for change in later}
    gone = {each for each in stamps if reader.was_undone(each)}
    for each in stamps - gone:
        action = reader.action(each)
        if action is not None and action.undoes is not None and action.undoes >= stamp:
            gone.add(each)
    return [change for change in later if change.stamp not in gone]


def _rows_now(reader: Reader, keys: Collection[RowKey]) -> dict[RowKey, Record]:
    ids: dict[str, list[str]] = {}
    for table, row_id in keys:
        ids.setdefault(table, []).append(row_id)
    return {
        (table, row_id): record
        for table, wanted in ids.items()
        for row_id, record in reader.get_many(KINDS[table], wanted).items()
    }


def _only_ours(step: Inverse, change: Change, now: Record) -> Inverse:
    if is_final(now):
        return step._replace(fields={}, changed_since=())
    held = to_values(now)
    ours = {"alive": True} if change.before is None else change.after
    back: dict[str, Value] = {}
    since = set(step.changed_since)
    for name, value in step.fields.items():
        if held[name] == ours[name]:
            back[name] = value
        elif held[name] != value:
            since.add(name)
    return step._replace(fields=back, changed_since=tuple(sorted(since)))


def _grounded(work: UnitOfWork, steps: Collection[Inverse]) -> list[Inverse]:
    """The steps without those that would leave a living row referring to one that is gone."""
    coming = {(s.table, s.row_id) for s in steps if s.fields.get("alive") is True}
    named = _named(work, steps)
    rows = _rows_now(work, {key for keys in named.values() for key in keys})
    gone = {key for key, row in rows.items() if not row.alive} - coming
    groundless: set[RowKey] = set()
    while more := {k for k, keys in named.items() if keys & gone} - groundless:
        groundless |= more
        gone |= more & coming
    return [
        step._replace(fields={}, changed_since=tuple(sorted({*step.changed_since, *step.fields})))
        if (step.table, step.row_id) in groundless
        else step
        for step in steps
    ]


def _named(work: UnitOfWork, steps: Collection[Inverse]) -> dict[RowKey, set[RowKey]]:
    """For each row that would come back, or refer to another one: the rows it would name."""
    rising = {
        (s.table, s.row_id): s.fields
        for s in steps
        if s.fields.get("alive") is True or s.fields.keys() & REFERENCES.get(KINDS[s.table], {})
    }
    named: dict[RowKey, set[RowKey]] = {}
    for (table, row_id), row in _rows_now(work, rising).items():
        values = {**to_values(row), **rising[table, row_id]}
        named[table, row_id] = {
            (TABLES[kind], str(values[name]))
            for name, kind in REFERENCES.get(KINDS[table], {}).items()
            if values[name]
        }
    return named


def _still_needed(work: UnitOfWork, steps: Collection[Inverse]) -> set[RowKey]:
    """Rows that would go but that living rows refer to which stay, and their source keys."""
    going = {(s.table, s.row_id) for s in steps if s.fields.get("alive") is False}
    kept: set[RowKey] = set()
    while needed := set(_referred_to(work, going)):
        kept |= needed
        going -= needed
    people = [row_id for table, row_id in kept if table == "person"]
    keys = (
        {("source_key", key.id) for key in work.find(SourceKey, person_id=people)}
        if people
        else set()
    )
    return kept | (keys & going)


def _referred_to(work: UnitOfWork, going: Collection[RowKey]) -> Iterator[RowKey]:
    for kind, references in REFERENCES.items():
        for name, target in references.items():
            ids = [row_id for table, row_id in going if table == TABLES[target]]
            for row in work.find(kind, **{name: ids}) if ids else ():
                if (TABLES[kind], row.id) not in going:
                    yield TABLES[target], getattr(row, name)


def _below_zero(work: UnitOfWork, steps: Collection[Inverse]) -> Problem | None:
    touched = work.get_many(Count, [s.row_id for s in steps if s.table == "count"])
    sessions = sorted({count.session_id for count in touched.values()})
    tally: dict[tuple[str, str], int] = {}
    for count in work.find(Count, session_id=sessions) if sessions else ():
        key = (count.session_id, count.age_band)
        tally[key] = tally.get(key, 0) + count.n
    below = next((band for (_, band), n in tally.items() if n < 0), None)
    return None if below is None else Problem("COUNT_ZERO", below)
