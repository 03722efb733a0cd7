"""The rows of a paper sheet with what stands above and below them: typing, pasting, saying who."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from hublog.domain.drafts import MOST_ROWS
from hublog.domain.drafts import Row as PaperRow
from hublog.domain.matching import Directory
from hublog.domain.names import fold
from hublog.domain.paper import Occasion
from hublog.domain.paper_pasted import rows_from_text
from hublog.domain.problems import Problem
from hublog.qt.actions import bind
from hublog.qt.desk import Desk
from hublog.qt.models.paper import FIELDS, PaperModel
from hublog.qt.models.rows import Row
from hublog.qt.pages.type_up_cards import WhoCard
from hublog.qt.pages.type_up_cell import is_block
from hublog.qt.pages.type_up_foot import Foot
from hublog.qt.pages.type_up_grid import PaperGrid
from hublog.qt.pages.type_up_reading import Reading
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import TARGET
from hublog.qt.widgets.arrange import column
from hublog.services.ports import ListedPerson

_SUGGESTIONS, _SHORTEST = 6, 2


class Sheet(QWidget):
    """``edited`` after every change to the rows or the note."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._words = desk, desk.words
        self.reading = Reading(desk)
        self.model = PaperModel(self._words, self.reading, self)
        self.grid = PaperGrid(self._words, self.model, self._suggest)
        self.foot = Foot(self._words)
        self.who: WhoCard | None = None
        self._place: QVBoxLayout = column(gap=0)
        layout = column(self._place, gap=8)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.foot)
        self.setLayout(layout)
        self._connect()
        self._show_row()

    @property
    def rows(self) -> tuple[PaperRow, ...]:
        """What was typed, without empty rows at the end."""
        rows = list(self.model.rows)
        while rows and rows[-1].empty:
            rows.pop()
        return tuple(rows)

    @property
    def note(self) -> str:
        """The note below the rows."""
        return self.foot.note.text().strip()

    def show_rows(self, rows: Sequence[PaperRow], note: str) -> None:
        """Show another sheet; the next row to be typed is the current one."""
        self.close_who()
        self.model.show(rows)
        self.foot.note.setText(note)
        self.grid.go_to(len(rows))

    def know(self, directory: Directory[ListedPerson]) -> None:
        """Everybody who can be meant from now on."""
        self.close_who()
        self.reading.know(directory)
        self.model.read_again()
        self._show_row()

    def be_at(self, occasion: Occasion, here: Collection[str] = ()) -> None:
        """The session the sheet is of, and who is written down for it already."""
        self.reading.at(occasion, here)
        self.model.read_again()
        self._show_row()

    def show_cell(self, area: QScrollArea) -> None:
        """Scroll the page to the cell that is typed in, where the text is large."""
        grid, inside = self.grid, area.widget()
        if grid.hasFocus() and inside is not None:
            place = grid.visualRect(grid.currentIndex()).center()
            at = grid.viewport().mapTo(inside, place)
            area.ensureVisible(at.x(), at.y(), 0, theme().px(2 * TARGET))

    def lock(self, *, locked: bool) -> None:
        """While a sheet is being written, nothing in it can be changed, so that nothing is lost."""
        self.model.locked = locked
        self.foot.note.setReadOnly(locked)

    def take_focus(self) -> None:
        """Type on in the grid."""
        self.grid.take_focus()

    def commit(self) -> None:
        """Take in what is being typed into a cell."""
        self.grid.commit()

    def back(self) -> bool:
        """Take back the latest change to the rows; whether there was one."""
        at, across = self.grid.at, self.grid.currentIndex().column()
        if not self.model.back():
            return False
        self.grid.go_to(at, max(across, 0))
        return True

    def next_problem(self) -> None:
        """Go to the next row that has to be mended, round and round."""
        self.commit()
        problems = self.reading.problems
        if problems:
            at = next((row for row in problems if row > self.grid.at), problems[0])
            field = self.reading.understood[at].faults[0].column
            self.grid.go_to(at, FIELDS.index(field))
            self.grid.take_focus()

    def focus_for(self, code: str) -> None:
        """Go to what a Problem is about."""
        if code == "SHEET_HAS_PROBLEMS":
            self.next_problem()
        elif code == "NOTE_TOO_LONG":
            self.foot.note.setFocus()

    def close_who(self) -> None:
        """Let go of the question who is meant."""
        card, self.who = self.who, None
        if card is not None:
            self._place.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.foot.show()

    def _connect(self) -> None:
        self.model.edited.connect(self._edited)
        self.foot.edited.connect(self.edited)
        self.grid.moved.connect(lambda _: self._show_row())
        self.grid.choosing.connect(self._ask_who)
        self.grid.pasted.connect(self._paste)
        self.foot.mend.clicked.connect(self.next_problem)
        self.foot.choose.clicked.connect(self.grid.ask_who)
        bind(self, "as_above", self.grid.as_above)
        bind(self, "next_problem", self.next_problem, whole_window=True)
        bind(self, "choose_who", self._choose_now)
        bind(self, "remove_row", self.grid.remove_row)

    def _edited(self) -> None:
        self._show_row()
        self.edited.emit()

    def _show_row(self) -> None:
        self.foot.show_row(self.model.standing(self.grid.at), len(self.reading.problems))

    def _choose_now(self) -> None:
        self.commit()
        self.grid.ask_who()

    def _ask_who(self, at: int) -> None:
        self.close_who()
        card = WhoCard(self._desk, self.reading, self.reading.understood[at])
        card.said.connect(lambda person: self._said(at, person))
        card.done.connect(self._leave_who)
        self.who = card
        self.foot.hide()
        self._place.addWidget(card)
        card.begin()

    def _said(self, at: int, person: str) -> None:
        self.close_who()
        row = self.model.rows[at]
        self.model.put(at, replace(row, person_id=person or None, new=not person))
        self.grid.go_to(at)
        self.grid.take_focus()

    def _leave_who(self) -> None:
        self.close_who()
        self.grid.take_focus()

    def _paste(self, text: str) -> None:
        """One cell goes into the cell, names become rows, other columns are filled downwards."""
        at, across = max(self.grid.at, 0), max(self.grid.currentIndex().column(), 0)
        if not is_block(text):
            self.model.setData(self.grid.currentIndex(), text)
            return
        if 0 < across < len(FIELDS):
            cells = [line.split("\t") for line in text.strip("\r\n").splitlines()]
            if self._too_many(at + len(cells)):
                return
            self.model.fill(at, across, cells)
            self.grid.go_to(at, across)
            return
        rows = rows_from_text(text)
        if isinstance(rows, Problem):
            self._desk.refuse(rows)
        elif rows and not self._too_many(len(self.rows) + len(rows)):
            self.model.insert(at, rows)
            self.grid.go_to(at + len(rows))
            self._desk.say(self._words("type_up.pasted", n=len(rows)), "info")

    def _too_many(self, rows: int) -> bool:
        if rows > MOST_ROWS:
            self._desk.refuse(Problem("SHEET_TOO_LONG", str(rows), {"most": MOST_ROWS}))
        return rows > MOST_ROWS

    def _suggest(self, text: str) -> Sequence[Row]:
        """Those whom a name or a number being typed may mean; the first says how to get there."""
        printed = self.reading.on_line(text)
        if printed is None and (len(fold(text)) < _SHORTEST or text.lstrip().startswith("+")):
            return ()
        found = [] if printed else self.reading.directory.find(text, _SUGGESTIONS)
        people = [printed] if printed else [each.person for each in found]
        down = self._words("type_up.list_key")
        return [
            Row(
                person,
                self.reading.name(person, people),
                self.reading.detail(person),
                hint="" if place else down,
                strong=True,
            )
            for place, person in enumerate(people)
        ]
