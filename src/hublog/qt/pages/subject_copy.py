"""A copy of everything about one person: what tells of others is looked at first, then it is printed or written."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from hublog.domain.problems import Problem
from hublog.qt.actions import bind
from hublog.qt.copy_paper import copy_page
from hublog.qt.desk import Desk
from hublog.qt.document_file import save_document
from hublog.qt.page import Page
from hublog.qt.pages.file_password import PasswordShown
from hublog.qt.pages.preview import preview
from hublog.qt.widgets.arrange import clear, column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.tick import Tick
from hublog.services.subject_copy import SubjectCopy
from hublog.services.subject_said import CopyDocument, said_copy, said_line


class CopyPage(Page):
    """``opened({"person": id})``."""

    name = "copy"
    guide = "coordinator"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self._person = ""
        self._copy: SubjectCopy | None = None
        self.ticks: dict[tuple[str, int], Tick] = {}
        self._told = column(gap=6)
        self._others = column(gap=8)
        self.way_back = back = Button(words("copy_page.back"), icon="arrow-left")
        back.clicked.connect(lambda: desk.go("rights", person=self._person))
        self.corner.addWidget(back)
        self.print = Button(words("copy_page.print"), "primary", icon="printer", hint="Ctrl+P")
        self.print.clicked.connect(self._print)
        self.pdf = Button(words("copy_page.pdf"), icon="download")
        self.pdf.clicked.connect(self._ask_pdf)
        self.file = Button(words("copy_page.file"), icon="lock")
        self.file.clicked.connect(self._ask_file)
        self._written = column(gap=0)
        bind(self, "print", self._print)
        self.body.addWidget(Label(words("copy_page.hint")))
        self.body.addWidget(Card(self._told))
        self.body.addWidget(Card(self._others))
        self.body.addWidget(wrap(self.print, self.pdf, self.file))
        self.body.addWidget(Label(words("copy_page.pdf_hint"), "small"))
        self.body.addLayout(self._written)
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Gather everything anew; of the same person, what was ticked before stays ticked."""
        before, person = self._person, str(where.get("person", self._person))
        self._person, self._copy = person, None
        if person != before:
            self.ticks = {}
        clear(self._written)

        def show(copy: SubjectCopy | Problem) -> None:
            if isinstance(copy, Problem):
                self.desk.go("people")
                self.desk.refuse(copy)
            else:
                self._show(copy)

        self.desk.ask(lambda s: s.subject_access.of(person), show, self)

    def document(self) -> CopyDocument | None:
        """What goes: all but the lines about others that nobody ticked."""
        if self._copy is None:
            return None
        left_out = [key for key, tick in self.ticks.items() if not tick.isChecked()]
        goes = self._copy.without(left_out)
        return said_copy(self.words, self.desk.codes, goes, len(left_out))

    def save_as(self, file: Path) -> None:
        """Keep it as a PDF."""
        document = self.document()
        if document is not None:
            page = copy_page(document, self.words.language)
            kept = save_document(file, page, self.desk.today())
            said = self.words(f"copy_page.{'saved' if kept else 'failed'}", file=str(file))
            self.desk.say(said, "ok" if kept else "warn")

    def write(self, file: Path) -> None:
        """Write it as a spreadsheet under a password that is shown once."""
        document, desk = self.document(), self.desk
        if document is None:
            return
        password = desk.services.outside.draw_password()
        self._busy(busy=True)

        def wrote(wrong: Problem | None) -> None:
            self._busy(busy=False)
            if wrong is not None:
                desk.refuse(wrong)
                return
            clear(self._written)
            said = self.words("copy_page.written", file=str(file))
            shown = PasswordShown(said, self.words("copy_page.password"), password)
            self._written.addWidget(shown)
            self.show_inside(shown)

        desk.ask(lambda s: s.subject_access.write(document, file, password), wrote, self)

    def _show(self, copy: SubjectCopy) -> None:
        words, codes = self.words, self.desk.codes
        self._copy = copy
        self.head(words("copy_page.title", name=copy.name), words("copy_page.state"))
        clear(self._told)
        for sheet in copy.sheets:
            title = words(f"copy.sheet.{sheet.table}")
            told = words("copy_page.counted", sheet=title, n=len(sheet.lines))
            self._told.addWidget(Label(told))
        others, ticked = copy.others, {t.text() for t in self.ticks.values() if t.isChecked()}
        clear(self._others)
        self._others.addWidget(Label(words("copy_page.others", n=len(others)), "strong"))
        self.ticks = {}
        sheets = {sheet.table: sheet for sheet in copy.sheets}
        for table, place in others:
            names = words("copy_page.names", names=", ".join(sheets[table].lines[place].names))
            line = said_line(words, codes, sheets[table], place)
            tick = self.ticks[table, place] = Tick(f"{line} ({names})")
            tick.setChecked(tick.text() in ticked)
            self._others.addWidget(tick)
        if others:
            self._others.addWidget(Label(words("copy_page.others_hint"), "small"))
        first = next(iter(self.ticks.values()), self.print)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _busy(self, *, busy: bool) -> None:
        self.file.setEnabled(not busy)
        self.file.set_words(self.words(f"copy_page.{'writing' if busy else 'file'}"))

    def _print(self) -> None:
        document = self.document()
        if document is not None:
            preview(self.desk, copy_page(document, self.words.language), self.name)

    def _ask_pdf(self) -> None:
        file = self._chosen("pdf", self.words("recovery.pdf"))
        if file is not None:
            self.save_as(file)

    def _ask_file(self) -> None:
        file = self._chosen("file", self.words("copy_page.kinds"))
        if file is not None:
            self.write(file)

    def _chosen(self, key: str, kinds: str) -> Path | None:
        words = self.words
        start = Path.home() / words(f"copy_page.{key}_name", day=self.desk.today().isoformat())
        file, _ = QFileDialog.getSaveFileName(self, words(f"copy_page.{key}"), str(start), kinds)
        return Path(file) if file else None
