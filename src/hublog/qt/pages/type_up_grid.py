"""The grid of a paper sheet: typing begins at once, Enter goes to the next row, Tab to the next cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from hublog.domain.words import Words
from hublog.qt.models.paper import FIELDS, STATUS, PaperModel
from hublog.qt.pages.type_up_cell import Suggest, Suggestions, clipboard
from hublog.qt.pages.type_up_painting import CellDelegate
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import TARGET

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = {"age": 104, "first_time": 92, "at": 92, "minutes": 108}
"""The least widths of the narrow columns, in pixels at 100 %."""
_CLOSE = {"age": 80, "first_time": 74, "at": 76, "minutes": 90}
"""The same where room is scarce."""
_NAME, _CLOSE_NAME, _STATUS = 210, 150, 230
_ROWS_SEEN = 3
_HEADING = 60
_LAST = len(FIELDS) - 1
_HINT = QAbstractItemDelegate.EndEditHint


class PaperGrid(QTableView):
    """``choosing`` carries the row of which somebody has to say who is meant.

    ``moved`` carries the row that is current now; ``pasted`` the text of several cells.
    """

    choosing = Signal(int)
    moved = Signal(int)
    pasted = Signal(str)

    def __init__(self, words: Words, model: PaperModel, suggest: Suggest) -> None:
        super().__init__()
        self._words, self.sheet = words, model
        self.suggestions = Suggestions(words("type_up.suggestions"))
        self.destroyed.connect(self.suggestions.deleteLater)
        self.cells = CellDelegate(self, self.suggestions, suggest)
        self.setItemDelegate(self.cells)
        self.setModel(model)
        self._set_up()
        self.cells.left.connect(self._leave_cell)
        self.cells.pasted.connect(self._pasted_in_cell)
        self.suggestions.chosen.connect(self._suggested)
        self.clicked.connect(self._clicked)
        model.dataChanged.connect(lambda first, last: self._fit(first.row(), last.row()))
        model.modelReset.connect(self._fit)
        self.verticalScrollBar().valueChanged.connect(self.suggestions.hide)
        theme().changed.connect(self._measure)
        self._measure()

    @property
    def at(self) -> int:
        """The current row, -1 where there is none."""
        return self.currentIndex().row()

    def go_to(self, row: int, column: int = 0) -> None:
        """Make a cell the current one, and show it."""
        row = min(max(row, 0), self.sheet.rowCount() - 1)
        index = self.sheet.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def take_focus(self) -> None:
        """Type on here."""
        if self.at < 0:
            self.go_to(len(self.sheet.rows))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Keep what is being typed into a cell."""
        editor = self.indexWidget(self.currentIndex())
        if self.state() is QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, _HINT.NoHint)

    def as_above(self) -> None:
        """The cell says the same as the one above it, and the next cell is the current one."""
        at, column = self.at, self.currentIndex().column()
        if at <= 0 or column == STATUS:
            return
        editor = self.indexWidget(self.currentIndex())
        if self.state() is QAbstractItemView.State.EditingState and editor is not None:
            self.closeEditor(editor, _HINT.RevertModelCache)
        above, here = self.sheet.index(at - 1, column), self.sheet.index(at, column)
        self.sheet.setData(here, above.data(Qt.ItemDataRole.EditRole))
        self._step(1)

    def remove_row(self) -> None:
        """Take the current row out."""
        at, column = self.at, self.currentIndex().column()
        self.sheet.remove(at)
        self.go_to(at, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet, while no cell is being typed in."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            chooses = self.currentIndex().column() == STATUS
            self.ask_who() if chooses and self.sheet.standing(self.at).choose else self._next_row()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.sheet.setData(self.currentIndex(), "")
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(clipboard())
        else:
            super().keyPressEvent(event)

    def ask_who(self) -> None:
        """Ask who is meant in the current row, where that is open."""
        if self.sheet.standing(self.at).choose:
            self.choosing.emit(self.at)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab goes from cell to cell; it leaves before the first, and from the empty row."""
        return self._step(1 if forward else -1) or super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes on in the next row, Tab in the next cell; neither opens it for typing."""
        if hint not in {_HINT.SubmitModelCache, _HINT.EditNextItem, _HINT.EditPreviousItem}:
            super().closeEditor(editor, hint)
            return
        super().closeEditor(editor, _HINT.NoHint)
        if hint is _HINT.SubmitModelCache:
            self._announce()
            self._next_row()
        else:
            self._step(1 if hint is _HINT.EditNextItem else -1)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is current."""
        super().currentChanged(current, previous)
        self.moved.emit(current.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The current cell is looked at now."""
        super().focusInEvent(event)
        self.moved.emit(self.at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the room there is."""
        super().resizeEvent(event)
        self._share()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing floats over another page."""
        super().hideEvent(event)
        self.suggestions.hide()

    def _set_up(self) -> None:
        self.setProperty("cells", True)  # noqa: FBT003 - a property: the current cell has the ring
        self.setAccessibleName(self._words("type_up.grid"))
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            trigger.AnyKeyPressed
            | trigger.DoubleClicked
            | trigger.SelectedClicked
            | trigger.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        down.setSectionsClickable(False)
        down.setHighlightSections(False)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for header in (across, down):
            header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            header.setSectionResizeMode(header.ResizeMode.Fixed)

    def _measure(self) -> None:
        look = theme()
        target = look.px(TARGET)
        self.horizontalHeader().setFixedHeight(look.px(_HEADING))
        self.verticalHeader().setFixedWidth(look.px(40))
        self.verticalHeader().setMinimumSectionSize(target)
        self.verticalHeader().setDefaultSectionSize(target)
        self.setMinimumHeight(look.px(_HEADING) + _ROWS_SEEN * target)
        self._share()

    def _share(self) -> None:
        """The narrow columns take what they need, the name and the status share the rest."""
        look, width = theme(), self.viewport().width()
        least = _NAME + _STATUS + sum(_WIDTHS.values())
        close = self.cells.together = width < look.px(least)
        self.setColumnHidden(STATUS, close)
        widths = _CLOSE if close else _WIDTHS
        room = width - sum(map(look.px, widths.values()))
        name = max(room, look.px(_CLOSE_NAME)) if close else room * 45 // 100
        self.setColumnWidth(0, name)
        for column, field in enumerate(FIELDS[1:], 1):
            self.setColumnWidth(column, look.px(widths[field]))
        self.setColumnWidth(STATUS, max(room - name, 0))
        self._fit()

    def _fit(self, first: int = 0, last: int | None = None) -> None:
        """Make rows as high as their texts."""
        end = self.sheet.rowCount() - 1 if last is None else last
        for row in range(first, end + 1):
            self.resizeRowToContents(row)

    def _next_row(self) -> None:
        self.go_to(self.at + 1)

    def _step(self, by: int) -> bool:
        """Go to the next cell, or the one before; whether there is one."""
        at, column = self.at, min(self.currentIndex().column(), _LAST)
        empty_end = at >= len(self.sheet.rows)
        if at < 0 or (by > 0 and empty_end) or (by < 0 and at == column == 0):
            return False
        row, column = divmod(at * len(FIELDS) + column + by, len(FIELDS))
        self.go_to(row, column)
        return True

    def _leave_cell(self, editor: QWidget, step: int) -> None:
        column = self.currentIndex().column()
        self.commitData(editor)
        self.closeEditor(editor, _HINT.NoHint)
        self.go_to(self.at + step, column)

    def _pasted_in_cell(self, editor: QWidget) -> None:
        self.closeEditor(editor, _HINT.RevertModelCache)
        self.pasted.emit(clipboard())

    def _suggested(self, row: object) -> None:
        editor = self.indexWidget(self.currentIndex())
        if editor is not None and row is not None:
            self.commitData(editor)
            self.closeEditor(editor, _HINT.SubmitModelCache)

    def _clicked(self, index: Index) -> None:
        if index.column() == STATUS:
            self.ask_who()

    def _announce(self) -> None:
        """Have it read out what a row is understood as, once it was entered."""
        standing = self.sheet.standing(self.at)
        if standing.text:
            said = self._words("type_up.row_stands", row=self.at + 1, status=standing.text)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
