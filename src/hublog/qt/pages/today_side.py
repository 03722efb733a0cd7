"""Beside today's sessions: what needs a moment, and the week in figures."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hublog.qt.copy_words import CopyWords
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import clear, column, holding, row
from hublog.qt.widgets.bars import Bars
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Line, Picture
from hublog.services.api import Services
from hublog.services.backup import CopiesStatus
from hublog.services.today import DayView, Need, Week

_MOST = 6
_LOOKS = {
    "queries": ("circle-question-mark", "warn"),
    "laptop_questions": ("laptop", "warn"),
    "not_recorded": ("circle-alert", "warn"),
    "still_open": ("circle-alert", "warn"),
    "unfinished_people": ("user-pen", "info"),
    "referrals_waiting": ("circle-question-mark", "info"),
    "month_to_send": ("circle-dot", "info"),
    "copy_outside": ("save", "warn"),
    "requests": ("mail", "warn"),
    "people_due": ("users", "info"),
    "care_due": ("trash-2", "info"),
}
_SEEN_TO_ON = {"not_recorded": "type_up", "still_open": "register"}
"""The page of each need; of all others it is one of the coordinator's."""


class NeedsCard(Card):
    """``wanted`` carries a ``Need`` and how to see to it: go, or not_running."""

    wanted = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = column(gap=8)
        self._sign, self.copied = Picture("circle-check", 22, "ok"), Label("")
        line = row(self._sign, gap=10)
        line.addWidget(self.copied, 1)
        self._copied = holding(column(Line(), line, gap=8))
        self.fill(column(Label(desk.words("today.needs"), "h2"), self._lines, self._copied, gap=8))
        self._copied.hide()
        self._needs: Sequence[Need] = ()
        self._asked_for: Sequence[Need] = ()
        desk.role_shown.connect(lambda: self.show_needs(self._needs))

    def show_needs(self, needs: Sequence[Need]) -> None:
        """Show what waits for whoever is here; nothing is good news."""
        self._needs = needs
        may_see = self._desk.may_see
        needs = [*self._asked_for, *needs]
        needs = [each for each in needs if may_see(_SEEN_TO_ON.get(each.kind, "month"))]
        clear(self._lines)
        for need in needs[:_MOST]:
            self._lines.addWidget(Line())
            self._lines.addWidget(self._line(need))
        words = self._desk.words
        if len(needs) > _MOST:
            self._lines.addWidget(Label(words("today.more_needs", n=len(needs) - _MOST), "small"))
        if not needs:
            fine = Label(words("today.nothing_waits"))
            self._lines.addWidget(holding(row(Picture("circle-check", 22, "ok"), fine, 1)))

    def show_rights(self, needs: Sequence[Need]) -> None:
        """Show what people's rights ask for too, above the rest."""
        if needs != self._asked_for:
            self._asked_for = needs
            self.show_needs(self._needs)

    def show_copied(self, status: CopiesStatus) -> None:
        """Show the copy of today, or since when there is none."""
        icon, kind = ("circle-check", "ok") if status.today else ("info", "info")
        self._sign.show_icon(icon, kind)
        self.copied.setText(CopyWords(self._desk.words, self._desk.today()).standing(status))
        self._copied.show()

    def _line(self, need: Need) -> QWidget:
        words = self._desk.words
        icon, kind = _LOOKS[need.kind]
        said = self._said(need)
        go = Button(words(f"today.see_to.{need.kind}"), "link")
        go.setAccessibleName(words("today.spoken_need", does=go.text(), need=said))
        go.clicked.connect(lambda: self.wanted.emit(need, "go"))
        buttons = column(go, gap=0)
        if need.kind == "not_recorded":
            off = Button(words("today.not_run"), "link")
            off.setAccessibleName(words("today.spoken_need", does=off.text(), need=said))
            off.clicked.connect(lambda: self.wanted.emit(need, "not_running"))
            buttons.addWidget(off)
        line = row(Picture(icon, 22, kind), gap=10)
        line.addWidget(Label(said), 1)
        line.addLayout(buttons)
        return holding(line)

    def _said(self, need: Need) -> str:
        words, wording = self._desk.words, self._desk.wording
        return words(
            f"today.need.{need.kind}",
            n=need.n,
            activity=need.activity.name if need.activity else "",
            day=wording.short_day(need.day) if need.day else "",
            month=wording.month(need.month) if need.month else "",
        )


class WeekCard(Card):
    """Visits, sessions and first visits of this week, and the visits of thirteen weeks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._words = desk.words
        self._figures = row(gap=24)
        self.bars = Bars(self._words("today.weeks"))
        self.fill(
            column(
                Label(self._words("today.week"), "h2"),
                self._figures,
                self.bars,
                Label(self._words("today.weeks"), "small"),
                gap=8,
            )
        )

    def show_week(self, week: Week) -> None:
        """Show the figures."""
        clear(self._figures)
        for key, n in (
            ("visits", week.visits),
            ("sessions_held", week.sessions),
            ("first_visits", week.first_visits),
        ):
            figure = Label(str(n), "figure", wraps=False)
            under = Label(self._words(f"today.{key}", n=n), "small", wraps=False)
            under.setAlignment(Qt.AlignmentFlag.AlignLeft)
            self._figures.addLayout(column(figure, under, gap=0))
        self._figures.addStretch(1)
        last = len(week.by_week) - 1
        names = [
            self._words("today.this_week")
            if i == last
            else self._words("today.weeks_ago", n=last - i)
            for i in range(len(week.by_week))
        ]
        self.bars.show_numbers(week.by_week, names)


def with_open_questions(services: Services, view: DayView) -> DayView:
    """What needs a moment, with what two laptops say differently first, for those who may settle it."""
    if not services.access.may("laptop_questions", "open"):
        return view
    if len(services.laptops.known()) == 1:  # what nobody said differently is not looked for
        return view
    open_now = services.laptop_questions.count()
    if not open_now:
        return view
    return replace(view, needs=(Need(kind="laptop_questions", n=open_now), *view.needs))
