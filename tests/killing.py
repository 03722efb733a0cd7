"""Kills a desk at random moments and compares what it acknowledged with what the register holds."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from hublog.bootstrap import HomeDoor
from hublog.domain.journal import Change, fold
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.records import KINDS, TABLES, defaults, to_values
from hublog.domain.sessions import Attendance, Count, Session
from hublog.services.activities import ActivityDetails
from hublog.services.api import Services
from hublog.services.hub import HubDetails

PASSPHRASE = "made up for crashes"  # noqa: S105 - it locks nothing real
DESK = ("-m", "hublog")
_LINES = 400
_SHARE_COUNTED = 0.3
_LONGEST_START = 0.5
_LONGEST_LINE = 0.008
_SHARE_KILLED_AT_THE_START = 0.1
_NAMED = re.compile(r"^saved (Day \d+ Person \d+) signed in", re.MULTILINE)
_COUNTED = re.compile(r"^saved counted 65\+", re.MULTILINE)


@dataclass
class Round:
    """What one desk acknowledged before it was killed; each has a day of its own."""

    number: int
    day: date
    lines: Sequence[str]
    named: set[str] = field(default_factory=set)
    counted: int = 0

    @property
    def acknowledged(self) -> int:
        """How many lines were acknowledged."""
        return len(self.named) + self.counted


def make_hub(home: Path) -> None:
    """A hub with one activity, its keys made at the allowed floor."""
    door = HomeDoor(home, key_seconds=0)
    made = door.set_up("Sam", HubDetails(code="CUM-EWA", name="Ewanrigg Hub"), PASSPHRASE)
    assert not isinstance(made, Problem)
    made.services.activities.add("Sam", ActivityDetails(name="Warm Tuesday", type="DROPIN"))
    made.services.store.close()


def kill_often(
    home: Path, kills: int, chance: Random, program: Sequence[str] = DESK
) -> list[Round]:
    """Start and kill a desk so many times; what each acknowledged.

    The day is asked for once, since two desks would share one when midnight passes between them.
    """
    today = date.today()  # noqa: DTZ011 - the desk's own day
    days = [today - timedelta(days=number) for number in range(kills)]
    return [_kill_once(home, *each, chance, program) for each in enumerate(days)]


def losses(home: Path, rounds: Sequence[Round]) -> list[str]:
    """Everything that breaks P1: acknowledged and lost, halves of transactions, too much."""
    services = HomeDoor(home, key_seconds=0).open(PASSPHRASE)
    assert not isinstance(services, Problem)
    try:
        found = [loss for each in rounds for loss in _losses_of(services, each)]
        found += [problem.code for problem in services.store.check()]
        return found + _disagreements(services)
    finally:
        services.store.close()


def _kill_once(home: Path, number: int, day: date, chance: Random, program: Sequence[str]) -> Round:
    lines = [
        "+65+" if chance.random() < _SHARE_COUNTED else f"Day {number} Person {line}"
        for line in range(_LINES)
    ]
    with _desk(home, day, program) as desk:
        assert desk.stdin is not None
        assert desk.stdout is not None
        desk.stdin.write("\n".join(lines) + "\n")
        desk.stdin.flush()
        told = ""
        if chance.random() < _SHARE_KILLED_AT_THE_START:
            _let_run(desk, chance.uniform(0, _LONGEST_START))
        else:
            told = "".join(desk.stdout.readline() for _ in range(chance.randint(1, 12)))
            _let_run(desk, chance.uniform(0, _LONGEST_LINE))
        desk.kill()
        told += desk.stdout.read()
    whole = told[: told.rfind("\n") + 1]
    return Round(number, day, lines, set(_NAMED.findall(whole)), len(_COUNTED.findall(whole)))


def _desk(home: Path, day: date, program: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (
            sys.executable,
            *program,
            "desk",
            "--activity",
            "warm",
            "--new-people",
            "--date",
            day.isoformat(),
        ),
        env={**os.environ, "HUBLOG_HOME": str(home), "HUBLOG_PASSPHRASE": PASSPHRASE},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )


def _let_run(desk: subprocess.Popen[str], seconds: float) -> None:
    with suppress(subprocess.TimeoutExpired):
        desk.wait(seconds)


def _losses_of(services: Services, tried: Round) -> list[str]:
    with services.store.reading() as reader:
        sessions = [each.id for each in reader.find(Session, date=tried.day.isoformat())]
        came = reader.find(Attendance, session_id=sessions)
        people = reader.get_many(Person, [each.person_id for each in came])
        counted = len(reader.find(Count, session_id=sessions))
    named = {person.name for person in people.values()}
    found = [f"lost: {name}" for name in sorted(tried.named - named)]
    if counted < tried.counted:
        found.append(f"lost: {tried.counted - counted} counted on day {tried.number}")
    written = len(named) + counted
    if not found and written > tried.acknowledged + 1:
        found.append(f"{written - tried.acknowledged} unacknowledged on day {tried.number}")
    if sorted(tried.lines[:written]) != sorted([*named, *["+65+"] * counted]):
        found.append(f"out of order on day {tried.number}")
    return found


def _disagreements(services: Services) -> list[str]:
    """Where today's state is not what the journal comes to, and people who never came."""
    changes: list[Change] = []
    with services.store.reading() as reader:
        for action in reader.latest_actions(sys.maxsize):
            of_action = reader.changes_of(action.stamp)
            changes += of_action
            if not of_action:
                return [f"an action without changes: {action.kind}"]
        state = {
            (table, record.id): to_values(record)
            for kind, table in TABLES.items()
            for record in reader.find(kind)
        }
        came = {attendance.person_id for attendance in reader.find(Attendance)}
        halves = [person.name for person in reader.find(Person) if person.id not in came]
    told = {
        key: {"id": key[1], **defaults(KINDS[key[0]]), **{n: cell.value for n, cell in row.items()}}
        for key, row in fold(changes).items()
    }
    different = [f"state and journal differ: {key}" for key in told if told[key] != state.get(key)]
    missing = [f"not in the journal: {key}" for key in state if key not in told]
    return [*different, *missing, *(f"half a transaction: {name}" for name in halves)]
