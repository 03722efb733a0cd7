"""The care notes of a child on the page about them: read there, changed on a card; in nothing sent."""

from PySide6.QtCore import Qt, Signal

from hublog.domain.care import said_as
from hublog.domain.people import NOT_ASKED
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.pages.care_form import CareForm
from hublog.qt.widgets.arrange import clear, column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.services.care import CareOf


class CareCard(Card):
    """Seen of children, and of whoever still has notes; ``wanted`` carries the card to change them on."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person = ""
        self.told: CareOf | None = None
        self._lines = column(gap=4)
        self.change = Button(desk.words("care.change"), icon="user-pen")
        self.change.clicked.connect(self._change)
        self.fill(
            column(
                Label(desk.words("care.title"), "h2"),
                Label(desk.words("care.hint"), "muted"),
                self._lines,
                row(self.change, 1),
                gap=8,
            )
        )
        self.hide()

    def begin(self) -> None:
        """Go back to where the notes are changed."""
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_person(self, person_id: str) -> None:
        """Show what is noted of somebody, where there is anything to note."""
        self._person = person_id

        def show(told: CareOf | Problem) -> None:
            if person_id == self._person:
                self.told = None if isinstance(told, Problem) else told
                self._show()

        self._desk.ask(lambda s: s.care.of(person_id), show, self)

    def _show(self) -> None:
        told = self.told
        self.setVisible(told is not None and (told.is_child or not told.care.says_nothing))
        clear(self._lines)
        for line in said_care(self._desk, told) if told is not None else ():
            self._lines.addWidget(Label(line))

    def _change(self) -> None:
        if self.told is not None:
            self.wanted.emit(CareForm(self._desk, self.told))


def said_care(desk: Desk, told: CareOf) -> list[str]:
    """All that is noted of a child's care, line by line."""
    words, care = desk.words, told.care
    if care.says_nothing:
        return [words("camp.care.nothing")]
    lines = []
    for each in care.contacts:
        what = desk.label("relationship", each.relationship)
        key = f"camp.care.{said_as(each)}"
        lines.append(words(key, name=each.name, what=what, phone=each.phone))
    lines += [
        words(f"camp.care.{field}", text=text)
        for field in ("collect_by", "allergies", "medical", "needs")
        if (text := getattr(care, field))
    ]
    if care.own_way_home is not None:
        lines.append(words("camp.care.alone" if care.own_way_home else "camp.care.collected"))
    if care.none_known:
        lines.append(words("camp.care.none_known"))
    coded = {"fsm": care.fsm, "send": care.send, "school_phase": care.school_phase}
    lines += [desk.label(name, code) for name, code in coded.items() if code != NOT_ASKED]
    if told.goes_on is not None:
        day = desk.wording.day_and_year(told.goes_on)
        lines.append(words("camp.care.until", day=day))
    return lines
