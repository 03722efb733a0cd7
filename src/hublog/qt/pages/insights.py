"""Insights: who came, when and of what age, in pictures, each with its sentence."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.insight_headlines import CARDS
from hublog.domain.insight_words import pictures, span_said
from hublog.domain.spans import SPANS
from hublog.qt.actions import bind
from hublog.qt.actions import shown as key_of
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.insights_card import InsightCard
from hublog.qt.pages.insights_copies import Leaving
from hublog.qt.pages.preview import preview
from hublog.qt.widgets.arrange import flow, holding, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.picker import Picker
from hublog.services.changed import Changed
from hublog.services.insights import Look

_LEAST = 440


class InsightsPage(Page):
    """Asks for all pictures at once; what leaves of them obeys the rule of small numbers."""

    name = "insights"
    guide = "coordinator"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.look: Look | None = None
        named = [(key, words(f"page_insights.span.{key}")) for key in SPANS]
        self.span = Picker(words("page_insights.span_of"), named, SPANS[0])
        self.print = Button(words("page_insights.print"), icon="printer", hint=key_of("print"))
        self.corner.addWidget(wrap(self.span, self.print))
        self.cards_of = {card: InsightCard(words) for card in CARDS}
        self.body.addWidget(
            holding(flow(*self.cards_of.values(), least=_LEAST, gap=16, most_columns=2))
        )
        self.rule = Label(words("page_insights.rule"), "small")
        self.body.addWidget(self.rule)
        self.body.addStretch(1)
        for card, shows in self.cards_of.items():
            shows.hide()
            shows.copied.connect(lambda what, card=card: self._copy(card, what))
        self.span.chose.connect(lambda _: self._ask())
        self.print.clicked.connect(self._print)
        bind(self, "print", self._print, whole_window=True)
        self.head(words("window.page.insights"), words("page_insights.asking"))

    def opened(self, where: Mapping[str, Any]) -> None:
        """Ask for the span that is chosen."""
        del where
        self._ask()
        self.span.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changed: Changed) -> None:
        """Every change may be one of a number."""
        if changed:
            self._ask()

    def _ask(self) -> None:
        span, today = self.span.value, self.desk.today()
        self.desk.ask(lambda s: s.months.insights(span, today), self._show, self)

    def _show(self, look: Look) -> None:
        if look.span != self.span.value:
            return  # another span was chosen meanwhile, and is on its way
        self.look = look
        self.head(self.words("window.page.insights"), span_said(look.seen, self.words))
        shown = {each.card: each for each in pictures(look.seen, self.words, self.desk.codes)}
        for name, card in self.cards_of.items():
            card.setVisible(name in shown)
            if name in shown:
                card.show_picture(shown[name])
        stops = [self.span, self.print]
        stops += [each for card in self.cards_of.values() for each in card.stops()]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _leaving(self) -> Leaving | None:
        return Leaving(self.look, self.words, self.desk.codes) if self.look is not None else None

    def _copy(self, card: str, what: str) -> None:
        leaving = self._leaving()
        if leaving is not None:
            (leaving.copy_table if what == "table" else leaving.copy_picture)(card)
            self.desk.say(self.words(f"page_insights.copied_{what}"), "info")

    def _print(self) -> None:
        leaving = self._leaving()
        if leaving is not None:
            preview(self.desk, leaving.document(), self.name)
