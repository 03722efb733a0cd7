"""A grown-up says yes to a child taking part today: who they are, and how to reach them."""

from dataclasses import replace

from PySide6.QtCore import Qt

from hublog.domain.care import LONGEST_LINE
from hublog.domain.consents import THEMSELVES
from hublog.domain.names import screen_name
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.once import Once
from hublog.qt.pages.whole_name import WholeName
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.picker import Picker
from hublog.services.api import Services
from hublog.services.care import GrownUp
from hublog.services.changed import Changed
from hublog.services.children_here import AtTheDesk

_USUAL = "PARENT"


class YesCard(InlineCard):
    """Kept by Enter; where a yes holds already, only somebody to call is added."""

    def __init__(self, desk: Desk, session: str, child: AtTheDesk) -> None:
        super().__init__()
        self._desk, self._session, self._child = desk, session, child
        self._once: Once[Services] = Once(desk, self)
        words, person = desk.words, child.person
        self._shown = screen_name(person.known_as, person.full_name, privacy=desk.privacy_names)
        self._asks_yes = child.missing.consent is not None
        kind = "yes" if self._asks_yes else "contact"
        self._name_field, self.name = line_field(
            words("child_yes.name"), hint=words("whole_name.hint")
        )
        self._whole = WholeName(words, self._name_field)
        self._phone_field, self.phone = line_field(
            words("child_yes.phone"), hint=words("child_yes.phone_hint")
        )
        for edit in (self.name, self.phone):
            edit.setMaxLength(LONGEST_LINE)
        choices = [
            (each.code, desk.label("relationship", each.code))
            for each in desk.codes["relationship"]
            if each.code != THEMSELVES
        ]
        self.relationship = Picker(words("child_yes.relationship"), choices, _USUAL)
        save = Button(words(f"child_yes.save_{kind}"), "primary", icon="user-check")
        save.clicked.connect(self._keep)
        leave = Button(words("child_yes.leave"))
        leave.clicked.connect(self.done)
        self.fill(
            column(
                Label(words(f"child_yes.title_{kind}", name=self._shown), "h2"),
                Label(words(f"child_yes.hint_{kind}"), "muted"),
                self._name_field,
                Field(words("child_yes.relationship"), self.relationship),
                self._phone_field,
                wrap(save, leave),
            )
        )

    @property
    def child(self) -> str:
        """The id of the child."""
        return self._child.person.id

    def begin(self) -> None:
        """The name first."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def entered(self) -> None:
        """Enter in a field keeps it."""
        self._keep()

    def _keep(self) -> None:
        desk, session, child = self._desk, self._session, self._child
        if self._whole.asks(self.name.text()):
            return
        grown_up = GrownUp(self.name.text(), self.relationship.value or _USUAL, self.phone.text())
        self._once.do(
            lambda s: s.care.said_yes(desk.actor, session, child.person.id, grown_up),
            self._kept,
            self._refused,
        )

    def _kept(self, changed: Changed) -> None:
        key = "child_yes.kept_yes" if self._asks_yes else "child_yes.kept_contact"
        self._desk.say(self._desk.words(key, name=self._shown), undoes=changed.stamp)
        self.done.emit()

    def _refused(self, problem: Problem) -> None:
        if problem.where == self._child.person.name:
            problem = replace(problem, where=self._shown)
        said = self._desk.words.problem(problem)
        if problem.code == "PHONE_FORM":  # elsewhere a number may be left out
            said = self._desk.words("child_yes.no_phone", phone=problem.where)
        fields = {"CARE_NAME": self._name_field, "GROWN_UP_PHONE": self._phone_field}
        fields |= {"PHONE_FORM": self._phone_field}
        for each in (self._name_field, self._phone_field):
            each.complain("")
        wrong = fields.get(problem.code)
        if wrong is None:
            self._desk.refuse(problem)
        else:
            wrong.complain(said)
            wrong.widget.setFocus(Qt.FocusReason.OtherFocusReason)
