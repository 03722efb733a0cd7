"""What a hub pack would change, before it is taken in; another key of the office is a stop."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout

from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label, Picture
from hublog.services.pack_words import said
from hublog.services.packs import FIRST_KEY, OTHER_KEY, PackPreview, TakenPack


class PackCard(InlineCard):
    """The changes line by line, and one button that makes them."""

    def __init__(self, desk: Desk, file: Path, preview: PackPreview) -> None:
        super().__init__()
        self._desk, self._file, self._preview = desk, file, preview
        words, pack = desk.words, preview.pack
        stopped = preview.key == OTHER_KEY
        layout = column(
            Label(words("pack_card.title", office=pack.office_name), "h2"),
            Label(words("pack_card.made_on", day=desk.wording.day_and_year(pack.made_on)), "muted"),
        )
        if stopped:
            layout.addWidget(self._stop())
        for line in said(preview, words, desk.label):
            layout.addWidget(Label(line))
        if preview.key == FIRST_KEY:
            layout.addWidget(
                Label(words("pack.office_words", words=preview.office_words), "strong")
            )
            layout.addWidget(Label(words("pack_card.compare"), "small"))
        self.words_field, self.said = line_field(
            words("pack_card.said"), "", words("pack_card.said_hint")
        )
        self.said.returnPressed.connect(self._take)
        layout.addWidget(self.words_field)
        key = "pack_card.take_all_the_same" if stopped else "pack_card.take"
        self.take = Button(words(key), "primary", icon="check")
        self.take.clicked.connect(self._take)
        self.leave = Button(
            words("pack_card.close" if preview.changes_nothing else "pack_card.not_now")
        )
        self.leave.clicked.connect(self.done)
        layout.addWidget(wrap(self.take, self.leave))
        self.fill(layout)
        self.words_field.setVisible(stopped)
        self.take.setVisible(not preview.changes_nothing)

    def begin(self) -> None:
        """Where the next thing is to be done; never on what takes in a pack by another key."""
        nothing, stopped = self._preview.changes_nothing, self._preview.key == OTHER_KEY
        first = self.leave if nothing else self.said if stopped else self.take
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self) -> Card:
        problem = Problem("OFFICE_KEY_CHANGED", self._preview.pack.office_name)
        line = row(Picture("triangle-alert", 24, "error"), gap=12)
        line.addWidget(Label(self._desk.words.problem(problem)), 1)
        whole: QLayout = line
        return Card(whole, "error")

    def _take(self) -> None:
        desk, file, typed = self._desk, self._file, self.said.text()

        def taken(found: TakenPack) -> None:
            pack = found.preview.pack
            day = desk.wording.day_and_year(pack.made_on)
            told = desk.words("pack.taken", office=pack.office_name, day=day)
            desk.say(told, undoes=found.changed.stamp)
            self.done.emit()

        def refused(problem: Problem) -> None:
            if problem.code.startswith("OFFICE_"):
                self.words_field.complain(desk.words.problem(problem))
                self.said.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                desk.refuse(problem)

        desk.do(lambda s: s.packs.take(desk.actor, file, typed), taken, self, refused)
