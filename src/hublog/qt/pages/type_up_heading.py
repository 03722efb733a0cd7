"""Which session a paper sheet is of, and how many people it states."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit

from hublog.domain.activities import Activity, Slot
from hublog.domain.drafts import Draft
from hublog.domain.names import fold
from hublog.domain.paper import Occasion
from hublog.domain.paper_cells import clock
from hublog.domain.paper_days import spelled_day
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.pages.type_up_summary import Summary
from hublog.qt.widgets.arrange import Sides, column, flow, holding
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Card

_MOST_DIGITS = 4


class Choice(QComboBox):
    """A choice from a list; a wheel that passes over it changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead."""
        event.ignore()


class SheetCard(Card):
    """``edited`` after anything was changed here, ``moved`` after another session was chosen.

    ``settled`` once no more of it is being typed; ``done`` when Enter says that the rows come next.
    """

    edited = Signal()
    moved = Signal()
    settled = Signal()
    done = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk, self._words = desk, desk.words
        self._activities: dict[str, Activity] = {}
        self._day: dt.date | None = None
        self._slots: tuple[Slot, ...] = ()
        self.lines: tuple[str, ...] = ()
        """Who is printed on the lines of the sheet."""
        words = self._words
        self.activity, self.start = Choice(), Choice()
        self._start_field = Field(words("type_up.start"), self.start)
        self._day_field, self.day_edit = line_field(words("type_up.day"))
        self._total_field, self.total_edit = line_field(words("type_up.total"))
        self._began_field, self.began_edit = line_field(words("type_up.began"))
        self._ended_field, self.ended_edit = line_field(words("type_up.ended"))
        self.summary = Summary(words)
        every = (
            Field(words("type_up.activity"), self.activity),
            *(self._day_field, self._start_field, self._began_field, self._ended_field),
            self._total_field,
        )
        fields = flow(*every, least=158, gap=16, most_columns=4)
        for field in every:
            fields.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        super().__init__(column(Sides(holding(fields), self.summary, (5, 2), least=700)))
        self.activity.activated.connect(self._chose)
        self.start.activated.connect(self._chose)
        self.activity.activated.connect(self.settled)
        self.start.activated.connect(self.settled)
        self.day_edit.textEdited.connect(lambda: self._chose())  # noqa: PLW0108 - the text is read
        self.total_edit.textEdited.connect(self._total_typed)
        for edit in (self.began_edit, self.ended_edit):
            edit.textEdited.connect(lambda: self._chose())  # noqa: PLW0108 - as above
        for edit in (self.day_edit, self.total_edit, self.began_edit, self.ended_edit):
            edit.returnPressed.connect(self.done)
            edit.editingFinished.connect(self.settled)
        self._read_day()

    @property
    def activity_id(self) -> str:
        """The activity chosen, empty where there is none."""
        return str(self.activity.currentData() or "")

    @property
    def day(self) -> dt.date | None:
        """The day that was typed, where it can be understood."""
        return self._day

    @property
    def times(self) -> tuple[dt.time | None, dt.time | None]:
        """When it began and ended, where the timetable does not say it or says several."""
        if not self._slots:
            return _time(self.began_edit.text()), _time(self.ended_edit.text())
        found = self.start.currentData() if len(self._slots) > 1 else None
        return (found if isinstance(found, dt.time) else None), None

    @property
    def total(self) -> int | None:
        """How many people the paper states."""
        text = self.total_edit.text().strip()
        return int(text) if _is_number(text) else None

    @property
    def occasion(self) -> Occasion:
        """The session as the timetable has it."""
        slot = self._slot()
        times = (slot.start, slot.end) if slot else self.times
        return Occasion(self._day, *times, self.lines)

    @property
    def activity_name(self) -> str:
        """The name of the activity, empty where none is chosen."""
        chosen = self._activities.get(self.activity_id)
        return chosen.name if chosen else ""

    def know(self, activities: Sequence[Activity]) -> None:
        """What can be chosen; what is offered no more comes last."""
        chosen = self.activity_id
        self._activities = {each.id: each for each in activities}
        self.activity.clear()
        for each in sorted(activities, key=lambda a: (a.status != "active", fold(a.name))):
            self.activity.addItem(each.name, each.id)
        self.activity.setCurrentIndex(self.activity.findData(chosen) if chosen else 0)
        self._read_day()

    def show_sheet(self, draft: Draft) -> None:
        """Show the session and the total of a sheet."""
        if draft.activity_id:
            self.activity.setCurrentIndex(self.activity.findData(draft.activity_id))
        self.day_edit.setText(draft.day.strftime("%d/%m/%Y") if draft.day else "")
        self.total_edit.setText("" if draft.total is None else str(draft.total))
        for edit, time in ((self.began_edit, draft.start), (self.ended_edit, draft.end)):
            edit.setText("" if time is None else self._desk.wording.time(time))
        self._read_day()
        self.start.setCurrentIndex(self._place_of(draft.start))

    def next_day(self) -> dt.date | None:
        """The day of the next session on the timetable, where it is not to come; else this day."""
        activity, today = self._activities.get(self.activity_id), self._desk.today()
        if self._day is None or activity is None:
            return self._day
        later = (self._day + dt.timedelta(days=n) for n in range(1, (today - self._day).days + 1))
        return next((day for day in later if activity.slots_on(day)), self._day)

    def lock(self, *, locked: bool) -> None:
        """While a sheet is being written, nothing about it can be changed."""
        for edit in (self.day_edit, self.total_edit, self.began_edit, self.ended_edit):
            edit.setReadOnly(locked)

    def unclear(self) -> QLineEdit | None:
        """The first field whose text cannot be understood."""
        for edit, understood in (
            (self.day_edit, self._day),
            (self.began_edit, _time(self.began_edit.text())),
            (self.ended_edit, _time(self.ended_edit.text())),
            (self.total_edit, self.total),
        ):
            if understood is None and edit.text().strip() and edit.isVisible():
                return edit
        return None

    def focus_for(self, code: str) -> None:
        """Go to the field that a Problem is about."""
        fields = {
            "SHEET_NO_ACTIVITY": self.activity,
            "SHEET_NO_DAY": self.day_edit,
            "SESSION_IN_FUTURE": self.day_edit,
            "HEADCOUNT_RANGE": self.total_edit,
        }
        if code in fields:
            fields[code].setFocus()

    def _chose(self) -> None:
        self._read_day()
        self.moved.emit()
        self.edited.emit()

    def _total_typed(self, text: str) -> None:
        wrong = bool(text.strip()) and not _is_number(text.strip())
        self._total_field.complain(self._words("type_up.total_unclear") if wrong else "")
        self.edited.emit()

    def _read_day(self) -> None:
        """Understand the day, and say in words which one it is."""
        text = self.day_edit.text().strip()
        found = spelled_day(text, self._desk.today()) if text else None
        self._day = found if isinstance(found, dt.date) else None
        self._offer_starts()
        if isinstance(found, Problem):
            self._day_field.complain(self._refused(found))
        else:
            self._day_field.hint(self._echo(found))

    def _refused(self, problem: Problem) -> str:
        where, values = problem.where, dict(problem.values)
        if problem.code == "SESSION_IN_FUTURE":
            where = self._desk.wording.day_and_year(dt.date.fromisoformat(where))
        return self._words.problem(Problem(problem.code, where, values))

    def _echo(self, day: dt.date | None) -> str:
        if day is None:
            return self._words("type_up.day_hint")
        said = self._desk.wording.day_and_year(day)
        if self.activity_id and not self._slots:
            return self._words("type_up.not_planned", day=said)
        return said

    def _offer_starts(self) -> None:
        activity, chosen = self._activities.get(self.activity_id), self.start.currentData()
        self._slots = activity.slots_on(self._day) if activity and self._day else ()
        self.start.clear()
        for slot in self._slots:
            self.start.addItem(self._desk.wording.times(slot.start, slot.end), slot.start)
        self.start.setCurrentIndex(self._place_of(chosen))
        self._start_field.setVisible(len(self._slots) > 1)
        unplanned = bool(activity and self._day) and not self._slots
        for field, edit in (
            (self._began_field, self.began_edit),
            (self._ended_field, self.ended_edit),
        ):
            wrong = bool(edit.text().strip()) and _time(edit.text()) is None
            field.complain(self._words("type_up.time_unclear") if wrong else "")
            field.setVisible(unplanned)

    def _place_of(self, start: object) -> int:
        """Where a start stands in the list, else the first."""
        return next((at for at, slot in enumerate(self._slots) if slot.start == start), 0)

    def _slot(self) -> Slot | None:
        at = max(self.start.currentIndex(), 0)
        return self._slots[at] if self._slots else None


def _time(text: str) -> dt.time | None:
    found = clock(text, None, None)
    return None if isinstance(found, Problem) else found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
