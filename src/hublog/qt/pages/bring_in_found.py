"""What a file holds: figures, who may be one person, totals, what is left out, the first rows."""

import datetime as dt
import re
from itertools import islice

from PySide6.QtWidgets import QHeaderView, QWidget

from hublog.domain.registers.reading import LeftOut, Reading
from hublog.domain.registers.reading import Line as Fact
from hublog.qt.desk import Desk
from hublog.qt.models.table import Column
from hublog.qt.pages.register_helping import said_minutes
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import TARGET
from hublog.qt.widgets.arrange import column, flow, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Line, Picture
from hublog.qt.widgets.table_view import TableView
from hublog.services.bring_in import Preview
from hublog.services.left_out import left_out, told_once

_MOST = 8
_HOUR = 60
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


class FoundCard(Card):
    """How much there is, how it stands to the register, and what to look at twice."""

    def __init__(self, desk: Desk, preview: Preview) -> None:
        super().__init__()
        self._words, self._preview = desk.words, preview
        self._layout = column(Label(self._words("bring_in_page.found"), "h2"), gap=8)
        reading = preview.reading
        hours = sum(each.minutes or 0 for each in reading.volunteer_times) / _HOUR
        figures: dict[str, float] = {
            "people": len(reading.people),
            "sessions": reading.sessions,
            "attendances": reading.attendances,
            "counted": reading.counted,
            "hours": hours,
        }
        self._layout.addLayout(
            flow(*(self._figure(key, n) for key, n in figures.items() if n), least=130, gap=12)
        )
        for sentence in self._beside_the_register():
            self._layout.addWidget(Label(sentence))
        self._add_totals()
        self._add_doubles()
        self._layout.addStretch(1)
        self.fill(self._layout)

    def _figure(self, key: str, n: float) -> QWidget:
        caption = self._words(f"bring_in_page.figure.{key}", n=2 if n != 1 else 1)
        number = Label(f"{n:,g}" if n % 1 else f"{n:,.0f}", "figure", wraps=False)
        return holding(column(number, Label(caption, "small"), 1, gap=0))

    def _beside_the_register(self) -> list[str]:
        words, plan = self._words, self._preview.plan
        said = []
        if self._preview.reading.people:
            key = "some_new"
            if not plan.matched_people or not plan.new_people:
                key = "all_known" if not plan.new_people else "all_new"
            values = {
                "n": len(self._preview.reading.people),
                "new": plan.new_people,
                "known": plan.matched_people,
            }
            said.append(words(f"bring_in_page.{key}", **values))
        if plan.forgotten_people:
            said.append(words("bring_in_page.forgotten", n=plan.forgotten_people))
        if self._preview.reading.absent:
            said.append(words("bring_in.absent", n=self._preview.reading.absent))
        said += [words("bring_in_page.new_activity", name=name) for name in plan.new_activities]
        return said

    def _add_totals(self) -> None:
        words, totals = self._words, self._preview.reading.totals
        if not totals:
            return
        self._heading("totals")
        equal = sum(each.agrees for each in totals)
        if equal:
            self._line("circle-check", "ok", words("bring_in.totals_equal", n=equal))
        differ = [each for each in totals if not each.agrees]
        for each in differ[:_MOST]:
            values = {"stated": f"{each.stated:g}", "read": f"{each.read:g}"}
            said = words("bring_in.total_differs", row=each.row, column=each.column, **values)
            self._line("triangle-alert", "warn", said)
        if len(differ) > _MOST:
            more = words("bring_in_page.totals_more", n=len(differ) - _MOST)
            self._layout.addWidget(Label(more, "small"))

    def _add_doubles(self) -> None:
        words, doubles = self._words, self._preview.plan.doubles
        if not doubles:
            return
        self._heading("doubles")
        for each in doubles[:_MOST]:
            said = words("bring_in_page.pair", name=each.name, other=each.other)
            self._line("users", "info", said)
        if len(doubles) > _MOST:
            more = words("bring_in_page.doubles_more", n=len(doubles) - _MOST)
            self._layout.addWidget(Label(more, "small"))
        self._layout.addWidget(Label(words("bring_in_page.doubles_hint"), "small"))

    def _heading(self, key: str) -> None:
        self._layout.addWidget(Line())
        self._layout.addWidget(Label(self._words(f"bring_in_page.{key}"), "strong"))

    def _line(self, icon: str, kind: str, said: str) -> None:
        line = row(Picture(icon, 22, kind), gap=10)
        line.addWidget(Label(said), 1)
        self._layout.addLayout(line)


