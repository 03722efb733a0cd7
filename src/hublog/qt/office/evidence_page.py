"""Evidence: what goes with a condition that was in place, and what hubs wrote about it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import Qt

from hublog.domain.months import Month
from hublog.domain.office.evidence import Comparison, Evidence
from hublog.domain.office.learning_notes import Note
from hublog.domain.office.run_chart import RunCharts
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.evidence_measures import MeasuresView
from hublog.qt.office.evidence_notes import NotesCard
from hublog.qt.office.evidence_runs import RunsCard
from hublog.qt.office.page import OfficePage
from hublog.qt.widgets.arrange import Sides, column, flow, holding
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.picker import Picker
from hublog.services.office.api import OfficeServices

_USUAL_MONTHS, _MOST_MONTHS = 12, 60


class _Beside(NamedTuple):
    """What stands beside the figures of a comparison."""

    charts: RunCharts
    notes: tuple[Note, ...]


class EvidencePage(OfficePage):
    """Asks for all comparisons of the months at once; another choice among them takes no time."""

    name = "evidence"

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__(desk)
        words = self.words
        end = Month.of(desk.today()).plus(-1)
        months = [end.plus(-n) for n in range(_MOST_MONTHS)]
        named = [(str(month), desk.wording.month(month)) for month in months]
        start = str(end.plus(1 - _USUAL_MONTHS))
        self.first = Picker(words("evidence_page.first"), named, start)
        self.last = Picker(words("evidence_page.last"), named, str(end))
        self.type = Picker(words("evidence_page.type"), [])
        self.condition = Picker(words("evidence_page.condition"), [])
        self.found: Evidence | None = None
        self._nothing = Label("", "muted")
        self.both = Label("", "small")
        self.measures = MeasuresView(desk)
        self.runs, self.notes = RunsCard(desk), NotesCard(desk)
        self._lay_out()
        self.first.chose.connect(lambda _: self._months_chosen(self.first))
        self.last.chose.connect(lambda _: self._months_chosen(self.last))
        self.type.chose.connect(lambda _: self._type_chosen())
        self.condition.chose.connect(lambda _: self._show())

    def _lay_out(self) -> None:
        words = self.words
        picks = flow(
            *(
                holding(column(Label(picker.accessibleName(), "small", wraps=False), picker, gap=4))
                for picker in (self.type, self.condition, self.first, self.last)
            ),
            least=230,
            gap=12,
        )
        caution = Label(words("evidence.caution.comparison"), "small")
        title = Label(words("evidence_page.measures"), "h2")
        compared = Card(column(title, caution, self.measures, self.both, gap=8))
        figures = holding(column(compared, self.runs, 1, gap=16))
        self._sides = Sides(figures, self.notes, (5, 3), least=820)
        for thing in (holding(picks), self._nothing, self._sides):
            self.body.addWidget(thing)
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Ask for the months that are chosen."""
        del where
        self._ask()
        self.type.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changed: object) -> None:
        """Another return may change every figure."""
        del changed
        self._ask()

    @property
    def chosen(self) -> Comparison | None:
        """The comparison that is shown."""
        wanted = self.type.value, self.condition.value
        every = self.found.comparisons if self.found else ()
        return next((each for each in every if (each.type, each.condition) == wanted), None)

    def _months_chosen(self, picker: Picker) -> None:
        """The months never end before they begin: the other one comes along."""
        if self.first.value > self.last.value:
            other = self.last if picker is self.first else self.first
            other.setCurrentIndex(picker.currentIndex())
        self._ask()

    def _ask(self) -> None:
        first, last = Month.parse(self.first.value), Month.parse(self.last.value)
        self.head(self.words("window.page.evidence"), self.words("evidence_page.asking"))
        self.desk.ask(lambda office: office.evidence.table(first, last), self._found, self)

    def _found(self, found: Evidence) -> None:
        if (str(found.first), str(found.last)) != (self.first.value, self.last.value):
            return  # other months were chosen meanwhile, and are on their way
        self.found = found
        self.head(self.words("window.page.evidence"), self._state(found))
        self._offer(self.type, "activity_type", [each.type for each in found.comparisons])
        self._type_chosen()

    def _state(self, found: Evidence) -> str:
        words, month = self.words, self.desk.wording.month
        span = {"first": month(found.first), "last": month(found.last)}
        if found.completeness is None:
            return words("evidence_page.state_nothing", **span)
        hubs = words("evidence_page.hubs", n=found.hubs)
        share = f"{found.completeness:.0%}"
        return words("evidence_page.state", **span, hubs=hubs, share=share)

    def _type_chosen(self) -> None:
        every = self.found.comparisons if self.found else ()
        conditions = [each.condition for each in every if each.type == self.type.value]
        self._offer(self.condition, "condition", conditions)
        self._show()

    def _offer(self, picker: Picker, code_list: str, codes: list[str]) -> None:
        """What was chosen stays chosen where it can."""
        before, offered = picker.value, list(dict.fromkeys(codes))
        picker.clear()
        for code in offered:
            known = code in self.desk.codes[code_list]
            picker.addItem(self.desk.label(code_list, code) if known else code, code)
        picker.setCurrentIndex(max(picker.findData(before), 0) if offered else -1)
        picker.setEnabled(bool(offered))

    def _show(self) -> None:
        found = self.chosen
        self._nothing.setText("" if found else self.words("evidence_page.nothing"))
        self._nothing.setVisible(found is None)
        self._sides.setVisible(found is not None)
        self.measures.show_comparison(found)
        self.runs.show_charts(None)
        self.notes.show_notes(None)
        if found is None:
            return
        self.both.setText(self.words("evidence_page.both", n=found.both))
        first, last = Month.parse(self.first.value), Month.parse(self.last.value)
        asked = (found.type, found.condition, first, last)
        title = self.words(
            "evidence_page.runs.picture_title",
            type=self.type.currentText(),
            condition=self.condition.currentText(),
        )

        def look(office: OfficeServices) -> _Beside:
            return _Beside(office.evidence.run_charts(*asked), office.evidence.notes(*asked))

        def show(beside: _Beside) -> None:
            if self.chosen == found:
                self.runs.show_charts(beside.charts, title)
                self.notes.show_notes(beside.notes)

        self.desk.ask(look, show, self)
