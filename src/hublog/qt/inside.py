"""What is inside the window: the way in first, then the frame around what is open."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from hublog.domain.codes import CodeLists
from hublog.domain.problems import Problem, our_bug
from hublog.domain.words import Words
from hublog.qt.clock_watch import ClockWatch
from hublog.qt.desk import Desk
from hublog.qt.entrance import Entrance, Opened, OpenedOffice
from hublog.qt.frame import Frame
from hublog.qt.letting_go import let_go
from hublog.qt.locking import Locking
from hublog.qt.marks import mark
from hublog.qt.operations import Operations
from hublog.qt.page_frame import PageFrame
from hublog.qt.pages.ask_secret import AskSecret
from hublog.qt.parts import Parts
from hublog.qt.preferences import Preferences
from hublog.qt.way_in import first_page
from hublog.services.ways_in import Door

if TYPE_CHECKING:  # a register is seldom replaced
    from hublog.qt.pages.putting_back import Wanted


@dataclass(frozen=True, slots=True)
class _Loaded:
    words: Words
    codes: CodeLists
    door: Door


class Inside(QObject):
    """``shown`` carries the widget that shall fill the window."""

    shown = Signal(object)

    def __init__(self, parts: Parts, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts, self._window = parts, parent
        self.operations = Operations(self)
        self.operations.broke.connect(self._broke)
        self.operations.unavailable.connect(self._tell)
        self.operations.busy.connect(self._at_rest)
        self.entrance: Entrance | None = None
        self.frame: PageFrame | None = None
        self._preferences = Preferences(parts.home)
        self._why = ""
        self.locking = Locking(parent, self._preferences.lock_minutes)
        self.locking.shows.connect(self.shown)
        self.locking.drops.connect(self._drop)
        self._loaded: _Loaded | None = None
        self._opened: Opened | OpenedOffice | None = None
        self._watch: ClockWatch | None = None
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
        desk.door = self._loaded.door
        desk.replaced.connect(self.replace)
        desk.home = self._parts.home
        if not desk.made_up:
            desk.returns = self._preferences.returns
            desk.saves_in.connect(self._preferences.remember_returns)
        desk.lock_minutes = self.locking.watching.minutes
        desk.locks_after.connect(self._lock_after)
        frame = Frame(desk)
        self._watch = ClockWatch(words, self.operations, opened.services.time, frame)
        self._open(opened, frame)
        if not desk.made_up:
            self.locking.begin(frame)

    def open_office(self, opened: OpenedOffice) -> None:
        """Show the frame around an office's store that is open now."""
        if self._loaded is None:
            return
        from hublog.qt.office.frame import office_frame

        words, codes = self._loaded.words, self._loaded.codes
        made = office_frame(opened, words, codes, self.operations, self._preferences)
        made.desk.setParent(self)
        self._open(opened, made)

    @property
    def _at_hand(self) -> PageFrame | None:
        """The frame, while nothing stands before it."""
        return None if self.locking.locked else self.frame

    def go(self, page: str, **where: object) -> None:
        """Show a page of what is open."""
        if self._at_hand is not None:
            self._at_hand.desk.go(page, **where)

    def go_to(self, number: int) -> None:
        """Show the page in that place of the navigation, beginning at 1."""
        if self._at_hand is not None and number <= len(self._at_hand.desk.places):
            self.go(self._at_hand.desk.places[number - 1].page)

    def look_for(self) -> None:
        """Go to where things are looked for."""
        if self._at_hand is not None:
            self._at_hand.look_for()

    def drop(self, files: list[Path]) -> None:
        """Files were dropped on the window."""
        if self._at_hand is not None:
            self._at_hand.drop(files)

    def help(self) -> None:
        """The guide for whoever works on the page that is shown."""
        page = self._at_hand.page if self._at_hand is not None else None
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
        elif self._at_hand is not None and self._at_hand.page is not None:
            self._at_hand.page.undo()

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
        elif self._at_hand is not None:
            self._at_hand.desk.redo()

    def leave(self) -> None:
        """Lock a hub's register; anything else is let go of, and the way in is shown."""
        if self.locking.watched:
            self.locking.lock()
        else:
            self._drop(lambda: None, "")

    def replace(self, wanted: "Wanted") -> None:
        """Let go of the register that is open, and let another one take its place."""
        from hublog.qt.pages.putting_back import PuttingBack

        entrance = self.entrance

        def put(_: Problem | None) -> None:
            self.locking.end()
            if entrance is not None:
                self.shown.emit(PuttingBack(entrance, wanted))

        self._leave(QWidget(), lambda: None, put)

    @property
    def copies_at_close(self) -> bool:
        """Whether a register is open of which a copy is made when it is let go of."""
        return isinstance(self._opened, Opened) and self._opened.remove is None

    def close_up(self, then: Callable[[], object]) -> None:
        """Let go of what is open; where the last copy of it failed, that is said before ``then``."""
        from hublog.qt.pages.closing import Closing

        if self._loaded is not None:
            page = Closing(self._loaded.words)

            def over(why: Problem | None) -> None:
                self.locking.end()
                if why is None:
                    then()
                else:
                    page.failed(why, then)

            self._leave(page, self.locking.putting_away(), over)

    def may_close(self) -> bool:
        """Whether nothing is lost by closing now; where something is, that is said."""
        if self.entrance is None or self.entrance.may_close:
            return True
        self._tell(Problem("SECRETS_ON_SCREEN"))
        return False

    def finish(self) -> None:
        """Let go of the register in its turn, after everything that is still being kept."""
        self._let_go(self.locking.putting_away(), lambda _: None)
        self.operations.finish()

    def _drop(self, before: Callable[[], None], why: str) -> None:
        """Let go of what is open and of its key, and show the way in, which says why."""
        self._why = why
        self._leave(QWidget(), before, self._gone)

    def _gone(self, _: Problem | None) -> None:
        self.locking.end()
        self._first_page()

    def _lock_after(self, minutes: int) -> None:
        self._preferences.remember_lock_minutes(minutes)
        self.locking.watching.set_minutes(minutes)

    def _leave(
        self,
        instead: QWidget,
        before: Callable[[], None],
        then: Callable[[Problem | None], None],
    ) -> None:
        """Show nothing of what was open any more; ``then`` hears why there is no last copy of it, if so."""
        if self.frame is None:
            return
        desk, self.frame, self._watch = self.frame.desk, None, None
        desk.end()
        self.shown.emit(instead)
        self.locking.gone()
        self._let_go(before, then)
        desk.deleteLater()

    def _let_go(self, before: Callable[[], None], then: Callable[[Problem | None], None]) -> None:
        opened, self._opened = self._opened, None

        def close() -> Problem | None:
            before()
            return let_go(opened) if opened is not None else None

        if opened is not None:
            self.operations.run(close, then, self)

    def _open(self, opened: Opened | OpenedOffice, frame: PageFrame) -> None:
        self._opened, self.frame = opened, frame
        frame.left.connect(self.leave)
        self.shown.emit(frame)
        frame.begin(lambda: self._ready(frame))

    def _ready(self, frame: PageFrame) -> None:
        mark("ready")
        self.locking.type_again()
        frame.load_largest_soon()

    def _at_rest(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """What was done before the register opened is said after all that the first page says itself."""
        entrance = self.entrance
        if not busy and entrance is not None and entrance.said and self.frame is not None:
            said, entrance.said = entrance.said, None
            self.frame.desk.said.emit(said)

    def _enter(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        self.entrance = Entrance(self._parts, loaded.door, loaded.words, self.operations)
        self.entrance.opened.connect(self.open_register)
        self.entrance.opened_office.connect(self.open_office)
        self.entrance.back.connect(self._first_page)
        self.entrance.page.connect(self.shown)
        self.entrance.page.connect(self.locking.wait_at)
        self._first_page()

    def _first_page(self) -> None:
        if self.entrance is not None:
            first_page(self.entrance, self._show_first, self)

    def _show_first(self, page: QWidget) -> None:
        if self._why and isinstance(page, AskSecret):
            page.tell(self._why)
        self._why = ""
        self.shown.emit(page)
        mark("entrance")

    def _broke(self, error: BaseException) -> None:
        self._tell(our_bug(self._parts.noted(error)))

    def _tell(self, problem: Problem) -> None:
        if problem.code.startswith("CLOCK_") and self.frame is not None and self._watch is not None:
            self._watch.look()
            return
        from hublog.qt.pages.trouble import tell

        words = self._loaded.words if self._loaded else self._parts.words()
        tell(self._window, words, problem)
