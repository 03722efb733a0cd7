"""Beside the matrix: whom to ask, or everything about one hub's month."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.problems import Problem
from hublog.qt.office.cell_panel import CellPanel
from hublog.qt.office.chase_card import ChaseCard
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.returns_steps import ReturnsSteps
from hublog.qt.widgets.arrange import column
from hublog.services.office.api import OfficeServices
from hublog.services.office.returns import CellDetail, Chase


@dataclass(frozen=True, slots=True)
class _Shown:
    """A cell with all that is known, and the month before beside it."""

    detail: CellDetail
    before: Arrived | None


class ReturnsSide(QWidget):
    """``left`` when the month is closed, ``shown`` when another one is there."""

    left = Signal()
    shown = Signal()

    def __init__(self, desk: OfficeDesk, steps: ReturnsSteps) -> None:
        super().__init__()
        self._desk, self._steps = desk, steps
        self.panel: CellPanel | None = None
        self._office = ""
        self._chases: tuple[Chase, ...] = ()
        self.chase = ChaseCard(desk)
        self.chase.chosen.connect(lambda chase: steps.email(chase, self._office))
        self._layout = column(self.chase, gap=0)
        self.setLayout(self._layout)

    def show_chases(self, chases: tuple[Chase, ...], office: str) -> None:
        """Show whom to ask; ``office`` is who asks."""
        self._chases, self._office = chases, office
        self.chase.show_chases(chases)

    def open_cell(
        self, hub_code: str, month: Month, version: int = 0, *, again: bool = False
    ) -> None:
        """Show all about one hub's month; the focus goes there unless it was shown before."""
        desk = self._desk

        def look(services: OfficeServices) -> _Shown | Problem:
            detail = services.returns.cell(hub_code, month, version)
            if isinstance(detail, Problem):
                return detail
            before = services.returns.cell(hub_code, month.plus(-1))
            return _Shown(detail, None if isinstance(before, Problem) else before.content)

        def show(found: _Shown | Problem) -> None:
            if isinstance(found, Problem):
                desk.refuse(found)
            else:
                self._show(found, take_focus=not again)

        desk.ask(look, show, self)

    def look_again(self) -> None:
        """The month that is shown may be another now."""
        if self.panel is not None:
            cell, shown = self.panel.detail.cell, self.panel.detail.shown
            version = 0 if shown is None or shown.standing else shown.version
            self.open_cell(cell.hub_code, Month.parse(cell.month), version, again=True)

    def close_panel(self) -> None:
        """Show whom to ask again."""
        self._remove()
        self.chase.show()
        self.left.emit()

    def _remove(self) -> None:
        if self.panel is not None:
            panel, self.panel = self.panel, None
            self._layout.removeWidget(panel)
            panel.hide()
            panel.deleteLater()

    def _show(self, found: _Shown, *, take_focus: bool) -> None:
        detail, focused = found.detail, self.window().focusWidget()
        if not take_focus and (self.panel is None or self.panel.detail == detail):
            return
        had = focused is not None and self.isAncestorOf(focused)
        self._remove()
        self.panel = panel = CellPanel(self._desk, detail, found.before)
        self._connect(panel)
        self.chase.hide()
        self._layout.addWidget(panel)
        panel.show()
        if take_focus or had:
            panel.begin()
        if take_focus:
            self.shown.emit()

    def _connect(self, panel: CellPanel) -> None:
        detail, steps = panel.detail, self._steps
        hub, month = detail.hub.code, Month.parse(detail.cell.month)
        panel.left.connect(self.close_panel)
        panel.accept.connect(lambda: steps.accept(detail))
        panel.ask.connect(lambda: steps.ask(detail))
        panel.reply.connect(lambda: steps.reply(detail))
        panel.changes.connect(lambda: steps.changes(detail))
        panel.withdraw.connect(steps.withdraw)
        panel.email.connect(lambda: self._email(hub))
        panel.version.connect(lambda number: self.open_cell(hub, month, number))

    def _email(self, hub_code: str) -> None:
        mine = [each for each in self._chases if each.hub.code == hub_code]
        if mine:
            self._steps.email(mine[0], self._office)
