"""The days of a camp: who came when, who left with whom, and who is still here; signed out by keys."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.camp import CampWeek, ChildsWeek, over
from hublog.domain.problems import Problem
from hublog.qt.actions import bind, shown
from hublog.qt.camp_on_paper import document
from hublog.qt.desk import Desk
from hublog.qt.models.table import Column
from hublog.qt.page import Page
from hublog.qt.pages.camp_leaving import LeavingCard
from hublog.qt.pages.camp_said import said_day, said_name, said_state, said_stay
from hublog.qt.pages.preview import preview
from hublog.qt.widgets.arrange import column, holding, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.labels import Card, Label, Picture
from hublog.qt.widgets.table_view import TableView
from hublog.services.camp import Camp, OnTheList
from hublog.services.changed import Changed
from hublog.services.leaving import Leaving

_HERE, _ALL = "here", "all"


class CampPage(Page):
    """``opened({"session": …})``; Enter on a child signs them out of that session."""

    name = "camp"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.camp: Camp | None = None
        self.way_back = back = Button(self.words("camp_days.back"), icon="arrow-left")
        back.clicked.connect(lambda: desk.go("register", session=self.session_id))
        self.print = Button(self.words("camp_paper.print"), icon="printer", hint=shown("print"))
        self.print.clicked.connect(self._print)
        bind(self, "print", self._print)
        self.corner.addWidget(wrap(self.print, back))
        self.late = Label("", "strong")
        heading = row(Picture("clock", color="warn"), gap=10)
        heading.addWidget(self.late, 1)
        self._late_card = Card(column(heading), "warn")
        shows = [(key, self.words(f"camp_days.show.{key}")) for key in (_HERE, _ALL)]
        self.shows = Choices(self.words("camp_days.show_what"), shows)
        self.shows.choose(_ALL)
        self.shows.chose.connect(lambda _: self._show_lines())
        self.table = TableView(self.words("camp_days.table"), [])
        self._place = column(self.table, gap=0)
        self.nobody = Label(self.words("camp_days.nobody"), "muted")
        self._list = holding(column(self.shows, Label(self.words("camp_days.hint"), "muted")))
        self.body.addWidget(self._late_card)
        self.body.addLayout(self.cards)
        self.body.addWidget(self._list)
        self.body.addWidget(self.nobody)
        self.body.addLayout(self._place, 1)
        for each in (self._late_card, self.nobody):
            each.hide()
        self.head(self.words("camp_days.title"))

    @property
    def session_id(self) -> str:
        """The session that children are signed out of."""
        return str(self.asked.get("session", ""))

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the week of the session asked for."""
        self.asked = where
        self.close_card()
        self._ask()

    def heard(self, _: Changed) -> None:
        """Show the week as it is now."""
        self._ask()

    def _ask(self) -> None:
        session = self.session_id
        if session:
            self.desk.ask(lambda s: s.camp.week(session), self._answered, self)

    def _answered(self, camp: Camp | Problem) -> None:
        if isinstance(camp, Problem):  # its opening was taken back, or it is for everybody now
            if self.isVisible():
                self.desk.refuse(camp)
                self.desk.go("today")
        elif camp.session.id == self.session_id:
            first = self.camp is None or self.camp.week.sessions != camp.week.sessions
            self.camp = camp
            self._show(camp, first=first)

    def _show(self, camp: Camp, *, first: bool) -> None:
        words, week = self.words, camp.week
        day = self.desk.wording.day(camp.session.date)
        self.head(
            words("camp_days.title_of", activity=camp.activity.name, day=day),
            said_state(self.desk, camp),
        )
        still = len(week.here(camp.session.id))
        past = over(camp.session, self.desk.today())
        self.late.setText(words("camp_days.not_signed_out" if past else "camp_days.late", n=still))
        self._late_card.setVisible((camp.late or past) and still > 0)
        if first:
            self._new_table(week)
        self._show_lines()
        if first and self.card is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_table(self, week: CampWeek) -> None:
        """A column for each day, the one asked for beside the name; days come and go seldom."""
        columns: list[Column[ChildsWeek]] = [Column(self.words("camp_days.name"), self._name_of)]
        for session in sorted(week.sessions, key=lambda each: each.id != self.session_id):
            text = partial(said_stay, self.desk, session)
            columns.append(Column(said_day(self.desk, week, session), text))
        old, self.table = self.table, TableView(self.words("camp_days.table"), columns)
        self.table.chosen.connect(self._leave)
        self._place.replaceWidget(old, self.table)
        self.table.show()  # at once, so that it can take the focus
        old.hide()
        old.deleteLater()

    def _name_of(self, line: ChildsWeek) -> str:
        children = self.camp.week.children if self.camp is not None else ()
        return said_name(self.desk, line.person, [each.person for each in children])

    def _show_lines(self) -> None:
        if self.camp is None:
            return
        week = self.camp.week
        only_here = self.shows.value == _HERE
        lines = week.here(self.camp.session.id) if only_here else week.children
        self.table.show_records(lines)
        self.table.fit(wraps=True)
        self.nobody.setVisible(not lines)

    def _print(self) -> None:
        """The list for the leader, looked at before it is printed."""
        session = self.session_id

        def show(children: tuple[OnTheList, ...]) -> None:
            if self.camp is not None and session == self.session_id and self.isVisible():
                preview(self.desk, document(self.desk, self.camp, children), self.name)

        self.desk.do(lambda s: s.camp.the_list(session), show, self)

    def _leave(self, line: ChildsWeek) -> None:
        session, who = self.session_id, line.person.id

        def begin(leaving: Leaving) -> None:
            if session == self.session_id and self.isVisible():
                self._begin_leaving(leaving)

        self.desk.do(
            lambda s: s.camp.leaving(session, who),
            begin,
            self,
            lambda problem: self._not_here(problem, line),
        )

    def _not_here(self, problem: Problem, line: ChildsWeek) -> None:
        """Whoever left already is said so; what they are called on screen, nobody else sees in full."""
        if problem.code == "NOT_HERE":
            problem = Problem(problem.code, self._name_of(line))
        self.desk.refuse(problem)

    def _begin_leaving(self, leaving: Leaving) -> None:
        card = LeavingCard(self.desk, self.session_id, leaving)
        self.show_card(card, lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
