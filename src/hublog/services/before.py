"""The register's facts as they were before some actions, unwound through the journal."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter, itemgetter

from hublog.domain.acceptances import Acceptance
from hublog.domain.activities import Activity
from hublog.domain.care import Care
from hublog.domain.consents import Consent
from hublog.domain.facts import Beside, Facts, gather
from hublog.domain.hubs import Hub, Place
from hublog.domain.journal import RowKey, Stamp, State, fold
from hublog.domain.learning import Learning
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person, Tombstone
from hublog.domain.queries import Query
from hublog.domain.records import KINDS, TABLES, R, Record, from_values
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.versions import ReturnVersion
from hublog.domain.volunteering import VolunteerTime
from hublog.services.changed import Changed
from hublog.services.ports import Reader

_SESSION, _ATTENDANCE = TABLES[Session], TABLES[Attendance]
_OF_A_SESSION = frozenset({_ATTENDANCE, TABLES[Count], TABLES[VolunteerTime]})
_Rows = Mapping[RowKey, Record | None]
"""Rows as they were, nothing where there was no such row."""


def facts_before(reader: Reader, actions: Collection[Changed]) -> Facts:
    """All living facts as if these actions had not been; everything done since then stays.

    A session that one of them finished is as it was before it was opened, since nothing of it counted
    while it was open.
    """
    was = _rows_before(reader, actions)
    sessions = _before(reader, Session, was)
    (hub,) = _before(reader, Hub, was)
    return gather(
        hub,
        activities=_before(reader, Activity, was),
        places=_before(reader, Place, was),
        sessions=sessions,
        people=_before(reader, Person, was),
        present=_present(reader, sessions, was),
        counts=_before(reader, Count, was),
        volunteer_times=_before(reader, VolunteerTime, was),
        tombstones=_before(reader, Tombstone, was),
        beside=Beside(
            referrals=_before(reader, Referral, was),
            learning=_before(reader, Learning, was),
            acceptances=_before(reader, Acceptance, was),
            queries=_before(reader, Query, was),
            versions=_before(reader, ReturnVersion, was),
            consents=_before(reader, Consent, was),
            care=_before(reader, Care, was),
            outcomes=_before(reader, Outcome, was),
        ),
    )


def answers_emptied(reader: Reader, actions: Iterable[Changed]) -> bool:
    """Whether these actions emptied what somebody answered, so that nobody can say what it was."""
    outcomes = [row_id for each in actions for row_id in each.rows.get(TABLES[Outcome], ())]
    return any(map(_is_empty, reader.get_many(Outcome, outcomes).values()))


def _is_empty(outcome: Outcome) -> bool:
    return not outcome.answers and outcome.total is None


def _rows_before(reader: Reader, actions: Iterable[Changed]) -> _Rows:
    keys: set[RowKey] = set()
    gone: set[Stamp] = set()
    for action in actions:
        keys.update((table, row_id) for table, ids in action.rows.items() for row_id in ids)
        if action.stamp is not None:
            gone.add(action.stamp)
            gone.update(each.stamp for each in reader.came_with(action.stamp))
    opened = _opened(reader, keys, gone)
    since = dict(opened)
    for row, session in reader.naming(opened.keys()):
        if row[0] in _OF_A_SESSION:
            since[row] = opened[session]
    keys |= since.keys()
    held = fold(
        change
        for change in reader.histories(keys)
        if change.stamp not in gone
        and (change.key not in since or change.stamp < since[change.key])
    )
    return {key: _row(key, held) for key in keys}


def _opened(reader: Reader, keys: Iterable[RowKey], gone: Collection[Stamp]) -> dict[RowKey, Stamp]:
    """The sessions that these actions finished, and since when each had been open."""
    found: dict[RowKey, Stamp] = {}
    open_since: dict[RowKey, Stamp] = {}
    for change in reader.histories(key for key in keys if key[0] == _SESSION):
        status = change.after.get("status")
        if status == "open":
            open_since.setdefault(change.key, change.stamp)
        elif status is not None:
            since = open_since.pop(change.key, None)
            if since is not None and change.stamp in gone:
                found[change.key] = since
    return found


def _row(key: RowKey, held: State) -> Record | None:
    """That row; an answer of which nothing is left was emptied for good, so it is as if never given."""
    cells = held.get(key)
    if cells is None:
        return None
    values = {name: cell.value for name, cell in cells.items()}
    record = from_values(KINDS[key[0]], {**values, "id": key[1]})
    emptied = isinstance(record, Outcome) and _is_empty(record)
    return record if record.alive and not emptied else None


def _before(reader: Reader, kind: type[R], was: _Rows) -> list[R]:
    now = [each for each in reader.find(kind) if (TABLES[kind], each.id) not in was]
    then = (row for (table, _), row in was.items() if table == TABLES[kind])
    return sorted((*now, *(row for row in then if isinstance(row, kind))), key=attrgetter("id"))


def _present(
    reader: Reader, sessions: Iterable[Session], was: _Rows
) -> Iterator[tuple[str, str, str]]:
    now = reader.present_at([each.id for each in sessions])
    then = (row for row in was.values() if isinstance(row, Attendance) and row.status == "present")
    stays = (row for row in now if (_ATTENDANCE, row[2]) not in was)
    came = ((row.session_id, row.person_id, row.id) for row in then)
    return iter(sorted((*stays, *came), key=itemgetter(2)))
