"""Who is helping: the volunteers of the session, and the time they give."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.domain.names import fold
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.volunteering import spelled_minutes
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.pages.register_finding import FindingCard
from hublog.qt.widgets.arrange import clear, column, flow, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.at_the_door import DoorView, Helper
from hublog.services.changed import Changed
from hublog.services.helping import Helped

_MOST = 4


class HelpingCard(InlineCard):
    """Helpers are added by name or by a tile; the time may be given now or at the end."""

    keeps_at_once = True

    def __init__(self, desk: Desk, view: DoorView, finding: FindingCard) -> None:
        super().__init__()
        self._desk, self._session, self._finding = desk, view.session.id, finding
        words = desk.words
        self.lines = column(gap=4)
        self._field, self.name = line_field(words("register.helper_name"))
        self.name.textChanged.connect(self._suggest)
        self.name.returnPressed.connect(self._enter)
        self.suggestions = RowsView(words("register.helper_suggestions"), grows=True)
        self.suggestions.chosen.connect(self._choose)
        self.suggestions.hide()
        self._tiles = flow(least=150)
        leave = Button(words("register.helping_done"), "primary", icon="check")
        leave.clicked.connect(self.done)
        self.fill(
            column(
                Label(words("register.helping_title"), "h2"),
                Label(words("register.helping_hint"), "muted"),
                self.lines,
                self._field,
                self.suggestions,
                holding(self._tiles),
                row(leave, 1),
            )
        )
        self._show(view)
        desk.changed.connect(self._heard)
        self._ask_tiles()

    def begin(self) -> None:
        """The name of a helper first."""
        self.name.setFocus()

    def _heard(self, changed: Changed) -> None:
        if "volunteer_time" in changed.rows:
            session = self._session
            self._desk.ask(lambda s: s.door.view(session), self._show, self)
            self._ask_tiles()

    def _ask_tiles(self) -> None:
        session = self._session
        self._desk.ask(lambda s: s.door.helpers_lately(session), self._show_tiles, self)

    def _show(self, view: DoorView) -> None:
        clear(self.lines)
        for helper in view.helpers:
            self.lines.addWidget(self._line(helper))

    def _line(self, helper: Helper) -> QWidget:
        words = self._desk.words
        name = self._finding.name_of(helper.person)
        time = QLineEdit(said_minutes(helper.minutes))
        time.setPlaceholderText(words("register.time_later"))
        time.setAccessibleName(words("register.time_of", name=name))
        time.setMaximumWidth(160)
        time.editingFinished.connect(partial(self._time_given, helper, time))
        gone = Button("", "quiet", icon="x", spoken=words("register.not_helping", name=name))
        gone.clicked.connect(partial(self._take_off, helper, name))
        return holding(row(Label(name, "strong"), 1, time, gone))

    def _time_given(self, helper: Helper, edit: QLineEdit) -> None:
        desk, session = self._desk, self._session
        text = edit.text().strip()
        minutes = spelled_minutes(text)
        wrong = bool(text) and minutes is None
        edit.setProperty("wrong", wrong)
        edit.style().unpolish(edit)
        edit.style().polish(edit)
        if wrong:
            desk.refuse(Problem("TIME_UNCLEAR", text))
            return
        if minutes == helper.minutes or not text:
            return
        desk.do(
            lambda s: s.helping.volunteer(desk.actor, session, helper.person.id, minutes),
            self._noted,
            self,
        )

    def _take_off(self, helper: Helper, name: str) -> None:
        desk, session = self._desk, self._session
        desk.do(
            lambda s: s.helping.not_helping(desk.actor, session, helper.id),
            lambda changed: desk.say(
                desk.words("register.not_helping_done", name=name), undoes=changed.stamp
            ),
            self,
        )

    def _suggest(self) -> None:
        typed = self.name.text().strip()
        found = self._finding.directory.find(typed, _MOST) if fold(typed) else []
        people = [each.person for each in found]
        rows = [
            Row(each.person.id, self._finding.name_of(each.person, people), strong=True)
            for each in found
        ]
        if typed:
            add = self._desk.words("register.add_helper", name=typed)
            rows.append(Row("", add, icon="user-plus", strong=True))
        self.suggestions.show_rows(rows, 0 if rows and not (found and found[0].slip) else -1)
        self.suggestions.setVisible(bool(rows))

    def _enter(self) -> None:
        row = self.suggestions.marked_row()
        if row is not None:
            self._choose(row)

    def _choose(self, row: Row) -> None:
        if row.key:
            self._add(row.key)
            return
        desk, session, name = self._desk, self._session, self.name.text().strip()
        desk.do(
            lambda s: s.helping.new_volunteer(desk.actor, session, name, None), self._noted, self
        )

    def _add(self, person_id: str) -> None:
        desk, session = self._desk, self._session
        desk.do(
            lambda s: s.helping.volunteer(desk.actor, session, person_id, None), self._noted, self
        )

    def _noted(self, helped: Helped) -> None:
        words = self._desk.words
        name = self._finding.name_of(helped.person)
        key = "register.helps" if helped.minutes is None else "register.helped"
        said = words(key, name=name, time=said_minutes(helped.minutes))
        self._desk.say(said, undoes=helped.changed.stamp)
        self.name.clear()
        if helped.minutes is None:
            self.name.setFocus()

    def _show_tiles(self, people: tuple[Person, ...]) -> None:
        clear(self._tiles)
        for person in people[:6]:
            name = self._finding.name_of(person)
            spoken = self._desk.words("register.add_helper", name=name)
            tile = Button(name, icon="hand-heart", spoken=spoken)
            tile.clicked.connect(lambda _=False, who=person.id: self._add(who))
            self._tiles.addWidget(tile)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the suggestions."""
        if self.suggestions.rows and event.key() == Qt.Key.Key_Down:
            self.suggestions.setFocus()
            return
        super().keyPressEvent(event)


def said_minutes(minutes: int | None) -> str:
    """Minutes as hours and minutes, such as ``2:30``; empty where they are not given."""
    return "" if minutes is None else f"{minutes // 60}:{minutes % 60:02d}"
