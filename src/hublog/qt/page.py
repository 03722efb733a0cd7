"""A page: its title, one line of state, its own buttons at the top, and what it shows below."""

from collections.abc import Callable, Mapping
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hublog.qt.desk import Desk
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import Sides, column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.scrolling import scrolling
from hublog.qt.workplace import Workplace
from hublog.services.changed import Changed

_ROOMY = 500
"""From this width on, in pixels at 100 %, there is room around a page."""
_AROUND, _CLOSE = (28, 14, 28, 4), (12, 14, 12, 4)


class AnyPage(QWidget):
    """One screen. ``opened`` is called whenever it is shown, ``heard`` after every change."""

    name = ""
    """What other pages call it; its words lie below that name in the catalogue."""
    guide = "volunteer"
    """The guide that F1 opens here."""

    def __init__(self, desk: Workplace[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.words = desk.words
        self.title = Label("", "h1")
        self.state = Label("", "muted")
        self.corner: QHBoxLayout = row(gap=12)
        self.body: QVBoxLayout = column(gap=16)
        self.cards: QVBoxLayout = column(gap=0)
        self.card: InlineCard | None = None
        self.way_back: Button | None = None
        """Leads back to where the page was opened from, for a page that has no place of its own."""
        self.asked: Mapping[str, Any] = {}
        """What it was opened with last."""
        self._after_card: Callable[[], object] = bool
        titles = column(self.title, self.state, gap=0)
        heading = Sides(titles, column(self.corner, 1), (1, 0), least=640)
        heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._outer = column(heading, gap=12, margins=_AROUND)
        self._outer.addLayout(self.body, 1)
        area = scrolling(self._outer)
        self._area = area
        self.setLayout(column(area, gap=0, margins=(0, 0, 0, 0)))
        theme().changed.connect(self._spread)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window, or one of large letters, has no room to spare."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        around = _AROUND if self.width() >= theme().px(_ROOMY) else _CLOSE
        if self._outer.property("margins") != around:
            self._outer.setProperty("margins", around)
            theme().measure(self._outer)

    @property
    def belongs_to(self) -> str:
        """The page that whoever is here has to be allowed to see, to see this one."""
        return self.name

    def head(self, title: str, state: str = "") -> None:
        """Set the title and the line of state."""
        self.title.setText(title)
        self.state.setText(state)
        self.state.setVisible(bool(state))

    def opened(self, where: Mapping[str, Any]) -> None:
        """The page is shown; ``where`` is what another page asked it to show."""

    def heard(self, changed: Any) -> None:  # noqa: ANN401 - each workplace tells its own
        """Something changed in the store while the page is shown."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the card that stands here, wherever on the page the focus is, or else the page."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            event.accept()  # held down, it leaves one thing, not one after the other
        elif self.card is not None:
            self.card.done.emit()
        elif self.way_back is not None and self.way_back.isVisible():
            self.way_back.click()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Have the keys again where what had them is gone."""
        self.setFocus()

    def undo(self) -> None:
        """What Ctrl+Z does on this page."""
        self.desk.undo()

    def show_card(self, card: InlineCard, after: Callable[[], object]) -> None:
        """Let a card stand on the page until it is done, in place of one that stands there.

        The page has put ``cards`` where it wants them; ``after`` gives the focus back.
        """
        self.close_card()
        self.card, self._after_card = card, after
        self.cards.addWidget(card)
        card.show()
        card.done.connect(self.close_card)
        card.begin()
        self.show_inside(card)

    def close_card(self) -> None:
        """Take the card away, if there is one."""
        if self.card is not None:
            card, self.card = self.card, None
            self.cards.removeWidget(card)
            card.hide()
            card.deleteLater()
            self._after_card()

    def to_top(self) -> None:
        """Show it from its title on, wherever it was left."""
        self._area.verticalScrollBar().setValue(0)

    def show_inside(self, widget: QWidget) -> None:
        """Scroll so that a part of the page can be seen from its top, once it has its place."""

        def scroll() -> None:
            if not shiboken6.isValid(widget):
                return
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._area.ensureWidgetVisible(widget)
            inside = self._area.widget()
            if inside is not None and widget.height() > self._area.viewport().height():
                top = widget.mapTo(inside, QPoint(0, 0)).y()
                self._area.verticalScrollBar().setValue(top)

        QTimer.singleShot(0, self, scroll)


class Page(AnyPage):
    """A page over the register of a hub."""

    desk: Desk

    def heard(self, changed: Changed) -> None:
        """Something changed in the register while the page is shown."""
