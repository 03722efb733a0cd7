"""Who is at the desk: first names to choose from, or another one typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from hublog.domain.names import clean
from hublog.qt.entrance import Entrance, Opened
from hublog.qt.widgets.arrange import column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.threshold import Threshold
from hublog.services.api import Services


class Who(Threshold):
    """The first name stands beside what is done; it is no password."""

    def __init__(self, entrance: Entrance, services: Services, names: Sequence[str]) -> None:
        super().__init__(entrance.words)
        self._entrance, self._services = entrance, services
        words = entrance.words
        self.tiles = [Button(name, icon="circle-user-round") for name in names]
        for tile, name in zip(self.tiles, names, strict=True):
            tile.clicked.connect(lambda _=False, name=name: self._is(name))
        field, self.other = line_field(words("who.other"), "", words("who.hint"))
        self.other.returnPressed.connect(self._other)
        go = Button(words("who.go"), icon="arrow-right")
        go.clicked.connect(self._other)
        self.show_card(
            column(
                Label(words("who.title"), "h1"),
                flow(*self.tiles, least=200),
                field,
                row(go, 1),
                gap=16,
            )
        )
        first = self.tiles[0] if self.tiles else self.other
        self.setFocusProxy(first)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _other(self) -> None:
        name = clean(self.other.text())
        if not name:
            self.other.setFocus()
            return
        services = self._services
        self._entrance.operations.run(
            lambda: services.hub.add_desk_name(name, name), lambda _: self._is(name), self
        )

    def _is(self, name: str) -> None:
        self._entrance.opened.emit(Opened(self._services, name))
