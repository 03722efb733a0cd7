"""What of a month is missing, how many sessions are in, and the return once it is made."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hublog.domain.timetable import Gap
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import clear, column, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Line, Picture
from hublog.services.months import MonthView

_MOST = 8


class WaitingCard(Card):
    """``wanted`` carries a ``Gap`` to fill, ``reveal`` the file to show in its folder."""

    wanted = Signal(object)
    reveal = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines, self._file = column(gap=8), column(gap=8)
        title = Label(desk.words("month_page.before"), "h2")
        self.fill(column(title, self._lines, self._file, 1, gap=8))
        self._month = ""

    def show_month(self, view: MonthView) -> None:
        """Show what a month waits for."""
        words = self._desk.words
        if str(view.month) != self._month:
            clear(self._file)
        self._month = str(view.month)
        clear(self._lines)
        for gap in view.gaps[:_MOST]:
            self._add("circle-alert", "error", self._said(gap), self._button(gap))
        if len(view.gaps) > _MOST:
            self._lines.addWidget(
                Label(words("today.more_needs", n=len(view.gaps) - _MOST), "small")
            )
        sign = ("circle-alert", "warn") if view.gaps else ("circle-check", "ok")
        said = words("month_page.recorded", n=view.recorded, of=view.expected)
        if not view.expected:
            sign, said = ("info", "info"), words("month_page.nothing_held")
        self._add(*sign, said)
        drawn = view.latest_return
        if drawn is not None:
            day = self._desk.wording.short_day(drawn.drawn_on)
            self._add(
                "file-spreadsheet",
                "info",
                words("month_page.drawn", version=drawn.version, day=day, who=drawn.drawn_by),
            )

    def show_file(self, file: Path, still_open: int) -> None:
        """Say where the return lies."""
        words = self._desk.words
        clear(self._file)
        self._file.addWidget(Line())
        self._file.addWidget(Label(words("month_page.lies_in", file=str(file)), "small"))
        if still_open:
            self._file.addWidget(Label(words("month_page.still_open", n=still_open), "small"))
        show = Button(words("month_page.reveal"), icon="folder-open")
        show.clicked.connect(lambda: self.reveal.emit(file))
        self._file.addWidget(holding(row(show, 1)))
        show.setFocus()

    def _add(self, icon: str, kind: str, said: str, button: QWidget | None = None) -> None:
        self._lines.addWidget(Line())
        line = row(Picture(icon, 22, kind), gap=10)
        line.addWidget(Label(said), 1)
        if button is not None:
            line.addWidget(button)
        self._lines.addWidget(holding(line))

    def _button(self, gap: Gap) -> Button:
        words = self._desk.words
        does = words("today.see_to.still_open" if gap.session_id else "today.type_up")
        spoken = words("today.spoken_need", does=does, need=self._said(gap))
        button = Button(does, "link", spoken=spoken)
        button.clicked.connect(lambda: self.wanted.emit(gap))
        return button

    def _said(self, gap: Gap) -> str:
        day = self._desk.wording.short_day(gap.day)
        key = "still_open" if gap.session_id else "not_recorded"
        return self._desk.words(f"today.need.{key}", activity=gap.activity, day=day)
