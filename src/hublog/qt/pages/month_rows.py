"""The rows behind a figure, as a table; a row opens its session, its person or its referral."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal

from hublog.domain.month_rows import PersonRow, ReferralRow, Rows, SessionRow, TimeRow
from hublog.domain.referrals import OUTCOMES
from hublog.qt.desk import Desk
from hublog.qt.models.table import Column, number
from hublog.qt.pages.register_helping import said_minutes
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.table_view import TableView


class RowsCard(InlineCard):
    """``opened`` carries the record of the row that was chosen; ``told`` stands above the table."""

    opened = Signal(object)

    def __init__(self, desk: Desk, title: str, told: Sequence[str], rows: Rows) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        columns: list[Column[Any]] = {
            "sessions": self._sessions,
            "people": self._people,
            "volunteers": self._times,
            "referrals": self._referrals,
            "changes": self._changes,
        }[rows.kind]()
        self.table = TableView(title, columns)
        self.table.show_records(rows.rows)
        self.table.fit()
        self.table.chosen.connect(self.opened)
        self.table.setMinimumHeight(theme().px(300))
        close = Button(words("month_page.close"), icon="x")
        close.clicked.connect(self.done)
        heading = row(Label(title, "h2"), 1, close)
        counting = sum(each.counts for each in rows.rows)
        said = words("month_page.rows", n=len(rows.rows))
        if counting != len(rows.rows):
            said = words("month_page.rows_counting", n=counting, of=len(rows.rows))
        layout = column(heading, gap=8)
        for each in told:
            layout.addWidget(Label(each, "muted"))
        layout.addWidget(Label(said, "small"))
        layout.addWidget(self.table)
        self.fill(layout)

    def begin(self) -> None:
        """The first row."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sessions(self) -> list[Column[Any]]:
        words, wording = self._desk.words, self._desk.wording

        def status(each: SessionRow) -> str:
            if each.reason:
                return self._desk.label("cancel_reason", each.reason)
            return words(f"register.status.{each.status}")

        return [
            Column(words("month_page.column.activity"), lambda r: r.activity),
            Column(
                words("month_page.column.date"),
                lambda r: wording.short_day(r.date),
                lambda r: r.date.toordinal(),
            ),
            Column(words("month_page.column.time"), lambda r: wording.times(r.start, r.end)),
            number(words("month_page.column.named"), lambda r: r.named),
            number(words("month_page.column.counted"), lambda r: r.counted),
            number(words("month_page.column.footfall"), lambda r: r.footfall),
            Column(words("month_page.column.status"), status),
        ]

    def _people(self) -> list[Column[Any]]:
        words, wording = self._desk.words, self._desk.wording

        def first(each: PersonRow) -> str:
            return wording.day_and_year(each.first_visit)

        return [
            Column(words("people_page.name"), lambda r: r.name),
            number(words("people_page.card"), lambda r: r.card),
            number(words("people_page.visits"), lambda r: r.visits),
            Column(words("month_page.column.first"), first, lambda r: r.first_visit.toordinal()),
            self._counts(),
        ]

    def _times(self) -> list[Column[Any]]:
        words, wording = self._desk.words, self._desk.wording

        def name(each: TimeRow) -> str:
            return each.name or words("desk.no_name")

        return [
            Column(words("people_page.name"), name),
            Column(
                words("month_page.column.date"),
                lambda r: wording.short_day(r.date),
                lambda r: r.date.toordinal(),
            ),
            Column(words("month_page.column.activity"), lambda r: r.activity),
            Column(
                words("month_page.column.minutes"),
                lambda r: said_minutes(r.minutes),
                lambda r: r.minutes or 0,
                number=True,
            ),
        ]

    def _referrals(self) -> list[Column[Any]]:
        desk, words, wording = self._desk, self._desk.words, self._desk.wording

        def place(each: ReferralRow) -> str:
            return each.other_org or desk.label("org_type", each.org_type)

        def became(each: ReferralRow) -> str:
            if each.status not in OUTCOMES or each.status_date is None:
                return ""
            label, day = desk.label("referral_status", each.status), each.status_date
            return words("referral.column.on", became=label, day=wording.short_day(day))

        return [
            Column(
                words("month_page.column.date"),
                lambda r: wording.short_day(r.date),
                lambda r: r.date.toordinal(),
            ),
            Column(
                words("referral.column.what"), lambda r: words(f"referral.direction.{r.direction}")
            ),
            Column(words("referral.column.place"), place),
            Column(
                words("referral.column.about"), lambda r: desk.label("referral_reason", r.reason)
            ),
            Column(words("people_page.name"), lambda r: r.name),
            Column(words("month_page.column.activity"), lambda r: r.activity),
            Column(words("referral.column.became"), became),
        ]

    def _changes(self) -> list[Column[Any]]:
        words = self._desk.words
        return [
            Column(words("month_page.column.activity"), lambda r: r.activity),
            Column(
                words("month_page.column.question"),
                lambda r: words(f"indicator.{r.measure.id}.name"),
            ),
            number(words("month_page.column.pairs"), lambda r: r.change.pairs),
            Column(words("month_page.column.change"), lambda r: said_change(r.change.mean_change)),
            number(words("month_page.column.better"), lambda r: r.change.improved),
            number(words("month_page.column.same"), lambda r: r.change.same),
            number(words("month_page.column.worse"), lambda r: r.change.worse),
        ]

    def _counts(self) -> Column[Any]:
        words = self._desk.words
        return Column(
            words("month_page.column.counts"),
            lambda r: words("month_page.yes") if r.counts else "",
        )


def said_change(mean: float | None) -> str:
    """How much more it is on average, with its sign; nothing where there were too few."""
    return "" if mean is None else f"{mean:+.1f}"
