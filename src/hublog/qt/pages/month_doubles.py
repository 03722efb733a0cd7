"""Two people who may be one, side by side: joined, said to be two, or left as they are."""

from PySide6.QtCore import Qt

from hublog.domain.checks.finding import Finding
from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.postcodes import outward, tidy
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column, flow, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.services.about_people import PersonDetails
from hublog.services.changed import Changed

Two = tuple[PersonDetails, PersonDetails]


class DoublesCard(InlineCard):
    """Whoever came more often stays, and goes by the other's names too."""

    def __init__(self, desk: Desk, month: Month, found: Finding, two: Two) -> None:
        super().__init__()
        self._desk, self._month, self._found = desk, month, found
        self._kept, self._other = sorted(two, key=lambda each: -len(each.visits))
        words = desk.words
        self.one = Button(words("month_doubles.one"), "primary", icon="user-check")
        self.one.clicked.connect(self._join)
        self.two = Button(words("month_doubles.two"), icon="users-round")
        self.two.clicked.connect(self._part)
        self.leave = Button(words("month_doubles.not_sure"))
        self.leave.clicked.connect(self.done)
        sides = flow(*(side_of(desk, each) for each in two), least=220, gap=16, most_columns=2)
        self._wrong = Label("", "error")
        self.fill(
            column(
                Label(words("month_doubles.title"), "h2"),
                sides,
                Label(words("month_doubles.hint"), "muted"),
                self._wrong,
                wrap(self.one, self.two, self.leave),
            )
        )
        self._wrong.hide()

    def begin(self) -> None:
        """On what changes nothing: Enter alone joins nobody."""
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _join(self) -> None:
        desk, kept, other = self._desk, self._kept.person, self._other.person
        said = desk.words("month_doubles.joined", kept=kept.name, other=other.name)
        desk.do(
            lambda s: s.people.merge(desk.actor, kept.id, other.id),
            lambda changed: self._kept_so(changed, said),
            self,
            self._refused,
        )

    def _part(self) -> None:
        desk, month, found = self._desk, self._month, self._found
        reason = desk.words("month_doubles.reason")
        desk.do(
            lambda s: s.checking.accept(desk.actor, month, found.rule, found.subject, reason),
            lambda changed: self._kept_so(changed, desk.words("month_doubles.parted")),
            self,
            self._refused,
        )

    def _kept_so(self, changed: Changed, said: str) -> None:
        self._desk.say(said, undoes=changed.stamp)
        self.done.emit()

    def _refused(self, problem: Problem) -> None:
        self._wrong.setText(self._desk.words.problem(problem))
        self._wrong.show()


def side_of(desk: Desk, each: PersonDetails) -> Card:
    """All by which somebody who knows them can tell them apart."""
    words, person = desk.words, each.person
    layout = column(Label(person.name, "strong"), gap=4)
    for said in said_person(desk, person):
        layout.addWidget(Label(said))
    layout.addWidget(Label(words("person.came", n=len(each.visits))))
    if each.visits:
        last = desk.wording.day_and_year(each.visits[0].date)
        layout.addWidget(Label(words("month_doubles.last", day=last)))
    layout.addStretch(1)
    return Card(layout)


def said_person(desk: Desk, person: Person) -> list[str]:
    """By what somebody can be told apart from another one of the same name."""
    district = person.outward or outward(tidy(person.postcode) or "")
    told = {
        "card": person.local_no,
        "born": person.birth_year,
        "phone": person.phone,
        "district": district,
    }
    return [
        desk.words(f"month_doubles.told.{key}", value=str(value))
        for key, value in told.items()
        if value
    ]
