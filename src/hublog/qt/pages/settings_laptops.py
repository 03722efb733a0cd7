"""Our laptops in Settings: what this one is called, which there are, which sends the returns, what came together."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.pages.laptop_values import said_moment
from hublog.qt.widgets.arrange import clear, column, flow, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Card, Label, Line
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.api import Services
from hublog.services.changed import Changed

if TYPE_CHECKING:  # Settings are shown without looking for anything of another laptop
    from hublog.services.laptops import KnownLaptop, Meeting, Transfer
    from hublog.services.undone import Undone

_MOST_PAST = 3

Standing = tuple["Sequence[KnownLaptop]", "Sequence[Meeting]", int]
"""The laptops, what came together, and how many questions are open."""


class LaptopsCard(Card):
    """``made`` carries a ``Transfer``, ``sending`` whoever sends the returns now, ``stays`` an ``Undone``."""

    made = Signal(object)
    sending = Signal(object)
    stays = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._here = desk, ""
        self._sender: KnownLaptop | None = None
        words = desk.words
        self._field, self.name = line_field(
            words("laptops_card.name"), "", words("laptops_card.name_hint")
        )
        self.name.editingFinished.connect(self._rename)
        self.list = RowsView(words("laptops_card.list"), lined=True, grows=True)
        self._sends = Label("")
        self.change = Button(words("laptops_card.change"), icon="send")
        self.change.clicked.connect(lambda: self.sending.emit(self._sender))
        self.make = Button(words("laptops_card.make"), icon="save")
        self.make.clicked.connect(self._choose_folder)
        self.bring_in = Button(words("laptops_card.bring_in"), icon="file-input")
        self.bring_in.clicked.connect(lambda: desk.go("laptops"))
        self.questions = Button("", icon="eye")
        self.questions.clicked.connect(lambda: desk.go("laptop_questions"))
        self._said = Label(words("laptops_card.hint"), "small")
        self._past = column(gap=8)
        self.fill(
            column(
                column(Label(words("laptops_card.title"), "h2"), self._said, gap=2),
                self._field,
                self.list,
                self._sends,
                row(self.change, 1),
                flow(self.make, self.bring_in, self.questions, least=280, most_columns=2),
                self._past,
            )
        )
        desk.operations.busy.connect(self._no_longer_busy)
        for each in (self.questions, self.change, self._sends):
            each.hide()

    def show_laptops(self, standing: Standing) -> None:
        """Show how it stands; a name that is being typed stays."""
        laptops, past, questions = standing
        words = self._desk.words
        here = next(each for each in laptops if each.here)
        self._here = here.name
        if not (self.name.hasFocus() and self.name.isModified()):
            self.name.setText(here.name)
            self._field.complain("")
        self.list.show_rows([self._line(each) for each in laptops])
        self.list.setVisible(len(laptops) > 1)
        self._sender = next((each for each in laptops if each.sends_returns), None)
        elsewhere = self._sender is not None and not self._sender.here
        named = self._name(self._sender) if self._sender else ""
        key = "sends_other" if elsewhere else "sends_here"
        self._sends.setText(words(f"laptops_card.{key}", laptop=named))
        self._sends.setVisible(len(laptops) > 1)
        self.change.setVisible(elsewhere)
        self.questions.setVisible(questions > 0)
        self.questions.set_words(words("laptops_card.questions", n=questions))
        self._show_past(past)

    def make_in(self, folder: Path) -> None:
        """Make a transfer file in that folder; its words are shown once it was read back."""
        desk = self._desk
        self.make.setEnabled(False)
        self._said.setText(desk.words("laptops_card.making"))

        def made(transfer: "Transfer") -> None:
            self._ready()
            self.made.emit(transfer)

        desk.do(lambda s: s.laptops.make_transfer(desk.actor, folder), made, self)

    def begin(self) -> None:
        """Where a transfer file is made."""
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, laptop: "KnownLaptop") -> Row:
        words = self._desk.words
        name = self._name(laptop)
        if laptop.here:
            detail, spoken = "", words("laptops_card.spoken_here", name=name)
        elif laptop.heard is None:
            detail = words("laptops_card.never_heard")
            spoken = words("laptop_value.comma").join((name, detail))
        else:
            when = said_moment(self._desk, laptop.heard)
            detail = words("laptops_card.heard", when=when)
            spoken = words("laptop_value.comma").join((name, detail))
        if laptop.sends_returns:
            sends = words("laptops_card.spoken_sends")
            spoken = words("laptop_value.comma").join((spoken, sends))
        pill = words("laptops_card.this") if laptop.here else ""
        return Row(laptop.id, name, detail, pill=pill, icon="laptop", spoken=spoken)

    def _name(self, laptop: "KnownLaptop") -> str:
        return laptop.name or self._desk.words("laptops_card.no_name")

    def _show_past(self, past: "Sequence[Meeting]") -> None:
        words = self._desk.words
        clear(self._past)
        if past:
            self._past.addWidget(Label(words("laptops_card.past"), "strong"))
        for each in past[:_MOST_PAST]:
            self._past.addWidget(Line())
            self._past.addWidget(self._past_line(each))
        if len(past) > _MOST_PAST:
            more = words("laptops_card.more_past", n=len(past) - _MOST_PAST)
            self._past.addWidget(Label(more, "small"))

    def _past_line(self, meeting: "Meeting") -> QWidget:
        from hublog.qt.pages.laptops_said import all_adds, name_of

        words = self._desk.words
        laptop, when = name_of(words, meeting.laptop), said_moment(self._desk, meeting.at)
        what = words("laptops_card.past_what", n=meeting.actions)
        if meeting.adds:
            what = all_adds(words, meeting.adds, meeting.adds.get("counted", 0))
        said = words("laptops_card.past_line", laptop=laptop, when=when, what=what)
        back = Button(words("laptops_card.take_back"), "link")
        back.setAccessibleName(words("laptops_card.take_back_spoken", laptop=laptop, when=when))
        back.clicked.connect(partial(self._take_back, meeting, laptop))
        return _beside(Label(said), back)

    def _take_back(self, meeting: "Meeting", laptop: str) -> None:
        desk = self._desk

        def taken(undone: "Undone") -> None:
            desk.say(desk.words("laptops_card.taken_back", laptop=laptop), "info")
            if undone.kept or undone.changed_since:
                self.stays.emit(undone)

        desk.do(lambda s: s.laptops.take_back(desk.actor, meeting.stamp), taken, self)

    def _rename(self) -> None:
        desk, name = self._desk, self.name.text().strip()
        if not name or name == self._here:
            return
        self.name.setModified(False)

        def named(changed: Changed) -> None:
            self._field.complain("")
            desk.say(desk.words("laptops_card.named", name=name), undoes=changed.stamp)

        def refused(problem: Problem) -> None:
            self._field.complain(desk.words.problem(problem))

        desk.do(lambda s: s.laptops.name(desk.actor, name), named, self, refused)

    def _choose_folder(self) -> None:
        title = self._desk.words("laptops_card.make_where")
        folder = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if folder:
            self.make_in(Path(folder))

    def _no_longer_busy(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whether it worked or not, another file may be made."""
        if not busy and not self.make.isEnabled():
            self._ready()

    def _ready(self) -> None:
        self.make.setEnabled(True)
        self._said.setText(self._desk.words("laptops_card.hint"))


def standing_of(services: Services) -> Standing:
    """What the card shows."""
    known, past = services.laptops.known(), services.laptops.brought_in()
    return known, past, services.laptop_questions.count() if len(known) > 1 else 0


def _beside(said: Label, back: Button) -> QWidget:
    line = row(gap=10)
    line.addWidget(said, 1)
    line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
    return holding(line)
