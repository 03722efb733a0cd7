"""A calm card in the place of a page that is the coordinator's: their passphrase opens it."""

from collections.abc import Mapping
from typing import Any

from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.secret_field import SecretField


class RiseCard(InlineCard):
    """Asks for the coordinator's passphrase."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        words = desk.words
        not_now = Button(words("roles.not_now"), icon="arrow-left")
        not_now.clicked.connect(self.done)
        self.secret = SecretField(words, words("lock.coordinator_hint"), not_now)
        self.fill(
            column(
                Label(words("roles.needed"), "h2"),
                Label(words("roles.needed_hint"), "muted"),
                self.secret,
                gap=14,
            )
        )

    def begin(self) -> None:
        """The passphrase first."""
        self.secret.edit.setFocus()

    def no_longer(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whatever came of it, another try may be made."""
        if not busy:
            self.secret.again()


class Rise(Page):
    """``opened({"page": …, "where": …, "back": …})``: where it goes on, and where it came from."""

    name = "rise"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.body.addLayout(self.cards)
        self.body.addStretch(1)
        self._wanted, self._back = "", ""
        self._where: dict[str, Any] = {}
        self._over = True

    def opened(self, where: Mapping[str, Any]) -> None:
        """Ask, for the sake of that page."""
        words = self.words
        self._wanted, self._where = str(where.get("page", "today")), dict(where.get("where", {}))
        if where.get("back", self.name) != self.name:
            self._back = str(where["back"])
        self._over = True
        self.close_card()
        self._over = False
        title = f"window.page.{self._wanted}"
        self.head(words(title) if title in words else words("roles.coordinator"))
        card = RiseCard(self.desk)
        card.secret.typed.connect(self._try)
        self.show_card(card, self._leave)
        self.desk.operations.busy.connect(card.no_longer)

    def _try(self, secret: str) -> None:
        self.desk.rise(secret, self._go_on, self, self._refused)

    def _go_on(self) -> None:
        """The passphrase is right: on to what was wanted."""
        wanted, where = self._wanted, self._where
        self._over = True
        self.close_card()
        self.desk.say(self.words("roles.rose"), "info")
        self.desk.go(wanted, **where)

    def _refused(self, problem: Problem) -> None:
        if isinstance(self.card, RiseCard):
            self.card.secret.refuse(self.words.problem(problem))
            self.show_inside(self.card)

    def _leave(self) -> None:
        """Not now: back to where they were, as it stands there."""
        if not self._over:
            self.desk.went_back.emit(self._back)
