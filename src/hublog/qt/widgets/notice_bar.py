"""The line at the bottom: how things stand, or what was just done, with Undo."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from hublog.domain.words import Words
from hublog.qt.actions import shown
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Picture
from hublog.qt.workplace import Notice

_ICONS = {"ok": "circle-check", "info": "info", "warn": "triangle-alert", "error": "circle-alert"}
_STAYS = {"ok": 10_000, "info": 10_000, "warn": 20_000, "error": 0}
"""How long a notice stays, in milliseconds; 0 is until the next."""


class NoticeBar(QWidget):
    """Never moves what is above it.

    ``undo`` carries the stamp that the notice's Undo takes back, ``went`` where its way leads.
    """

    undo = Signal(object)
    went = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._notice: Notice | None = None
        self.left, self.right = Label("", "small"), Label("", "small")
        self.beside = Button("", "link")
        """What whoever is here may do about being here; hidden unless somebody shows it."""
        self.beside.hide()
        self._stack = QStackedLayout()
        self.right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.quiet)
        outer: QHBoxLayout = row(gap=0, margins=(28, 2, 28, 8))
        outer.addLayout(self._stack)
        self.setLayout(outer)  # first: what a stack without a place shows is a window of its own
        self._stack.addWidget(holding(row(self.left, 1, self.right, 2, self.beside)))
        theme().changed.connect(self._measure)
        self._measure()

    def say(self, notice: Notice) -> None:
        """Show a notice, and have it read out."""
        self.quiet()
        self._notice = notice
        things: list[QWidget] = [
            Picture(_ICONS[notice.kind], 24, notice.kind),
            Label(notice.text, "strong"),
        ]
        if notice.way is not None:
            there = Button(notice.way.words, icon="arrow-right")
            there.clicked.connect(lambda: self.went.emit(notice.way))
            things.append(there)
        if notice.undoes is not None:
            undo = Button(self._words("window.undo"), hint=shown("undo"))
            undo.clicked.connect(lambda: self.undo.emit(notice.undoes))
            things.append(undo)
        close = Button("", "quiet", icon="x", spoken=self._words("window.close_notice"))
        close.clicked.connect(self.quiet)
        things.append(close)
        layout = row(margins=(14, 2, 4, 2))
        for thing in things:
            layout.addWidget(thing, 1 if isinstance(thing, Label) else 0)
        self._stack.addWidget(Card(layout, notice.kind))
        self._stack.setCurrentIndex(1)
        event = QAccessibleAnnouncementEvent(self, notice.text)
        if notice.kind in {"warn", "error"}:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
        if _STAYS[notice.kind] and not notice.stays:
            self._timer.start(_STAYS[notice.kind])

    def quiet(self) -> None:
        """Show how things stand again."""
        self._timer.stop()
        self._notice = None
        while self._stack.count() > 1:
            shown_now = self._stack.widget(1)
            if shown_now is None:
                break
            self._stack.removeWidget(shown_now)
            shown_now.deleteLater()

    @property
    def notice(self) -> Notice | None:
        """What is shown just now."""
        return self._notice

    def _measure(self) -> None:
        self.setMinimumHeight(theme().px(62))
