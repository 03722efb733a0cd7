"""The activities that hubs are asked to use: the list, a new one, and taking one off."""

from hublog.domain.hub_packs import PackActivity
from hublog.domain.problems import Problem
from hublog.qt.models.rows import Row
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.picker import Picker
from hublog.qt.widgets.rows_view import RowsView

_ABOUT_NAME = frozenset({"OFFICE_ACTIVITY_NAME", "OFFICE_ACTIVITY_NAME_TAKEN"})


class ActivitiesCard(Card):
    """Every change is kept at once; the cross, or Delete, takes an activity off."""

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.list = RowsView(words("office_activities.list"), lined=True, grows=True)
        self.list.removed.connect(lambda chosen: self._remove(chosen.key))
        self.none = Label(words("office_activities.none"))
        self._code_field, self.code = line_field(
            words("office_activities.code"), "", words("office_activities.code_hint")
        )
        self._name_field, self.activity = line_field(words("office_activities.name"))
        types = desk.codes["activity_type"].on(desk.today())
        self.kind = Picker(
            words("office_activities.type"),
            [(each.code, each.label(words.language)) for each in types],
            "",
            words("office_activities.choose"),
            shrinks=True,
        )
        self._kind_field = Field(words("office_activities.type"), self.kind)
        self.add = Button(words("office_activities.add"), icon="plus")
        self.add.clicked.connect(self._add)
        for edit in (self.code, self.activity):
            edit.returnPressed.connect(self._add)
        self.fill(
            column(
                Label(words("office_activities.title"), "h2"),
                Label(words("office_activities.hint"), "small"),
                self.none,
                self.list,
                self._code_field,
                self._name_field,
                self._kind_field,
                row(self.add, 1),
                gap=10,
            )
        )
        self.list.hide()

    def show_all(self, activities: tuple[PackActivity, ...]) -> None:
        """Show what is on the list now; whoever stood on a line that went stands on the next."""
        words, here, stood = self._desk.words, self.list.hasFocus(), self.list.marked
        rows = []
        for each in activities:
            label = self._desk.label("activity_type", each.type)
            detail = words("register.dot").join((each.short_code, label))
            rows.append(Row(each, each.name, detail, removable=True))
        if here and not rows:
            self.code.setFocus()
        self.list.show_rows(rows, min(stood, len(rows) - 1) if here else -1)
        self.list.setVisible(bool(rows))
        self.none.setVisible(not rows)

    def _add(self) -> None:
        desk, words = self._desk, self._desk.words
        for field in (self._code_field, self._name_field, self._kind_field):
            field.complain("")
        if self.code.text().strip() and self.activity.text().strip() and not self.kind.value:
            self._kind_field.complain(words("office_activities.choose_type"))
            self.kind.setFocus()
            return
        told = PackActivity(
            short_code=self.code.text(), name=self.activity.text(), type=self.kind.value
        )

        def added(kept: PackActivity) -> None:
            self.code.clear()
            self.activity.clear()
            self.code.setFocus()
            desk.say(words("office_activities.added", name=kept.name, code=kept.short_code))

        desk.do(lambda s: s.activities.add(told), added, self, self._refused)

    def _refused(self, problem: Problem) -> None:
        about_name = problem.code in _ABOUT_NAME
        field = self._name_field if about_name else self._code_field
        field.complain(self._desk.words.problem(problem))
        field.widget.setFocus()

    def _remove(self, activity: PackActivity) -> None:
        desk = self._desk
        said = {"name": activity.name, "code": activity.short_code}
        desk.do(
            lambda s: s.activities.remove(activity.short_code),
            lambda _: desk.say_undoable(
                desk.words("office_activities.removed", **said),
                lambda s: s.activities.add(activity),
                desk.words("office_activities.added", **said),
            ),
            self,
        )
