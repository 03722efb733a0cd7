"""The comparison of conditions added up in SQL, alike on SQLite and PostgreSQL.

``domain.office.tallying`` is the specification; over millions of rows these say the same.
"""

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, exists, func, select

from hublog.domain.months import Month
from hublog.domain.office.evidence_tallies import (
    HELD,
    Held,
    MonthHeld,
    Setting,
    Tallies,
    hub_months,
)
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.learning_notes import Note, in_order, naming, note_of
from hublog.domain.office.run_chart import ActivityKey, Series, SessionRun
from hublog.domain.sheet_rows import LearningRow
from hublog.store.office.evidence_outcomes import ended_of, paired_of
from hublog.store.office.evidence_people import newcomers_of
from hublog.store.office.evidence_rows import setting_of, stands
from hublog.store.office.tables import FILED, HUB, OTHER_ROW, SESSION, SETTING


def tallies(connection: Connection, first: Month, last: Month) -> Tallies:
    """All that the comparison is made from, of the returns that stand."""
    held = _months_held(connection)
    newcomers, reached = newcomers_of(connection, held, first, last)
    ended, unplaced = ended_of(connection, held.values(), first, last)
    return Tallies(
        months=hub_months(held.values(), _hubs(connection), first, last),
        held=_settings(connection, first, last),
        turnouts=_turnouts(connection, first, last),
        newcomers=newcomers,
        reached=reached,
        ended=ended,
        unplaced=unplaced,
        paired=paired_of(connection, first, last),
    )


def series(connection: Connection, type_: str, condition: str, first: Month, last: Month) -> Series:
    """The sessions of that type in those months by activity, in any order."""
    s = SESSION.c
    chosen = (
        select(
            *(FILED.c.hub_code, s.activity_code, s.day, s.start, s.position),
            *(s.footfall, s.conditions),
        )
        .join(FILED, FILED.c.number == s.filed)
        .where(stands(first, last), s.status == HELD, s.type == type_)
    )
    found: Series = defaultdict(list)
    for row in connection.execute(chosen):
        hub_code, activity_code, day, start, place, footfall, conditions = row
        present = condition in conditions.split(";")
        run = SessionRun(dt.date.fromordinal(day), start, place, footfall, present)
        found[ActivityKey(hub_code, activity_code)].append(run)
    return dict(found)


def notes(
    connection: Connection, type_: str, condition: str, first: Month, last: Month
) -> tuple[Note, ...]:
    """The answers that name the condition, of hubs that ran that type in the month, newest first."""
    ran_it = exists().where(SETTING.c.filed == FILED.c.number, SETTING.c.type == type_)
    chosen = (
        select(FILED.c.month, OTHER_ROW.c.cells)
        .join(OTHER_ROW, OTHER_ROW.c.filed == FILED.c.number)
        .where(stands(first, last), OTHER_ROW.c.sheet == "Learning", ran_it)
    )
    said = ((month, LearningRow(*json.loads(cells))) for month, cells in connection.execute(chosen))
    return in_order(note_of(month, row) for month, one in said for row in naming([one], condition))


def _months_held(connection: Connection) -> dict[int, MonthHeld]:
    chosen = select(
        *(FILED.c.number, FILED.c.hub_code, FILED.c.month, FILED.c.complete),
        FILED.c.rows_shared,
    ).where(FILED.c.alive, FILED.c.standing)
    return {row[0]: MonthHeld(*row[1:]) for row in connection.execute(chosen)}


def _hubs(connection: Connection) -> list[ListedHub]:
    chosen = select(HUB.c.code, HUB.c.name, HUB.c.first_month, HUB.c.last_month)
    return [
        ListedHub(code=code, name=name, first_month=first, last_month=last)
        for code, name, first, last in connection.execute(chosen)
    ]


def _settings(connection: Connection, first: Month, last: Month) -> dict[Setting, Held]:
    """What was added up of each version when it was filed, put together."""
    s = SETTING.c
    keys = FILED.c.hub_code, s.type, s.conditions
    chosen = (
        select(*keys, *map(func.sum, (s.sessions, s.footfall, s.named, s.first_visits)))
        .join(FILED, FILED.c.number == s.filed)
        .where(stands(first, last))
        .group_by(*keys)
    )
    return {setting_of(row): Held(*map(int, row[3:])) for row in connection.execute(chosen)}


def _turnouts(
    connection: Connection, first: Month, last: Month
) -> dict[tuple[str, str], Mapping[int, int]]:
    s = SETTING.c
    chosen = (
        select(s.type, s.conditions, s.turnouts)
        .join(FILED, FILED.c.number == s.filed)
        .where(stands(first, last))
    )
    found: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for type_, conditions, turnouts in connection.execute(chosen):
        counted = found[type_, conditions]
        for footfall, n in json.loads(turnouts).items():
            counted[int(footfall)] += n
    return dict(found)
