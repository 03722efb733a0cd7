"""A run of numbers over days, as a picture that can be walked through or as a table."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from hublog.domain.words import Words
from hublog.qt.models.table import Column, number
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.bars import Bars
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.table_view import TableView
from hublog.qt.wording import Wording

Run = Sequence[tuple[date, int]]


class RunPicture(QWidget):
    """The last bar is the one in question; the same numbers stand in a table on request."""

    def __init__(self, words: Words, title: str, run: Run) -> None:
        super().__init__()
        self._words = words
        wording = Wording(words)
        self.bars = Bars(title)
        self.bars.show_numbers([n for _, n in run], [wording.day(day) for day, _ in run])
        day: Column[tuple[date, int]] = Column(
            words("month_page.column.date"),
            lambda each: wording.day(each[0]),
            lambda each: each[0].toordinal(),
        )
        came: Column[tuple[date, int]] = number(
            words("month_page.column.footfall"), lambda each: each[1]
        )
        self.table = TableView(words("month_return.run_table"), [day, came])
        self.table.show_records(run)
        self.table.hide()
        self.turn = Button(words("month_return.as_table"), "link")
        self.turn.clicked.connect(self._turn)
        ends = row(Label(wording.short_day(run[0][0]), "small", wraps=False), gap=8)
        ends.addStretch(1)
        ends.addWidget(Label(wording.short_day(run[-1][0]), "small", wraps=False))
        self._ends = QWidget()
        self._ends.setLayout(ends)
        heading = row(Label(title, "small"), 1, self.turn)
        self.setLayout(column(heading, self.bars, self._ends, self.table, gap=4))

    def _turn(self) -> None:
        table = self.table.isHidden()
        self.table.setVisible(table)
        self.bars.setVisible(not table)
        self._ends.setVisible(not table)
        self.turn.set_words(
            self._words("month_return.as_picture" if table else "month_return.as_table")
        )
