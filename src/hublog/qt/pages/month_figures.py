"""The month's main figures, each beside last month's; a choice opens the rows behind it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hublog.domain.indicators import HOURS, Comparison
from hublog.domain.words import Words
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.months import MonthView

_RATES = frozenset({"A02.rate", "A05", "B06", "B08", "B10", "B10.known", "D03", "E08"})


class FiguresCard(Card):
    """``chosen`` carries the ``Comparison`` of a figure.

    ``look`` asks for a draft, ``publish`` for the summary for everybody.
    """

    chosen = Signal(object)
    look = Signal()
    publish = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._view: MonthView | None = None
        self._all = False
        self.list = RowsView(words("month_page.figures"), lined=True, grows=True)
        self.list.chosen.connect(self._choose)
        self._hint = Label("", "small")
        self.more = Button(words("month_page.all_figures"), "link")
        self.more.clicked.connect(self._turn)
        self.see = Button(words("month_return.see_it"), icon="file-spreadsheet")
        self.see.clicked.connect(self.look)
        self.summary = Button(words("month_return.summary"), icon="users")
        self.summary.clicked.connect(self.publish)
        title = Label(words("month_page.figures"), "h2")
        below = column(self.see, self.summary, gap=8)
        self.fill(column(title, self.list, self._hint, row(self.more, 1), below, 1, gap=8))

    def stops(self) -> list[QWidget]:
        """Where Tab leads in it, as one reads."""
        return [self.list, self.more, self.see, self.summary]

    def show_month(self, view: MonthView) -> None:
        """Show the figures of a month."""
        self._view = view
        before = self._desk.wording.month(view.month.plus(-1))
        self._hint.setText(self._desk.words("month_page.against", month=before))
        figures = view.figures if self._all else view.main_figures
        self.list.show_rows([self._row(each) for each in figures])

    def _row(self, figure: Comparison) -> Row:
        words, indicator = self._desk.words, figure.indicator
        value = said_figure(indicator.id, indicator.value, words("month_page.nothing"))
        apart = said_apart(words, indicator.id, indicator.value, figure.last_month)
        name = words(f"indicator.{indicator.id}.name")
        spoken = words("month_page.spoken", name=name, value=value, apart=apart)
        return Row(indicator.id, name, value=value, hint=apart, spoken=spoken)

    def _choose(self, chosen: Row) -> None:
        if self._view is None:
            return
        figure = next(each for each in self._view.figures if each.indicator.id == chosen.key)
        self.chosen.emit(figure)

    def _turn(self) -> None:
        self._all = not self._all
        key = "month_page.main_figures" if self._all else "month_page.all_figures"
        self.more.set_words(self._desk.words(key))
        if self._view is not None:
            self.show_month(self._view)


def said_apart(words: Words, indicator: str, now: float | None, before: float | None) -> str:
    """How much more or less a figure is than before; two shares in points, for a per cent of one is less."""
    if now is None or before is None:
        return ""

    def said(by: float) -> str:
        if _is_share(indicator):
            return words("month_page.points", n=round(by * 100))
        return said_figure(indicator, by, "")

    by = now - before
    key = "same" if said(abs(by)) == said(0) else "more" if by > 0 else "less"
    return words(f"month_page.{key}", n=said(abs(by)))


def beside(desk: Desk, figure: Comparison) -> str:
    """What a figure was last month, and in the same month last year, as far as it is known."""
    known = {"last_month_was": figure.last_month, "last_year_was": figure.same_month_last_year}
    return " ".join(
        desk.words(f"month_return.{key}", value=said_figure(figure.indicator.id, value, ""))
        for key, value in known.items()
        if value is not None
    )


def said_figure(indicator: str, value: float | None, nothing: str) -> str:
    """A figure as people read it: rates in per cent, hours and means to one place at most."""
    if value is None:
        return nothing
    if _is_share(indicator):
        return f"{value:.0%}"
    if indicator in HOURS:
        return f"{value:.0f}" if abs(value - round(value)) < 0.05 else f"{value:.1f}"  # noqa: PLR2004 - one place
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}"


def _is_share(indicator: str) -> bool:
    return indicator in _RATES or indicator.startswith(("B11.", "F02."))
