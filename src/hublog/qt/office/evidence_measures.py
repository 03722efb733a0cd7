"""With and without side by side: each measure a line of a table, its value above what it rests on."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from hublog.domain.office.evidence import Comparison, Measure, Side
from hublog.domain.office.evidence_words import OF_PAIRS, said_measure, said_value
from hublog.qt.models.table import Column, TableModel
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.evidence_said import said_facts
from hublog.qt.theme.theme import theme

Index = QModelIndex | QPersistentModelIndex
_BREAK = "\n"
_LEAST_HEIGHT = 64
_PADDING = 8
_WRAPS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class _Line:
    """One measure in words: its name, and for each side the value and what it rests on."""

    name: str
    present: str
    absent: str


class MeasuresView(QTableView):
    """As high as its lines, so that the page scrolls and not the table."""

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.lines: TableModel[_Line] = TableModel(
            [
                Column(words("evidence_page.measure"), lambda line: line.name),
                Column(words("evidence_page.with"), lambda line: line.present),
                Column(words("evidence_page.without"), lambda line: line.absent),
            ],
            self,
        )
        self.setModel(self.lines)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(words("evidence_page.measures"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        theme().changed.connect(self._measure)
        self._measure()

    def show_comparison(self, found: Comparison | None) -> None:
        """Show another comparison."""
        self.lines.show([self._line(each) for each in found.measures] if found else [])
        if found:
            self.setCurrentIndex(self.lines.index(0, 0))
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower columns need higher lines."""
        super().resizeEvent(event)
        self._measure()

    def _line(self, measure: Measure) -> _Line:
        words = self._desk.words
        told = not (measure.present.withheld and measure.absent.withheld)
        caution = words("evidence.caution.pairs") if measure.kind in OF_PAIRS and told else ""

        def said(side: Side) -> str:
            value, facts = said_value(words, measure, side), said_facts(words, measure, side)
            return _BREAK.join(filter(None, (value, facts)))

        name = said_measure(words, self._desk.codes, measure)
        named = _BREAK.join(filter(None, (name, caution)))
        return _Line(named, said(measure.present), said(measure.absent))

    def _measure(self) -> None:
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(n) for n in range(self.lines.rowCount()))
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 4)


class _Painter(QStyledItemDelegate):
    """The first line of a cell stands out, the rest is small; what is withheld is quiet."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        look, area = theme(), self._inside(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, look.color("chosen"))
        painter.setPen(look.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        for text, font, color in self._parts(index):
            painter.setFont(font)
            painter.setPen(look.color(color))
            high = self._high(text, font, area.width())
            painter.drawText(QRect(area.left(), area.top(), area.width(), high), _WRAPS, text)
            area.setTop(area.top() + high + look.px(2))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(look.color("focus"))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words in the width of its column."""
        del option
        view = self.parent()
        wide = view.columnWidth(index.column()) if isinstance(view, QTableView) else 200
        inside = self._inside(QRect(0, 0, wide, 0)).width()
        parts = self._parts(index)
        high = sum(self._high(text, font, inside) + theme().px(2) for text, font, _ in parts)
        padded = high + 2 * theme().px(_PADDING)
        return QSize(wide, max(padded, theme().px(_LEAST_HEIGHT)))

    def _parts(self, index: Index) -> list[tuple[str, QFont, str]]:
        look = theme()
        first, _, rest = str(index.data() or "").partition(_BREAK)
        of_side = index.column() > 0
        shown = bool(rest) or not of_side
        large = look.font("input", 600) if of_side and shown else look.font("body")
        parts = [(first, large, "ink" if shown else "muted")]
        return [*parts, (rest, look.font("small"), "muted")] if rest else parts

    def _inside(self, area: QRect) -> QRect:
        gap = theme().px(_PADDING)
        return area.adjusted(gap, gap, -gap, -gap)

    def _high(self, text: str, font: QFont, wide: int) -> int:
        room = QRect(0, 0, max(wide, 1), 10_000)
        return QFontMetrics(font).boundingRect(room, _WRAPS, text).height()
