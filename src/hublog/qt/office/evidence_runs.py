"""The run charts of one comparison, one at a time: as a picture, as a table, and to copy."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap

from hublog.domain.office.run_chart import DOWN, SHIFT, UP, Point, RunChart, RunCharts
from hublog.qt.models.table import Column
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.evidence_chart import RunChartView
from hublog.qt.office.evidence_said import said_number, said_people, said_signals
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.table_view import TableView

_PICTURE, _EDGE, _TITLE = (1100, 520), 20, 44
"""How large a copied picture is, in pixels at 100 %, and the room for its title."""


class RunsCard(Card):
    """Nothing in it says whose activity a chart is."""

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._charts: tuple[RunChart, ...] = ()
        self._place = 0
        self._title = ""
        self.said = Label("", "muted")
        self.which = Label("", "strong", wraps=False)
        self.told = Label("")
        self.view = RunChartView(words)
        self.table = TableView(words("evidence_page.runs.title"), self._columns())
        self.table.setSortingEnabled(False)
        self.earlier = Button("", icon="chevron-left", spoken=words("evidence_page.runs.earlier"))
        self.later = Button("", icon="chevron-right", spoken=words("evidence_page.runs.later"))
        self.turn = Button(words("evidence_page.runs.table"), "link")
        self.copy = Button(words("evidence_page.runs.copy"))
        self.earlier.clicked.connect(lambda: self._go(-1))
        self.later.clicked.connect(lambda: self._go(1))
        self.turn.clicked.connect(self._turn)
        self.copy.clicked.connect(self.copy_picture)
        self._tools = (self.earlier, self.which, self.later, self.turn, self.copy)
        title = Label(words("evidence_page.runs.title"), "h2")
        explain = Label(words("evidence_page.runs.explain"), "small")
        walk = row(self.earlier, self.which, self.later, 1, gap=8)
        self.fill(
            column(
                *(title, explain, self.said, walk, self.view, self.table, self.told),
                wrap(self.turn, self.copy),
                gap=8,
            )
        )
        self.table.hide()
        self.show_charts(None)

    def show_charts(self, found: RunCharts | None, title: str = "") -> None:
        """Show the charts of another comparison; ``None`` while they are worked out.

        ``title`` says on a copied picture what it is about.
        """
        words = self._desk.words
        self._title = title
        self._charts = found.charts if found else ()
        self._place = 0
        if found is None:
            self.said.setText(words("evidence_page.asking"))
        elif found.withheld:
            self.said.setText(words(f"evidence_page.runs.{found.withheld}"))
        else:
            self.said.setText(self._tally(found))
        self._show()

    def copy_picture(self) -> None:
        """Put the chart on the clipboard, as large as a page wants it."""
        picture = QPixmap(*(theme().px(each) for each in _PICTURE))
        picture.fill(theme().color("surface"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, area = theme(), QRectF(picture.rect())
        edge = look.px(_EDGE)
        inside = area.adjusted(edge, edge, -edge, -edge)
        painter.setFont(look.font("h2", 700))
        painter.setPen(look.color("ink"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft, self._title)
        self.view.draw(painter, inside.adjusted(0, look.px(_TITLE), 0, 0))
        painter.end()
        QGuiApplication.clipboard().setPixmap(picture)
        self._desk.say(self._desk.words("evidence_page.runs.copied"), "info")

    def _tally(self, found: RunCharts) -> str:
        words = self._desk.words
        ways = [
            {each.way for each in chart.signals if each.kind == SHIFT and not chart.restless}
            for chart in found.charts
        ]
        up, down = (sum(way in each for each in ways) for way in (UP, DOWN))
        return words(
            "evidence_page.runs.tally",
            charts=words("evidence_page.runs.charts", n=len(found.charts)),
            hubs=found.hubs,
            up=up,
            down=down,
            neither=sum(not each for each in ways),
        )

    def _columns(self) -> list[Column[Point]]:
        words = self._desk.words
        return [
            Column(
                words("evidence_page.runs.number"), lambda point: said_number(words, point.number)
            ),
            Column(
                words("evidence_page.runs.people"),
                lambda point: said_people(words, point.footfall),
                number=True,
            ),
            Column(
                words("evidence_page.runs.place"),
                lambda point: words(f"evidence_page.runs.{'yes' if point.present else 'no'}"),
            ),
        ]

    def _go(self, by: int) -> None:
        self._place = min(max(self._place + by, 0), len(self._charts) - 1)
        self._show()

    def _turn(self) -> None:
        as_table = self.table.isHidden()
        self.table.setVisible(as_table)
        self.view.setVisible(not as_table)
        key = "picture" if as_table else "table"
        self.turn.set_words(self._desk.words(f"evidence_page.runs.{key}"))
        (self.table if as_table else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        words = self._desk.words
        chart = self._charts[self._place] if self._charts else None
        for tool in (*self._tools, self.told):
            tool.setVisible(chart is not None)
        as_table = self.turn.text() == words("evidence_page.runs.picture")
        self.view.setVisible(chart is not None and not as_table)
        self.table.setVisible(chart is not None and as_table)
        self.view.show_chart(chart)
        self.table.show_records(chart.points if chart else ())
        self.told.setText(said_signals(words, chart) if chart else "")
        self.which.setText(
            words("evidence_page.runs.one_of", n=self._place + 1, of=len(self._charts))
        )
        self.earlier.setEnabled(self._place > 0)
        self.later.setEnabled(self._place < len(self._charts) - 1)
