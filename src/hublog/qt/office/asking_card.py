"""Asks a hub about a row of its return: which row, what kind of question, and the question itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.asked import Asked
from hublog.domain.problems import Problem
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.said import said_row
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import Sides, column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.picker import Picker
from hublog.services.office.returns import CellDetail

WHOLE = "whole"
"""The question is about the whole month."""
_MOST_ROWS = 500
"""A list that is longer helps nobody to choose."""
_HIGH = 90
Rows = dict[str, list[tuple[str, str]]]
"""By sheet: what names each row, and how it is said."""


class AskingCard(InlineCard):
    """The question waits until a reply is written; until then it can be taken back."""

    def __init__(self, desk: OfficeDesk, detail: CellDetail) -> None:
        super().__init__()
        self._desk, self._detail = desk, detail
        words, month = desk.words, Month.parse(detail.cell.month)
        self._rows = rows_of(desk, detail.content)
        sheets = [(WHOLE, words("office_asking.whole"))]
        sheets += [(each, words(f"month_return.sheet.{each}")) for each in self._rows]
        self.sheet = Picker(words("office_asking.about"), sheets, WHOLE, shrinks=True)
        self.sheet.chose.connect(self._show_rows)
        self._row_field, self.row = self._row_picker(WHOLE)
        kinds = [(each.code, each.label(words.language)) for each in desk.codes["query"]]
        self.kind = Picker(words("office_asking.kind"), kinds, "UNUSUAL", shrinks=True)
        self.message = QPlainTextEdit()
        self.message.setTabChangesFocus(True)
        self.message.setFixedHeight(theme().px(_HIGH))
        self._field = Field(
            words("office_asking.message"), self.message, words("office_asking.message_hint")
        )
        keep = Button(words("office_asking.keep"), "primary", icon="circle-question-mark")
        keep.clicked.connect(self._keep)
        leave = Button(words("month_page.close"), icon="x")
        leave.clicked.connect(self.done)
        hub, named = detail.hub.name, desk.wording.month(month)
        self._place = column(self._row_field, gap=0)
        about = Field(words("office_asking.about"), self.sheet)
        self.fill(
            column(
                Label(words("office_asking.title", hub=hub, month=named), "h2"),
                Sides(column(about, gap=0), self._place, (1, 1), least=560),
                Field(words("office_asking.kind"), self.kind),
                self._field,
                wrap(keep, leave),
                gap=10,
            )
        )

    def begin(self) -> None:
        """What it is about."""
        self.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_picker(self, sheet: str) -> tuple[Field, Picker]:
        words = self._desk.words
        picker = Picker(
            words("office_asking.row"),
            self._rows.get(sheet, []),
            "",
            words("office_asking.choose"),
            shrinks=True,
        )
        field = Field(words("office_asking.row"), picker)
        if sheet == WHOLE:
            field.hide()
        return field, picker

    def _show_rows(self, sheet: str) -> None:
        self._place.removeWidget(self._row_field)
        self._row_field.hide()
        self._row_field.deleteLater()
        self._row_field, self.row = self._row_picker(sheet)
        self._place.addWidget(self._row_field)
        self.setTabOrder(self.sheet, self.row)
        self.setTabOrder(self.row, self.kind)

    def _keep(self) -> None:
        desk, detail = self._desk, self._detail
        month, message = Month.parse(detail.cell.month), self.message.toPlainText()
        sheet = "" if self.sheet.value == WHOLE else self.sheet.value
        row, kind, hub = self.row.value, self.kind.value, detail.hub.code
        if sheet and not row:
            self._row_field.complain(desk.words("office_asking.choose"))
            self.row.setFocus()
            return

        def kept(asked: Asked) -> None:
            desk.say_undoable(
                desk.words("office_asking.kept", hub=detail.hub.name),
                lambda s: s.asking.withdraw(asked.query.id),
                desk.words("office_panel.withdrawn"),
            )
            self.done.emit()

        def refused(problem: Problem) -> None:
            self._field.complain(desk.words.problem(problem))
            self.message.setFocus()

        desk.do(
            lambda s: s.asking.ask(desk.actor, hub, month, kind, message, sheet=sheet, row_id=row),
            kept,
            self,
            refused,
        )


def rows_of(desk: OfficeDesk, content: Arrived | None) -> Rows:
    """The rows of a return that can be asked about, by sheet; sheets without rows are left out."""
    if content is None:
        return {}
    named = {
        "Sessions": [each.session_id for each in content.sessions],
        "Summary": [each.indicator for each in content.figures],
        "Volunteering": [each.activity_code for each in content.volunteering],
        "Referrals": [each.referral_id for each in content.referrals],
        "Breakdown": [f"{each.dimension} {each.category}" for each in content.breakdown],
        "Learning": [each.prompt for each in content.learning],
        "People": [each.person_ref for each in content.people],
    }
    return {
        sheet: [(row, said_row(desk, content, sheet, row)) for row in rows[:_MOST_ROWS] if row]
        for sheet, rows in named.items()
        if any(rows)
    }
