"""All about one person: their details, what they were asked, when they came and helped."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.page import Page
from hublog.qt.pages.person_answers import AnswersCard
from hublog.qt.pages.person_care import CareCard
from hublog.qt.pages.person_consents import ConsentsCard
from hublog.qt.pages.person_details import DetailsCard
from hublog.qt.pages.person_question import QuestionCard
from hublog.qt.pages.person_wellbeing import HowTheyAreCard
from hublog.qt.pages.register_helping import said_minutes
from hublog.qt.widgets.arrange import Sides, column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.about_people import PersonDetails
from hublog.services.api import Services
from hublog.services.changed import Changed


class PersonPage(Page):
    """``opened({"person": id, "consents": …})``; with those it begins at what they said yes to."""

    name = "person"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.person_id = ""
        self.details: PersonDetails | None = None
        self.country = "E"
        self.form = DetailsCard(desk)
        self.answers = AnswersCard(desk)
        self.answers.asked.connect(self._begin_question)
        self.care = CareCard(desk)
        self.care.wanted.connect(lambda card: self.show_card(card, self._after_care))
        self.consents = ConsentsCard(desk)
        self.consents.wanted.connect(lambda card: self.show_card(card, self._after_consents))
        self.visits = RowsView(words("person.visits"), lined=True)
        self.visits.chosen.connect(lambda visit: desk.go("register", session=visit.key))
        self.helped = RowsView(words("person.helped"), lined=True, grows=True)
        self.helped.chosen.connect(self._look_at_help)
        self._told = Label("", "muted")
        self._helped_title = Label(words("person.helped"), "h2")
        history = column(Label(words("person.visits"), "h2"), self._told, gap=8)
        history.addWidget(self.visits, 1)
        history.addWidget(self._helped_title)
        history.addWidget(self.helped)
        self.way_back = back = Button(words("person.back"), icon="arrow-left")
        back.clicked.connect(lambda: desk.go("people"))
        self.archive = Button(words("person.archive"), icon="archive")
        self.archive.clicked.connect(self._archive)
        self.rights = Button(words("rights.open"), icon="scale")
        self.rights.clicked.connect(lambda: desk.go("rights", person=self.person_id))
        self.corner.addWidget(wrap(self.rights, self.archive, back))
        self.body.addLayout(self.cards)
        self.how_they_are = HowTheyAreCard(desk)
        left = column(self.form, self.answers, self.consents, self.care, 1, gap=16)
        right = column(self.how_they_are, gap=16)
        right.addWidget(Card(history), 1)
        self.body.addWidget(Sides(left, right, (1, 1)), 1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the person."""
        wanted = str(where.get("person", self.person_id))
        if wanted != self.person_id:
            self.close_card()
            self.details = None
        self.person_id = wanted
        self.how_they_are.show_person(wanted)
        self._ask(first="consents" if where.get("consents") else "details")

    def heard(self, changed: Changed) -> None:
        """Ask again where people or what they did changed."""
        if changed.rows.keys() & {
            "person",
            "attendance",
            "session",
            "volunteer_time",
            "hub",
            "care",
            "consent",
        }:
            self._ask()

    def _ask(self, *, first: str = "") -> None:
        person = self.person_id

        def asked(services: Services) -> tuple[PersonDetails | Problem, str]:
            return services.people.details(person), services.hub.this().country

        def show(answer: tuple[PersonDetails | Problem, str]) -> None:
            details, self.country = answer
            if isinstance(details, Problem):
                self.desk.go("people")
                self.desk.refuse(details)
            elif person == self.person_id:
                self._show(details)
                if first == "consents":
                    self._after_consents()
                elif first:
                    self.form.known_as.setFocus(Qt.FocusReason.OtherFocusReason)

        self.desk.ask(asked, show, self)

    def _after_care(self) -> None:
        """Back where the notes are changed, which stands far down."""
        self.care.begin()
        self.show_inside(self.care.change)

    def _after_consents(self) -> None:
        self.consents.begin()
        self.show_inside(self.consents)

    def _after_question(self) -> None:
        self.answers.begin()
        self.show_inside(self.answers)

    def _show(self, details: PersonDetails) -> None:
        words = self.words
        self.details = details
        person = details.person
        archived = person.status == "archived"
        parts = [words("person.card", card=person.local_no)] if person.local_no else []
        parts.append(words("person.came", n=len(details.visits)))
        if archived:
            parts.append(words("person.is_archived"))
        if person.keep_here:
            parts.append(words("rights.is_kept_here"))
        self.head(person.name, words("register.dot").join(parts))
        self.archive.set_words(words("person.unarchive" if archived else "person.archive"))
        self.form.show_person(details)
        self.answers.show_person(person, self.country)
        self.care.show_person(person.id)
        self.consents.show_person(person.id)
        self._show_history(details)

    def _show_history(self, details: PersonDetails) -> None:
        words, wording = self.words, self.desk.wording
        first = details.first_visit
        said = words("person.never")
        if first is not None:
            said = words("person.first", date=wording.day_and_year(first))
        self._told.setText(said)
        today = self.desk.today()
        self.visits.show_rows(
            [
                Row(
                    visit.session_id,
                    visit.activity,
                    wording.time(visit.at) if visit.at else "",
                    lead=wording.seen(visit.date, today),
                )
                for visit in details.visits
            ]
        )
        self.helped.show_rows(
            [
                Row(
                    place,
                    each.activity or words("person.elsewhere"),
                    said_minutes(each.minutes) or words("person.no_time"),
                    lead=wording.seen(each.date, today),
                )
                for place, each in enumerate(details.helped[:8])
            ]
        )
        self.helped.setVisible(bool(details.helped))
        self._helped_title.setVisible(bool(details.helped))

    def _look_at_help(self, row: Row) -> None:
        """The session, where the time somebody gave is put right."""
        if self.details is not None:
            session = self.details.helped[row.key].session_id
            if session:
                self.desk.go("register", session=session)

    def _archive(self) -> None:
        if self.details is None:
            return
        person, actor = self.details.person, self.desk.actor
        archived = person.status == "archived"
        key = "person.brought_back" if archived else "person.put_away"
        said = self.words(key, name=person.name)

        def turn(services: Services) -> Changed | Problem:
            if archived:
                return services.people.unarchive(actor, person.id)
            return services.people.archive(actor, person.id)

        self.desk.do(turn, lambda changed: self.desk.say(said, undoes=changed.stamp), self)

    def _begin_question(self, field: str) -> None:
        if self.details is None:
            return
        card = QuestionCard(self.desk, self.details.person, self.country, field)
        self.show_card(card, self._after_question)
