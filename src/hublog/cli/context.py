"""What every command receives: the way into the register, the words, and how to answer."""

import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from hublog.domain.codes import CodeLists
from hublog.domain.months import Month
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.services.api import Services
from hublog.services.file_ports import ReturnVerifier
from hublog.services.ports import ListedPerson
from hublog.services.told import Told
from hublog.services.ways_in import Door

if TYPE_CHECKING:  # a hub needs no office
    from hublog.services.office.api import OfficeDoor

T = TypeVar("T")
REFUSED, STORAGE_FAILED, OUR_BUG = 1, 3, 70
"""Exit codes; 0 is done and 2, which click gives, is wrong usage."""


class Refusal(click.ClickException):
    """Ends a command with a Problem, told as ``CODE where: sentence`` on standard error."""

    def __init__(self, problem: Problem, line: str) -> None:
        super().__init__(line)
        self.problem = problem

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - click's own signature
        """Print the line."""
        click.echo(self.message, file=file or sys.stderr)


class StorageFailed(Refusal):
    """The same where the world failed."""

    exit_code = STORAGE_FAILED


class OurBug(Refusal):
    """The same where we failed."""

    exit_code = OUR_BUG


@dataclass
class Context:
    """What every command receives.

    ``door_to`` gives the way into a home folder (``None`` for the usual one); a number of seconds
    says how long making a key may take (``None`` for the usual time). ``load_verifier`` gives what
    looks at a return without any register; ``office_at`` is the way into a programme office's store in a
    home folder, or on the server of that URL.
    """

    door_to: Callable[[Path | None, float | None], Door]
    words: Words
    load_codes: Callable[[], CodeLists]
    today: Callable[[], dt.date]
    load_verifier: Callable[[], ReturnVerifier]
    office_at: "Callable[[Path | None, str], OfficeDoor]"
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def json(self) -> bool:
        """Whether answers are wanted in JSON."""
        return bool(self.options.get("json"))

    @property
    def who(self) -> str:
        """Who does this: ``--who``, else ``HUBLOG_WHO``, else the login name."""
        given = self.options.get("who") or os.environ.get("HUBLOG_WHO") or ""
        return clean(given) or _login_name()

    @cached_property
    def codes(self) -> CodeLists:
        """Every code list."""
        return self.load_codes()

    @cached_property
    def door(self) -> Door:
        """The way into the register of the home folder chosen."""
        return self.door_to(self.options.get("home"), None)

    @cached_property
    def services(self) -> Services:
        """The open register, once it is settled what time it is; asks for the passphrase where it has to."""
        opened = self.unsettled
        doubt = opened.time.doubt()
        if doubt is not None:
            raise self.refusal(doubt.problem)
        # What came of it, ``status`` says; no copy that fails stops what somebody asked for.
        opened.backup.daily()
        return opened

    @cached_property
    def unsettled(self) -> Services:
        """The open register, whatever its laptop's clock says."""
        opened = self.insist(self._opened())
        closing(opened.store.close)
        self.today = lambda: opened.clock.now().date()
        return opened

    def _opened(self) -> Services | Problem:
        if self.given_secret() is None and self.door.opens_by_system():
            found = self.door.open_by_system()
            if not isinstance(found, Problem):
                return found
        return self.door.open(self.secret())

    def given_secret(self) -> str | None:
        """The passphrase or recovery key of ``--passphrase-file`` or ``HUBLOG_PASSPHRASE``."""
        file = self.options.get("passphrase_file")
        if file is None:
            return os.environ.get("HUBLOG_PASSPHRASE") or None
        try:
            return Path(file).read_text(encoding="utf-8-sig").strip()
        except (OSError, ValueError):
            raise self.refusal(Problem("NO_PASSPHRASE_FILE", str(file))) from None

    def secret(self) -> str:
        """The passphrase or recovery key, asked for at the keyboard where none was given."""
        given = self.given_secret()
        if given is not None:
            return given
        if not self.at_a_keyboard():
            raise self.refusal(Problem("PASSPHRASE_NEEDED"))
        return str(click.prompt(self.words("desk.passphrase"), hide_input=True, err=True))

    def at_a_keyboard(self) -> bool:
        """Whether somebody is there to answer a question."""
        return sys.stdin.isatty()

    def refusal(self, problem: Problem) -> Refusal:
        """The exception that ends a command with this Problem and exit code 1."""
        return Refusal(problem, self.words.problem_line(problem))

    def insist(self, result: T | Problem) -> T:
        """The result, or the end of the command where it is a Problem."""
        if isinstance(result, Problem):
            raise self.refusal(result)
        return result

    def answer(self, data: Mapping[str, object], text: str | Iterable[str]) -> None:
        """Print the answer: ``data`` as JSON where that is wanted, else the text, line by line."""
        if self.json:
            click.echo(json.dumps(data, ensure_ascii=False, default=str))
        elif isinstance(text, str):
            click.echo(text)
        else:
            for line in text:
                click.echo(line)

    def label(self, code_list: str, code: str) -> str:
        """The plain words for a code."""
        return self.codes[code_list][code].label(self.words.language)

    def day(self, day: dt.date) -> str:
        """A date as people say it, such as 24 Nov 2026."""
        month = self.words(f"desk.month.{day.month}")
        return self.words("desk.date", day=day.day, month=month, year=str(day.year))

    def month(self, month: Month) -> str:
        """A month as people say it, such as November 2026."""
        return self.words(f"returns.month.{month.number}", year=month.year)

    def listed(self, person: ListedPerson) -> str:
        """A person told apart from others of the name: card, and when they were last here."""
        seen = person.last_seen
        never = self.words("desk.never_here")
        return self.words(
            "desk.candidate" if person.local_no is not None else "desk.candidate_without_card",
            name=person.full_name or person.known_as,
            card=person.local_no or 0,
            last=self.words("desk.last_here", date=self.day(seen)) if seen else never,
        )

    def told(self, told: Told) -> str:
        """What an action was, in words; whoever was forgotten has no name any more."""
        gaps = dict(told.gaps)
        for gap, value in gaps.items():
            if value == "":
                gaps[gap] = self.words("desk.no_name")
            elif gap == "date":
                gaps[gap] = self.day(dt.date.fromisoformat(str(value)))
            elif gap == "month":
                gaps[gap] = self.month(Month.parse(str(value)))
            elif gap == "org":
                gaps[gap] = self.label("org_type", str(value))
        return self.words(f"action.{told.kind}", **gaps)


def _login_name() -> str:
    try:
        return getuser()
    except (OSError, KeyError):
        return "hublog"


def closing(close: Callable[[], None]) -> None:
    """Have a register let go of when the command ends."""
    running = click.get_current_context(silent=True)
    if running is not None:
        running.call_on_close(close)
