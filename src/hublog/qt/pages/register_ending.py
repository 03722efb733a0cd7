"""What is told at the end: heads counted, helpers' time, one line of note; none of it is a must."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit

from hublog.domain.childrens_figures import asks_meals
from hublog.domain.names import screen_name
from hublog.domain.problems import Problem
from hublog.domain.volunteering import spelled_minutes
from hublog.qt.desk import Desk
from hublog.qt.once import Once
from hublog.qt.pages.register_helping import said_minutes
from hublog.qt.pages.register_left import NotSignedOut
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.scrolling import bring_into_sight
from hublog.services.api import Services
from hublog.services.at_the_door import DoorView, Helper
from hublog.services.changed import Changed
from hublog.services.not_given import NOT_GIVEN
from hublog.services.sessions import LONGEST_NOTE, MOST_PEOPLE


class EndingCard(InlineCard):
    """Everything on it is kept in one action, which can be undone.

    A session that is finished stays finished; what was told at its end is told anew.
    """

    def __init__(self, desk: Desk, view: DoorView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        self._once: Once[Services] = Once(desk, self)
        words = desk.words
        self._over = view.session.status == "closed"
        then = "_then" if self._over else ""
        said = words("register.recorded", n=view.footfall)
        before = view.session.paper_count
        self._heads_field, self.heads = line_field(
            words(f"register.headcount{then}"), "" if before is None else str(before), said
        )
        self.heads.setValidator(QIntValidator(0, MOST_PEOPLE, self.heads))
        self.heads.textChanged.connect(self._compare)
        note_field, self.note = line_field(
            words(f"register.note{then}"), view.session.note, words("register.note_hint")
        )
        self.note.setMaxLength(LONGEST_NOTE)
        self._times: list[tuple[Helper, Field, QLineEdit]] = []
        title = Label(words(f"register.ending_title{then}"), "h2")
        self._meals_field = self._ask_meals()
        self.left = NotSignedOut(desk, view)
        layout = column(title, self.left, self._heads_field, self._meals_field)
        for helper in view.helpers:
            layout.addWidget(self._time(helper))
        layout.addWidget(note_field)
        self.nobody = QCheckBox(words(f"register.nobody_came{then}"))
        self.nobody.setChecked(view.session.nobody_came)
        layout.addWidget(self.nobody)
        self._finish = Button(words(f"register.finish_now{then}"), "primary", icon="flag")
        self._finish.clicked.connect(self._keep)
        leave = Button(words(f"register.not_yet{then}"))
        leave.clicked.connect(self.done)
        layout.addLayout(row(self._finish, leave, 1))
        self.fill(layout)
        self._meals_field.setVisible(self._gives_meals)
        self.nobody.setVisible(view.footfall == 0)

    def _ask_meals(self) -> Field:
        """How many meals were given, where they are part of it or were told before."""
        words, session = self._desk.words, self._view.session
        self._gives_meals = asks_meals(session) or session.meals is not None
        before = "" if session.meals is None else str(session.meals)
        field, self.meals = line_field(
            words("register_meals.field"), before, words("register_meals.hint")
        )
        self.meals.setValidator(QIntValidator(0, MOST_PEOPLE, self.meals))
        return field

    def showEvent(self, event: QShowEvent) -> None:
        """Seen for the first time, or again after children were signed out."""
        super().showEvent(event)
        self.left.ask()

    def begin(self) -> None:
        """The number of heads first; where nobody came, that."""
        if self._view.footfall:
            self.heads.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.nobody.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_at(self, what: str) -> None:
        """What shall be put right: heads, note, or minutes, the first that are not told yet."""
        untold = [edit for _, _, edit in self._times if not edit.text()]
        edit = {"heads": self.heads, "note": self.note}.get(what) or next(iter(untold), self.heads)
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(edit)

    def entered(self) -> None:
        """Enter in any field keeps it, in an empty one too."""
        self._keep()

    def _time(self, helper: Helper) -> Field:
        desk, session = self._desk, self._view.session
        person = helper.person
        name = screen_name(person.known_as, person.full_name, privacy=desk.privacy_names)
        minutes = helper.minutes
        if minutes is None and session.hours is not None and not self._over:
            minutes = round(session.hours * 60)  # what is likely; afterwards nobody guesses
        field, edit = line_field(
            desk.words("register.time_of", name=name or desk.words("desk.no_name")),
            said_minutes(minutes),
            desk.words("register.time_hint"),
        )
        self._times.append((helper, field, edit))
        return field

    def _compare(self) -> None:
        """Say in words how the heads and the register differ (DQ09); never a bar to finishing."""
        words, said = self._desk.words, self._desk.words("register.recorded", n=self._view.footfall)
        if self.heads.text():
            apart = self._apart(int(self.heads.text()))
            said = words("register.compared", recorded=said, apart=apart)
        self._heads_field.hint(said)

    def _apart(self, heads: int) -> str:
        apart = heads - self._view.footfall
        kind = "same" if not apart else "more" if apart > 0 else "fewer"
        return self._desk.words(f"register.apart.{kind}", n=abs(apart))

    def _keep(self) -> None:
        minutes = self._minutes()
        if minutes is None:
            return
        desk, session = self._desk, self._view.session.id
        heads = int(self.heads.text()) if self.heads.text() else None
        note, nobody = self.note.text(), self.nobody.isChecked()
        meals = int(self.meals.text()) if self.meals.text() else None

        def told(services: Services) -> Changed | Problem:
            tell = services.sessions.amend_ending if self._over else services.sessions.finish
            return tell(
                desk.actor,
                session,
                headcount=heads,
                note=note,
                nobody_came=nobody,
                minutes=minutes,
                meals=meals if self._gives_meals else NOT_GIVEN,
            )

        self._once.do(told, lambda changed: self._kept(changed, heads))

    def _kept(self, changed: Changed, heads: int | None) -> None:
        desk, words, view = self._desk, self._desk.words, self._view
        said = words("register.finished", activity=view.activity.name, n=view.footfall)
        if self._over:
            day = desk.wording.short_day(view.session.date)
            said = words("register.ending_kept", activity=view.activity.name, day=day)
        if heads is not None and heads != view.footfall:  # Enter may have been too quick
            said = words("register.compared", recorded=f"{said}.", apart=self._apart(heads))
        if changed:
            said = (
                words("register.and_left", said=said, left=self.left.said)
                if self.left.said
                else said
            )
            desk.say(said, undoes=changed.stamp, way=self.left.way)
        self.done.emit()
        if not self._over:
            desk.go("today")

    def _minutes(self) -> dict[str, int] | None:
        """The minutes that are given; none at all where one of them is not clear."""
        minutes: dict[str, int] = {}
        for helper, field, edit in self._times:
            given = spelled_minutes(edit.text())
            field.complain("")
            if given is not None:
                minutes[helper.id] = given
            elif edit.text().strip():
                problem = Problem("TIME_UNCLEAR", edit.text().strip())
                field.complain(self._desk.words.problem(problem))
                edit.setFocus()
                return None
        return minutes
