"""The way from page to page: always an icon and a word, always in the same place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame

from hublog.domain.words import Words
from hublog.qt.actions import BY_NAME, shown
from hublog.qt.places import Place
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label, Picture
from hublog.qt.widgets.scrolling import scrolling


class Navigation(QFrame):
    """``went`` carries the name of the page wanted."""

    went = Signal(str)

    def __init__(self, words: Words, places: Sequence[Place]) -> None:
        super().__init__()
        self.setProperty("frame", "side")
        self._words = words
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        self._compact = False
        self._name = Label(words("window.name"), "brand")
        brand = row(Picture("coffee", 24, "primary"), self._name, 1, gap=10)
        brand.setProperty("margins", (12, 10, 12, 14))
        theme().measure(brand)
        top, foot = column(gap=4), column(gap=4)
        for number, place in enumerate(places, start=1):
            (foot if place.foot else top).addWidget(self._button(place, number))
        area = scrolling(column(brand, top, 1, foot, gap=4, margins=(10, 10, 10, 12)))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(column(area, gap=0))
        theme().changed.connect(self._measure)
        self._measure()

    def show_current(self, page: str) -> None:
        """Mark the page that is shown."""
        button = self._buttons.get(page)
        if button is not None:
            button.setChecked(True)
        for each in self._buttons.values():
            each.update()

    def show_places(self, may_see: Callable[[str], bool]) -> None:
        """Show only those that whoever is here sees; each keeps its key."""
        for page, button in self._buttons.items():
            button.setVisible(may_see(page))
        self._measure()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - it is the value
        """Take less room: icons above small words, and no name."""
        if compact != self._compact:
            self._compact = compact
            self._name.setVisible(not compact)
            for button in self._buttons.values():
                button.set_tall(compact)
            self._measure()

    def _button(self, place: Place, number: int) -> Button:
        word = self._words(f"window.page.{place.page}")
        keys = shown(f"page_{number}") if f"page_{number}" in BY_NAME else ""
        button = Button(word, "place", icon=place.icon)
        button.setToolTip(keys)
        button.clicked.connect(lambda: self.went.emit(place.page))
        self._group.addButton(button)
        self._buttons[place.page] = button
        return button

    def _measure(self) -> None:
        widest = max((b.sizeHint().width() for b in self._buttons.values()), default=0)
        least = 88 if self._compact else 188
        self.setFixedWidth(max(theme().px(least), widest + theme().px(36 if self._compact else 20)))
