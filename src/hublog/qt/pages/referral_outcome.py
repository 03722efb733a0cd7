"""What became of somebody who was passed on or sent to us, and whether they had agreed."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hublog.domain.names import screen_name
from hublog.domain.paper_days import spelled_day
from hublog.domain.problems import Problem
from hublog.domain.referrals import LONGEST_ORG, OUT, OUTCOMES, SIGNPOST, Referral
from hublog.qt.desk import Desk
from hublog.qt.once import Once
from hublog.qt.pages.referral_advice import AGREED, agreed_choices, said_org
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Label
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.referrals import Noted


class OutcomeForm(QWidget):
    """``done`` once it is kept, left or taken off; filled as soon as the register has answered."""

    done = Signal()

    def __init__(self, desk: Desk, referral_id: str) -> None:
        super().__init__()
        self._desk, self._id = desk, referral_id
        self._once: Once[Services] = Once(desk, self)
        words = desk.words
        self._noted: Noted | None = None
        self._begun = False
        self.what = Label("", "muted")
        self._questions: QVBoxLayout = column()
        self._save = Button(
            words("referral.keep"), "primary", icon="check", hint=words("register.enter")
        )
        self._save.clicked.connect(self.keep)
        self._off = Button(words("referral.take_off"), "quiet", icon="x")
        self._off.clicked.connect(self._take_off)
        leave = Button(words("register.leave_it"))
        leave.clicked.connect(self.done)
        title = Label(words("referral.title"), "h2")
        buttons = wrap(self._save, leave, self._off)
        self.setLayout(column(title, self.what, self._questions, buttons))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._save.setEnabled(False)
        desk.ask(lambda s: s.referrals.one(referral_id), self._show, self)

    def begin(self) -> None:
        """What became of it first, once it is there."""
        self._begun = True
        if self._noted is not None and self._noted.referral.direction != SIGNPOST:
            self.status.focus_first()
        else:
            self._off.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Note what is chosen; nothing where there is nothing to tell."""
        if self._noted is None or not self._save.isEnabled():
            return
        day = spelled_day(self.day.text(), self._desk.today()) if self._ended else None
        if isinstance(day, Problem):
            self._day_field.complain(self._desk.words.problem(day))
            self.day.setFocus()
            return
        desk, referral = self._desk, self._noted.referral
        agreed = AGREED[self.agreed.value] if referral.direction == OUT else referral.agreed
        status = self.status.value
        self._once.do(
            lambda s: s.referrals.tell(desk.actor, referral.id, status, day, agreed=agreed),
            self._kept,
        )

    @property
    def _ended(self) -> bool:
        return self.status.value in OUTCOMES

    def _kept(self, changed: Changed) -> None:
        self._desk.say(self._desk.words("referral.outcome_kept"), undoes=changed.stamp)
        self.done.emit()

    def _take_off(self) -> None:
        desk, referral_id = self._desk, self._id

        def gone(changed: Changed) -> None:
            desk.say(desk.words("referral.taken_off"), undoes=changed.stamp)
            self.done.emit()

        self._once.do(lambda s: s.referrals.remove(desk.actor, referral_id), gone)

    def _show(self, noted: Noted | Problem) -> None:
        if isinstance(noted, Problem):
            self._desk.refuse(noted)
            self.done.emit()
            return
        self._noted = noted
        self.what.setText(self._said(noted))
        if noted.referral.other_org:
            self._ask_name(noted.referral)
        if noted.referral.direction == SIGNPOST:
            self._save.hide()
        else:
            self._ask(noted.referral)
            self._save.setEnabled(True)
        if self._begun:
            self.begin()

    def _ask_name(self, referral: Referral) -> None:
        """The name of the place is kept when its field is left: a private word may stand in it."""
        words = self._desk.words
        field, self.name = line_field(
            words("referral.name"), referral.other_org, words("referral.name_hint")
        )
        self.name.setMaxLength(LONGEST_ORG)
        self.name.editingFinished.connect(self._rename)
        self._questions.addWidget(field)

    def _rename(self) -> None:
        desk, noted, name = self._desk, self._noted, self.name.text().strip()
        if noted is None or name == noted.referral.other_org:
            return
        referral = replace(noted.referral, other_org=name)
        self._noted = replace(noted, referral=referral)
        self.what.setText(self._said(self._noted))

        def renamed(changed: Changed) -> None:
            desk.say(desk.words("referral.renamed"), undoes=changed.stamp)
            if referral.direction == SIGNPOST:
                self.done.emit()

        desk.do(lambda s: s.referrals.name_org(desk.actor, referral.id, name), renamed, self)

    def _ask(self, referral: Referral) -> None:
        desk, words = self._desk, self._desk.words
        outcomes = [(each, desk.label("referral_status", each)) for each in OUTCOMES]
        first = (referral.first_status, words("referral.not_known"))
        self.status = Choices(words("referral.became"), [first, *outcomes], by_letter=True)
        self.status.choose(referral.status if referral.status in OUTCOMES else first[0])
        self.status.chose.connect(self._turn)
        ended = referral.status in OUTCOMES
        day = (referral.status_date if ended else None) or desk.today()
        self._day_field, self.day = line_field(
            words("referral.heard"), desk.wording.day_and_year(day)
        )
        self.day.textChanged.connect(self._echo)
        self.agreed = agreed_choices(desk)
        self.agreed.choose(next(key for key, said in AGREED.items() if said is referral.agreed))
        self._questions.addWidget(Field(words("referral.became"), self.status))
        self._questions.addWidget(self._day_field)
        agreed = Field(words("referral.agreed"), self.agreed)
        self._questions.addWidget(agreed)
        agreed.setVisible(referral.direction == OUT)
        self._echo(self.day.text())
        self._turn()

    def _turn(self) -> None:
        """The day matters where something became of it."""
        self._day_field.setVisible(self._ended)

    def _echo(self, text: str) -> None:
        """Say in words which day is understood."""
        day = spelled_day(text, self._desk.today())
        if isinstance(day, dt.date):
            understood = self._desk.wording.day_and_year(day)
            self._day_field.hint("" if understood == text else understood)
        else:
            self._day_field.hint(self._desk.words("today.which_day_hint"))

    def _said(self, noted: Noted) -> str:
        """What it was, in a line."""
        desk, referral = self._desk, noted.referral
        parts = (
            desk.wording.short_day(referral.date),
            desk.words(f"referral.direction.{referral.direction}"),
            said_org(desk, referral),
            desk.label("referral_reason", referral.reason),
            screen_name(noted.person, "", privacy=desk.privacy_names),
            noted.activity,
        )
        return desk.words("register.dot").join(part for part in parts if part)
