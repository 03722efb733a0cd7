"""Everything into a spreadsheet while the register is open, behind a card that says what that means."""

from pathlib import Path

from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.pages.dump_form import DumpDone, DumpForm
from hublog.qt.widgets.arrange import clear, column
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.services.dump import Dumped


class DumpCard(InlineCard):
    """Writes the file, and says what is in it and how it opens."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.form = DumpForm(words, desk.today().isoformat())
        self.form.left.connect(self.done)
        self.form.wanted.connect(self._write)
        self.written: DumpDone | None = None
        self._step = column(self.form)
        self.fill(column(Label(words("page_copies.dump.title"), "h2"), self._step, gap=8))

    def begin(self) -> None:
        """With the choice whether a password protects it."""
        self.form.begin()

    def _write(self, file: Path, protect: bool) -> None:  # noqa: FBT001 - the signal's own argument
        desk, form = self._desk, self.form
        password = desk.services.outside.draw_password() if protect else ""
        form.wait(waiting=True)

        def refused(problem: Problem) -> None:
            form.complain(desk.words.problem(problem))

        desk.do(
            lambda s: s.dump.write(file, password),
            lambda dumped: self._show(dumped, password),
            self,
            refused,
        )

    def _show(self, dumped: Dumped, password: str) -> None:
        clear(self._step)
        self.written = DumpDone(self._desk.words, dumped, password)
        self.written.read.connect(self.done)
        self._step.addWidget(self.written)
        self.written.begin()
