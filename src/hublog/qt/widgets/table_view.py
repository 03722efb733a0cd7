"""A table to look through: sorted by a click on a heading, opened by Enter or a double click."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from hublog.qt.models.table import RECORD, SORT, Column, TableModel
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import TARGET
from hublog.qt.widgets.scrolling import bring_into_sight

_WIDEST = 340
"""So wide, in pixels at 100 %, is the longest line of what wraps."""


class TableView(QTableView):
    """Shows records, at least so many ``lines`` at a time; ``chosen`` carries one of them."""

    chosen = Signal(object)
    _fits = _wraps = False

    def __init__(self, spoken: str, columns: Sequence[Column[Any]], lines: int = 3) -> None:
        super().__init__()
        self._lines = lines
        self.records: TableModel[Any] = TableModel(columns, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.records)
        self._sorted.setSortRole(SORT)
        self.setModel(self._sorted)
        self.setAccessibleName(spoken)
        self.setProperty("plain", False)  # noqa: FBT003 - a property of the style sheet
        self.setSortingEnabled(True)
        self._sorted.sort(-1)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._choose)
        self._sorted.layoutChanged.connect(self._heighten)
        theme().changed.connect(self._measure)
        self._measure()

    def show_records(self, records: Sequence[Any]) -> None:
        """Show these records instead, in the order chosen before."""
        self.records.show(records)
        if records and not self.currentIndex().isValid():
            self.setCurrentIndex(self._sorted.index(0, 0))

    def current(self) -> Any:  # noqa: ANN401 - whatever is shown
        """The record that is marked; none where there are none."""
        return self.currentIndex().data(RECORD)

    @property
    def marked(self) -> list[Any]:
        """The records that are marked, where several may be."""
        return [index.data(RECORD) for index in self.selectionModel().selectedRows()]

    def show_marked(self, records: Sequence[Any], key: Callable[[Any], Any]) -> None:
        """Show these records instead, every line marked; what comes and goes brings no mark back.

        ``key`` tells by which a record is known again whose mark was taken away.
        """
        spared = set(map(key, self.records.records)) - set(map(key, self.marked))
        self.show_records(records)
        self.fit()
        self.selectAll()
        flags = QItemSelectionModel.SelectionFlag
        for row in range(self._sorted.rowCount()):
            index = self._sorted.index(row, 0)
            if key(index.data(RECORD)) in spared:
                self.selectionModel().select(index, flags.Deselect | flags.Rows)

    def mark_several(self, several: bool) -> None:  # noqa: FBT001 - it is the value
        """Let a click or the space bar mark a line or unmark it, or mark one line only."""
        self.setItemDelegateForColumn(0, _Ticked(self) if several else QStyledItemDelegate(self))
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.MultiSelection if several else modes.SingleSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses; arrow keys bring the line they go to into sight, wherever the page stands."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)
        if self.currentIndex().isValid():
            bring_into_sight(self.viewport(), self.visualRect(self.currentIndex()))

    def changeEvent(self, event: QEvent) -> None:
        """Columns that were made to fit fit larger letters too."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self._fits:
            self.fit(wraps=self._wraps)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be less room for the first column now, or more."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share()

    def fit(self, *, wraps: bool = False) -> None:
        """Make every column as wide as what is in it; the first takes the room that is left.

        Where it ``wraps``, long texts go on in a line below, so that every column can be seen.
        """
        self._fits, self._wraps = True, wraps
        self.setWordWrap(wraps)
        for column in range(1, self.records.columnCount()):
            self.resizeColumnToContents(column)
        self._share()

    def _share(self) -> None:
        """The first column says who or what a line is about, so it is never narrower than that."""
        if not self._fits:
            return
        header, room = self.horizontalHeader(), self.viewport().width()
        first = min(max(self.sizeHintForColumn(0), header.sectionSizeHint(0)), room // 2)
        others = range(1, self.records.columnCount())
        if self._wraps:
            most = min(theme().px(_WIDEST), room - first)
            for column in others:
                self.resizeColumnToContents(column)
                self.setColumnWidth(column, min(self.columnWidth(column), most))
        modes = QHeaderView.ResizeMode
        roomy = room >= first + sum(map(self.columnWidth, others))
        header.setSectionResizeMode(0, modes.Stretch if roomy else modes.Interactive)
        if not roomy:
            self.setColumnWidth(0, first)
        self._heighten()

    def _heighten(self) -> None:
        """A line of what wraps is as high as its longest text."""
        if self._wraps:
            for row in range(self._sorted.rowCount()):
                self.setRowHeight(row, max(theme().px(TARGET), self.sizeHintForRow(row)))

    def _choose(self, index: QModelIndex) -> None:
        record = index.data(RECORD)
        if record is not None:
            self.chosen.emit(record)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(TARGET))
        self.setMinimumHeight(theme().px(TARGET * (self._lines + 1)))


class _Ticked(QStyledItemDelegate):
    """Draws a box at the start of a line, ticked while the line is marked: a colour alone tells little."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The box belongs to what is drawn; a click anywhere on the line ticks it."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        option.checkState = Qt.CheckState.Checked if marked else Qt.CheckState.Unchecked
