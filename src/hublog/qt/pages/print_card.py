"""Which sheet shall be printed: one of the sessions to come, with names or with empty lines."""

import datetime as dt
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal

from hublog.domain.activities import Activity
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column, flow
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label

_DAYS, _MOST = 8, 8
_Session = tuple[str, dt.date, dt.time | None]


class PrintCard(InlineCard):
    """``chosen`` carries the activity's id, the day, the start, and whether names stand on it."""

    chosen = Signal(str, object, object, bool)

    def __init__(self, desk: Desk, activities: Sequence[Activity], day: dt.date) -> None:
        super().__init__()
        words = desk.words
        self._sessions = dict(_coming(desk, activities, day))
        self.which = Choices(
            words("print_card.which"), [(said, said) for said in self._sessions], least=260
        )
        self.which.choose(next(iter(self._sessions), ""))
        self.named = Button(words("print_card.named"), "primary", icon="users")
        self.blank = Button(words("print_card.blank"), icon="printer")
        self.leave = Button(words("register.leave_it"))
        self.named.clicked.connect(lambda: self._choose(named=True))
        self.blank.clicked.connect(lambda: self._choose(named=False))
        self.leave.clicked.connect(self.done)
        self.fill(
            column(
                Label(words("print_card.title"), "h2"),
                self.which,
                Label(
                    words("print_card.hint" if self._sessions else "print_card.nothing"), "small"
                ),
                flow(self.named, self.blank, self.leave, least=230),
            )
        )

    def begin(self) -> None:
        """The session first."""
        for each in (self.named, self.blank):
            each.setVisible(bool(self._sessions))
        if self._sessions:
            self.which.focus_first()
        else:
            self.leave.setFocus()

    def _choose(self, *, named: bool) -> None:
        session = self._sessions.get(self.which.value)
        if session is not None:
            self.done.emit()
            self.chosen.emit(*session, named)


def _coming(
    desk: Desk, activities: Sequence[Activity], first: dt.date
) -> Iterator[tuple[str, _Session]]:
    """The next planned sessions, then what has no timetable; each as a person says it."""
    words, wording, found = desk.words, desk.wording, 0
    active = [each for each in activities if each.status == "active"]
    for day in (first + dt.timedelta(days=n) for n in range(_DAYS)):
        slots = [(slot.start, each) for each in active for slot in each.slots_on(day)]
        for start, each in sorted(slots, key=lambda found: (found[0], found[1].name)):
            if found < _MOST:
                found += 1
                said = {"activity": each.name, "day": wording.short_day(day)}
                key = words("print_card.session", **said, time=wording.time(start))
                yield key, (each.id, day, start if len(each.slots_on(day)) > 1 else None)
    for each in active:
        if not each.schedule:
            said = {"activity": each.name, "day": wording.short_day(first)}
            yield words("print_card.unplanned", **said), (each.id, first, None)
