"""Forget somebody: what would go and what would stay, then once more whether it shall be, then a receipt."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from hublog.domain.hubs import Hub
from hublog.domain.names import shortened
from hublog.domain.problems import Problem
from hublog.qt.actions import bind
from hublog.qt.desk import Desk
from hublog.qt.document import Document
from hublog.qt.document_file import save_document
from hublog.qt.forget_said import receipt_page, said_copies, said_goes, said_stays
from hublog.qt.page import Page
from hublog.qt.pages.preview import preview
from hublog.qt.widgets.arrange import Sides, clear, column, holding, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Picture
from hublog.qt.widgets.tick import Tick
from hublog.qt.widgets.wrong import Wrong
from hublog.services.api import Services
from hublog.services.forget_receipt import Forgetting, Forgotten, said_look

_MOST = 14
"""Letters of a name on the button; the title says all of it, and so does whoever reads it out."""


class _Asked(NamedTuple):
    """Who shall be forgotten, and what that would take."""

    receipt: Forgetting
    name: str
    ref: str
    hub: Hub


class ForgetPage(Page):
    """``opened({"person": id})``; ``then`` names the page to go to afterwards, People where it does not."""

    name = "forget"
    guide = "coordinator"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self._person, self._then = "", "people"
        self._asked: _Asked | None = None
        self._on: dt.date | None = None
        self._lists = column(gap=16)
        self.known = Tick(words("forget_page.known"))
        self.wrong = Wrong()
        self.forget = Button(words("forget_page.forgetting"), "primary", icon="trash-2")
        self.forget.clicked.connect(lambda: self._forget(without_copy=False))
        self.anyway = Button(words("forget_page.without_copy"))
        self.anyway.clicked.connect(lambda: self._forget(without_copy=True))
        self.leave = Button(words("forget_page.leave"), icon="arrow-left")
        self.leave.clicked.connect(lambda: desk.go("person", person=self._person))
        self._asking = holding(
            column(self.known, self.wrong, wrap(self.leave, self.forget, self.anyway))
        )
        self.print = Button(words("forget_page.print"), "primary", icon="printer", hint="Ctrl+P")
        self.print.clicked.connect(self._print)
        self.save = Button(words("forget_page.pdf"), icon="download")
        self.save.clicked.connect(self._ask_where)
        self.list = Button(words("forget_page.list"), icon="users")
        self.list.clicked.connect(lambda: desk.go(self._then))
        self._after = holding(
            column(Label(words("forget_page.give")), wrap(self.print, self.save, self.list))
        )
        bind(self, "print", self._print)
        desk.operations.busy.connect(self._settled)
        self.body.addLayout(self._lists)
        self.body.addWidget(self._asking)
        self.body.addWidget(self._after)
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Ask what it would take, and do nothing."""
        person = self._person = str(where.get("person", self._person))
        self._then = str(where.get("then", "people"))
        self._asked, self._on, self.way_back = None, None, self.leave
        for each in (self._asking, self._after, self.wrong, self.anyway):
            each.hide()
        clear(self._lists)
        self.known.setChecked(False)

        def preview(services: Services) -> _Asked | Problem:
            found = services.forget.preview(person)
            if isinstance(found, Problem):
                return found
            known = services.people.get(found.person_id)
            name, ref = (known.name, known.ref) if known else ("", "")
            return _Asked(found, name, ref, services.hub.this())

        self.desk.ask(preview, self._show, self)

    def receipt(self) -> Document | None:
        """The receipt on paper, once there is one."""
        if self._asked is None or self._on is None:
            return None
        asked = self._asked
        return receipt_page(self.words, asked.hub, asked.receipt, asked.ref, self._on)

    def save_as(self, file: Path) -> None:
        """Keep the receipt as a PDF."""
        page = self.receipt()
        if page is not None:
            kept = save_document(file, page, self.desk.today())
            said = self.words(f"forget_paper.{'saved' if kept else 'failed'}", file=str(file))
            self.desk.say(said, "ok" if kept else "warn")

    def _show(self, asked: _Asked | Problem) -> None:
        if isinstance(asked, Problem):
            self.desk.go("people")
            self.desk.refuse(asked)
            return
        self._asked = asked
        self.head(self.words("forget_page.title", name=asked.name), self.words("forget_page.state"))
        forget = self.words("forget_page.forget", name=shortened(asked.name, _MOST))
        self.forget.set_words(forget, self.words("forget_page.forget", name=asked.name))
        self._show_lists(asked.receipt)
        self._ready(ready=True)
        self._asking.show()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lists(self, receipt: Forgetting) -> None:
        words = self.words
        clear(self._lists)
        goes = _told(words("forget_page.goes_title"), "trash-2", said_goes(words, receipt))
        stays = _told(words("forget_page.stays_title"), "check", said_stays(words, receipt))
        self._lists.addWidget(Sides(goes, stays, (1, 1)))
        copies = [Label(said_copies(words, receipt)), Label(words("forget_page.sent"))]
        title = Label(words("forget_page.copies_title"), "strong")
        self._lists.addWidget(Card(column(title, *copies, gap=6), "info"))
        look = [Label(each) for each in said_look(words, receipt)]
        if look:
            title = Label(words("forget_look.title"), "strong")
            self._lists.addWidget(Card(column(title, *look, gap=6), "warn"))

    def _forget(self, *, without_copy: bool) -> None:
        asked, desk = self._asked, self.desk
        if asked is None:
            return
        if not self.known.isChecked():
            self.wrong.say(self.words("forget_page.tick_first"))
            self.known.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._ready(ready=False)
        desk.do(
            lambda s: s.forget.person(
                desk.actor, asked.receipt.person_id, without_copy=without_copy
            ),
            self._forgotten,
            self,
            self._refused,
        )

    def _forgotten(self, done: Forgotten) -> None:
        if self._asked is None:
            return
        # The name is known nowhere any more, so this page lets go of it too.
        self._asked, self._on = (
            self._asked._replace(receipt=done.receipt, name=""),
            self.desk.today(),
        )
        self.forget.set_words(self.words("forget_page.forgetting"))
        self.head(self.words("forget_page.done"), self.words("forget_page.done_state"))
        self._show_lists(done.receipt)
        self.way_back = self.list
        self._asking.hide()
        self._after.show()
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, problem: Problem) -> None:
        self._ready(ready=True)
        self.wrong.say(self.words.problem(problem))
        self.anyway.setVisible(problem.code == "COPY_FIRST")
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settled(self, busy: bool) -> None:  # noqa: FBT001 - it is the signal's value
        """A disk that failed answered nothing: it can be tried again, or left."""
        if not busy and not self.leave.isEnabled() and self._on is None:
            self._ready(ready=True)
            self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ready(self, *, ready: bool) -> None:
        self.wrong.hide()
        for each in (self.forget, self.anyway, self.leave, self.known):
            each.setEnabled(ready)

    def _print(self) -> None:
        page = self.receipt()
        if page is not None:
            preview(self.desk, page, self.name)

    def _ask_where(self) -> None:
        words = self.words
        start = Path.home() / words("forget_paper.file", day=self.desk.today().isoformat())
        title = words("forget_page.pdf")
        file, _ = QFileDialog.getSaveFileName(self, title, str(start), words("recovery.pdf"))
        if file:
            self.save_as(Path(file))


def _told(title: str, icon: str, lines: list[str]) -> Card:
    layout = column(Label(title, "h2"), gap=8)
    for line in lines:
        told = row(Picture(icon, 18, "muted"), gap=10)
        told.addWidget(Label(line), 1)
        layout.addLayout(told)
    layout.addStretch(1)
    return Card(layout)
