"""Returns: hubs by months, what stands in each, and the way in for files that hubs sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from hublog.domain.months import Month
from hublog.domain.office import matrix as states
from hublog.domain.office.matrix import Cell, Matrix
from hublog.qt.actions import bind, shown
from hublog.qt.office.cell_panel import CellPanel
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.matrix_view import MatrixView
from hublog.qt.office.page import OfficePage
from hublog.qt.office.returns_side import ReturnsSide
from hublog.qt.office.returns_steps import ReturnsSteps, choose_folder
from hublog.qt.office.state_tally import StateTally
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import TARGET
from hublog.qt.widgets.arrange import Sides, column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.services.office.api import OfficeServices
from hublog.services.office.returns import Chase

_STATE = (states.MISSING, states.LATE, states.QUESTION)
"""What the line of state tells of the latest month, besides how many are in."""
_ALL = 1000
"""The matrix takes all the room that there is, up to its last hub."""
_HELD = frozenset({states.IN_TIME, states.LATE, states.REPLACED, states.QUESTION, states.NIL})


@dataclass(frozen=True, slots=True)
class _Now:
    """What the page shows at once."""

    matrix: Matrix
    chases: tuple[Chase, ...]
    office: str


class ReturnsPage(OfficePage):
    """``opened({"files": paths})`` takes files in, ``{"hub": code, "month": Month}`` opens a cell."""

    name = "returns"

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__(desk)
        words = self.words
        self.last = Month.of(desk.today()).plus(-1)
        self.steps = ReturnsSteps(self, desk, self._back)
        self.view, self.tally = MatrixView(desk), StateTally(words)
        self.side = ReturnsSide(desk, self.steps)
        self.chase = self.side.chase
        self.earlier = Button("", icon="chevron-left", spoken=words("key.earlier"))
        self.later = Button("", icon="chevron-right", spoken=words("key.later"))
        self.workbook = Button(words("office_returns.workbook"), icon="file-spreadsheet")
        self.folder = Button(words("office_returns.take_folder"), icon="folder-input")
        self.take = Button(
            words("office_returns.take"), "primary", icon="file-input", hint=shown("take_in")
        )
        self.corner.addWidget(wrap(self.folder, self.take))
        self._span = Label("", "strong", wraps=False)
        self._span.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = wrap(self.earlier, self._span, self.later, self.workbook, gap=8)
        self._empty = Label(words("office_returns.no_hubs"), "muted")
        hint = Label(words("office_returns.drop"), "small")
        things = column(heading, self.tally, self._empty, self.view, hint, 1, gap=10)
        things.setStretchFactor(self.view, _ALL)
        self._matrix = Card(things)
        self.body.addLayout(self.cards)
        self._sides = Sides(self._matrix, self.side, (5, 3), least=820)
        self.body.addWidget(self._sides, 1)
        self._connect()

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show how things stand; take files in, or open a cell, where another page asked for it."""
        self._ask()
        files, hub, month = where.get("files"), where.get("hub"), where.get("month")
        if files:
            self.take_in(files)
        elif isinstance(hub, str) and isinstance(month, Month):
            self.open_cell(hub, month)
        elif self.card is None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changed: object) -> None:
        """Every change may be one of a cell."""
        del changed
        self._ask()
        self.side.look_again()

    def drop(self, files: object) -> bool:
        """Files dropped here are taken in."""
        self.take_in(files)
        return True

    def take_in(self, files: Any) -> None:  # noqa: ANN401 - paths, from wherever they come
        """Take in files and folders."""
        from hublog.qt.office.taking_in_card import TakingInCard

        card = TakingInCard(self.desk, tuple(Path(each) for each in files))
        self.show_card(card, self._back)

    def open_cell(self, hub_code: str, month: Month) -> None:
        """Show all about one hub's month."""
        self.view.stand_on(hub_code, str(month))
        self.side.open_cell(hub_code, month)

    @property
    def panel(self) -> CellPanel | None:
        """The month that is shown beside the matrix."""
        return self.side.panel

    def keyPressEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt's signature
        """Esc leaves the card first, then the panel."""
        if self.card is None and self.panel is not None and event.key() == Qt.Key.Key_Escape:
            self.side.close_panel()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.view.opened.connect(self._open)
        self.side.left.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.side.shown.connect(self._see_panel)
        theme().changed.connect(self._measure)
        self._measure()
        self.take.clicked.connect(self.choose_files)
        self.folder.clicked.connect(self.choose_folder)
        self.workbook.clicked.connect(self._make_workbook)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        for key, do in (
            ("take_in", self.choose_files),
            ("months_earlier", lambda: self._turn(-1)),
            ("months_later", lambda: self._turn(1)),
        ):
            bind(self, key, do, whole_window=True)

    def choose_files(self) -> None:
        """Ask for files."""
        words = self.words
        kinds = words("office_returns.kinds", kinds="*.xlsx *.xlsm *.xlsb *.xls *.ods")
        files, _ = QFileDialog.getOpenFileNames(
            self, words("office_returns.take"), str(Path.home()), kinds
        )
        if files:
            self.take_in(files)

    def choose_folder(self) -> None:
        """Ask for a folder, and take in everything below it."""
        title = self.words("office_returns.take_folder")
        found = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if found:
            self.take_in([found])

    def _make_workbook(self) -> None:
        """Write the workbook of all hubs for the months that are shown, or others."""
        from hublog.qt.office.workbook_card import WorkbookCard

        folder = choose_folder(self, self.desk)
        if folder is not None:
            first = self.last.plus(-2)
            self.show_card(WorkbookCard(self.desk, first, self.last, folder), self._back)

    def _open(self, cell: Cell) -> None:
        self.open_cell(cell.hub_code, Month.parse(cell.month))

    def _turn(self, by: int) -> None:
        last = self.last.plus(by)
        if last.first <= self.desk.today():
            self.last = last
            self._ask()

    def _ask(self) -> None:
        last = self.last

        def look(services: OfficeServices) -> _Now:
            months = services.returns.months(last)
            found = services.returns.matrix(months)
            return _Now(found, services.returns.chase(months), services.hubs.office().name)

        self.desk.ask(look, self._show, self)

    def _show(self, now: _Now) -> None:
        found, words = now.matrix, self.words
        if found.months[-1] != self.last:
            return
        self.head(words("window.page.returns"), self._state(found))
        first, last = (self._short(found.months[n]) for n in (0, -1))
        self._span.setText(words("office_returns.span", first=first, last=last))
        self.later.setEnabled(self.last.plus(1).first <= self.desk.today())
        self.tally.show_matrix(found)
        self.view.show_matrix(found)
        self._empty.setVisible(not found.hubs)
        for each in (self.view, self.tally):
            each.setVisible(bool(found.hubs))
        self.side.show_chases(now.chases, now.office)

    def _state(self, found: Matrix) -> str:
        """How many hubs there are, and how the latest month stands."""
        words, last = self.words, str(found.months[-1])
        cells = [cell for (_, month), cell in found.cells.items() if month == last]
        kinds = [cell.state for cell in cells]
        held = sum(kind in _HELD for kind in kinds)
        parts = [words("office_returns.in", n=held)]
        parts += [
            words(f"office_returns.tally.{kind}", n=n)
            for kind in _STATE
            if (n := sum(each == kind for each in kinds))
        ]
        name = words(f"date.month.{found.months[-1].number}")
        month = words("office_returns.month", month=name, said=self._join(parts))
        hubs = words("office_returns.hubs", n=len(found.hubs))
        return words("register.dot").join([hubs, month] if found.hubs else [hubs])

    def _short(self, month: Month) -> str:
        name = self.words(f"date.month_short.{month.number}")
        return self.words("date.month_and_year", month=name, year=str(month.year))

    def _join(self, parts: Sequence[str]) -> str:
        return self.words("office_returns.comma").join(parts)

    def _see_panel(self) -> None:
        if self.panel is not None and not self._sides.beside:
            self.show_inside(self.panel)

    def _measure(self) -> None:
        self._span.setMinimumHeight(theme().px(TARGET))

    def _back(self) -> None:
        """After a card the focus is where it came from."""
        if self.panel is not None:
            self.panel.begin()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
