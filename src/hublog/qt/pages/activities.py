"""What the hub offers: its activities, their timetable, and the conditions they run under."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.activities import Activity
from hublog.domain.hubs import Place
from hublog.qt.actions import bind, shown
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.page import Page
from hublog.qt.pages.activity_form import ActivityForm
from hublog.qt.pages.activity_place import PlaceCard
from hublog.qt.pages.print_card import PrintCard
from hublog.qt.pages.printing_out import show_sheet
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.api import Services
from hublog.services.changed import Changed

_Asked = tuple[list[Activity], list[Place], dict[str, str]]


class ActivitiesPage(Page):
    """``opened({"activity": id})`` opens one of them, ``opened({"place": id})`` the name of a place."""

    name = "activities"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self._activities: dict[str, Activity] = {}
        self._places: dict[str, Place] = {}
        self._wanted, self._wanted_place = "", ""
        self.running = RowsView(words("activities_page.running"), lined=True, grows=True)
        self.over = RowsView(words("activities_page.over"), lined=True, grows=True)
        for view in (self.running, self.over):
            view.chosen.connect(lambda row: self.edit(row.key))
        self.places = RowsView(words("activities_page.places"), lined=True, grows=True)
        self.places.chosen.connect(lambda row: self.rename(row.key))
        self._none = Label(words("activities_page.none"), "muted")
        self._over = Card(column(Label(words("activities_page.over"), "h2"), self.over, gap=8))
        self._at = Card(column(Label(words("activities_page.places"), "h2"), self.places, gap=8))
        running = column(
            Label(words("activities_page.running"), "h2"), self._none, self.running, gap=8
        )
        self.add = Button(words("activities_page.add"), "primary", icon="plus")
        self.add.clicked.connect(lambda: self.edit(""))
        self.print = Button(words("print_card.open"), icon="printer", hint=shown("print"))
        self.print.clicked.connect(self._begin_printing)
        bind(self, "print", self._begin_printing, whole_window=True)
        self.corner.addWidget(self.print)
        self.corner.addWidget(self.add)
        self.body.addLayout(self.cards)
        self.body.addWidget(Card(running))
        self.body.addWidget(self._over)
        self.body.addWidget(self._at)
        self.body.addStretch(1)
        self.head(words("activities_page.title"), words("activities_page.state"))

    def opened(self, where: Mapping[str, Any]) -> None:
        """Ask for all of them."""
        self._wanted = str(where.get("activity", ""))
        self._wanted_place = str(where.get("place", ""))
        self._ask()

    def heard(self, changed: Changed) -> None:
        """Ask again where activities or places changed."""
        if changed.rows.keys() & {"activity", "place"}:
            self._ask()

    def edit(self, activity_id: str) -> None:
        """Show the form of an activity, or an empty one."""
        activity = self._activities.get(activity_id)
        place = self._place_names.get(activity_id, "")
        names = [each.name for each in self._places.values()]
        self._open(ActivityForm(self.desk, activity, place, names))

    def rename(self, place_id: str) -> None:
        """Ask for the right name of a place."""
        place = self._places.get(place_id)
        if place is not None:
            self._open(PlaceCard(self.desk, place))

    def _begin_printing(self) -> None:
        card = PrintCard(self.desk, list(self._activities.values()), self.desk.today())
        card.chosen.connect(partial(show_sheet, self.desk, self))
        self._open(card)

    def _open(self, card: InlineCard) -> None:
        self.show_card(card, self.running.setFocus)

    def _ask(self) -> None:
        def asked(services: Services) -> _Asked:
            every = services.activities.everything()
            places = {each.id: services.activities.place_name(each) for each in every}
            return every, services.activities.every_place(), places

        self.desk.ask(asked, self._show, self)

    def _show(self, asked: _Asked) -> None:
        activities, places, self._place_names = asked
        self._places = {each.id: each for each in places}
        self.places.show_rows([Row(each.id, each.name, strong=True) for each in places])
        self._at.setVisible(bool(places))
        self._activities = {each.id: each for each in activities}
        running = [each for each in activities if each.status == "active"]
        over = [each for each in activities if each.status != "active"]
        self.running.show_rows([self._row(each) for each in running])
        self.over.show_rows([self._row(each) for each in over])
        self._none.setVisible(not running)
        self._over.setVisible(bool(over))
        self.print.setVisible(bool(running))
        if self._wanted:
            self.edit(self._wanted)
        elif self._wanted_place:
            self.rename(self._wanted_place)
        elif isinstance(self.card, ActivityForm):
            self.card.refresh(self._activities)
        elif self.card is None:
            target = self.running if running else self.add
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._wanted, self._wanted_place = "", ""

    def _row(self, activity: Activity) -> Row:
        words, wording = self.words, self.desk.wording
        when = ", ".join(
            words(
                "set_up.when",
                weekday=wording.weekday(slot.weekday),
                start=wording.time(slot.start),
                end=wording.time(slot.end),
            )
            for slot in activity.schedule
        )
        kind = self.desk.label("activity_type", activity.type)
        place = self._place_names.get(activity.id, "")
        parts = [
            part for part in (when or words("activities_page.no_timetable"), place, kind) if part
        ]
        return Row(activity.id, activity.name, words("register.dot").join(parts), strong=True)
