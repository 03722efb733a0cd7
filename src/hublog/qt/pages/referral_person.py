"""Who advice was about: somebody known, found as at the door, or nobody by name."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.domain.matching import Directory
from hublog.domain.names import fold, screen_name
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.fields import Field
from hublog.qt.widgets.reading_out import read_row
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.ports import ListedPerson

_MOST = 4


class PersonField(QWidget):
    """Empty, or with the name of somebody who was chosen; typing on chooses anew.

    ``chosen`` carries the id of whoever was chosen here.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, asks: str = "referral.person") -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._directory: Directory[ListedPerson] = Directory([])
        self._chosen: tuple[str, str] = ("", "")
        self.edit = QLineEdit()
        self.field = Field(words(asks), self.edit, words("referral.person_hint"))
        self.suggestions = RowsView(words("referral.person_suggestions"), grows=True)
        self.suggestions.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.suggestions.chosen.connect(self._choose)
        self.setLayout(column(self.field, self.suggestions, gap=4))
        self.suggestions.hide()
        self.edit.textChanged.connect(self._suggest)
        self.edit.installEventFilter(self)
        self.ask_anew()

    def ask_anew(self) -> None:
        """Whoever came since is found, and whoever was forgotten is named no more."""
        self._directory = Directory([])
        self._desk.ask(lambda s: s.people.directory(), self._know, self)

    @property
    def person_id(self) -> str | None:
        """Who was chosen, nobody where the field is empty."""
        who, name = self._chosen
        return who if who and self.edit.text() == name else None

    @property
    def is_unclear(self) -> bool:
        """Whether something is typed that stands for nobody yet; then it says so."""
        typed = self.edit.text().strip()
        if not typed or self.person_id is not None:
            return False
        self.field.complain(self._desk.words.problem(Problem("NO_PERSON", typed)))
        self.edit.setFocus()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move in the suggestions, Enter takes the marked one; else it is the card's."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            rows, marked = self.suggestions.rows, self.suggestions.marked
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if rows and step is not None:
                first = 0 if step > 0 else len(rows) - 1
                self.suggestions.mark(first if marked < 0 else (marked + step) % len(rows))
                read_row(self.edit, self.suggestions.marked_row())
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and rows and marked >= 0:
                self._choose(rows[marked])
                return True
        return super().eventFilter(watched, event)

    def _know(self, directory: Directory[ListedPerson]) -> None:
        self._directory = directory
        self._suggest()

    def _suggest(self) -> None:
        typed = self.edit.text().strip()
        asked = bool(fold(typed)) and self.person_id is None
        found = self._directory.find(typed, _MOST) if asked else []
        rows = [
            Row(each.person.id, self._name(each.person), self._card(each.person), strong=True)
            for each in found
        ]
        self.suggestions.show_rows(rows, 0 if found and not found[0].slip else -1)
        self.suggestions.setVisible(bool(rows))
        self.field.complain("")

    def put(self, person_id: str, name: str) -> None:
        """Show somebody as chosen."""
        self._chosen = (person_id, name)
        self.edit.setText(name)
        self._suggest()

    def _choose(self, row: Row) -> None:
        self.put(row.key, row.title)
        self.chosen.emit(row.key)

    def _name(self, person: ListedPerson) -> str:
        privacy = self._desk.privacy_names
        return screen_name(person.known_as, person.full_name, privacy=privacy)

    def _card(self, person: ListedPerson) -> str:
        """What tells two people of one name apart."""
        if person.local_no is None:
            return ""
        return self._desk.words("referral.card", card=person.local_no)
