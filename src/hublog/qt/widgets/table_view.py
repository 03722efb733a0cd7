"""A table to look through: sorted by a click on a heading, opened by Enter or a double click."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from hublog.qt.models.table import RECORD, SORT, Column, TableModel
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import TARGET


class TableView(QTableView):
    """Shows records; ``chosen`` carries one of them."""

    chosen = Signal(object)
    _fits = False

    def __init__(self, spoken: str, columns: Sequence[Column[Any]]) -> None:
        super().__init__()
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

    def mark_several(self, several: bool) -> None:  # noqa: FBT001 - it is the value
        """Let a click or the space bar mark a line or unmark it, or mark one line only."""
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.MultiSelection if several else modes.SingleSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Columns that were made to fit fit larger letters too."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self._fits:
            self.fit()

    def fit(self) -> None:
        """Make every column but the first as wide as what is in it."""
        self._fits = True
        for column in range(1, self.records.columnCount()):
            self.resizeColumnToContents(column)

    def _choose(self, index: QModelIndex) -> None:
        record = index.data(RECORD)
        if record is not None:
            self.chosen.emit(record)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(TARGET))
        self.setMinimumHeight(theme().px(TARGET * 4))
