"""The workbook of all hubs for a few months: from when to when, and where it lies once it is written."""

from pathlib import Path

from PySide6.QtCore import Qt

from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.programs import show_folder
from hublog.qt.widgets.arrange import Sides, column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.picker import Picker
from hublog.services.office.api import OfficeServices

_MOST = 60
"""So many months back can be chosen."""


class WorkbookCard(InlineCard):
    """``folder`` is where it is saved."""

    def __init__(self, desk: OfficeDesk, first: Month, last: Month, folder: Path) -> None:
        super().__init__()
        self._desk, self._folder = desk, folder
        self._path: Path | None = None
        words, wording = desk.words, desk.wording
        months = [Month.of(desk.today()).plus(-n) for n in range(_MOST)]
        named = [(str(each), wording.month(each)) for each in months]
        self.first = Picker(words("make_workbook.first"), named, str(first), shrinks=True)
        self.last = Picker(words("make_workbook.last"), named, str(last), shrinks=True)
        self._said = Label(words("make_workbook.hint"), "small")
        self.make = Button(words("make_workbook.make"), "primary", icon="file-spreadsheet")
        self.make.clicked.connect(self._make)
        self.reveal = Button(words("month_page.reveal"), icon="folder-open")
        self.reveal.clicked.connect(lambda: show_folder(self._path) if self._path else None)
        self.reveal.hide()
        close = Button(words("month_page.close"), icon="x")
        close.clicked.connect(self.done)
        since = column(Field(words("make_workbook.first"), self.first), 1)
        until = column(Field(words("make_workbook.last"), self.last), 1)
        self.fill(
            column(
                Label(words("make_workbook.title"), "h2"),
                Sides(since, until, (1, 1), least=460),
                self._said,
                wrap(self.make, close),
                row(self.reveal, 1),
                gap=10,
            )
        )
        desk.operations.busy.connect(self._no_longer)

    def begin(self) -> None:
        """The button, for the months are most often right."""
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        desk = self._desk
        first, last = (Month.parse(picker.value) for picker in (self.first, self.last))
        path = self._folder / f"consolidated_{first}_{last}.xlsx"
        self.make.setEnabled(False)
        self._said.setText(desk.words("make_workbook.making"))

        def write(services: OfficeServices) -> Path | Problem:
            made = services.consolidating.workbook(first, last, path)
            return made if isinstance(made, Problem) else made.paths[0]

        desk.ask(write, self._written, self)

    def _written(self, done: Path | Problem) -> None:
        words = self._desk.words
        if isinstance(done, Problem):
            self._said.setText(words.problem(done))
            self.make.setEnabled(True)
            self.make.setFocus()
            return
        self._path = done
        self._said.setText(words("make_workbook.made", file=str(done)))
        self._desk.say(words("make_workbook.made", file=done.name))
        self.reveal.show()
        self.reveal.setFocus()

    def _no_longer(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whatever came of it, another one may be made."""
        if not busy:
            self.make.setEnabled(True)
