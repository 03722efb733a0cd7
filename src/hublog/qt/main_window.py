"""The window: the way in first, then the frame around an open register. It owns no rule."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QWidget

from hublog import resources
from hublog.domain.codes import CodeLists
from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.qt.actions import bind
from hublog.qt.desk import Desk
from hublog.qt.entrance import Entrance, Opened, Parts
from hublog.qt.frame import PLACES, Frame
from hublog.qt.marks import mark
from hublog.qt.operations import Operations
from hublog.qt.preferences import Preferences
from hublog.qt.theme.theme import theme
from hublog.services.api import Door, Services

_SMALLEST, _USUAL = (640, 400), (1280, 720)


@dataclass(frozen=True, slots=True)
class _Standing:
    """How the register stands as it is opened: the session that runs, and how names are shown."""

    running: str
    privacy_names: bool


class MainWindow(QMainWindow):
    """Shows itself first; what takes a moment to import comes after."""

    def __init__(self, parts: Parts, words: Words) -> None:
        super().__init__()
        self._parts, self._words = parts, words
        self.operations = Operations(self)
        self.operations.broke.connect(self._broke)
        self.operations.unavailable.connect(self._unavailable)
        self._preferences = Preferences(parts.home)
        self._entrance: Entrance | None = None
        self._opened: Opened | None = None
        self.frame: Frame | None = None
        self._painted = False
        self.setWindowTitle(words("window.name"))
        self.setWindowIcon(QIcon(str(resources.path("icons/app.svg"))))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_USUAL)
        geometry = self._preferences.geometry
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.setAcceptDrops(True)
        self._preferences.put_on(theme())
        theme().changed.connect(lambda: self._preferences.remember(theme()))
        self._bind()

    def begin(self) -> None:
        """Import what the register needs, then show the way in."""
        self.operations.run(
            lambda: (self._parts.load_door(), self._parts.codes()), self._show_entrance, self
        )

    def open_register(self, opened: Opened) -> None:
        """Show the frame around a register that is open now."""
        desk = Desk(opened.services, self._words, self._codes, self.operations, self)
        desk.made_up = opened.remove is not None
        desk.actor = opened.actor or desk.actor
        if not desk.made_up:
            desk.returns = self._parts.home / "returns"
        self._opened = opened
        self.frame = Frame(desk)
        self.frame.left.connect(self.leave)
        self.setCentralWidget(self.frame)
        theme().refresh(self)
        desk.ask(_how_it_stands, self._start, self)

    def leave(self) -> None:
        """Let go of the register and its key, and show the way in."""
        if self.frame is None:
            return
        desk, self.frame = self.frame.desk, None
        self.setCentralWidget(QWidget())
        self._let_go(lambda _: self._first_page())
        desk.deleteLater()

    def come_forward(self) -> None:
        """Somebody started hublog again: here it is."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the register in its turn, after everything that is still being kept."""
        self._preferences.remember_geometry(self.saveGeometry())
        self._let_go(lambda _: None)
        self.operations.finish()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Note when it can first be seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            mark("visible")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on an open register."""
        if self.frame is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A dropped file is looked at, never taken in unasked."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if self.frame is not None and files:
            event.acceptProposedAction()
            self.frame.desk.go("bring_in", path=files[0])

    def _let_go(self, then: Callable[[None], None]) -> None:
        opened, self._opened = self._opened, None
        if opened is None:
            return

        def close() -> None:
            opened.services.store.close()
            if opened.remove is not None:
                opened.remove()

        self.operations.run(close, then, self)

    def _show_entrance(self, loaded: tuple[Door, CodeLists]) -> None:
        door, self._codes = loaded
        self._entrance = Entrance(self._parts, door, self._words, self.operations)
        self._entrance.opened.connect(self.open_register)
        self._entrance.back.connect(self._first_page)
        self._entrance.page.connect(self._show_page)
        self._first_page()

    def _first_page(self) -> None:
        entrance = self._entrance
        if entrance is not None:
            self.operations.run(entrance.door.exists, self._show_first, self)

    def _show_first(self, exists: bool) -> None:  # noqa: FBT001 - it is the answer
        entrance = self._entrance
        if entrance is None:
            return
        page: QWidget
        if exists:
            from hublog.qt.pages.unlock import Unlock

            page = Unlock(entrance)
        else:
            from hublog.qt.pages.first_run import FirstRun

            page = FirstRun(entrance)
        self._show_page(page)
        mark("entrance")

    def _show_page(self, page: QWidget) -> None:
        self.setCentralWidget(page)
        theme().refresh(self)
        page.setFocus()

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

    def _bind(self) -> None:
        def on_frame(do: Callable[[Frame], None]) -> Callable[[], None]:
            return lambda: do(self.frame) if self.frame is not None else None

        def to(page: str, **where: Any) -> Callable[[], None]:  # noqa: ANN401 - each page knows its own
            return on_frame(lambda frame: frame.desk.go(page, **where))

        for number, place in enumerate(PLACES, start=1):
            bind(self, f"page_{number}", to(place.page), whole_window=True)
        for name, do in (
            ("help", to("help")),
            ("keys", to("keys")),
            ("find", to("people", find=True)),
            ("undo", self._undo),
            ("redo", on_frame(lambda frame: frame.desk.redo())),
            ("lock", self.leave),
            ("larger", lambda: theme().step(1)),
            ("smaller", lambda: theme().step(-1)),
            ("usual_size", lambda: theme().step(0)),
        ):
            bind(self, name, do, whole_window=True)

    def _undo(self) -> None:
        """Take back typing where there is some, else what the page says."""
        focused = self.focusWidget()
        typing = False
        if isinstance(focused, QLineEdit):
            typing = focused.isUndoAvailable() and bool(focused.text())
        if isinstance(focused, QPlainTextEdit):
            typing = focused.document().isUndoAvailable()
        if typing and isinstance(focused, QLineEdit | QPlainTextEdit):
            focused.undo()
        elif self.frame is not None and self.frame.page is not None:
            self.frame.page.undo()

    def _broke(self, error: BaseException) -> None:
        file = self._parts.noted(error)
        self._tell(Problem("OUR_BUG", values={"file": file}))

    def _unavailable(self, problem: Problem) -> None:
        self._tell(problem)

    def _tell(self, problem: Problem) -> None:
        from hublog.qt.pages.trouble import tell

        tell(self, self._words, problem)


def _how_it_stands(services: Services) -> _Standing:
    running = services.door.running()
    return _Standing(running[0].id if running else "", services.hub.this().privacy_names)
