"""The form of one activity: kept field by field, or added whole where it is new."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QHBoxLayout, QWidget

from hublog.domain.activities import Activity
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.pages.activity_timetable import Timetable
from hublog.qt.widgets.arrange import Sides, column, flow, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.services.activities import AGE_GROUPS, MODES, ActivityDetails
from hublog.services.api import Services
from hublog.services.changed import Changed


class ActivityForm(InlineCard):
    """Nothing to save on an activity that exists; a new one is added by its button."""

    def __init__(
        self, desk: Desk, activity: Activity | None, place: str, places: Sequence[str]
    ) -> None:
        super().__init__()
        self._desk, self.activity = desk, activity
        words = desk.words
        name = activity.name if activity else ""
        self._name_field, self.name = line_field(words("activities_page.name"), name)
        place_field, self.place = line_field(words("activities_page.place"), place)
        self.place.setCompleter(_completer(places))
        self.type = QComboBox()
        for code in desk.codes["activity_type"].on(desk.today()):
            self.type.addItem(code.label(words.language), code.code)
        if activity:
            self.type.setCurrentIndex(max(self.type.findData(activity.type), 0))
        self.mode = self._choices("mode", MODES, activity.register_mode if activity else "mixed")
        self.age = self._choices("for", AGE_GROUPS, activity.age_group if activity else "all")
        self.timetable = Timetable(desk, activity.schedule if activity else ())
        self.ticks: dict[str, QCheckBox] = {}
        left = column(
            self._name_field,
            Field(words("set_up.type"), self.type),
            place_field,
            Field(words("activities_page.mode"), self.mode),
            Field(words("activities_page.for"), self.age),
        )
        title = name or words("activities_page.add")
        layout = column(Label(title, "h2"), Sides(left, column(self.timetable, 1), (1, 1)))
        if activity:
            layout.addWidget(Label(words("activities_page.conditions"), "strong"))
            layout.addWidget(Label(words("activities_page.conditions_hint"), "small"))
            layout.addWidget(self._conditions(activity))
        layout.addLayout(self._buttons())
        self.fill(layout)
        if activity:
            self._keep_each()

    def begin(self) -> None:
        """The name first."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, activities: Mapping[str, Activity]) -> None:
        """The activity as it is now, after a change or an undo."""
        if self.activity is None:
            return
        now = activities.get(self.activity.id)
        if now is None:
            self.done.emit()
            return
        self.activity = now
        if not self.name.hasFocus():
            self.name.setText(now.name)
        self.timetable.show_slots(now.schedule)
        holding_now = now.conditions_on(self._desk.today())
        for code, tick in self.ticks.items():
            tick.blockSignals(True)  # noqa: FBT003 - Qt's own argument
            tick.setChecked(code in holding_now)
            tick.blockSignals(False)  # noqa: FBT003 - as above

    def _choices(self, name: str, keys: Sequence[str], chosen: str) -> Choices:
        words = self._desk.words
        said = [(key, words(f"activities_page.{name}_is.{key}")) for key in keys]
        choices = Choices(words(f"activities_page.{name}"), said, least=150)
        choices.choose(chosen)
        return choices

    def _buttons(self) -> QHBoxLayout:
        words = self._desk.words
        leave = Button(words("activities_page.done" if self.activity else "register.leave_it"))
        leave.clicked.connect(self.done)
        if self.activity is None:
            add = Button(words("activities_page.add_now"), "primary", icon="plus")
            add.clicked.connect(self._add)
            return row(add, leave, 1)
        active = self.activity.status == "active"
        turn = Button(
            words("activities_page.retire" if active else "activities_page.bring_back"),
            icon="archive" if active else "archive-restore",
        )
        turn.clicked.connect(self._turn)
        return row(leave, 1, turn)

    def _keep_each(self) -> None:
        self.name.editingFinished.connect(self._amend)
        self.place.editingFinished.connect(self._amend)
        self.type.currentIndexChanged.connect(self._amend)
        self.mode.chose.connect(self._amend)
        self.age.chose.connect(self._amend)
        self.timetable.changed.connect(self._amend)

    def _conditions(self, activity: Activity) -> QWidget:
        desk = self._desk
        holds = activity.conditions_on(desk.today())
        for code in desk.codes["condition"].on(desk.today()):
            tick = QCheckBox(code.label(desk.words.language))
            tick.setChecked(code.code in holds)
            tick.toggled.connect(lambda on, which=code.code: self._tick(which, on=on))
            self.ticks[code.code] = tick
        return holding(flow(*self.ticks.values(), least=280, gap=4))

    def _details(self) -> ActivityDetails:
        return ActivityDetails(
            name=self.name.text(),
            type=self.type.currentData(),
            register_mode=self.mode.value,
            age_group=self.age.value,
            place=self.place.text(),
            schedule=self.timetable.slots,
        )

    def _add(self) -> None:
        if not self.timetable.settle():
            return
        desk, details = self._desk, self._details()

        def added(changed: Changed) -> None:
            said = desk.words("activities_page.added", name=details.name.strip())
            desk.say(said, undoes=changed.stamp)
            self.done.emit()

        desk.do(lambda s: s.activities.add(desk.actor, details), added, self, self._refused)

    def _amend(self, *_: object) -> None:
        activity, desk, details = self.activity, self._desk, self._details()
        if activity is None:
            return

        def kept(changed: Changed) -> None:
            self._name_field.complain("")
            if changed:
                said = desk.words("activities_page.kept", name=details.name.strip())
                desk.say(said, undoes=changed.stamp)

        desk.do(
            lambda s: s.activities.amend(desk.actor, activity.id, details),
            kept,
            self,
            self._refused,
        )

    def _refused(self, problem: Problem) -> None:
        if problem.code in {"ACTIVITY_NAME", "ACTIVITY_EXISTS"}:
            self._name_field.complain(self._desk.words.problem(problem))
            self.name.setFocus()
        else:
            self._desk.refuse(problem)

    def _tick(self, code: str, *, on: bool) -> None:
        activity, desk = self.activity, self._desk
        if activity is None:
            return
        label = desk.label("condition", code)
        key = "activities_page.holds" if on else "activities_page.holds_not"
        desk.do(
            lambda s: s.activities.set_condition(desk.actor, activity.id, code, on, desk.today()),
            lambda changed: desk.say(desk.words(key, condition=label), undoes=changed.stamp),
            self,
        )

    def _turn(self) -> None:
        activity, desk = self.activity, self._desk
        if activity is None:
            return
        active = activity.status == "active"
        key = "activities_page.retired" if active else "activities_page.brought_back"

        def turn(services: Services) -> Changed | Problem:
            if active:
                return services.activities.retire(desk.actor, activity.id)
            return services.activities.bring_back(desk.actor, activity.id)

        def turned(changed: Changed) -> None:
            desk.say(desk.words(key, name=activity.name), undoes=changed.stamp)
            self.done.emit()

        desk.do(turn, turned, self)


def _completer(places: Sequence[str]) -> QCompleter:
    completer = QCompleter(list(places))
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer
