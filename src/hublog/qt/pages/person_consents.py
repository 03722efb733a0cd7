"""What somebody said yes to: every purpose, how it stands, who said so, when and until when."""

from PySide6.QtCore import Qt, Signal

from hublog.domain.consents import Held
from hublog.domain.problems import Problem
from hublog.qt.consent_said import said_stand
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.pages.consent_asking import ConsentCard
from hublog.qt.pages.consent_back import TakeBackCard
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.consents import Stand, Standing

_GIVEN = (Held.YES, Held.EXPIRED)


class ConsentsCard(Card):
    """``wanted`` carries a card that shall stand on the page until its job is done."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person = ""
        self._standing: Standing | None = None
        words = desk.words
        self.list = RowsView(words("consent.card"), lined=True, grows=True)
        self.list.chosen.connect(lambda chosen: self._open(chosen.key))
        spoken = words("consent.ask_now_spoken")
        self.ask_now = Button(words("consent.ask_now"), icon="circle-question-mark", spoken=spoken)
        self.ask_now.clicked.connect(self._ask_all)
        self.fill(
            column(
                Label(words("consent.card"), "h2"),
                Label(words("consent.card_hint"), "muted"),
                self.list,
                row(self.ask_now, 1),
                gap=8,
            )
        )

    def show_person(self, person_id: str) -> None:
        """Ask how everything stands with somebody, and show it."""
        self._person = person_id

        def show(standing: Standing | Problem) -> None:
            if not isinstance(standing, Problem) and person_id == self._person:
                self._show(standing)

        self._desk.ask(lambda s: s.consents.of(person_id), show, self)

    def begin(self) -> None:
        """Go back to where it is asked."""
        target = self.ask_now if self.ask_now.isVisible() else self.list
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        self.list.show_rows([self._row(each) for each in standing.stands])
        self.ask_now.setVisible(bool(standing.to_ask))

    def _row(self, stand: Stand) -> Row:
        said = said_stand(self._desk, stand)
        title = self._desk.label("consent_purpose", stand.purpose)
        return Row(
            stand.purpose,
            self._desk.words(f"consent.short.{stand.purpose}"),
            said.line,
            icon=said.icon,
            icon_kind=said.color,
            spoken=self._desk.words("consent.spoken", purpose=title, whole=said.whole),
        )

    def _ask_all(self) -> None:
        if self._standing is not None:
            self._want(ConsentCard(self._desk, self._standing, self._standing.to_ask))

    def _open(self, purpose: str) -> None:
        """What was agreed to, or is kept, can be taken back; anything else is asked."""
        standing = self._standing
        if standing is None:
            return
        stand = standing.of(purpose)
        if stand.held not in _GIVEN and not stand.goes.anything:
            self._want(ConsentCard(self._desk, standing, [purpose]))
            return
        card = TakeBackCard(self._desk, standing, purpose)
        card.again.connect(lambda: self._want(ConsentCard(self._desk, standing, [purpose])))
        self._want(card)

    def _want(self, card: InlineCard) -> None:
        self.wanted.emit(card)
