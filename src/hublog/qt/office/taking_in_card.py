"""Takes files in: how far it is, one line for each file in plain words, and what waits is settled here."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from hublog.domain.office import outcomes
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Problem
from hublog.qt.models.table import Column
from hublog.qt.office import importing
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.importing import Came
from hublog.qt.office.said import said_outcome, said_return, said_to_do
from hublog.qt.office.settling import Settle, settling_for
from hublog.qt.operations import LongJob
from hublog.qt.pages.bring_in_start import BusyCard
from hublog.qt.pages.month_lines import line
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import Sides, clear, column, holding, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label, Picture
from hublog.qt.widgets.table_view import TableView

_MOST_LINES = 40
"""So many files are seen to one by one; all of them stand in the table and the log."""
_HIGH = 220


@dataclass(frozen=True, slots=True)
class _Line:
    """One file and what became of it, now."""

    path: Path
    outcome: Outcome


class TakingInCard(InlineCard):
    """Esc stops while files are taken in, and leaves once that is done."""

    def __init__(self, desk: OfficeDesk, places: tuple[Path, ...]) -> None:
        super().__init__()
        self._desk, self._places = desk, places
        self._hubs: dict[str, ListedHub] = {}
        self._lines: list[_Line] = []
        self._intakes: list[int] = []
        self.job: LongJob | None = None
        self.settle: Settle | None = None
        words = desk.words
        self.busy = BusyCard(words)
        self.busy.stopped.connect(self._stop)
        self._title, self._said = Label("", "h2"), Label("", "muted")
        self._forms, self._waiting = column(gap=0), column(gap=4)
        columns: list[Column[_Line]] = [
            Column(words("office_taking.column.file"), lambda each: each.path.name),
            Column(words("office_taking.column.whose"), self._whose),
            Column(words("office_taking.column.became"), lambda e: said_outcome(desk, e.outcome)),
        ]
        self.table = TableView(words("office_taking.files"), columns)
        self.table.setMinimumHeight(theme().px(_HIGH))
        self.log = self._button("office_taking.save_log", "download", self._save_log)
        self.take_back = self._button("office_taking.take_back", "undo-2", self._take_back)
        self.close_it = self._button("month_page.close", "check", self.done.emit)
        buttons = wrap(self.close_it, self.log, self.take_back)
        after = column(self._title, self._said, self._forms, self._waiting, gap=8)
        after.addWidget(self.table)
        after.addWidget(buttons)
        self._after: QWidget = holding(after)
        self._after.hide()
        self.fill(column(self.busy, self._after, gap=8))

    def begin(self) -> None:
        """Take everything in."""
        desk, places = self._desk, self._places
        self.busy.begin(desk.words("office_taking.reading"))
        self.busy.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

        self.job = desk.do_long(
            lambda s, progress: importing.take(s, desk.actor, places, progress),
            self._came,
            self,
            self.busy.told,
            self._refused,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops first."""
        if event.key() == Qt.Key.Key_Escape and self.job is not None:
            self._stop()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.settle is not None:
            self.close_settling()
            event.accept()
        else:
            super().keyPressEvent(event)

    def close_settling(self) -> None:
        """Leave the file waiting."""
        if self.settle is not None:
            form, self.settle = self.settle, None
            self._forms.removeWidget(form)
            form.hide()
            form.deleteLater()
            self.close_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self) -> None:
        if self.job is not None:
            self.job.cancel()

    def _refused(self, problem: Problem) -> None:
        self.job = None
        self._desk.refuse(problem)
        self.done.emit()

    def _came(self, came: Came) -> None:
        self.job, self._hubs = None, came.hubs
        outcomes_, words = came.taken.lines, self._desk.words
        self._lines = [_Line(*each) for each in zip(came.files, outcomes_, strict=False)]
        self._intakes = [came.taken.intake]
        self.busy.hide()
        self._after.show()
        if came.taken.left:
            self._desk.say(words("office_taking.stopped", n=came.taken.left), "info")
        self._show()
        self._focus()

    def _focus(self) -> None:
        """What waits first, else the way out."""
        first = self._waiting.itemAt(0)
        held = first.widget() if first is not None else None
        buttons = held.findChildren(Button) if held is not None else []
        (buttons[0] if buttons else self.close_it).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        words = self._desk.words
        kinds = [each.outcome.kind for each in self._lines]
        held = sum(kind in outcomes.IN for kind in kinds)
        self._title.setText(words("office_taking.title", n=held, of=len(kinds)))
        said = [
            words("office_taking.tally", n=kinds.count(kind), said=self._kind(kind))
            for kind in outcomes.OUTCOMES
            if kind in kinds
        ]
        self._said.setText(words("register.dot").join(said))
        clear(self._waiting)
        waiting = [each for each in self._lines if _needs_somebody(each.outcome)]
        for each in waiting[:_MOST_LINES]:
            self._waiting.addWidget(self._waiting_line(each))
        self.table.show_records(self._lines)
        self.table.fit()
        self._order()

    def _order(self) -> None:
        """Tab reads down, also through lines that were made anew."""
        held = [self._waiting.itemAt(n) for n in range(self._waiting.count())]
        lines = [each.widget() for each in held if each is not None]
        buttons = [b for each in lines if each is not None for b in each.findChildren(Button)]
        stops = [*buttons, self.table, self.close_it, self.log, self.take_back]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _kind(self, kind: str) -> str:
        """An outcome in the fewest words."""
        return self._desk.words(f"office_taking.short.{kind}")

    def _whose(self, each: _Line) -> str:
        names = {code: hub.name for code, hub in self._hubs.items()}
        return said_return(self._desk, each.outcome, names)

    def _waiting_line(self, each: _Line) -> QWidget:
        """The file, what became of it, and what can be done."""
        words, outcome = self._desk.words, each.outcome
        whose = self._whose(each) or each.path.name
        said = words("office_taking.line", whose=whose, became=said_outcome(self._desk, outcome))
        to_do = said_to_do(self._desk, outcome)
        text = Label(f"{said} {to_do}".strip())
        stopped = outcome.kind in {outcomes.OTHER_KEY, outcomes.BAD_SEAL}
        icon, kind = ("circle-alert", "error") if stopped else ("triangle-alert", "warn")
        key = f"office_taking.do.{outcome.kind}"
        if key not in words:
            return line(icon, kind, text)
        does = words(key)
        button = Button(does, spoken=words("today.spoken_need", does=does, need=each.path.name))
        button.clicked.connect(lambda: self._settle(each))
        beside = Sides(column(text), column(row(button, 1)), (1, 0), least=520, gap=8)
        made = row(gap=10)
        made.addWidget(Picture(icon, 22, kind), 0, Qt.AlignmentFlag.AlignTop)
        made.addWidget(beside, 1)
        return holding(made)

    def _settle(self, each: _Line) -> None:
        """Let a person decide about one file, here."""
        outcome = each.outcome
        if outcome.kind in {outcomes.UNKNOWN_HUB, outcomes.NOT_EXPECTED}:
            self._desk.go("packs", hub=outcome.hub_code)
            return
        self.close_settling()
        form = settling_for(self._desk, each.path, outcome, self._hubs)
        if form is None:
            return
        self.settle = form
        form.settled.connect(lambda now: self._settled(each, now))
        form.left.connect(self.close_settling)
        self._forms.addWidget(form)
        form.show()
        form.begin()

    def _settled(self, each: _Line, now: Outcome) -> None:
        """The line says what became of the file since."""
        self._lines[self._lines.index(each)] = _Line(each.path, now)
        if self.settle is not None and self.settle.intake:
            self._intakes.append(self.settle.intake)
        self.close_settling()
        self._show()
        self._focus()
        self._desk.say(said_outcome(self._desk, now), "ok" if now.kind in outcomes.IN else "warn")

    def _save_log(self) -> None:
        words, desk = self._desk.words, self._desk
        start = str((desk.returns or Path.home()) / words("office_taking.log_name"))
        kinds = words("office_taking.log_kinds")
        file, _ = QFileDialog.getSaveFileName(self, words("office_taking.save_log"), start, kinds)
        if file:
            lines = self.log_lines()
            desk.ask(
                lambda s: s.waiting.save_log(lines, Path(file)),
                lambda done: (
                    desk.refuse(done)
                    if isinstance(done, Problem)
                    else desk.say(words("office_taking.log_saved", file=str(done)))
                ),
                self,
            )

    def log_lines(self) -> Sequence[str]:
        """What became of each file, as it is written down."""
        desk, words = self._desk, self._desk.words
        day, time = desk.wording.day_and_year(desk.today()), desk.wording.time(desk.now())
        said = [words("office_taking.log_title", day=day, time=time), self._said.text(), ""]
        for each in self._lines:
            became = said_outcome(desk, each.outcome)
            text = words("office_taking.line", whose=each.path.name, became=became)
            said.append(f"{text} {said_to_do(desk, each.outcome)}".strip())
        return said

    def _take_back(self) -> None:
        desk, intakes = self._desk, self._intakes

        def gone(number: int) -> None:
            desk.say(desk.words("office_taking.taken_back", n=number), "info")
            self.done.emit()

        desk.do(lambda s: importing.take_back(s, desk.actor, intakes), gone, self)

    def _button(self, key: str, icon: str, do: object) -> Button:
        made = Button(self._desk.words(key), icon=icon)
        made.clicked.connect(do)
        return made


def _needs_somebody(outcome: Outcome) -> bool:
    """Whether the file is not in, or something else of it has to be told."""
    told = bool(outcome.gaps or outcome.erased)
    return told or outcome.kind not in {*outcomes.IN, outcomes.SAME}
