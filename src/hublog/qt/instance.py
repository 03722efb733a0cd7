"""One window for each home folder: a second start raises the first."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject, Signal

_PATIENCE = 2000
"""Milliseconds to wait for a window that is there to answer."""


class OnlyOne(QObject):
    """``called`` when somebody started hublog again on the same home folder."""

    called = Signal()

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = hashlib.sha256(str(home.absolute()).encode()).hexdigest()[:20]
        self._name = f"hublog-{place}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)

    def first(self) -> bool:
        """Whether this is the first window; if not, the first one was asked to come forward."""
        if self._lock.tryLock(0):
            return True
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE):
            socket.write(b"show\n")
            socket.waitForBytesWritten(_PATIENCE)
            socket.disconnectFromServer()
        return False

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
