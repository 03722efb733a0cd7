"""What hubs wrote about a condition, beside its figures; no hub is named here."""

from collections.abc import Sequence

from hublog.domain.months import Month
from hublog.domain.office.learning_notes import Note
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.widgets.arrange import clear, column
from hublog.qt.widgets.labels import Card, Label, Line

_MOST = 40
"""So many notes are shown, the newest; nobody reads more at once."""


class NotesCard(Card):
    """The notes, the newest first."""

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__()
        self._desk = desk
        self._notes = column(gap=8)
        title = Label(desk.words("evidence_page.notes.title"), "h2")
        self.fill(column(title, self._notes, 1, gap=8))

    def show_notes(self, notes: Sequence[Note] | None) -> None:
        """Show these notes; ``None`` while they are looked for."""
        words = self._desk.words
        clear(self._notes)
        if not notes:
            key = "evidence_page.asking" if notes is None else "evidence_page.notes.none"
            self._notes.addWidget(Label(words(key), "muted"))
        for n, note in enumerate((notes or ())[:_MOST]):
            if n:
                self._notes.addWidget(Line())
            month = self._desk.wording.month(Month.parse(note.month))
            prompt = words(f"evidence_page.notes.{note.prompt}")
            said = words("evidence_page.notes.note", month=month, prompt=prompt)
            retell = words(f"evidence_page.notes.{'retell' if note.retell else 'ask_first'}")
            self._notes.addWidget(Label(said, "small"))
            self._notes.addWidget(Label(note.text))
            self._notes.addWidget(Label(retell, "muted"))
