"""Three hubs and their programme office, each in a home folder of its own, and what really happened.

Everything is done by the real command line; between the folders only files travel. What happened is
written down here as it is typed, so that it can be counted without asking hublog.
"""

import csv
import datetime as dt
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from hublog.domain.months import Month
from program import run

PASSPHRASE = "made up for three hubs"  # noqa: S105 - it locks nothing real
TODAY = dt.date.today()  # noqa: DTZ011 - the laptops' own day
MONTHS = tuple(Month.of(TODAY).plus(n) for n in (-3, -2, -1))
START, END = "10:00", "12:00"


class Held(NamedTuple):
    """One session as it was: who came by name, and how many were counted beside them."""

    hub: str
    day: dt.date
    activity: str
    type: str
    conditions: tuple[str, ...]
    named: frozenset[str]
    counted: int

    @property
    def month(self) -> str:
        return f"{self.day:%Y-%m}"

    @property
    def footfall(self) -> int:
        return len(self.named) + self.counted


class Offer(NamedTuple):
    """An activity of a hub."""

    name: str
    type: str
    conditions: tuple[str, ...] = ()


@dataclass
class Place:
    """A home folder in which the program is run, and the folder its files leave by."""

    home: Path
    out: Path
    held: list[Held] = field(default_factory=list)
    code: str = ""

    def __call__(self, *words: object, code: int = 0, typed: str = "") -> Any:  # noqa: ANN401 - whatever JSON holds
        """The answer of a command that ends with this code; its sentence where it gives none."""
        env = {
            **os.environ,
            "HUBLOG_HOME": str(self.home),
            "HUBLOG_PASSPHRASE": PASSPHRASE,
            "HUBLOG_KEY_SECONDS": "0",
            "HUBLOG_WHO": "Sam",
        }
        done = run(["--json", *map(str, words)], env, typed)
        assert done.returncode == code, f"{words}: {done.stdout}{done.stderr}"
        lines = done.stdout.splitlines()
        return json.loads(lines[-1]) if lines and lines[-1].startswith("{") else done.stderr

    def send(self, file: str | Path, to: Path) -> Path:
        """A file as it arrives elsewhere."""
        to.mkdir(parents=True, exist_ok=True)
        return Path(shutil.copy(file, to))


@dataclass
class Hub(Place):
    """A hub that records what happens there."""

    offers: Sequence[Offer] = ()

    def offer(self) -> None:
        """Add what the hub offers, with what is in place when it runs."""
        for each in self.offers:
            conditions = [word for c in each.conditions for word in ("--condition", c)]
            since = ["--conditions-from", str(MONTHS[0].first)] if conditions else []
            self("activity", "add", each.name, "--type", each.type, *conditions, *since)

    def brought_in(self, sessions: Iterable[tuple[dt.date, str, str]]) -> None:
        """Bring in a register kept in a spreadsheet: day, activity, and a letter for each who came."""
        file = self.out / "register.csv"
        self.out.mkdir(parents=True, exist_ok=True)
        told = list(sessions)
        with file.open("w", encoding="utf-8", newline="") as target:
            writer = csv.writer(target)
            writer.writerow(("Date", "Start", "End", "Activity", "Name"))
            for day, activity, people in told:
                for person in people:
                    writer.writerow((day, START, END, activity, self.named(person)))
        self("bring-in", file, "--yes")
        self.held += [self._held(day, activity, people, 0) for day, activity, people in told]

    def at_the_desk(self, day: dt.date, activity: str, people: str, counted: int) -> None:
        """Sign people in and count others on the day, line by line, and say when it ended."""
        lines = [*map(self.named, people), *["+65+"] * counted, "finish"]
        on = ("--activity", activity, "--date", day)
        self("desk", *on, "--start", START, "--new-people", typed="".join(f"{x}\n" for x in lines))
        self("session", "amend", *on, "--to-end", END)
        self.held.append(self._held(day, activity, people, counted))

    def sent(self, month: Month, to: Path, *reopened: str) -> Path:
        """Sign a month off, make its return, and send it; ``reopened`` says why it goes out again."""
        self("sign-off", month, *(("--reopen", *reopened) if reopened else ()))
        return self.send(self("return", month)["path"], to)

    def named(self, person: str) -> str:
        """The made-up name that a letter stands for, which no other hub has."""
        return f"{_NAMES[person]} {self.code.replace('-', ' ').title()}"

    def _held(self, day: dt.date, activity: str, people: str, counted: int) -> Held:
        (offer,) = (each for each in self.offers if each.name == activity)
        return Held(
            self.code, day, activity, offer.type, offer.conditions, frozenset(people), counted
        )


_NAMES = dict(zip("ABCDEFGH", ("Ann", "Bo", "Cy", "Di", "Eve", "Flo", "Gus", "Hal"), strict=True))


def weeks(month: Month) -> Iterator[dt.date]:
    """Days of a month on which something is held, a week after each other."""
    return (month.first + dt.timedelta(days=day) for day in (1, 8, 15, 22))
