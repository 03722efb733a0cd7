"""Taking a yes back: what it takes away is said first, and where it stays for a while."""

from PySide6.QtCore import Qt, Signal

from hublog.domain.consents import THEMSELVES
from hublog.qt.consent_said import asked_of, said_stand
from hublog.qt.desk import Desk
from hublog.qt.once import Once
from hublog.qt.pages.consent_who import WhoAnswers
from hublog.qt.widgets.arrange import column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label, Picture
from hublog.services.api import Services
from hublog.services.consents import Standing, Withdrawn


class TakeBackCard(InlineCard):
    """How one purpose stands; ``again`` where it shall be asked anew."""

    again = Signal()

    def __init__(self, desk: Desk, standing: Standing, purpose: str) -> None:
        super().__init__()
        self._desk, self._standing, self._purpose = desk, standing, purpose
        self._once: Once[Services] = Once(desk, self)
        words, stand = desk.words, standing.of(purpose)
        said = said_stand(desk, stand)
        by = THEMSELVES if stand.answer is None else stand.answer.relationship
        self.who = WhoAnswers(desk, standing, until=False)
        self.take = Button(words("consent.take_back"), icon="undo-2")
        self.take.clicked.connect(self._take_back)
        self.ask = Button(words("consent.ask_again"), icon="circle-question-mark")
        self.ask.clicked.connect(self.again)
        leave = Button(words("consent.leave"))
        leave.clicked.connect(self.done)
        goes = words(f"consent.goes.{purpose}", n=stand.goes.answers)
        parts = [Label(goes)]
        if stand.goes.anything:
            until = desk.wording.dated(standing.in_copies_until)
            parts.append(Label(words("consent.in_copies", until=until), "muted"))
        self.fill(
            column(
                Label(asked_of(desk, standing.person, purpose, by).question, "h1"),
                row(Picture(said.icon, 24, said.color), Label(said.whole), 1),
                *parts,
                self.who,
                wrap(leave, self.ask, self.take),
                gap=12,
            )
        )
        self._leave = leave

    def begin(self) -> None:
        """What changes nothing has the focus."""
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        desk, person = self._desk, self._standing.person.id
        purpose, said = self._purpose, self.who.said
        if self.who.complain():
            return

        def gone(withdrawn: Withdrawn) -> None:
            key = "consent.taken_back_all" if withdrawn.goes.anything else "consent.taken_back"
            desk.say(desk.words(key))
            self.done.emit()

        self._once.do(lambda s: s.consents.withdraw(desk.actor, person, purpose, said), gone)
