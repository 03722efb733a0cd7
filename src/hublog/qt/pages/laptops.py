"""Bring the laptops together: a transfer file is looked at, shown in plain words, then taken in at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hublog.domain.journal import Stamp
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.bring_in_start import BusyCard, ToldCard
from hublog.qt.pages.laptops_preview import LaptopsPreview, TogetherCard
from hublog.qt.pages.laptops_said import name_of
from hublog.qt.pages.laptops_start import LaptopsStart, WordsCard
from hublog.qt.transfers import choose_transfer
from hublog.qt.widgets.arrange import clear, column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.services.changed import Changed

if TYPE_CHECKING:  # what it stands on is imported when a file is looked at
    from hublog.services.laptop_preview import BroughtIn, Preview

_WRONG_WORDS = {"TRANSFER_WORDS", "RECOVERY_GROUP"}


class BringTogether(Page):
    """``opened({"path": str})`` asks for the words of a file; without one it goes on where it was."""

    name = "laptops"
    guide = "laptops"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.path: Path | None = None
        self.preview: Preview | None = None
        self._doing, self._secret = "", ""
        self._own: Stamp | None = None
        self.another = Button(words("laptops_page.another"), icon="file-input")
        self.another.clicked.connect(self.choose)
        self.leave = Button(words("laptops_page.leave"))
        self.leave.clicked.connect(self._leave)
        self.confirm = Button(words("laptops_page.confirm"), "primary", icon="check")
        self.confirm.clicked.connect(self._write)
        self.corner.addWidget(wrap(self.another, self.leave, self.confirm))
        self.start, self.asking = LaptopsStart(words), WordsCard(words)
        self.busy, self.view = BusyCard(words), LaptopsPreview(desk)
        self.start.area.choose.clicked.connect(self.choose)
        self.asking.told.connect(self._look)
        self.asking.done.connect(self._leave)
        self.busy.cancel.hide()
        self._told = column(gap=0)
        self.body.addLayout(self._told)
        for part in (self.asking, self.busy, self.start, self.view):
            part.hide()
            self.body.addWidget(part)
        self.body.addStretch(1)
        desk.operations.busy.connect(self._ended)
        self._show_start()

    def opened(self, where: Mapping[str, Any]) -> None:
        """Ask for the words of a file that was dropped, or go on; what was brought in is done with."""
        if self._doing:
            return
        if path := where.get("path"):
            self.look_at(Path(path))
        elif self.preview is not None:
            self._look(self._secret)
        elif self.path is not None:
            self.asking.begin()
        else:
            self._show_start()

    def heard(self, changed: Changed) -> None:
        """What was worked out is out of date once anything else was written; also by Undo."""
        if self._doing or changed.stamp == self._own:
            return
        if self.preview is not None:
            self._look(self._secret)
        elif self._own is not None:
            self._show_start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a file that was looked at; nothing of it was kept."""
        if event.key() == Qt.Key.Key_Escape and self.preview is not None and not self._doing:
            self._leave()
        else:
            super().keyPressEvent(event)

    def choose(self) -> None:
        """Ask for a file."""
        folder = self.path.parent if self.path else None
        if (file := choose_transfer(self, self.words, folder)) is not None:
            self.look_at(file)

    def look_at(self, path: Path | None) -> None:
        """Ask for the words of a file; without them nobody can look into it."""
        if path is None or self._doing:
            return
        self.path, self.preview, self._secret, self._own = path, None, "", None
        clear(self._told)
        self.asking.ask(path)
        self._only(self.asking)
        self.head(
            self.words("laptops_page.title"),
            self.words("laptops_page.secret_state", file=path.name),
        )
        self.asking.begin()

    def _look(self, secret: str) -> None:
        path = self.path
        if path is None:
            return
        self._secret = secret
        self._begin("looking", path)
        self.desk.ask(lambda s: s.laptops.look(path, secret), self._looked, self)

    def _looked(self, found: "Preview | Problem") -> None:
        self._doing = ""
        if isinstance(found, Problem):
            self._refused(found)
            return
        self.preview = found
        self.view.show_preview(found)
        self._only(self.view)
        again = found.nothing_new
        self._state("state_again" if again else "state_ready")
        self.confirm.setVisible(not again)
        if again:
            words = self.words
            self._tell(
                ToldCard(words("laptops_page.again"), words("laptops_page.again_more"), "info")
            )
        self._focus()

    def _refused(self, problem: Problem) -> None:
        said = self.words.problem(problem)
        if problem.code in _WRONG_WORDS:
            self._only(self.asking)
            self._state("secret_state")
            self.asking.refuse(said)
            return
        self._show_start()
        self._tell(ToldCard(self.words("laptops_page.refused"), said, "warn"))

    def _write(self) -> None:
        preview, desk = self.preview, self.desk
        if preview is None or self._doing or self.path is None:
            return
        self._begin("writing", self.path)
        desk.do(
            lambda s: s.laptops.bring_in(desk.actor, preview),
            self._written,
            self,
            self._not_written,
        )

    def _written(self, done: "BroughtIn") -> None:
        self._doing, self.preview, self._secret = "", None, ""
        self._own = done.changed.stamp
        card = TogetherCard(self.desk, done)
        card.settle.connect(lambda: self.desk.go("laptop_questions"))
        card.make.connect(lambda: self.desk.go("settings", transfer=True))
        card.today.connect(lambda: self.desk.go("today"))
        self._only(None)
        self._tell(card)
        self._state("state_done")
        self.path = None
        self.another.show()
        laptop = name_of(self.words, done.preview.laptop)
        self.desk.say(self.words("laptops_page.together", laptop=laptop), undoes=done.meeting)
        card.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_written(self, problem: Problem) -> None:
        self._doing = ""
        if problem.code != "COPY_FIRST":
            self._refused(problem)
            return
        # What was looked at stays, so that it can be tried again at once.
        self._only(self.view)
        self._state("state_ready")
        said = self.words.problem(problem)
        self._tell(ToldCard(self.words("laptops_page.refused"), said, "warn"))
        self._focus()

    def _begin(self, doing: str, path: Path) -> None:
        self._doing = doing
        self.busy.begin(self.words(f"laptops_page.{doing}", file=path.name))
        clear(self._told)
        self._only(self.busy)

    def _leave(self) -> None:
        if self._doing:
            return
        self._show_start()
        self.desk.say(self.words("laptops_page.left"), "info")

    def _ended(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """What broke has no answer: the file can be looked at again."""
        if not busy and self._doing:
            self._doing = ""
            self.look_at(self.path)

    def _show_start(self) -> None:
        self.path, self.preview, self._secret, self._own = None, None, "", None
        clear(self._told)
        self._only(self.start)
        self.head(self.words("laptops_page.title"), self.words("laptops_page.empty"))
        self.start.area.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _state(self, key: str) -> None:
        file = self.path.name if self.path else ""
        laptop = name_of(self.words, self.preview.laptop if self.preview else "")
        said = self.words(f"laptops_page.{key}", file=file, laptop=laptop)
        self.head(self.words("laptops_page.title"), said)

    def _only(self, part: QWidget | None) -> None:
        for each in (self.asking, self.busy, self.start, self.view):
            each.setVisible(each is part)
        for button in (self.confirm, self.leave):
            button.setVisible(part is self.view)
        self.another.setVisible(part in {self.view, self.asking})

    def _tell(self, card: QWidget) -> None:
        clear(self._told)
        self._told.addWidget(card)
        self.show_inside(card)

    def _focus(self) -> None:
        """The last step, or another file where there is nothing to do."""
        new = self.preview is not None and not self.preview.nothing_new
        (self.confirm if new else self.another).setFocus(Qt.FocusReason.OtherFocusReason)
