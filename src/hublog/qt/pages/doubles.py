"""Who may be here twice, pair by pair: joined, said to be two, or put off; and who was joined lately."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from hublog.domain.likely_doubles import Double
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.once import Once
from hublog.qt.page import Page
from hublog.qt.pages.month_doubles import Two, side_of
from hublog.qt.widgets.arrange import clear, column, flow, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label, Picture
from hublog.qt.widgets.rows_view import RowsView
from hublog.qt.widgets.wrong import Wrong
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.doubles import Joined

_CONCERNS = {"person", "acceptance", "attendance"}
_KEYS = {Qt.Key.Key_1: "one", Qt.Key.Key_2: "two", Qt.Key.Key_3: "not_sure"}


@dataclass(frozen=True, slots=True)
class _Found:
    """Who may be one, all about the first two, who was joined lately, and how many pairs are put off."""

    pairs: tuple[Double, ...]
    two: Two | Problem | None
    joined: tuple[Joined, ...]
    put_off: int


class Doubles(Page):
    """Shows the likeliest pair; every answer brings the next."""

    name = "doubles"
    guide = "coordinator"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self._first = True
        self.way_back = back = Button(words("doubles.back"), icon="arrow-left")
        back.clicked.connect(lambda: desk.go("people"))
        self.corner.addWidget(back)
        self._end = column(gap=0)
        self.lately = RowsView(words("doubles.lately"), lined=True, grows=True)
        self.lately.chosen.connect(lambda line: desk.undo(line.key))
        self._none = Label(words("doubles.none_lately"), "muted")
        self._hint = Label(words("doubles.lately_hint"), "small")
        self.body.addLayout(self.cards)
        self.body.addLayout(self._end)
        title = Label(words("doubles.lately"), "h2")
        self.body.addWidget(Card(column(title, self._hint, self.lately, self._none, gap=8)))
        self.body.addStretch(1)
        self.head(words("doubles.title"))

    def opened(self, where: Mapping[str, Any]) -> None:
        """Look anew."""
        del where
        self._first = True
        self._ask()

    def heard(self, changed: Changed) -> None:
        """Somebody was joined, parted or written down otherwise."""
        if changed.rows.keys() & _CONCERNS:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number answers wherever on the page the focus is; held down, it answers one pair."""
        answer = _KEYS.get(Qt.Key(event.key()))
        if answer is not None and event.isAutoRepeat():
            event.accept()
        elif answer is not None and isinstance(self.card, PairCard):
            getattr(self.card, answer).click()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.desk.ask(_everything, self._show, self)

    def _show(self, found: _Found) -> None:
        pairs, two = found.pairs, found.two
        self.head(self.words("doubles.title"), self.words("doubles.state", n=len(pairs)))
        self.close_card()
        clear(self._end)
        if two is None or isinstance(two, Problem):
            self._nothing(found.put_off)
        else:
            self.show_card(PairCard(self.desk, pairs[0], two), self._rest)
        self._show_joined(found.joined)

    def _rest(self) -> None:
        """Where a key too many does no harm: Undo would be next."""
        if self.way_back is not None:
            self.way_back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nothing(self, put_off: int) -> None:
        words = self.words
        heading = row(Picture("circle-check", 28, "ok"), gap=12)
        nothing = words("doubles.nothing_else" if put_off else "doubles.nothing")
        heading.addWidget(Label(nothing, "h2"), 1)
        waits = words("doubles.waits", n=put_off) if put_off else words("doubles.nothing_more")
        more = Label(waits, "muted")
        self._end.addWidget(Card(column(heading, more)))

    def _show_joined(self, joined: tuple[Joined, ...]) -> None:
        words, wording, today = self.words, self.desk.wording, self.desk.today()
        self.lately.show_rows(
            [
                Row(
                    each.stamp,
                    words("doubles.lately_line", other=each.other, kept=each.kept),
                    words("doubles.lately_by", name=each.by),
                    lead=wording.seen(each.at.date(), today),
                    hint=words("doubles.part"),
                )
                for each in joined
            ]
        )
        for widget, seen in ((self.lately, joined), (self._hint, joined), (self._none, not joined)):
            widget.setVisible(bool(seen))


class PairCard(InlineCard):
    """Two people side by side, and a button for each answer, with its number."""

    def __init__(self, desk: Desk, double: Double, two: Two) -> None:
        super().__init__()
        self._desk, self._double = desk, double
        self._once: Once[Services] = Once(desk, self)
        self._answered = False
        self._kept, self._other = sorted(two, key=lambda each: -len(each.visits))
        words = desk.words
        self.one = self._button("one", "user-check", self._join)
        self.two = self._button("two", "users-round", self._part)
        self.not_sure = self._button("not_sure", "clock", self._put_off)
        self._wrong = Wrong()
        why = "by_more" if double.by_more else "by_name"
        self.fill(
            column(
                Label(words("doubles.question"), "h2"),
                Label(words(f"doubles.{why}"), "muted"),
                flow(*(side_of(desk, each) for each in two), least=220, gap=16, most_columns=2),
                self._wrong,
                wrap(self.one, self.two, self.not_sure),
                Label(words("doubles.hint"), "small"),
            )
        )

    def begin(self) -> None:
        """On what joins nobody."""
        self.not_sure.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, key: str, icon: str, does: Any) -> Button:  # noqa: ANN401 - a slot
        hint = next(chr(number) for number, name in _KEYS.items() if name == key)
        made = Button(self._desk.words(f"doubles.{key}"), icon=icon, hint=hint)
        made.clicked.connect(does)
        return made

    def _join(self) -> None:
        actor, kept, other = self._desk.actor, self._kept.person, self._other.person
        said = self._desk.words("doubles.joined", kept=kept.name, other=other.name)
        self._do(lambda s: s.people.merge(actor, kept.id, other.id), said)

    def _part(self) -> None:
        words, actor, (one, other, _) = self._desk.words, self._desk.actor, self._double
        reason = words("doubles.reason")
        self._do(lambda s: s.doubles.different(actor, one, other, reason), words("doubles.parted"))

    def _put_off(self) -> None:
        actor, (one, other, _) = self._desk.actor, self._double
        said = self._desk.words("doubles.put_off")
        self._do(lambda s: s.doubles.not_sure(actor, one, other), said)

    def _do(self, action: Any, said: str) -> None:  # noqa: ANN401 - a use case
        desk = self._desk

        def kept(changed: Changed) -> None:
            self._answered = True  # it stands here until the next pair is found
            desk.say(said, undoes=changed.stamp)

        if not self._answered:
            self._once.do(action, kept, self._refused)

    def _refused(self, problem: Problem) -> None:
        self._wrong.say(self._desk.words.problem(problem))


def _everything(services: Services) -> _Found:
    doubles = services.doubles
    pairs = doubles.likely()
    two = doubles.compare(pairs[0].one, pairs[0].other) if pairs else None
    return _Found(pairs, two, doubles.joined_lately(), 0 if pairs else doubles.put_off())
