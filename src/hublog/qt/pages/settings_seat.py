"""Somebody who works at the desk: who is there now, and their PIN, given, changed or taken off."""

from collections.abc import Callable

from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.pin_field import PinField
from hublog.services.changed import Changed
from hublog.services.seats import Seats, Tile


class SeatCard(InlineCard):
    """``done`` once something was kept, or nothing."""

    def __init__(self, desk: Desk, tile: Tile) -> None:
        super().__init__()
        self._desk, self._tile = desk, tile
        words, name = desk.words, tile.name
        self.sit = Button(words("seat_card.at_desk", name=name), icon="user-check")
        self.sit.clicked.connect(self._sit)
        self.pin = PinField()
        hint = words("seat_card.new_pin_hint", name=name)
        self._field = Field(words("seat_card.new_pin"), self.pin, hint)
        self.pin.returnPressed.connect(self._keep)
        self.keep = Button(words("seat_card.keep_pin"), "primary", icon="check")
        self.keep.clicked.connect(self._keep)
        self.clear = Button(words("seat_card.clear"), icon="x")
        self.clear.clicked.connect(self._clear)
        close = Button(words("seat_card.close"), icon="arrow-left")
        close.clicked.connect(self.done)
        stands = "seat_card.pin_there" if tile.has_pin else "seat_card.pin_none"
        self.fill(
            column(
                Label(words("seat_card.title", name=name), "h2"),
                row(self.sit, 1),
                Label(words(stands, name=name), "muted"),
                self._field,
                flow(self.keep, self.clear, close, least=200, most_columns=3),
                gap=12,
            )
        )
        self.clear.setVisible(tile.has_pin)

    def begin(self) -> None:
        """The PIN first; it is what brings people here."""
        self.pin.setFocus()

    def _sit(self) -> None:
        desk, name = self._desk, self._tile.name
        desk.seat(name)
        desk.say(desk.words("settings.seated", name=name), "info")
        self.done.emit()

    def _keep(self) -> None:
        pin = self.pin.text()
        if not pin:
            self.pin.setFocus()
            return
        said = "seat_card.changed" if self._tile.has_pin else "seat_card.kept"
        self._do(lambda seats, actor: seats.set_pin(actor, self._tile.id, pin), said)

    def _clear(self) -> None:
        self._do(lambda seats, actor: seats.clear_pin(actor, self._tile.id), "seat_card.cleared")

    def _do(self, action: Callable[[Seats, str], Changed | Problem], said: str) -> None:
        desk, name = self._desk, self._tile.name

        def kept(changed: Changed) -> None:
            self.pin.clear()
            desk.say(desk.words(said, name=name), undoes=changed.stamp)
            self.done.emit()

        def refused(problem: Problem) -> None:
            self._field.complain(desk.words.problem(problem))
            self.pin.clear()
            self.pin.setFocus()

        desk.do(lambda s: action(s.seats, desk.actor), kept, self, refused)
