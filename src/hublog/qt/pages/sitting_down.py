"""Sitting down at the desk: names as tiles, then the PIN of whoever has one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout

from hublog.domain.problems import Problem
from hublog.domain.seats import Seat
from hublog.domain.words import Words
from hublog.qt.operations import Operations
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.pin_field import PinField
from hublog.qt.widgets.threshold import Threshold
from hublog.qt.widgets.tiles import OneTile, Tiles
from hublog.services.api import Services
from hublog.services.seats import Tile

_SPENT = "PIN_SPENT"


class SittingDown(Threshold):
    """``seated`` carries the name of whoever sat down; ``spent`` once no PIN counts any more.

    ``show_tiles`` shows the names, what stands around them is the page's own.
    """

    seated = Signal(str)
    spent = Signal()

    def __init__(
        self, words: Words, operations: Operations, services: Services, names: Sequence[Tile]
    ) -> None:
        super().__init__(words)
        self.words, self.operations, self.services = words, operations, services
        self.names = {tile.id: tile for tile in names}
        self.tiles = Tiles(())
        self.pin = PinField()
        self._pin_field: Field | None = None

    def show_tiles(self) -> None:
        """The names, and the focus on the first of them."""
        raise NotImplementedError

    def made_tiles(self, more: Sequence[OneTile] = ()) -> Tiles:
        """A tile for each name, and these after them."""
        words = self.words
        named = [
            OneTile(
                tile.id,
                tile.name,
                spoken=words("lock.tile_with_pin", name=tile.name) if tile.has_pin else tile.name,
            )
            for tile in self.names.values()
        ]
        self.tiles = Tiles([*named, *more])
        self.tiles.chose.connect(self.choose)
        return self.tiles

    def choose(self, key: str) -> None:
        """Somebody chose their name."""
        tile = self.names[key]
        if tile.has_pin:
            self._ask_pin(tile)
        else:
            self._check(tile, "")

    def begin_at(self, layout: QLayout, first: object, back: Button | None = None) -> None:
        """Show one thing, with the focus where it begins."""
        self.show_card(layout, back)
        if isinstance(first, PinField | Tiles | Button):
            self.setFocusProxy(first)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_pin(self, tile: Tile) -> None:
        words = self.words
        self.pin = PinField()
        self._pin_field = Field(words("lock.pin"), self.pin, words("lock.pin_hint"))
        self.pin.setAccessibleName(words("lock.pin_spoken", name=tile.name))
        go = Button(words("lock.pin_go"), "primary", icon="arrow-right")
        back = Button(words("first_run.back"), icon="arrow-left")
        back.clicked.connect(self.show_tiles)
        go.clicked.connect(lambda: self._check(tile, self.pin.text()))
        self.pin.returnPressed.connect(lambda: self._check(tile, self.pin.text()))
        self.begin_at(
            column(Label(tile.name, "h1"), self._pin_field, row(go, back, 1), gap=16),
            self.pin,
            back,
        )

    def _check(self, tile: Tile, pin: str) -> None:
        if (tile.has_pin and not pin) or self.pin.isReadOnly():
            self.pin.setFocus()
            return
        self.pin.setReadOnly(True)

        def checked(found: Seat | Problem) -> None:
            self.pin.setReadOnly(False)
            if not isinstance(found, Problem):
                self.pin.clear()
                self.seated.emit(found.name)
            elif found.code == _SPENT:
                self.pin.clear()
                self.spent.emit()
            else:
                self._refuse(found)

        services = self.services
        self.operations.run(lambda: services.seats.check_pin(tile.id, pin), checked, self)

    def _refuse(self, problem: Problem) -> None:
        sentence = self.words.problem(problem)
        if self._pin_field is not None and self.pin.isVisible():
            self._pin_field.complain(sentence)
            self.pin.clear()
            self.pin.setFocus()
            self.show_whole(self._pin_field)
        else:
            self.say(sentence)

    def say(self, sentence: str) -> None:
        """Say what is wrong where there is no field."""
        back = Button(self.words("first_run.back"), icon="arrow-left")
        back.clicked.connect(self.show_tiles)
        self.begin_at(column(Label(sentence), row(back, 1), gap=16), back, back)
