"""The activities of a new hub: name, kind, weekday and times, as many as there are."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from hublog.domain.hub_packs import PackActivity
from hublog.domain.names import clean, fold
from hublog.domain.words import Words
from hublog.qt.models.rows import Row
from hublog.qt.widgets.arrange import column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.qt.widgets.time_field import TimeField


@dataclass(frozen=True, slots=True)
class NewActivity:
    """What is told about an activity at set-up; the rest can come later."""

    name: str
    type: str
    weekday: int
    start: dt.time
    end: dt.time


class Offered(QWidget):
    """What came with the hub pack and has no times yet; pressing one calls ``plan`` with it."""

    def __init__(
        self,
        words: Words,
        offered: Sequence[PackActivity],
        plan: Callable[[PackActivity], None],
    ) -> None:
        super().__init__()
        self._plan = plan
        self._buttons = {fold(each.name): Button(each.name, icon="plus") for each in offered}
        for each in offered:
            self._buttons[fold(each.name)].clicked.connect(partial(self._press, each))
        told = Label(words("set_up.pack.offered"))
        self.setLayout(column(told, flow(*self._buttons.values(), least=200), gap=6))

    def leave_out(self, planned: Iterable[str]) -> None:
        """Offer no more what has its times now."""
        taken = set(map(fold, planned))
        for name, button in self._buttons.items():
            button.setVisible(name not in taken)
        self.setVisible(not taken.issuperset(self._buttons))

    def _press(self, given: PackActivity, *_: object) -> None:
        self._plan(given)


class PlannedActivities(QWidget):
    """A list of what was told, and the next one to tell; ``told`` once Enter adds nothing more."""

    told = Signal()

    def __init__(
        self,
        words: Words,
        told: Sequence[NewActivity],
        types: Sequence[tuple[str, str]],
        offered: Sequence[PackActivity] = (),
    ) -> None:
        super().__init__()
        self._words = words
        self._offered = Offered(words, offered, self._plan)
        self.activities = list(told)
        self._list = RowsView(words("set_up.activities"), lined=True, grows=True)
        self._list.removed.connect(self._remove)
        self._field, self.name = line_field(
            words("set_up.activity"), "", words("set_up.activity_hint")
        )
        self.name.setProperty("stays", True)  # noqa: FBT003 - a property of the widget
        self.name.returnPressed.connect(self._entered)
        self.type = QComboBox()
        for code, label in types:
            self.type.addItem(label, code)
        self.weekday = _weekdays(words)
        self.start, self.end = TimeField(dt.time(10)), TimeField(dt.time(12))
        another = Button(words("set_up.another"), icon="plus")
        another.clicked.connect(self._another)
        times = row(Field(words("today.from"), self.start), Field(words("today.to"), self.end), 1)
        self.setLayout(
            column(
                Label(words("set_up.activities_hint"), "muted"),
                self._offered,
                self._list,
                self._field,
                Field(words("set_up.type"), self.type),
                Field(words("set_up.weekday"), self.weekday),
                times,
                row(another, 1),
            )
        )
        self._show()

    def settle(self) -> bool:
        """Take what is typed into the list too; whether all is well."""
        if not clean(self.name.text()):
            return True
        start, end = self.start.at, self.end.at
        if start == end:
            self._field.complain(self._words("set_up.no_time"))
            return False
        name = clean(self.name.text())
        if any(each.name.casefold() == name.casefold() for each in self.activities):
            self._field.complain(self._words("set_up.twice", name=name))
            return False
        self.activities.append(
            NewActivity(name, self.type.currentData(), int(self.weekday.value), start, end)
        )
        self.name.clear()
        self._field.complain("")
        self._show()
        return True

    def _entered(self) -> None:
        """Enter adds what is typed; with nothing typed it goes on."""
        if clean(self.name.text()):
            self._another()
        else:
            self.told.emit()

    def _plan(self, given: PackActivity) -> None:
        """Put what came with the hub pack into the fields, so that only its times are missing."""
        self.name.setText(given.name)
        self.type.setCurrentIndex(max(self.type.findData(given.type), 0))
        self.weekday.focus_first()

    def _another(self) -> None:
        self.settle()
        self.name.setFocus()

    def _remove(self, gone: Row) -> None:
        del self.activities[gone.key]
        self._show()

    def _show(self) -> None:
        words = self._words
        self._list.show_rows(
            [
                Row(
                    place,
                    each.name,
                    words(
                        "set_up.when",
                        weekday=words(f"date.weekday.{each.weekday}"),
                        start=f"{each.start:%H:%M}",
                        end=f"{each.end:%H:%M}",
                    ),
                    strong=True,
                    removable=True,
                )
                for place, each in enumerate(self.activities)
            ]
        )
        self._list.setVisible(bool(self.activities))
        self._offered.leave_out(each.name for each in self.activities)


def _weekdays(words: Words) -> Choices:
    days = [(str(n), words(f"date.weekday_short.{n}")) for n in range(7)]
    weekday = Choices(words("set_up.weekday"), days, least=62)
    weekday.choose("0")
    return weekday
