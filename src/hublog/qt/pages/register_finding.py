"""Finding somebody at the door: the search field, who may be meant, and the regulars."""

from collections.abc import Mapping, Sequence
from itertools import islice

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from hublog.domain.habits import Habit
from hublog.domain.matching import Directory, Found, Listed
from hublog.domain.names import fold, screen_name
from hublog.domain.people import Person
from hublog.qt.actions import shown
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.widgets.arrange import clear, column, flow, holding
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.reading_out import read_row
from hublog.qt.widgets.rows_view import RowsView
from hublog.qt.widgets.scrolling import bring_into_sight
from hublog.services.at_the_door import DoorView, Doorway
from hublog.services.ports import ListedPerson

_SUGGESTIONS, _TILES = 4, 6
_NEW = "new"
_CAN_COME = ("active", "archived")
"""Who was put away is offered by a whole name only, and comes back by coming."""


class FindingCard(Card):
    """``chosen`` carries a person's id; ``newcomer`` what was typed."""

    chosen = Signal(str)
    newcomer = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._words = desk, desk.words
        self.full_names = False
        self._directory: Directory[ListedPerson] = Directory([])
        self._habits: dict[str, Habit] = {}
        self._usual: list[str] = []
        self._offered: list[tuple[str, str]] = []
        self._view: DoorView | None = None
        self._since: dict[str, str] = {}
        self.field = QLineEdit()
        self.field.setProperty("big", True)  # noqa: FBT003 - a property of the style sheet
        self.field.textChanged.connect(self._suggest)
        self.field.textEdited.connect(lambda _: bring_into_sight(self.field))
        self.field.returnPressed.connect(self._enter)
        self.suggestions = RowsView(self._words("register.suggestions"), grows=True)
        self.suggestions.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.suggestions.chosen.connect(self._choose)
        self._tiles_title = Label(self._words("register.regulars"), "small")
        self._tiles = flow(least=150)
        self._tiles_box = holding(self._tiles)
        hint = self._words("register.find_hint")
        field = Field(self._words("register.find"), self.field, hint)
        layout = column(field, self.suggestions, self._tiles_title, self._tiles_box, 1, gap=8)
        self.fill(layout)
        self.field.installEventFilter(self)
        self.suggestions.hide()

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.field.text().strip()

    @property
    def directory(self) -> Directory[ListedPerson]:
        """Everybody who can be found."""
        return self._directory

    def take_focus(self) -> None:
        """Everything that is typed goes to the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Begin anew."""
        self.field.setText("")  # clear() could be taken back by Ctrl+Z, in place of what was done

    def show_doorway(self, doorway: Doorway) -> None:
        """Everybody who can be found from now on."""
        self._directory, self._habits = doorway.directory, dict(doorway.habits)
        self._usual = sorted(self._habits, key=lambda who: -self._habits[who].weight)
        self._show_tiles()
        self._suggest()

    def know(self, people: Mapping[str, Person | None]) -> None:
        """Take in what changed about a few people, without asking for everybody again."""
        for who, person in people.items():
            known = self._directory.get(who)
            if person is None or not person.alive or person.status not in _CAN_COME:
                self._directory.drop(who)
                continue
            self._directory.put(
                ListedPerson(
                    id=who,
                    known_as=person.known_as,
                    full_name=person.full_name,
                    also_known_as=person.also_known_as,
                    local_no=person.local_no,
                    last_seen=known.last_seen if known else None,
                    other_cards=known.other_cards if known else (),
                    whole_only=person.status == "archived",
                )
            )
        self._show_tiles()
        self._suggest()

    def show_view(self, view: DoorView) -> None:
        """Who is here already."""
        self._view = view
        wording = self._desk.wording
        self._since = {
            entry.person.id: wording.time(entry.at) if entry.at else ""
            for entry in view.entries
            if entry.person is not None
        }
        self._show_tiles()
        self._suggest()

    def show_full_names(self, full: bool) -> None:  # noqa: FBT001 - it is the value
        """Show whole names, or first names and initials."""
        self.full_names = full
        self._show_tiles()
        self._suggest()

    def name_of(self, person: Listed | Person, among: Sequence[Listed] = ()) -> str:
        """A person's name for this screen; with the card where others listed look the same."""
        name = self._name(person)
        alike = [each for each in among if each.id != person.id and self._name(each) == name]
        if alike and person.local_no is not None:
            return self._words("register.with_card", name=name, card=person.local_no)
        return name

    def detail_of(self, person: ListedPerson, *, slip: bool = False) -> str:
        """What tells this person apart: here since, last here, what they usually do."""
        words, wording = self._words, self._desk.wording
        if person.id in self._since:
            return words("register.here_since", time=self._since[person.id])
        parts = [words("register.slip")] if slip else []
        if person.whole_only:
            parts.append(words("register.put_away"))
        if person.last_seen is None:
            parts.append(words("register.never_here"))
        else:
            seen = wording.seen(person.last_seen, self._desk.today())
            parts.append(words("register.last_here", date=seen))
        habit = self._habits.get(person.id)
        if habit is not None and habit.is_usual and self._view is not None:
            weekday = wording.weekday(self._view.session.date.weekday())
            parts.append(words("register.comes_most", weekday=weekday))
        return words("register.dot").join(parts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the suggestions while the field keeps the focus; Esc clears."""
        if watched is self.field and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if pressed and step is not None and self.suggestions.rows:
                count = len(self.suggestions.rows)
                marked = self.suggestions.marked
                first = 0 if step > 0 else count - 1
                self.suggestions.mark(first if marked < 0 else (marked + step) % count)
                read_row(self.field, self.suggestions.marked_row())
                return True
            if pressed and event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def _name(self, person: Listed | Person) -> str:
        privacy = self._desk.privacy_names and not self.full_names
        return screen_name(person.known_as, person.full_name, privacy=privacy)

    def _suggest(self) -> None:
        typed = self.typed
        found = self._directory.find(typed, _SUGGESTIONS) if fold(typed) else []
        people = [each.person for each in found]
        rows = [self._row(each, people) for each in found]
        if typed:
            add = self._words("register.add_new", name=typed)
            rows.append(Row(_NEW, add, hint=shown("someone_new"), icon="user-plus", strong=True))
        sure = not found or not found[0].slip
        if rows and sure:
            hint = self._words("register.enter")
            rows[0] = Row(
                rows[0].key,
                rows[0].title,
                rows[0].detail,
                hint=hint if rows[0].key != _NEW else rows[0].hint,
                icon=rows[0].icon,
                strong=True,
                spoken=rows[0].spoken,
            )
        self.suggestions.show_rows(rows, 0 if rows and sure else -1)
        self.suggestions.setVisible(bool(rows))
        self._make_room()

    def _row(self, found: Found[ListedPerson], among: Sequence[ListedPerson]) -> Row:
        name = self.name_of(found.person, among)
        detail = self.detail_of(found.person, slip=found.slip)
        icon = "check" if found.person.id in self._since else ""
        return Row(found.person.id, name, detail, icon=icon, icon_kind="ok", strong=True)

    def _enter(self) -> None:
        row = self.suggestions.marked_row()
        if row is not None:
            self._choose(row)

    def _choose(self, row: Row) -> None:
        if row.key == _NEW:
            self.newcomer.emit(self.typed)
        else:
            self.chosen.emit(row.key)

    def _show_tiles(self) -> None:
        likely = (self._directory.get(who) for who in self._usual if who not in self._since)
        people = list(
            islice((who for who in likely if who is not None and not who.whole_only), _TILES)
        )
        offered = [(person.id, self.name_of(person, people)) for person in people]
        if offered == self._offered:
            return
        self._offered = offered
        clear(self._tiles)
        for who, name in offered:
            tile = Button(name, spoken=self._words("register.sign_in_name", name=name))
            tile.clicked.connect(lambda _=False, who=who: self.chosen.emit(who))
            self._tiles.addWidget(tile)
        self._make_room()

    def _make_room(self) -> None:
        """The regulars make room for suggestions, so that nothing below them moves away."""
        for part in (self._tiles_title, self._tiles_box):
            part.setVisible(bool(self._offered) and not self.typed)
