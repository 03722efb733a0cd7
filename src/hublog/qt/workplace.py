"""An open store as pages use it: ask, do, say, go; every change is heard by every page."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from hublog.domain.codes import CodeLists
from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.qt.operations import LongJob, Operations, Progress
from hublog.qt.places import Place
from hublog.qt.wording import Wording
from hublog.services.ports import Clock


class _HasClock(Protocol):
    @property
    def clock(self) -> Clock: ...


T = TypeVar("T")
S = TypeVar("S", bound=_HasClock)


@dataclass(frozen=True, slots=True)
class Way:
    """A way from a notice to the page it speaks of: its words, the page, and what it shall show."""

    words: str
    page: str
    where: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Notice:
    """What the window says about something just done; ``undoes`` is what Undo takes back.

    ``kind`` is ok, info, warn or error.
    """

    text: str
    kind: str = "ok"
    undoes: object = None
    way: Way | None = None
    stays: bool = False
    """Until the next one, or until somebody closes it."""
    here: bool = False
    """It means nothing on another page, and is not taken along to it."""


class Workplace(QObject, Generic[S]):
    """What the pages of a hub and of an office share.

    ``changed`` carries what an action did, ``said`` a ``Notice``, ``went`` a page's name and what it
    shall show, ``went_back`` the name of one that is shown again as it stands, ``seated`` that of
    whoever is here now, ``saves_in`` the folder that files are saved in from now on.
    """

    changed = Signal(object)
    kept = Signal()
    """Something was kept that is no action yet, such as a paper sheet half typed up."""
    said = Signal(object)
    went = Signal(str, object)
    went_back = Signal(str)
    seated = Signal(str)
    saves_in = Signal(object)
    places: tuple[Place, ...]
    """Where the navigation leads."""
    key_places: frozenset[str]
    """Where the keys of the table work, of what it says there."""

    def __init__(
        self,
        services: S,
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
        self.returns: Path | None = None
        self._over = False

    def end(self) -> None:
        """Ask nothing more of the store, which is being closed; a page that goes may still want to."""
        self._over = True

    def now(self) -> dt.datetime:
        """The local wall time."""
        return self.services.clock.now()

    def today(self) -> dt.date:
        """Today's date."""
        return self.now().date()

    def label(self, code_list: str, code: str) -> str:
        """The plain words for a code."""
        return self.codes[code_list][code].label(self.words.language)

    def ask(self, question: Callable[[S], T], then: Callable[[T], None], owner: QObject) -> None:
        """Ask the store; the answer goes to ``then`` while ``owner`` still exists."""
        if not self._over:
            self.operations.run(lambda: question(self.services), then, owner)

    def do(
        self,
        action: Callable[[S], T | Problem],
        then: Callable[[T], None],
        owner: QObject,
        otherwise: Callable[[Problem], None] | None = None,
    ) -> None:
        """Do something to the store and tell every page what changed.

        A Problem is said in the window, or goes to ``otherwise``.
        """
        if not self._over:
            self.operations.run(
                lambda: action(self.services),
                lambda done: self._done(done, then, otherwise, owner),
                self,
            )

    def do_long(
        self,
        action: Callable[[S, Progress], T | Problem],
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
        self, text: str, kind: str = "ok", undoes: object = None, way: Way | None = None
    ) -> None:
        """Say something about what was just done."""
        self.said.emit(Notice(text, kind, undoes, way))

    def refuse(self, problem: Problem, *, here: bool = False) -> None:
        """Say a Problem in plain words; ``here`` alone where it tells what to do on this page."""
        self.said.emit(Notice(self.words.problem(problem), "warn", here=here))

    def go(self, page: str, **where: Any) -> None:  # noqa: ANN401 - each page knows its own
        """Show another page; ``where`` says what on it."""
        self.went.emit(page, where)

    def may_see(self, page: str) -> bool:
        """Whether whoever is here sees that page."""
        del page
        return True

    @property
    def who(self) -> str:
        """The name of whoever is here, empty where nobody said one."""
        return "" if self.actor == self.words("window.somebody") else self.actor

    def seat(self, name: str) -> None:
        """Somebody else is here from now on."""
        self.actor = name
        self.seated.emit(name)

    def save_returns_in(self, folder: Path) -> None:
        """Save files in that folder from now on."""
        self.returns = folder
        self.saves_in.emit(folder)

    def undo(self, what: Any = None) -> None:  # noqa: ANN401 - each workplace knows its own
        """Take back one action, or the latest that stands."""
        raise NotImplementedError

    def redo(self) -> None:
        """Do again what was taken back last."""
        raise NotImplementedError

    def _tell(self, done: object) -> None:
        """Tell every page, where what was done changed something."""
        raise NotImplementedError

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
        self._tell(done)
