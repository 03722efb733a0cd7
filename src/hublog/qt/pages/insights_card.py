"""One picture with its sentence: walked through, shown as a table, copied."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from hublog.domain.insight_words import Picture, Point, number_said
from hublog.domain.words import Words
from hublog.qt.charts.view import ChartView
from hublog.qt.models.table import Column
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.table_view import TableView
from hublog.qt.wording import short_weekdays


class InsightCard(Card):
    """``copied`` carries ``picture`` or ``table``."""

    copied = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.picture: Picture | None = None
        self._title, self.headline = Label("", "small"), Label("", "h2")
        self.chart = ChartView(short_weekdays(words))
        self.table: _Table | None = None
        self.said = Label("", "small")
        self.turn = Button(words("page_insights.table"), "link")
        self.copy = Button(words("page_insights.copy_picture"), "link")
        self._tools = wrap(self.turn, self.copy)
        self._pictured = column(self.chart, gap=0)
        self.chart.stepped.connect(self._say)
        self.chart.copied.connect(lambda: self.copied.emit("picture"))
        self.turn.clicked.connect(self._turn)
        self.copy.clicked.connect(self._copy)
        self.fill(
            column(*(self._title, self.headline, self._pictured, self.said, 1, self._tools), gap=6)
        )

    @property
    def as_table(self) -> bool:
        """Whether the table stands in place of the picture."""
        return self.table is not None and not self.table.isHidden()

    def show_picture(self, picture: Picture) -> None:
        """Show a picture, as what is shown now."""
        as_table = self.as_table
        self.picture = picture
        self._title.setText(picture.title)
        self.headline.setText(picture.headline)
        self.chart.show_picture(picture)
        self._tools.setVisible(bool(picture.points))
        if self.table is not None:
            self.table.show_records(picture.points)
            self.table.setVisible(as_table and bool(picture.points))
            self.chart.setVisible(not as_table and bool(picture.points))
        self._say("")
        self._name()

    def stops(self) -> list[QWidget]:
        """Where Tab leads in it, as one reads."""
        shown = self.table if self.table is not None and self.as_table else self.chart
        return [shown, self.turn, self.copy]

    def _say(self, said: str) -> None:
        """The point that is stepped on, else what has to be known to read the picture."""
        self.said.setText(said or (self.picture.note if self.picture is not None else ""))

    def _turn(self) -> None:
        picture = self.picture
        if picture is None:
            return
        if self.table is None:
            self.table = _Table(picture, self._words)
            self.table.copied.connect(lambda: self.copied.emit("table"))
            self.table.hide()
            self.table.show_records(picture.points)
            self._pictured.addWidget(self.table)
        as_table = not self.as_table
        self.table.setVisible(as_table)
        self.chart.setVisible(not as_table)
        self._name()
        self.table.fit()
        (self.table if as_table else self.chart).setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self) -> None:
        """Say on each button what it does, and read out to which picture."""
        words, shows, turns = self._words, "picture", "table"
        if self.as_table:
            shows, turns = turns, shows
        title = self.picture.title if self.picture is not None else ""
        for tool, key in ((self.turn, turns), (self.copy, f"copy_{shows}")):
            does = words(f"page_insights.{key}")
            tool.set_words(does, words("page_insights.of", does=does, title=title))

    def _copy(self) -> None:
        self.copied.emit("table" if self.as_table else "picture")


class _Table(TableView):
    """``copied`` is asked for by the key that copies: a cell is never copied as it stands here."""

    copied = Signal()

    def __init__(self, picture: Picture, words: Words) -> None:
        def numbered(place: int) -> Column[Point]:
            return Column(
                picture.series[place],
                lambda point: number_said(point.values[place], words),
                number=True,
            )

        named: Column[Point] = Column(picture.of, lambda point: point.name)
        columns = [named, *(numbered(place) for place in range(len(picture.series)))]
        super().__init__(picture.title, columns)
        self.setSortingEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what everybody may see."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)
