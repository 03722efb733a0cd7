"""Who is at the desk: first names to choose from, or another one typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from hublog.domain.names import clean, fold
from hublog.domain.problems import Problem
from hublog.qt.entrance import Entrance, Opened
from hublog.qt.widgets.arrange import column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.threshold import Threshold
from hublog.services.api import Services
from hublog.services.changed import Changed


class Who(Threshold):
    """The first name stands beside what is done; it is no password."""

    def __init__(self, entrance: Entrance, services: Services, names: Sequence[str]) -> None:
        super().__init__(entrance.words)
        self._entrance, self._services = entrance, services
        words = entrance.words
        self.tiles = [Button(name, icon="circle-user-round") for name in names]
        for tile, name in zip(self.tiles, names, strict=True):
            tile.clicked.connect(lambda _=False, name=name: self._is(name))
        self._names = {fold(name): name for name in names}
        self._field, self.other = line_field(words("who.other"), "", words("who.hint"))
        self.other.returnPressed.connect(self._other)
        go = Button(words("who.go"), icon="arrow-right")
        go.clicked.connect(self._other)
        leave = Button(words("who.lock"), icon="lock")
        leave.clicked.connect(self._lock)
        self.show_card(
            column(
                Label(words("who.title"), "h1"),
                flow(*self.tiles, least=200),
                self._field,
                row(go, 1, leave),
                gap=16,
            ),
            leave,
        )
        first = self.tiles[0] if self.tiles else self.other
        self.setFocusProxy(first)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _other(self) -> None:
        name = clean(self.other.text())
        if not name:
            self.other.setFocus()
            return
        if fold(name) in self._names:
            self._is(self._names[fold(name)])
            return
        services = self._services

        def added(done: Changed | Problem) -> None:
            if isinstance(done, Problem):
                self._field.complain(self._entrance.words.problem(done))
                self.other.setFocus()
            else:
                self._is(name)

        self._entrance.operations.run(lambda: services.seats.add(name, name), added, self)

    def _lock(self) -> None:
        """Nobody sits down: let go of the register and its key."""
        entrance, store = self._entrance, self._services.store
        entrance.operations.run(store.close, lambda _: entrance.back.emit(), self)

    def _is(self, name: str) -> None:
        self._entrance.opened.emit(Opened(self._services, name))
