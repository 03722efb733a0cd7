"""Hears that the laptop goes to sleep, or that whoever is logged in leaves: the key must be gone by then."""

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QSessionManager

_SERVICE, _PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004


class Sleeping(QObject):
    """``going`` when the laptop is about to sleep, ``leaving`` when the session ends.

    On Linux logind says so and waits a few seconds, until ``may_sleep`` is called; Windows says so to
    every window. ``bus`` is the address at which logind is reached, empty for the system's own. macOS
    tells Qt nothing: there, as where one of them is missing, it is the gap between two looks at the
    clock that tells afterwards (``idleness``).
    """

    going = Signal()
    leaving = Signal()

    def __init__(self, parent: QObject, bus: str = "") -> None:
        super().__init__(parent)
        self._address = bus
        self._line = f"hublog {bus}"
        self._delay: object = None
        self._windows: _PowerMessages | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._leave)

    def begin(self) -> None:
        """Ask the system to say so; where it cannot, nothing happens."""
        if sys.platform.startswith("linux"):
            self._ask_logind()
        elif sys.platform == "win32":
            self._windows = _PowerMessages(self.going.emit)
            app = QCoreApplication.instance()
            if app is not None:
                app.installNativeEventFilter(self._windows)

    def may_sleep(self) -> None:
        """The key is gone: the laptop need wait no longer."""
        self._delay = None

    def _ask_logind(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        system = QDBusConnection.BusType.SystemBus
        bus = QDBusConnection.connectToBus(self._address or system, self._line)
        if bus.isConnected():
            slot: Any = SLOT("_prepare(bool)")  # text, whatever the stubs say
            bus.connect(_SERVICE, _PATH, _MANAGER, "PrepareForSleep", self, slot)
            self._ask_for_delay()

    def _ask_for_delay(self) -> None:
        """Logind waits for whoever holds what it answers, five seconds at the most."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _MANAGER, "Inhibit")
        call.setArguments(["sleep", "hublog", "hublog", "delay"])
        pending = QDBusConnection(self._line).asyncCall(call)
        watcher = QDBusPendingCallWatcher(pending, self)
        watcher.finished.connect(self._hold)

    def _hold(self, answered: QObject) -> None:
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        if isinstance(answered, QDBusPendingCallWatcher):
            reply = answered.reply()
            if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
                self._delay = reply.arguments()[0]
            answered.deleteLater()

    @Slot(bool)
    def _prepare(self, asleep: bool) -> None:  # noqa: FBT001 - the signal's own argument
        if asleep:
            self.going.emit()
        else:
            self._ask_for_delay()

    def _leave(self, _: QSessionManager) -> None:
        self.leaving.emit()


class _PowerMessages(QAbstractNativeEventFilter):
    """The message that Windows sends to every window before it sleeps."""

    def __init__(self, going: Callable[[], None]) -> None:
        super().__init__()
        self._going = going

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Look at it, and let it go on."""
        from ctypes import wintypes

        if kind == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            if (told.message, told.wParam) == (_WM_POWERBROADCAST, _PBT_APMSUSPEND):
                self._going()
        return False, 0
