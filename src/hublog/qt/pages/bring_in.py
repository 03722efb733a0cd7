"""Bring in an old register: a file is looked at, corrected where it must be, then taken in at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from hublog.domain.journal import Stamp
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.operations import LongJob
from hublog.qt.page import Page
from hublog.qt.pages.bring_in_preview import PreviewView, sheets_of
from hublog.qt.pages.bring_in_start import BusyCard, DoneCard, StartCard, ToldCard, counted
from hublog.qt.widgets.arrange import clear, column, row
from hublog.qt.widgets.buttons import Button
from hublog.services.bring_in import Preview
from hublog.services.changed import Changed

_KINDS = "*.xlsx *.xls *.xlsm *.ods *.csv *.tsv *.txt"
"""Old kinds too: who chooses one is told what to do with it."""
_SHOWN_AFTER = 400
"""Reading again is not worth a word before so many milliseconds."""


class BringIn(Page):
    """``opened({"path": str})`` looks at a file; without one it goes on where it was."""

    name = "bring_in"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.path: Path | None = None
        self.preview: Preview | None = None
        self._answers: dict[str, str] = {}
        self._sheet = ""
        self._stood: tuple[dict[str, str], str] = ({}, "")
        self._sheets: tuple[str, ...] = ()
        self._job: LongJob | None = None
        self._doing = ""
        self._turn = 0
        self._written: Stamp | None = None
        self.another = Button(words("bring_in_page.another"), icon="file-input")
        self.another.clicked.connect(self.choose)
        self.confirm = Button(words("bring_in_page.confirm"), "primary", icon="check")
        self.confirm.clicked.connect(self._write)
        self.corner.addLayout(row(self.another, self.confirm))
        self.start, self.busy = StartCard(words), BusyCard(words)
        self.start.area.choose.clicked.connect(self.choose)
        self.busy.stopped.connect(self._stop)
        self._told = column(gap=0)
        self.view = PreviewView(desk)
        self.view.answered.connect(self._answer)
        self.view.sheet.connect(self._choose_sheet)
        self.view.focused.connect(self.show_inside)
        self.view.went_on.connect(self._focus)
        for part in (self.busy, self.start, self.view):
            part.hide()
        self.body.addWidget(self.busy)
        self.body.addLayout(self._told)
        self.body.addWidget(self.start)
        self.body.addWidget(self.view)
        self.body.addStretch(1)
        desk.operations.busy.connect(self._ended)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self.busy.show)
        self._show_start()

    def opened(self, where: Mapping[str, Any]) -> None:
        """Look at a file that was dropped, or go on; what was brought in before is done with."""
        if path := where.get("path"):
            self.look_at(Path(path))
        elif self._doing:
            self.busy.cancel.setFocus()
        elif self.preview is not None:
            self._read()
            self._focus()
        else:
            self._show_start()

    def heard(self, changed: Changed) -> None:
        """What is there already may be other people or sessions now; also where Undo took it back."""
        if changed and changed.stamp != self._written and not self._doing and self.path:
            self._read()

    def choose(self) -> None:
        """Ask for a file."""
        words = self.words
        kinds = words("bring_in_page.files", kinds=_KINDS)
        every = words("bring_in_page.every_file")
        folder = str(self.path.parent if self.path else Path.home())
        title = words("bring_in_page.title")
        file, _ = QFileDialog.getOpenFileName(self, title, folder, f"{kinds};;{every}")
        if file:
            self.look_at(Path(file))

    def look_at(self, path: Path) -> None:
        """Read a file for the first time."""
        if self._doing == "writing":
            return
        self.path, self.preview = path, None
        self._answers, self._sheet, self._sheets = {}, "", ()
        self._stood = ({}, "")
        self.view.forget()
        self._read()
        self.busy.cancel.setFocus()

    def _answer(self, key: str, answer: str) -> None:
        if self._answers.get(key) != answer:
            self._answers[key] = answer
            self._read()

    def _choose_sheet(self, sheet: str) -> None:
        """Another sheet has other columns; everything else was said of the file."""
        said = self._answers.items()
        of_sheet = ("column.", "header_row")
        self._answers = {key: each for key, each in said if not key.startswith(of_sheet)}
        self._sheet = sheet
        self._read()

    def _read(self) -> None:
        path, answers, sheet = self.path, dict(self._answers), self._sheet or None
        if path is None or self._doing == "writing":
            return
        if self._job is not None:
            self._job.cancel()
        self._turn += 1
        turn = self._turn
        self._begin("reading", "reading_again" if self.preview else "reading")
        self._job = self.desk.do_long(
            lambda s, progress: s.bring_in.preview(path, answers, sheet, progress),
            lambda preview: self._show(turn, preview),
            self,
            self.busy.told,
            lambda problem: self._refused(turn, problem),
        )

    def _show(self, turn: int, preview: Preview) -> None:
        if turn != self._turn:
            return
        first = self.preview is None
        self._end()
        clear(self._told)
        self.preview, self._written = preview, None
        self._stood = (dict(self._answers), self._sheet)
        if not self._sheet:
            self._sheets = sheets_of(preview)
        self.view.show_preview(preview, self._sheets, self._sheet)
        self._show_preview()
        if first:
            self._focus()

    def _refused(self, turn: int, problem: Problem) -> None:
        """What was understood before still stands."""
        if turn != self._turn:
            return
        self._end()
        self._fall_back()
        if self.preview is not None:
            self.desk.refuse(problem)
            return
        said = self.words.problem(problem)
        self._tell(ToldCard(self.words("bring_in_page.refused"), said, "warn"))

    def _fall_back(self) -> None:
        """Show again what was shown before."""
        self._answers, self._sheet = dict(self._stood[0]), self._stood[1]
        if self.preview is None:
            self._show_start()
        else:
            self.view.show_preview(self.preview, self._sheets, self._sheet)
            self._show_preview()

    def _write(self) -> None:
        preview, actor = self.preview, self.desk.actor
        if preview is None or self._doing:
            return
        self._begin("writing", "writing")
        self.busy.show()
        self.busy.cancel.setFocus()
        self._job = self.desk.do_long(
            lambda s, progress: s.bring_in.confirm(actor, preview, progress),
            lambda changed: self._kept(preview, changed),
            self,
            self.busy.told,
            lambda problem: self._refused(self._turn, problem),
        )

    def _kept(self, preview: Preview, changed: Changed) -> None:
        self._end()
        if not changed:
            self._read()
            return
        said = self.words("bring_in_page.done", what=counted(self.words, changed))
        self._written = changed.stamp
        self.preview = None
        self._stood = (dict(self._answers), self._sheet)
        self.desk.say(said, undoes=changed.stamp)
        days = [line.day for line in preview.reading.lines if line.day <= self.desk.today()]
        card = DoneCard(self.desk, said, Month.of(max(days)) if days else None)
        card.again.connect(self.choose)
        self._only(None)
        self._tell(card)
        self.head(self.words("bring_in_page.title"), self._state("state_done"))
        card.people.setFocus()

    def _begin(self, doing: str, key: str) -> None:
        self._doing = doing
        file = self.path.name if self.path else ""
        self.busy.begin(self.words(f"bring_in_page.{key}", file=file))
        self.confirm.setEnabled(False)
        self.another.setEnabled(doing != "writing")
        if self.preview is None:
            clear(self._told)
            self._only(self.busy)
            self.head(self.words("bring_in_page.title"))
        else:
            self._late.start(_SHOWN_AFTER)

    def _end(self) -> None:
        self._doing, self._job = "", None
        self._late.stop()
        self.busy.hide()
        self.another.setEnabled(True)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ended(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whatever was stopped, or broke, has no answer: what stood before stands."""
        if not busy and self._doing:
            self._end()
            self._fall_back()
            self.desk.say(self.words("bring_in_page.stopped"), "info")
            self._focus()

    def _show_start(self) -> None:
        self.path, self.preview = None, None
        clear(self._told)
        self._only(self.start)
        self.head(self.words("bring_in_page.title"), self.words("bring_in_page.empty"))
        self.start.area.choose.setFocus()

    def _show_preview(self) -> None:
        preview = self.preview
        if preview is None:
            return
        self._only(self.view)
        count = len(preview.open_questions)
        again = not count and not preview.plan.records
        key = "state_open" if count else "state_again" if again else "state_ready"
        state = self._state(key, n=count)
        self.head(self.words("bring_in_page.title"), state)
        self.confirm.setEnabled(not count and not again)
        self.confirm.setAccessibleDescription(state)
        self.confirm.setToolTip("" if self.confirm.isEnabled() else state)
        if again:
            words = self.words
            self._tell(
                ToldCard(words("bring_in_page.again"), words("bring_in_page.again_more"), "info")
            )

    def _state(self, key: str, **values: int) -> str:
        file = self.path.name if self.path else ""
        return self.words(f"bring_in_page.{key}", file=file, **values)

    def _only(self, part: QWidget | None) -> None:
        for each in (self.busy, self.start, self.view):
            each.setVisible(each is part)
        self.confirm.setVisible(part is self.view)
        self.another.setVisible(part is not self.start and part is not None)

    def _tell(self, card: QWidget) -> None:
        clear(self._told)
        self._told.addWidget(card)
        self.show_inside(card)

    def _focus(self) -> None:
        """The first open question, else the last step."""
        preview = self.preview
        if preview is None:
            self.start.area.choose.setFocus()
        elif preview.open_questions:
            self.view.focus_on(preview.open_questions[0].key)
        elif self.confirm.isEnabled():
            self.confirm.setFocus()
        else:
            self.another.setFocus()
