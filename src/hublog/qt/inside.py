"""What is inside the window: the way in first, then the frame around an open register."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from hublog.domain.codes import CodeLists
from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.qt.desk import Desk
from hublog.qt.entrance import Entrance, Opened
from hublog.qt.frame import Frame
from hublog.qt.marks import mark
from hublog.qt.operations import Operations
from hublog.qt.parts import Parts
from hublog.qt.preferences import Preferences
from hublog.qt.replies import may_be_reply, take_reply
from hublog.services.api import Door, Services

_LARGEST = "hublog.qt.pages.month"
"""What takes longest to import is imported away from the window, once it can be used."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    words: Words
    codes: CodeLists
    door: Door


@dataclass(frozen=True, slots=True)
class _Standing:
    """How the register stands as it is opened: the session that runs, and how names are shown."""

    running: str
    privacy_names: bool


class Inside(QObject):
    """``shown`` carries the widget that shall fill the window."""

    shown = Signal(object)

    def __init__(self, parts: Parts, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts, self._window = parts, parent
        self.operations = Operations(self)
        self.operations.broke.connect(self._broke)
        self.operations.unavailable.connect(self._tell)
        self.entrance: Entrance | None = None
        self.frame: Frame | None = None
        self._preferences = Preferences(parts.home)
        self._loaded: _Loaded | None = None
        self._opened: Opened | None = None
        self.operations.run(
            lambda: _Loaded(parts.words(), parts.codes(), parts.load_door()), self._enter, self
        )

    def open_register(self, opened: Opened) -> None:
        """Show the frame around a register that is open now."""
        if self._loaded is None:
            return
        words, codes = self._loaded.words, self._loaded.codes
        desk = Desk(opened.services, words, codes, self.operations, self)
        desk.made_up = opened.remove is not None
        desk.actor = opened.actor or desk.actor
        if not desk.made_up:
            desk.returns = self._preferences.returns
            desk.saves_in.connect(self._preferences.remember_returns)
        self._opened = opened
        self.frame = Frame(desk)
        self.frame.left.connect(self.leave)
        self.shown.emit(self.frame)
        desk.ask(_how_it_stands, self._start, self)

    def go(self, page: str, **where: object) -> None:
        """Show a page of the open register."""
        if self.frame is not None:
            self.frame.desk.go(page, **where)

    def drop(self, file: Path) -> None:
        """Take in a reply of the office; any other file is looked at as a register."""
        if self.frame is None:
            return

        def bring_in() -> None:
            self.go("bring_in", path=str(file))

        if may_be_reply(file):
            take_reply(self.frame.desk, file, self.frame, bring_in)
        else:
            bring_in()

    def help(self) -> None:
        """The guide for whoever works on the page that is shown."""
        page = self.frame.page if self.frame is not None else None
        if page is not None and page.name != "help":
            self.go("help", document=page.guide)

    def undo(self) -> None:
        """Take back typing where there is some, else what the page says."""
        focused = self._window.focusWidget()
        typing = False
        if isinstance(focused, QLineEdit):
            typing = focused.isUndoAvailable() and bool(focused.text())
        if isinstance(focused, QPlainTextEdit):
            typing = focused.document().isUndoAvailable()
        if typing and isinstance(focused, QLineEdit | QPlainTextEdit):
            focused.undo()
        elif self.frame is not None and self.frame.page is not None:
            self.frame.page.undo()

    def redo(self) -> None:
        """Type again what was taken back, else do again what was taken back last."""
        focused = self._window.focusWidget()
        typing = False
        if isinstance(focused, QLineEdit):
            typing = focused.isRedoAvailable()
        if isinstance(focused, QPlainTextEdit):
            typing = focused.document().isRedoAvailable()
        if typing and isinstance(focused, QLineEdit | QPlainTextEdit):
            focused.redo()
        elif self.frame is not None:
            self.frame.desk.redo()

    def leave(self) -> None:
        """Let go of the register and its key, and show the way in."""
        if self.frame is None:
            return
        desk, self.frame = self.frame.desk, None
        self.shown.emit(QWidget())
        self._let_go(lambda _: self._first_page())
        desk.deleteLater()

    def may_close(self) -> bool:
        """Whether nothing is lost by closing now; where something is, that is said."""
        if self.entrance is None or self.entrance.may_close:
            return True
        self._tell(Problem("SECRETS_ON_SCREEN"))
        return False

    def finish(self) -> None:
        """Let go of the register in its turn, after everything that is still being kept."""
        self._let_go(lambda _: None)
        self.operations.finish()

    def _let_go(self, then: Callable[[None], None]) -> None:
        opened, self._opened = self._opened, None
        if opened is None:
            return

        def close() -> None:
            opened.services.store.close()
            if opened.remove is not None:
                opened.remove()

        self.operations.run(close, then, self)

    def _enter(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        self.entrance = Entrance(self._parts, loaded.door, loaded.words, self.operations)
        self.entrance.opened.connect(self.open_register)
        self.entrance.back.connect(self._first_page)
        self.entrance.page.connect(self.shown)
        self._first_page()

    def _first_page(self) -> None:
        entrance = self.entrance
        if entrance is not None:
            self.operations.run(
                entrance.door.exists, lambda exists: self._show_first(entrance, exists), self
            )

    def _show_first(self, entrance: Entrance, exists: bool) -> None:  # noqa: FBT001 - it is the answer
        page: QWidget
        if exists:
            from hublog.qt.pages.unlock import Unlock

            page = Unlock(entrance)
        else:
            from hublog.qt.pages.first_run import FirstRun

            page = FirstRun(entrance)
        self.shown.emit(page)
        mark("entrance")

    def _start(self, stands: _Standing) -> None:
        frame = self.frame
        if frame is None:
            return
        frame.desk.privacy_names = stands.privacy_names
        if stands.running:
            frame.desk.go("register", session=stands.running, resumed=True)
        else:
            frame.go("today")
        mark("ready")
        self.operations.run(lambda: import_module(_LARGEST), lambda _: None, self)

    def _broke(self, error: BaseException) -> None:
        self._tell(Problem("OUR_BUG", values={"file": self._parts.noted(error)}))

    def _tell(self, problem: Problem) -> None:
        from hublog.qt.pages.trouble import tell

        words = self._loaded.words if self._loaded else self._parts.words()
        tell(self._window, words, problem)


def _how_it_stands(services: Services) -> _Standing:
    running = services.door.running()
    return _Standing(running[0].id if running else "", services.hub.this().privacy_names)
