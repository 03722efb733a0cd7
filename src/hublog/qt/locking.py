"""Locks the register: hides it whole behind the lock screen, and lets go of its key when nobody is there."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from hublog.domain.half_typed import HalfTyped
from hublog.domain.roles import Role
from hublog.qt.desk import Desk
from hublog.qt.frame import Frame
from hublog.qt.half_typed import TypedAgain, gathered
from hublog.qt.idleness import Moment, this_moment
from hublog.qt.pages.left_over import LeftOver
from hublog.qt.places import VOLUNTEERS_SEE
from hublog.qt.sleeping import Sleeping
from hublog.qt.watching import Watching
from hublog.qt.widgets.secret_field import SecretField
from hublog.services.api import Services
from hublog.services.seats import Tile
from hublog.services.unavailable import StorageUnavailable

if TYPE_CHECKING:  # seldom shown
    from hublog.qt.pages.turned import Turned

_MOST_DIALOGS = 8
_SLEPT = "lock.slept"


@runtime_checkable
class OpenBehind(Protocol):
    """A page before a register that is open already, but that nobody sees yet."""

    def leave(self) -> None:
        """Let go of the register and its key."""


class Locking(QObject):
    """Over one frame at a time. ``shows`` carries what shall fill the window.

    ``drops`` asks to let go of the register: it carries what has to be done in its turn before it is
    closed, and what the way in says about it.
    """

    shows = Signal(object)
    drops = Signal(object, str)

    def __init__(
        self, window: QWidget, minutes: int, now: Callable[[], Moment] = this_moment
    ) -> None:
        super().__init__(window)
        self._window = window
        self._frame: Frame | None = None
        self._tiles: Sequence[Tile] = ()
        self._coordinated = False
        self._focused: QWidget | None = None
        self._wanted: str | None = None
        self._door: OpenBehind | None = None
        self.screen: QWidget | None = None
        self._turned: QWidget | None = None
        self.watching = Watching(window, minutes, now)
        self.watching.locks.connect(self.lock)
        self.watching.lets_go.connect(lambda: self.let_go("lock.dropped"))
        self.sleeping = Sleeping(self)
        self.sleeping.going.connect(lambda: self.let_go(_SLEPT))
        self.sleeping.leaving.connect(self.leave_at_once)

    @property
    def watched(self) -> bool:
        """Whether there is a register to lock."""
        return self._frame is not None

    @property
    def locked(self) -> bool:
        """Whether the lock screen stands before the register."""
        return self.screen is not None

    def wait_at(self, page: object) -> None:
        """The register is open, but nobody sat down yet: watch over it all the same."""
        self._door = page if isinstance(page, OpenBehind) else None
        if self._door is not None:
            self.watching.begin()

    def begin(self, frame: Frame) -> None:
        """Watch over a register that is open now, and type again what was half typed in it."""
        self._frame = frame
        self._wanted = self._door = None
        desk = frame.desk
        desk.changed.connect(lambda changed: self._ask_tiles() if "seat" in changed.rows else None)
        desk.secrets_changed.connect(self._ask_tiles)
        desk.operations.busy.connect(self._no_longer_busy)
        desk.rose.connect(self.type_again)
        desk.turns.connect(self.turn)
        self._ask_tiles()
        self.watching.begin()
        QTimer.singleShot(0, self, self.sleeping.begin)

    def gone(self) -> None:
        """The register is let go of: nothing of the frame stays."""
        if self._frame is not None and shiboken6.isValid(self._frame):
            self._frame.desk.operations.busy.disconnect(self._no_longer_busy)
            self._frame.deleteLater()
        self._frame = self.screen = self._focused = self._turned = None
        self.watching.end()

    def end(self) -> None:
        """The key is gone: a laptop that goes to sleep need wait no longer."""
        self.sleeping.may_sleep()

    def lock(self) -> None:
        """Hide the register as it stands; whoever sits down next finds it so."""
        if self._frame is None or (self.locked and self._turned is None):
            return
        from hublog.qt.pages.locked import Locked

        _close_dialogs()
        for each in self._frame.findChildren(SecretField):
            each.conceal()
        screen = Locked(self._frame.desk, self._tiles, coordinated=self._coordinated)
        screen.seated.connect(lambda name: self.unlock(name))  # noqa: PLW0108 - a slot of our own
        screen.opened.connect(lambda role: self.unlock(self._named(role)))
        screen.spent.connect(lambda: self.let_go("problem.PIN_SPENT"))
        screen.let_go.connect(lambda: self.let_go("lock.chosen"))
        self._cover(screen)

    def turn(self, screen: "Turned") -> None:
        """Fill the window with a page for somebody alone; what follows it is the lock screen."""
        if self._frame is None or self.locked:
            return
        screen.over.connect(self.lock)
        self._cover(screen)
        self._turned = screen
        screen.begin()

    def unlock(self, name: str) -> None:
        """Somebody sat down: everything is as it was, the focus too."""
        frame, focused = self._frame, self._focused
        if frame is None:
            return
        self.screen = None
        self.shows.emit(frame)
        frame.desk.seat(name)
        frame.desk.show_role()
        if focused is not None and shiboken6.isValid(focused) and _can_have_keys(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        elif frame.page is not None:
            frame.page.take_focus()
        self.watching.touch()

    def let_go(self, why: str) -> None:
        """Put away what is half typed, and drop the key once nothing is under way any more."""
        if self._frame is None:
            if self._door is not None and shiboken6.isValid(self._door):
                self._door.leave()
            return
        self.lock()
        self._wanted = why
        if self._frame.desk.operations.idle:
            QTimer.singleShot(0, self, self._drop)

    def leave_at_once(self) -> None:
        """The session ends: there is no other turn."""
        if self._frame is None:
            return
        operations = self._frame.desk.operations
        self._wanted = "lock.chosen"
        self._drop(at_once=True)
        operations.wait()

    def putting_away(self, *, hurried: bool = False) -> Callable[[], None]:
        """What has to be done in its turn before the register is closed; ``hurried``, no stick is waited for."""
        if self._frame is None:
            return lambda: None
        services, texts = self._frame.desk.services, gathered(self._frame)
        everybody = tuple(page for page in texts if page.page in VOLUNTEERS_SEE)
        coordinator = tuple(page for page in texts if page.page not in VOLUNTEERS_SEE)
        return lambda: _put_away(services, everybody, coordinator, hurried=hurried)

    def type_again(self) -> None:
        """Give back what was half typed, as far as whoever is here may see it."""
        frame = self._frame
        if frame is not None:
            frame.desk.ask(lambda s: s.half_typed.take_back(), self._given_back, frame)

    def _given_back(self, texts: HalfTyped) -> None:
        frame = self._frame
        if frame is None or not texts:
            return
        TypedAgain(frame, texts, lambda left: LeftOver.stand_on(frame, left)).begin()
        frame.desk.say(frame.desk.words("lock.back"), "info")

    def _cover(self, screen: QWidget) -> None:
        focused = self._window.focusWidget()
        if self._turned is None:
            self._focused = focused
        self.screen, self._turned = screen, None
        # A field that loses the focus says that it is finished; here it is not.
        before = focused.blockSignals(True) if focused is not None else False  # noqa: FBT003 - Qt's own
        self.shows.emit(screen)
        if focused is not None and shiboken6.isValid(focused):
            focused.blockSignals(before)

    def _drop(self, *, at_once: bool = False) -> None:
        """Not while a dialog waits for its answer: whoever asked it would go on with what is gone."""
        frame, why = self._frame, self._wanted
        if frame is None or why is None:
            return
        if QApplication.activeModalWidget() is not None and not at_once:
            _close_dialogs()
            QTimer.singleShot(0, self, self._drop)
            return
        self._wanted = None
        # A laptop that goes to sleep waits five seconds at the most, and so does one that is switched off.
        before = self.putting_away(hurried=at_once or why == _SLEPT)
        said = frame.desk.words(why)
        frame.hide()
        self.drops.emit(before, said)

    def _no_longer_busy(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        if not busy and self._wanted is not None:
            QTimer.singleShot(0, self, self._drop)

    def _ask_tiles(self) -> None:
        frame = self._frame
        if frame is not None:
            frame.desk.ask(_who_may_sit_down, self._know, frame)

    def _know(self, found: tuple[Sequence[Tile], bool]) -> None:
        self._tiles, self._coordinated = found

    def _named(self, role: Role) -> str:
        """A passphrase has no name; a coordinator is at least called one."""
        desk: Desk | None = self._frame.desk if self._frame is not None else None
        if desk is None:
            return ""
        called = role is Role.COORDINATOR and self._coordinated
        return desk.words("lock.coordinator" if called else "window.somebody")


def _can_have_keys(widget: QWidget) -> bool:
    """What had the focus may have been turned off since, as a button that has done its work."""
    return widget.isVisible() and widget.isEnabled()


def _who_may_sit_down(services: Services) -> tuple[Sequence[Tile], bool]:
    return services.seats.everybody(), services.access.has_coordinator


def _put_away(
    services: Services, everybody: HalfTyped, coordinator: HalfTyped, *, hurried: bool
) -> None:
    """A full disk must not keep the key in memory, nor a slow stick when there is no time."""
    if hurried:
        services.backup.stays_here()
    try:
        services.half_typed.put_away(everybody, coordinator)
    except StorageUnavailable:
        return


def _close_dialogs() -> None:
    """Whatever stands before the window waits for nobody: it is left as by Esc."""
    for _ in range(_MOST_DIALOGS):
        dialog = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if dialog is None:
            return
        dialog.close()
