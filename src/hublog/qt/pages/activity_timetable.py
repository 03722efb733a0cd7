"""The timetable of an activity: its weekdays and times, and the next line to add."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hublog.domain.activities import Slot, timetable_fault
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.qt.widgets.time_field import TimeField


class Timetable(QWidget):
    """``changed`` when a line came or went."""

    changed = Signal()

    def __init__(self, desk: Desk, slots: Sequence[Slot]) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.slots: tuple[Slot, ...] = tuple(slots)
        self.list = RowsView(words("activities_page.timetable"), lined=True, grows=True)
        self.list.removed.connect(self._remove)
        days = [(str(n), words(f"date.weekday_short.{n}")) for n in range(7)]
        self.weekday = Choices(words("set_up.weekday"), days, least=62)
        self.start, self.end = TimeField(dt.time(10)), TimeField(dt.time(12))
        add = Button(words("activities_page.add_line"), icon="plus")
        add.clicked.connect(self._add)
        times = row(Field(words("today.from"), self.start), Field(words("today.to"), self.end), 1)
        self._field = Field(words("set_up.weekday"), self.weekday)
        self.setLayout(
            column(
                Label(words("activities_page.timetable"), "strong"),
                self.list,
                self._field,
                times,
                row(add, 1),
                gap=8,
            )
        )
        self.show_slots(self.slots)

    def show_slots(self, slots: Sequence[Slot]) -> None:
        """Show these lines."""
        self.slots = tuple(slots)
        words, wording = self._desk.words, self._desk.wording
        rows = []
        for place, slot in enumerate(self.slots):
            title = words(
                "set_up.when",
                weekday=wording.weekday(slot.weekday),
                start=wording.time(slot.start),
                end=wording.time(slot.end),
            )
            until = slot.valid_to
            detail = words("activities_page.until", day=wording.short_day(until)) if until else ""
            rows.append(Row(place, title, detail, removable=True))
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))

    def settle(self) -> bool:
        """Take a weekday that is chosen into the timetable too; whether all is well."""
        return not self.weekday.value or self._take()

    def _add(self) -> None:
        if self.weekday.value and self._take():
            self.changed.emit()

    def _take(self) -> bool:
        start, end = self.start.at, self.end.at
        slot = Slot(weekday=int(self.weekday.value), start=start, end=end)
        after = (*self.slots, slot)
        wrong = timetable_fault(after)
        self._field.complain(self._desk.words.problem(wrong) if wrong else "")
        if wrong is not None:
            return False
        self.weekday.choose("")
        self.show_slots(after)
        return True

    def _remove(self, gone: Row) -> None:
        self.show_slots([slot for place, slot in enumerate(self.slots) if place != gone.key])
        self.changed.emit()
