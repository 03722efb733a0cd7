"""Those at a session who are still to be asked something, and asking them: for a quiet moment."""

from collections import Counter

from PySide6.QtCore import Qt, Signal

from hublog.domain.names import screen_name
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.pages.consent_asking import ConsentCard
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.consents import Standing, Waiting


class WaitingCard(InlineCard):
    """``wanted`` carries the card that asks whoever was chosen."""

    wanted = Signal(object)
    keeps_at_once = True

    def __init__(self, desk: Desk, waiting: tuple[Waiting, ...]) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.list = RowsView(words("consent.waiting_list"), lined=True, grows=True)
        names = [
            screen_name(each.known_as, each.full_name, privacy=desk.privacy_names)
            for each in waiting
        ]
        alike = Counter(names)
        self.list.show_rows(
            [
                Row(
                    each.person_id,
                    name if alike[name] == 1 else each.name,
                    words("consent.still_open", n=each.open),
                )
                for each, name in zip(waiting, names, strict=True)
            ]
        )
        self.list.chosen.connect(lambda chosen: self._ask(chosen.key))
        leave = Button(words("consent.leave"))
        leave.clicked.connect(self.done)
        self.fill(
            column(
                Label(words("consent.waiting_list"), "h1"),
                Label(words("consent.waiting_hint"), "muted"),
                self.list,
                row(leave, 1),
                gap=12,
            )
        )

    def begin(self) -> None:
        """The first of them."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, person_id: str) -> None:
        def begin(standing: Standing | Problem) -> None:
            if not isinstance(standing, Problem):
                self.wanted.emit(ConsentCard(self._desk, standing, standing.to_ask))

        self._desk.ask(lambda s: s.consents.of(person_id), begin, self)


class AskingButton(Button):
    """Says how many are still to be asked, where there are any; it stands beside the door.

    ``wanted`` carries a card that shall stand on the page.
    """

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("", "quiet", icon="circle-question-mark")
        self._desk = desk
        self._waiting: tuple[Waiting, ...] = ()
        self._session = ""
        self.clicked.connect(self._open)
        self.hide()

    def show_session(self, session_id: str) -> None:
        """Ask who is still to be asked there; nobody where there is no session."""
        self._session = session_id

        def show(waiting: tuple[Waiting, ...]) -> None:
            if session_id == self._session:
                self._waiting = waiting
                self.set_words(self._desk.words("consent.waiting", n=len(waiting)))
                self.setVisible(bool(waiting))

        self._desk.ask(lambda s: s.consents.waiting(session_id), show, self)

    def _open(self) -> None:
        card = WaitingCard(self._desk, self._waiting)
        card.wanted.connect(self.wanted)
        self.wanted.emit(card)
