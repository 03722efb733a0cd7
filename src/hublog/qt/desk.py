"""The open register as pages use it: ask, do, say, go; every change is heard by every page."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from hublog.domain.codes import CodeLists
from hublog.domain.journal import Stamp
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.qt.operations import LongJob, Operations, Progress
from hublog.qt.wording import Wording
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.told import Told
from hublog.services.undo import Undone

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Way:
    """A way from a notice to the page it speaks of: its words, the page, and what it shall show."""

    words: str
    page: str
    where: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Notice:
    """What the window says about something just done; ``undoes`` is the action Undo takes back.

    ``kind`` is ok, info, warn or error.
    """

    text: str
    kind: str = "ok"
    undoes: Stamp | None = None
    way: Way | None = None


class Desk(QObject):
    """What every page receives.

    ``changed`` carries the ``Changed`` of an action, ``said`` a ``Notice``, ``went`` a page's name
    and what it shall show, ``seated`` the name of whoever is at the desk now, ``saves_in`` the folder
    that returns are saved in from now on.
    """

    changed = Signal(object)
    said = Signal(object)
    went = Signal(str, object)
    seated = Signal(str)
    saves_in = Signal(object)

    def __init__(
        self,
        services: Services,
        words: Words,
        codes: CodeLists,
        operations: Operations,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.words = words
        self.codes = codes
        self.operations = operations
        self.wording = Wording(words)
        self.actor = words("window.somebody")
        self.made_up = False
        self.returns: Path | None = None
        self.privacy_names = True

    def now(self) -> dt.datetime:
        """The local wall time."""
        return self.services.clock.now()

    def today(self) -> dt.date:
        """Today's date."""
        return self.now().date()

    def label(self, code_list: str, code: str) -> str:
        """The plain words for a code."""
        return self.codes[code_list][code].label(self.words.language)

    def ask(
        self, question: Callable[[Services], T], then: Callable[[T], None], owner: QObject
    ) -> None:
        """Ask the register; the answer goes to ``then`` while ``owner`` still exists."""
        self.operations.run(lambda: question(self.services), then, owner)

    def do(
        self,
        action: Callable[[Services], T | Problem],
        then: Callable[[T], None],
        owner: QObject,
        otherwise: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do something to the register and tell every page what changed.

        A Problem is said in the window, or goes to ``otherwise``.
        """
        self.operations.run(
            lambda: action(self.services),
            lambda done: self._done(done, then, otherwise, owner),
            self,
        )

    def do_long(
        self,
        action: Callable[[Services, Progress], T | Problem],
        then: Callable[[T], None],
        owner: QObject,
        told: Callable[[int, int], None],
        otherwise: Callable[[Problem], None] | None = None,
    ) -> LongJob:
        """The same for what takes its time and can be cancelled."""
        return self.operations.run_long(
            lambda progress: action(self.services, progress),
            lambda done: self._done(done, then, otherwise, owner),
            self,
            lambda done, of: told(done, of) if shiboken6.isValid(owner) else None,
        )

    def say(
        self, text: str, kind: str = "ok", undoes: Stamp | None = None, way: Way | None = None
    ) -> None:
        """Say something about what was just done."""
        self.said.emit(Notice(text, kind, undoes, way))

    def refuse(self, problem: Problem) -> None:
        """Say a Problem in plain words."""
        self.say(self.words.problem(problem), "warn")

    def go(self, page: str, **where: Any) -> None:  # noqa: ANN401 - each page knows its own
        """Show another page; ``where`` says what on it."""
        self.went.emit(page, where)

    @property
    def who(self) -> str:
        """The name of whoever is at the desk, empty where nobody said one."""
        return "" if self.actor == self.words("window.somebody") else self.actor

    def seat(self, name: str) -> None:
        """Somebody else is at the desk from now on."""
        self.actor = name
        self.seated.emit(name)

    def save_returns_in(self, folder: Path) -> None:
        """Save returns in that folder from now on."""
        self.returns = folder
        self.saves_in.emit(folder)

    def undo(self, stamp: Stamp | None = None) -> None:
        """Take back one action, or the latest that stands."""

        def taken_back(services: Services) -> Undone | Problem:
            if stamp is None:
                return services.undo.latest(self.actor)
            return services.undo.one(self.actor, stamp)

        self.do(taken_back, lambda undone: self._say_undone("window.undone", undone), self)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.do(
            lambda services: services.undo.redo(self.actor),
            lambda undone: self._say_undone("window.redone", undone),
            self,
        )

    def told(self, told: Told) -> str:
        """What an action was, in words; whoever was forgotten has no name any more."""
        gaps = dict(told.gaps)
        for gap, value in gaps.items():
            if value == "":
                gaps[gap] = self.words("desk.no_name")
            elif gap == "date":
                gaps[gap] = self.wording.short_day(dt.date.fromisoformat(str(value)))
            elif gap == "month":
                gaps[gap] = self.wording.month(Month.parse(str(value)))
            elif gap == "band":
                gaps[gap] = self.band(str(value))
            elif gap == "org":
                gaps[gap] = self.label("org_type", str(value))
        return self.words(f"action.{told.kind}", **gaps)

    def band(self, code: str) -> str:
        """The plain words for an age band or a group at the door."""
        for code_list in ("age_group", "age_band"):
            if code in self.codes[code_list]:
                return self.label(code_list, code)
        return code

    def _say_undone(self, key: str, undone: Undone) -> None:
        self.say(self.words(key, what=self.told(undone.told)), "info")

    def _done(
        self,
        done: T | Problem,
        then: Callable[[T], None],
        otherwise: Callable[[Problem], None] | None,
        owner: QObject,
    ) -> None:
        """What was kept is told to every page, even where whoever asked for it is gone by now."""
        there = shiboken6.isValid(owner)
        if isinstance(done, Problem):
            (otherwise if otherwise and there else self.refuse)(done)
            return
        if there:
            then(done)
        changed = done if isinstance(done, Changed) else getattr(done, "changed", None)
        if isinstance(changed, Changed) and changed:
            self.changed.emit(changed)
