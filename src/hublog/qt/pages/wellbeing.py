"""Before the screen is turned, or paper typed: who answers how they are, about what, when, which questions."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.activities import Activity
from hublog.domain.asking import WE_ASK
from hublog.domain.consents import Held
from hublog.domain.months import Month
from hublog.domain.names import screen_name
from hublog.domain.outcomes import LONELY, ONS4, STAGES, UCLA
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.page import Page
from hublog.qt.pages.referral_person import PersonField
from hublog.qt.pages.turned import Turned
from hublog.qt.pages.wellbeing_paper import PaperAnswers
from hublog.qt.widgets.arrange import Sides, clear, column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.wellbeing import Ask, HowTheyAre, Waiting

_WHICH: Mapping[str, tuple[str, ...]] = {
    "both": WE_ASK,
    "life": (ONS4,),
    "lonely": (UCLA, LONELY),
}
_NONE = "-"
_Known = tuple[Sequence[Activity], tuple[Waiting, ...], bool]


class WellbeingPage(Page):
    """``opened({"person": id, "activity": id})``, each of them where it is known."""

    name = "wellbeing"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.about: HowTheyAre | None = None
        self._wanted = ""
        self._from: tuple[str, dict[str, str]] = ("register", {})
        self._on = True
        self.person = PersonField(desk, "wellbeing_page.person")
        self.person.chosen.connect(self._ask_about)
        self.activity = Choices(words("wellbeing_page.activity"), ((_NONE, _NONE),))
        self._activities = column(self.activity, gap=0)
        stages = [(code, desk.label("stage", code)) for code in STAGES]
        self.stage = self._chosen("stage", stages, STAGES[0])
        which = [(key, words(f"wellbeing_page.{key}")) for key in _WHICH]
        self.which = self._chosen("which", which, "both")
        self.told = Label("", "muted")
        self.turn = Button(words("wellbeing_page.turn"), "primary", icon="arrow-right")
        self.turn.clicked.connect(self._turn)
        self.paper = Button(words("wellbeing_page.paper"), icon="keyboard")
        self.paper.clicked.connect(self._from_paper)
        self.due = RowsView(words("wellbeing_page.due"), lined=True, grows=True)
        self.due.chosen.connect(self._take_due)
        self._waiting: tuple[Waiting, ...] = ()
        self._nobody = Label(words("wellbeing_page.nobody_due"), "muted")
        form = column(
            self.person, self.told, Label(words("wellbeing_page.activity"), "strong"), gap=10
        )
        form.addLayout(self._activities)
        for key, choices in (("stage", self.stage), ("which", self.which)):
            form.addWidget(Label(words(f"wellbeing_page.{key}"), "strong"))
            form.addWidget(choices)
        form.addLayout(row(self.paper, 1))
        beside = column(Label(words("wellbeing_page.due"), "h2"), self._nobody, self.due, 1, gap=8)
        self.way_back = back = Button(words("wellbeing_page.back"), icon="arrow-left")
        back.clicked.connect(self._go_back)
        self.corner.addWidget(wrap(self.turn, back))
        self.body.addLayout(self.cards)
        self.body.addWidget(Sides(column(Card(form), 1), Card(beside), (3, 2)), 1)

    def _chosen(self, key: str, choices: Sequence[tuple[str, str]], first: str) -> Choices:
        made = Choices(self.words(f"wellbeing_page.{key}"), choices)
        made.choose(first)
        return made

    def opened(self, where: Mapping[str, Any]) -> None:
        """Begin with somebody, or with the question who."""
        self.head(self.words("wellbeing_page.title"), self.words("wellbeing_page.state"))
        self._wanted = str(where.get("activity") or "")
        person = {"person": where["person"]} if where.get("person") else {}
        self._from = ("person", person) if person else ("register", {})
        self._forget()
        self._ask_known()
        if where.get("person"):
            self._ask_about(str(where["person"]))
        self.take_focus()

    def take_focus(self) -> None:
        """Who answers is asked first."""
        self.person.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changed: Changed) -> None:
        """Who is due changes with answers and consents; not while paper is being typed."""
        about = changed.rows.keys() & {"outcome", "consent", "hub", "activity", "person"}
        if about and self.card is None:
            self._forget()
            self._ask_known()

    def _go_back(self) -> None:
        where, how = self._from
        self.desk.go(where, **how)

    def _forget(self) -> None:
        """Nobody is chosen: whoever answered last is nobody's business."""
        self.about = None
        self.close_card()
        self.person.edit.clear()
        self._show_about()

    def _ask_known(self) -> None:
        self.person.ask_anew()

        def asked(services: Services) -> _Known:
            known = services.activities.active()
            return known, services.wellbeing.due(), services.hub.this().asks_wellbeing

        self.desk.ask(asked, self._show_known, self)

    def _show_known(self, found: _Known) -> None:
        activities, self._waiting, self._on = found
        named = [(each.id, each.name) for each in activities]
        none = (_NONE, self.words("wellbeing_page.no_activity"))
        clear(self._activities)
        self.activity = Choices(self.words("wellbeing_page.activity"), [*named, none])
        self.activity.chose.connect(self._chose_activity)
        self._show_activity(self._wanted)
        self._activities.addWidget(self.activity)
        self.activity.come_after(self.person.edit)
        self.due.show_rows(
            [
                Row(n, self._name(each.person), each.activity, lead=self._month(each))
                for n, each in enumerate(self._waiting)
            ]
        )
        self._nobody.setVisible(not self._waiting)
        self._show_about()

    def _month(self, waiting: Waiting) -> str:
        """Without its year: nobody is due whose start is more than 52 weeks ago."""
        return self.desk.wording.short_month(Month.of(waiting.due.latest))

    def _name(self, person: Person) -> str:
        """As at the door; whole where somebody else who is due would be called the same."""
        waiting = {each.person.id: each.person for each in self._waiting}
        names = {each: self._short(found) for each, found in waiting.items()}
        short = self._short(person)
        alike = any(name == short and each != person.id for each, name in names.items())
        return person.name if alike else short

    def _short(self, person: Person) -> str:
        privacy = self.desk.privacy_names
        return screen_name(person.known_as, person.full_name, privacy=privacy)

    def _chose_activity(self, activity: str) -> None:
        self._wanted = activity
        self._choose_stage()

    def _show_activity(self, activity: str) -> None:
        self.activity.choose(activity)
        if not self.activity.value:
            self.activity.choose(_NONE)

    def _take_due(self, chosen: Row) -> None:
        waiting = self._waiting[chosen.key]
        self._ask_about(waiting.due.person_id, waiting.due.activity_id or _NONE)

    def _ask_about(self, person_id: str, activity: str = "") -> None:
        known = partial(self._know_about, activity or self._wanted)
        self.desk.ask(lambda s: s.wellbeing.of(person_id), known, self)

    def _know_about(self, activity: str, found: HowTheyAre | Problem) -> None:
        """Without an activity chosen, it is what they were asked about before."""
        if isinstance(found, Problem):
            self.desk.refuse(found)
            return
        if self.about is not None and self.about.person_id != found.person_id:
            self.close_card()
        self.about = found
        self.person.put(found.person_id, self._name(found.person))
        asked_about = (*(each.activity_id for each in found.due), *found.again)
        self._show_activity(activity or next(iter(asked_about), None) or _NONE)
        self._choose_stage()
        self._show_about()

    @property
    def _activity(self) -> str | None:
        return None if self.activity.value == _NONE else self.activity.value

    def _choose_stage(self) -> None:
        """A review where there is a start of that activity to hold it against."""
        if self.about is not None:
            self.stage.choose(self.about.stage_of(self._activity))

    def _show_about(self) -> None:
        words, about = self.words, self.about
        may_ask = False
        if not self._on:
            self.told.setText(words("wellbeing_page.off"))
        elif about is None:
            self.told.setText(words("wellbeing_page.choose_person"))
        elif not about.old_enough:
            self.told.setText(words("wellbeing_page.too_young"))
        elif about.refused:
            said = "said_no" if about.consent is Held.NO else "took_back"
            self.told.setText(words(f"wellbeing_page.{said}", name=self._name(about.person)))
        else:
            asks = words("wellbeing_page.asks_first", name=self._name(about.person))
            self.told.setText("" if about.consent is Held.YES else asks)
            may_ask = True
        if may_ask and self.desk.made_up:
            self.told.setText(words("wellbeing_page.made_up"))
        self.turn.setEnabled(may_ask and not self.desk.made_up)
        self.paper.setEnabled(may_ask)
        self.told.setVisible(bool(self.told.text()))

    def _turn(self) -> None:
        about = self._certain
        if about is not None:
            ask = self._ask(about, _WHICH[self.which.value])
            self.desk.turns.emit(Turned(self.desk, ask, agreed=about.consent is Held.YES))

    def _from_paper(self) -> None:
        about = self._certain
        if about is not None:
            name, ask = self._name(about.person), partial(self._ask, about, WE_ASK)
            card = PaperAnswers(self.desk, about, name, ask)
            self.show_card(card, self.paper.setFocus)

    @property
    def _certain(self) -> HowTheyAre | None:
        """Who was chosen, unless another name was typed since."""
        about = self.about
        if about is None or self.person.is_unclear:
            return None
        if self.person.person_id != about.person_id:
            self.about = None
            self._show_about()
        return self.about

    def _ask(self, about: HowTheyAre, which: tuple[str, ...], day: dt.date | None = None) -> Ask:
        return Ask(
            person_id=about.person_id,
            stage=self.stage.value,
            instruments=which,
            activity_id=self._activity,
            date=day,
        )
