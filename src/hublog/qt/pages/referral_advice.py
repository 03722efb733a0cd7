"""Writing down advice: told where to go, passed on or sent to us; what to, why, and about whom."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from hublog.domain.consents import Held
from hublog.domain.problems import Problem
from hublog.domain.referrals import IN, OUT, SIGNPOST, Referral
from hublog.qt.desk import Desk
from hublog.qt.once import Once
from hublog.qt.pages.referral_person import PersonField
from hublog.qt.widgets.arrange import Sides, column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Label
from hublog.services.api import Services
from hublog.services.referrals import Added, ReferralDetails

AGREED = {"yes": True, "no": False, "not_asked": None}
"""What may be answered to whether somebody agreed that their details are passed on."""
_NOT_ASKED = "not_asked"
_UNKNOWN = "OTHER"


class AdviceForm(QWidget):
    """``done`` once it is kept or left; nothing on it has to be answered."""

    done = Signal()

    def __init__(self, desk: Desk, session_id: str) -> None:
        super().__init__()
        self._desk, self._session_id = desk, session_id
        self._once: Once[Services] = Once(desk, self)
        words = desk.words
        directions = [(each, words(f"referral.direction.{each}")) for each in (SIGNPOST, OUT, IN)]
        self.direction = Choices(words("referral.what"), directions, least=170, by_letter=True)
        self.direction.choose(SIGNPOST)
        self.direction.chose.connect(self._turn)
        self.orgs = self._chips("org", "org_type")
        self.reasons = self._chips("reason", "referral_reason")
        self._name_field, self.name = line_field(
            words("referral.name"), "", words("referral.name_hint")
        )
        self.person = PersonField(desk)
        self.agreed = agreed_choices(desk)
        self._agreed_field = Field(words("referral.agreed"), self.agreed)
        self._said_before = False
        self.agreed.chose.connect(self._answered)
        self.person.chosen.connect(self._ask_agreement)
        self._save = Button(
            words("referral.save"), "primary", icon="check", hint=words("register.enter")
        )
        self._save.clicked.connect(self.keep)
        self._lay_out()
        self._turn()

    def begin(self) -> None:
        """What kind of place it was, since somebody was told where to go most of the time."""
        self.orgs.focus_first()

    def keep(self) -> None:
        """Write it down, unless a name was typed that nobody has."""
        if self.person.is_unclear:
            return
        desk, details = self._desk, self._details()

        def kept(added: Added) -> None:
            said = desk.words(
                f"referral.logged.{details.direction}", org=said_org(desk, added.referral)
            )
            desk.say(said, undoes=added.changed.stamp)
            self.done.emit()

        def refused(problem: Problem) -> None:
            if problem.code == "ORG_TOO_LONG":
                self._name_field.complain(desk.words.problem(problem))
                self.name.setFocus()
            else:
                desk.refuse(problem)

        self._once.do(lambda s: s.referrals.add(desk.actor, details), kept, refused)

    def _details(self) -> ReferralDetails:
        direction = self.direction.value
        return ReferralDetails(
            direction=direction,
            org_type=self.orgs.value or _UNKNOWN,
            reason=self.reasons.value or _UNKNOWN,
            other_org=self.name.text(),
            person_id=self.person.person_id,
            session_id=self._session_id or None,
            agreed=AGREED[self.agreed.value] if direction == OUT else None,
        )

    def _chips(self, name: str, code_list: str) -> Choices:
        """The codes of today, each in a word or two where the catalogue has them."""
        desk, words = self._desk, self._desk.words
        short = f"referral.{name}_is"
        chips = [
            (
                each.code,
                words(f"{short}.{each.code}")
                if f"{short}.{each.code}" in words
                else each.label(words.language),
            )
            for each in desk.codes[code_list].on(desk.today())
        ]
        return Choices(words(f"referral.{name}"), chips, least=112, by_letter=True)

    def _lay_out(self) -> None:
        words = self._desk.words
        leave = Button(words("register.leave_it"))
        leave.clicked.connect(self.done)
        self.setLayout(
            column(
                Label(words("referral.title"), "h2"),
                Label(words("referral.hint"), "muted"),
                Field(words("referral.what"), self.direction),
                Sides(
                    column(Field(words("referral.org"), self.orgs), 1),
                    column(Field(words("referral.reason"), self.reasons), 1),
                    (1, 1),
                    least=900,
                ),
                Sides(column(self._name_field, 1), column(self.person, 1), (1, 1), least=480),
                self._agreed_field,
                Sides(self._save, row(leave, 1), (0, 1), least=360),
            )
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _answered(self) -> None:
        self._said_before = False

    def _ask_agreement(self, person_id: str) -> None:
        """What they said before about being passed on stands until somebody says otherwise."""
        desk = self._desk
        desk.ask(lambda s: s.referrals.agreement(person_id), self._show_agreement, self)

    def _show_agreement(self, held: Held) -> None:
        if self._said_before or self.agreed.value == _NOT_ASKED:
            self._said_before = held is Held.YES
            self.agreed.choose("yes" if self._said_before else _NOT_ASKED)
        told = held in {Held.YES, Held.NO, Held.WITHDRAWN}
        self._agreed_field.hint(self._desk.words(f"referral.held.{held}") if told else "")

    def _turn(self) -> None:
        """Only whoever is passed on is asked whether they agree."""
        self._agreed_field.setVisible(self.direction.value == OUT)


def agreed_choices(desk: Desk) -> Choices:
    """Whether they agreed that their details are passed on; not asked until somebody says."""
    words = desk.words
    answers = [(key, words(f"referral.agreed_is.{key}")) for key in AGREED]
    choices = Choices(words("referral.agreed"), answers, by_letter=True)
    choices.choose(_NOT_ASKED)
    return choices


def said_org(desk: Desk, referral: Referral) -> str:
    """The organisation by its name, else by its kind."""
    return referral.other_org or desk.label("org_type", referral.org_type)