class LeftOutCard(Card):
    """What is not brought in, where it stands, and why."""

    def __init__(self, desk: Desk, preview: Preview) -> None:
        super().__init__()
        self._desk, self._words = desk, desk.words
        words = self._words
        self._left = tuple(told_once(left_out(preview)))
        count = len(self._left)
        key = "left_out" if count else "nothing_left_out"
        layout = column(Label(words(f"bring_in_page.{key}", n=count), "h2"), gap=8)
        self._few = column(gap=6)
        for each in self._left[:_MOST]:
            said = {"place": _capital(self._place(each)), "reason": self._reason(each)}
            self._few.addWidget(Label(words("bring_in_page.left_out_line", **said)))
        layout.addLayout(self._few)
        self.all = Button(words("bring_in_page.all_left_out", n=count))
        if count <= _MOST:
            self.all.hide()
        self.all.clicked.connect(self._show_all)
        self._all_row = row(self.all, 1)
        layout.addLayout(self._all_row)
        layout.addStretch(1)
        self.fill(layout)

    def _show_all(self) -> None:
        words = self._words
        table = TableView(
            words("bring_in_page.left_out_table"),
            [
                Column(words("bring_in_page.why"), self._reason),
                Column(words("bring_in_page.where"), self._place, lambda each: each.first_row),
            ],
        )
        table.show_records(self._left)
        _fit_all(table)
        table.setMinimumHeight(theme().px(TARGET * 7))
        self._few.addWidget(table)
        table.show()
        table.setFocus()
        self.all.hide()

    def _place(self, each: LeftOut) -> str:
        words = self._words
        if each.reason.startswith("sheet_"):
            place = words("bring_in_page.place_sheet")
        elif each.column:
            first, _, last = each.column.partition(":")
            form = "place_columns" if last else "place_column"
            place = words(f"bring_in_page.{form}", column=first, last=last)
        else:
            form = "place_row" if each.first_row == each.last_row else "place_rows"
            rows = {"first": each.first_row, "last": each.last_row}
            place = words(f"bring_in_page.{form}", **rows)
        if not each.sheet:
            return place
        return words("bring_in_page.on_sheet", sheet=each.sheet, place=place)

    def _reason(self, each: LeftOut) -> str:
        if each.reason.startswith("sheet_"):
            code = each.reason.removeprefix("sheet_").upper()
            return self._words(f"problem.{code}", where=each.sheet)
        detail = _ISO.sub(self._day, each.detail)
        return self._words(f"bring_in.left_out_reason.{each.reason}", detail=detail)

    def _day(self, written: re.Match[str]) -> str:
        """A day as people say it."""
        try:
            day = dt.date.fromisoformat(written[0])
        except ValueError:
            return written[0]
        return self._desk.wording.seen(day, self._desk.today())


class FirstRowsCard(Card):
    """The first rows as they would be kept."""

    def __init__(self, desk: Desk, preview: Preview) -> None:
        super().__init__()
        self._desk, self._words, self._reading = desk, desk.words, preview.reading
        rows: tuple[object, ...] = tuple(islice(preview.reading.lines, _MOST))
        rows = rows or preview.reading.people[:_MOST]
        title = self._words("bring_in_page.first_rows", n=len(rows))
        self.table = TableView(title, self._columns(self._reading))
        self.table.setSortingEnabled(False)
        self.table.show_records(rows)
        _fit_all(self.table)
        self.table.setMinimumHeight(theme().px(TARGET * (len(rows) + 1) + 24))
        if not rows or preview.open_questions:  # until then nobody knows how they would be kept
            self.hide()
        self.fill(column(Label(title, "h2"), self.table, gap=8))

    def _columns(self, reading: Reading) -> list[Column[Fact]]:
        words = self._words
        columns: list[Column[Fact]] = [Column(words("bring_in_page.row_who"), self._who)]
        if reading.lines:
            columns += [
                Column(words("bring_in_page.row_day"), self._day),
                Column(words("bring_in_page.row_what"), self._what),
            ]
        if len({each.activity for each in reading.lines[:_MOST]}) > 1:
            name = words("bring_in_page.row_activity")
            columns.append(Column(name, lambda each: each.activity))
        return columns

    def _who(self, each: object) -> str:
        if not isinstance(each, Fact):
            return str(getattr(each, "name", ""))
        if each.who is not None:
            return self._reading.people[each.who].name
        if each.counted:
            return self._words("bring_in.counted", n=each.counted)
        return self._words("bring_in_page.row_nobody")

    def _day(self, each: Fact) -> str:
        day = self._desk.wording.seen(each.day, self._desk.today())
        return day if each.at is None else f"{day}, {self._desk.wording.time(each.at)}"

    def _what(self, each: Fact) -> str:
        words = self._words
        if each.helped:
            key = "row_helped" if each.minutes is None else "row_helped_for"
            return words(f"bring_in_page.{key}", time=said_minutes(each.minutes))
        key = "row_came" if each.who is not None or each.counted else "row_session"
        return words(f"bring_in_page.{key}")


def _fit_all(table: TableView) -> None:
    """Cut nothing: where there is no room, the table is scrolled sideways."""
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setStretchLastSection(True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
