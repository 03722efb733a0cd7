"""Beside the register: what is missing for a child and what to do now, and what not to forget of them."""

from functools import partial

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from hublog.domain.names import screen_name
from hublog.qt.actions import bind, shown
from hublog.qt.desk import Desk
from hublog.qt.pages.register_yes import YesCard
from hublog.qt.widgets.arrange import clear, column, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Picture, spoken
from hublog.qt.widgets.reading_out import read_out
from hublog.qt.widgets.scrolling import bring_top_into_sight
from hublog.services.at_the_door import DoorView
from hublog.services.changed import Changed
from hublog.services.children_here import AtTheDesk, Calling

_NOBODY = Calling(for_children=False, latest=None, lacking=())


class ChildrenCard(QWidget):
    """``asked`` carries the card on which a grown-up says yes for a child.

    It never takes the focus, so that the next one can sign in; it is brought into sight and read out.
    What nobody but those on shift should read is seen while that child is the latest, or was asked for.
    """

    asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._words = desk, desk.words
        self._session = ""
        self._told = _NOBODY
        self._asked_for = ""
        self._told_of = ""
        self._yes: YesCard | None = None
        self._full_names = False
        self._calls = column(gap=8)
        self.waiting = Label("", "small")
        self.next = Button(self._words("children.next"), "quiet", icon="chevron-right")
        self.next.clicked.connect(self._show_next)
        self.days = Button(self._words("children.days"), icon="grid-3x3", hint=shown("camp_days"))
        self.days.clicked.connect(self.show_days)
        sign = Picture("triangle-alert", color="error")
        self._waits = holding(row(sign, self.waiting, 1, self.next, gap=8))
        self.setLayout(column(holding(self._calls), self._waits, self.days, gap=8))
        self.hide()

    @property
    def shows(self) -> AtTheDesk | None:
        """The child that the card is about."""
        told = self._told
        here = [each for each in (told.latest, *told.lacking) if each is not None]
        wanted = (each for each in here if each.person.id == self._asked_for)
        return next(wanted, None) or told.latest

    def show_view(self, view: DoorView) -> None:
        """The session that is shown; another one is asked about anew."""
        if view.session.id != self._session:
            self._session, self._told, self._asked_for = view.session.id, _NOBODY, ""
            self._ask(frozenset())

    def heard(self, changed: Changed) -> None:
        """Somebody came or went, or something was told of them."""
        if changed.rows.keys() & {"attendance", "care", "consent", "person", "session", "hub"}:
            written = changed.rows.get("attendance", frozenset())
            if written:
                self._asked_for = ""
            elif self.shows is not None:  # what was said on the card is about the same child
                self._asked_for = self.shows.person.id
            self._ask(written)

    def show_full_names(self, full: bool) -> None:  # noqa: FBT001 - it is the value
        """Show whole names, or first names and initials."""
        self._full_names = full
        self._show()

    def bind_keys(self, page: QWidget) -> None:
        """Let the keys of the page do what the buttons do."""
        bind(page, "said_yes", self.ask_for_yes)
        bind(page, "camp_days", self.show_days)

    def ask_for_yes(self) -> None:
        """The key does what the button does; for the next one who waits, where no card is shown."""
        child = self.shows
        if child is None or not child.missing:
            child = next(iter(self._told.lacking), None)
        if child is not None:
            self._ask_yes(child)

    def show_days(self) -> None:
        """Who came on which day, and who left with whom."""
        if self._told.for_children:
            self._desk.go("camp", session=self._session)

    def _ask_yes(self, child: AtTheDesk) -> None:
        """One that is open for that child keeps what was typed on it."""
        card = self._yes
        still = card is not None and shiboken6.isValid(card) and card.isVisible()
        if card is not None and still and card.child == child.person.id:
            card.begin()
            return
        self._yes = YesCard(self._desk, self._session, child)
        self.asked.emit(self._yes)

    def _ask(self, written: frozenset[str]) -> None:
        session = self._session

        def show(told: Calling) -> None:
            if session == self._session:
                self._told = told
                self._show()

        if session:
            self._desk.ask(lambda s: s.care.calling(session, written), show, self)

    def _show(self) -> None:
        clear(self._calls)
        child, words = self.shows, self._words
        if child is not None and child.missing:
            self._calls.addWidget(self._red(child))
        if child is not None and child.care and (child.care.allergies or child.care.medical):
            self._calls.addWidget(self._amber(child))
        said = "" if child is None else child.person.id
        if said and said != self._told_of:
            QTimer.singleShot(0, self, self._call)
        self._told_of = said
        others = [each for each in self._told.lacking if child is None or each != child]
        more = "children.waiting" if len(others) == len(self._told.lacking) else "children.more"
        self.waiting.setText(words(more, n=len(others)))
        self.waiting.setAccessibleName(self.waiting.text())
        self._waits.setVisible(bool(others))
        self.days.setVisible(self._told.for_children)
        self.setVisible(self._told.for_children or child is not None)

    def _call(self) -> None:
        """What is told of another child is seen, where it stands below the door too, and heard."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        place = self._calls.itemAt(0)
        card = place.widget() if place is not None else None
        if card is not None:
            bring_top_into_sight(card)
            read_out(card, card.accessibleName(), at_once=True)

    def _show_next(self) -> None:
        ids = [each.person.id for each in self._told.lacking]
        now = self.shows.person.id if self.shows is not None else ""
        place = (ids.index(now) + 1) % len(ids) if now in ids else 0
        self._asked_for = ids[place]
        self._show()

    def _red(self, child: AtTheDesk) -> QFrame:
        """What is missing, what to do now, and the one thing that can be done here."""
        words, name = self._words, self._name(child)
        lines = [words("children.title", name=name)]
        if child.missing.consent is not None:
            lines.append(words(f"children.consent.{child.missing.consent}"))
        if child.missing.contacts:
            lines.append(words("children.contacts", n=child.missing.contacts))
        key = "children.now" if child.missing.consent is not None else "children.now_contacts"
        lines.append(words(key, name=name))
        does = "children.yes" if child.missing.consent is not None else "children.add_contact"
        said_yes = Button(words(does), icon="user-check", hint=shown("said_yes"))
        said_yes.clicked.connect(partial(self._ask_yes, child))
        return _card("error", "triangle-alert", lines, said_yes)

    def _amber(self, child: AtTheDesk) -> QFrame:
        """What they must not eat, and what to do where they fall ill."""
        words, care = self._words, child.care
        lines = [words("children.know", name=self._name(child))]
        if care is not None and care.allergies:
            lines.append(words("children.allergies", text=care.allergies))
        if care is not None and care.medical:
            lines.append(words("children.medical", text=care.medical))
        return _card("warn", "circle-alert", lines)

    def _name(self, child: AtTheDesk) -> str:
        person, privacy = child.person, self._desk.privacy_names and not self._full_names
        return screen_name(person.known_as, person.full_name, privacy=privacy)


def _card(kind: str, icon: str, lines: list[str], *buttons: Button) -> QFrame:
    title, *more = lines
    texts = column(Label(title, "strong"), *(Label(each) for each in more), gap=4)
    heading = row(gap=10)
    heading.addWidget(Picture(icon, 24, kind), 0, Qt.AlignmentFlag.AlignTop)
    heading.addLayout(texts, 1)
    card = Card(column(heading, *buttons, gap=10), kind)
    spoken(card, " ".join(lines))
    return card
