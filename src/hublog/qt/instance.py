"""One window for each home folder: a second start raises the first."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QDir, QLockFile, QObject, QThread, Signal

_PATIENCE = 10_000
"""Milliseconds to wait for a window that is there, or just starting, to answer."""
_BETWEEN = 100
_ANSWER = 2000
"""Milliseconds for one answer."""


def named_after(home: Path) -> str:
    """What tells this home folder from others where all of them leave something."""
    return hashlib.sha256(str(home.absolute()).encode()).hexdigest()[:20]


class OnlyOne(QObject):
    """``called`` when somebody started hublog again on the same home folder."""

    called = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = f"hublog-{named_after(home)}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)

    def first(self) -> bool:
        """Whether this window may show itself; if not, the one before was asked to come forward.

        Where nobody can tell, as with a disk too full for a lock or a window of somebody else who is
        logged in too, it does: a register lets only one in, and says so in a sentence.
        """
        until = QDeadlineTimer(_PATIENCE)
        while not self._lock.tryLock(0):
            if self._lock.error() is not QLockFile.LockError.LockFailedError or until.hasExpired():
                return True
            if self._call():
                return False
            QThread.msleep(_BETWEEN)
        return True

    def _call(self) -> bool:
        """Ask the window before to come forward; whether it is there."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_ANSWER):
            return False
        socket.write(b"show\n")
        socket.waitForBytesWritten(_ANSWER)
        socket.disconnectFromServer()
        return True

    def listen(self) -> None:
        """Hear later starts from now on; only the first window does."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()
