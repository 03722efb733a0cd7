"""What a transfer file would change, before anything of it is kept: added, joined, or in need of an eye."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hublog.qt.desk import Desk
from hublog.qt.pages.laptop_values import said_moment
from hublog.qt.pages.laptops_said import (
    all_adds,
    name_of,
    said_adds,
    said_asks,
    said_day,
    said_joins,
)
from hublog.qt.widgets.arrange import Sides, clear, column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Line, Picture
from hublog.services.laptop_preview import BroughtIn, Preview

_MOST_DAYS = 8


class LaptopsPreview(QWidget):
    """Three cards: will be added, will be joined, needs your eye."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._layout = column(gap=16)
        self.setLayout(self._layout)

    def show_preview(self, preview: Preview) -> None:
        """Show what this one would change."""
        clear(self._layout)
        laptop = name_of(self._desk.words, preview.laptop)
        right = column(self._joined(preview), self._asked(preview), 1, gap=16)
        self._layout.addWidget(Label(self._from(laptop, preview), "muted"))
        self._layout.addWidget(Sides(self._added(preview), right, (1, 1)))

    def _from(self, laptop: str, preview: Preview) -> str:
        words = self._desk.words
        if preview.heard is None:
            return words("laptops_page.from", laptop=laptop)
        when = said_moment(self._desk, preview.heard)
        return words("laptops_page.from_until", laptop=laptop, when=when)

    def _added(self, preview: Preview) -> Card:
        words = self._desk.words
        layout = _titled(words("laptops_page.added"), "plus", "ok")
        adds = said_adds(words, preview.adds, preview.counted)
        for said in adds or [words("laptops_page.nothing_added")]:
            layout.addWidget(Label(said, "strong" if adds else ""))
        days = preview.by_day
        if days:
            layout.addWidget(Line())
            layout.addWidget(Label(words("laptops_page.by_day"), "small"))
        for day in days[:_MOST_DAYS]:
            layout.addWidget(Label(said_day(self._desk, day)))
        if len(days) > _MOST_DAYS:
            more = words("laptops_page.more_days", n=len(days) - _MOST_DAYS)
            layout.addWidget(Label(more, "small"))
        layout.addStretch(1)
        return Card(layout)

    def _joined(self, preview: Preview) -> Card:
        words = self._desk.words
        layout = _titled(words("laptops_page.joined"), "arrow-left-right", "info")
        _lines(layout, list(said_joins(words, preview)) or [words("laptops_page.nothing_joined")])
        return Card(layout)

    def _asked(self, preview: Preview) -> Card:
        words = self._desk.words
        asks = list(said_asks(words, preview))
        layout = _titled(words("laptops_page.asked"), "eye", "warn" if asks else "ok")
        _lines(layout, asks or [words("laptops_page.asks_nothing")])
        if asks:
            layout.addWidget(Label(words("laptops_page.asked_hint"), "small"))
        return Card(layout)


class TogetherCard(Card):
    """What was brought in, what needs an eye, and what the other laptop does not know yet."""

    settle = Signal()
    make = Signal()
    today = Signal()

    def __init__(self, desk: Desk, done: BroughtIn) -> None:
        super().__init__()
        words, preview = desk.words, done.preview
        asks = len(done.questions)
        self.first = Button(
            words("laptops_page.settle" if asks else "laptops_page.make"),
            "primary",
            icon="eye" if asks else "save",
        )
        self.first.clicked.connect(self.settle if asks else self.make)
        buttons = [self.first]
        if asks:
            make = Button(words("laptops_page.make"), icon="save")
            make.clicked.connect(self.make)
            buttons.append(make)
        today = Button(words("laptops_page.today"), icon="sun")
        today.clicked.connect(self.today)
        title = row(Picture("circle-check", 28, "ok"), gap=12)
        title.addWidget(Label(words("laptops_page.done_title"), "h2"), 1)
        layout = column(title, Label(said_done(desk, done)))
        if asks:
            layout.addWidget(Label(words("laptops_page.done_asks", n=asks), "strong"))
        layout.addWidget(Label(words("laptops_page.done_more"), "muted"))
        laptop = preview.laptop or words("laptops_page.other_first")
        layout.addWidget(Label(words("laptops_page.done_back", laptop=laptop)))
        layout.addLayout(flow(*buttons, today, least=220))
        self.fill(layout)


def said_done(desk: Desk, done: BroughtIn) -> str:
    """What was brought in, in one line."""
    words, preview = desk.words, done.preview
    what = all_adds(words, preview.adds, preview.counted)
    return words("laptops_page.done", laptop=name_of(words, preview.laptop), what=what)


def _titled(title: str, icon: str, color: str) -> QVBoxLayout:
    heading = row(Picture(icon, 24, color), gap=10)
    heading.addWidget(Label(title, "h2"), 1)
    return column(heading, gap=8)


def _lines(layout: QVBoxLayout, said: Sequence[str]) -> None:
    for each in said:
        layout.addWidget(Label(each))
