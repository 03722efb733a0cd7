"""What a version of a month's return says otherwise than the one before, as a table."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.sheet_rows import ChangeRow
from hublog.qt.models.table import Column
from hublog.qt.pages.month_figures import said_figure
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.table_view import TableView
from hublog.qt.workplace import Workplace

_FIGURES = "Summary"


class ChangesCard(InlineCard):
    """``sessions`` say in words which session an id means."""

    def __init__(
        self,
        desk: Workplace[Any],
        title: str,
        changes: tuple[ChangeRow, ...],
        sessions: Mapping[str, str],
    ) -> None:
        super().__init__()
        words = desk.words
        self._words, self._sessions = words, sessions
        columns: list[Column[ChangeRow]] = [
            Column(words("month_return.column.about"), self._about),
            Column(words("month_return.column.field"), self._field),
            Column(words("returns.column.old"), lambda each: self._said(each, each.old)),
            Column(words("returns.column.new"), lambda each: self._said(each, each.new)),
            Column(words("returns.column.change"), self._became),
        ]
        self.table = TableView(title, columns)
        self.table.show_records([each for each in changes if not _part_of_a_figure(each)])
        self.table.fit()
        self.table.setMinimumHeight(theme().px(300))
        close = Button(words("month_page.close"), icon="x")
        close.clicked.connect(self.done)
        said = words("month_return.changes", n=len(self.table.records.records))
        heading = row(Label(title, "h2"), 1, close)
        self.fill(column(heading, Label(said, "small"), self.table, gap=8))

    def begin(self) -> None:
        """The first change."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _about(self, each: ChangeRow) -> str:
        name = f"indicator.{each.row_id}.name"
        if each.sheet == _FIGURES and name in self._words:
            return self._words(name)
        sheet = self._words(f"month_return.sheet.{each.sheet}")
        which = self._sessions.get(each.row_id, "")
        return self._words("month_return.row_of", sheet=sheet, row=which) if which else sheet

    def _said(self, each: ChangeRow, value: str) -> str:
        return (
            said_figure(each.row_id, float(value), "")
            if each.sheet == _FIGURES and value
            else value
        )

    def _field(self, each: ChangeRow) -> str:
        if each.sheet == _FIGURES:
            return ""
        key = f"returns.column.{each.field}"
        return self._words(key) if key in self._words else each.field

    def _became(self, each: ChangeRow) -> str:
        return self._words(f"month_return.became.{each.change}")


def _part_of_a_figure(each: ChangeRow) -> bool:
    """Whether it is the numerator or the denominator of a figure that is told anyway."""
    return each.sheet == _FIGURES and each.field in {"numerator", "denominator"}
