"""The register of a session: sign people in, count others, see who is here, finish, put it right."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from PySide6.QtGui import QKeyEvent

from hublog.domain.people import Person
from hublog.domain.sessions import Session
from hublog.qt.actions import bind, shown
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.referral_card import ReferralCard
from hublog.qt.pages.register_after import AfterCard
from hublog.qt.pages.register_children import ChildrenCard
from hublog.qt.pages.register_counting import GROUPS, CountingCard, PartyCard
from hublog.qt.pages.register_doing import Doing
from hublog.qt.pages.register_ending import EndingCard
from hublog.qt.pages.register_finding import FindingCard
from hublog.qt.pages.register_helping import HelpingCard
from hublog.qt.pages.register_here import Eye, HereCard, state_of
from hublog.qt.pages.register_newcomer import NewcomerCard
from hublog.qt.pages.register_others import OthersBar, nothing_runs
from hublog.qt.pages.register_when import WhenCard
from hublog.qt.widgets.arrange import Sides, column
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.scrolling import Aside
from hublog.services.at_the_door import DoorView, Doorway
from hublog.services.changed import Changed

_Kind = Callable[..., InlineCard]
_OVER = ("closed", "cancelled", "planned")
"""Every status of a session that is not running."""


class Register(Page):
    """``opened({"session": …, "resumed": …, "mend": …})``; without a session the one that runs."""

    name = "register"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view: DoorView | None = None
        self.finding = FindingCard(desk)
        self.counting = CountingCard(desk)
        self.after = AfterCard(desk)
        self.here = HereCard(desk)
        self.children_here = ChildrenCard(desk)
        self.doing = Doing(desk, self.finding, self)
        self.others = OthersBar(desk)
        self.finish = Button(self.words("register.finish"), icon="flag")
        self.finish.setToolTip(shown("finish"))
        self.eye = Eye(desk)
        self.corner.addWidget(self.eye)
        self.corner.addWidget(self.finish)
        left = column(self.cards, gap=16)
        left.addWidget(self.finding, 1)
        left.addWidget(self.counting)
        left.addWidget(self.after)
        right = column(self.children_here, gap=12)
        right.addWidget(self.here, 1)
        self.aside = Aside(right)
        self._door = Sides(left, self.aside, (3, 2))
        self._nothing = nothing_runs(desk)
        self.body.addWidget(self.others)
        self.body.addWidget(self._door, 1)
        self.body.addWidget(self._nothing, 1)
        self._connect()
        self._show_nothing()

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the session asked for, or the one that runs."""
        wanted = str(where.get("session", ""))
        if wanted:
            self._turn_to(wanted)
        self.desk.ask(lambda s: s.door.running(), partial(self._found, where), self)

    def heard(self, changed: Changed) -> None:
        """Show the session as it is now; ask for everybody again where people changed."""
        if not self.session_id:
            return
        self._ask_view()
        self.children_here.heard(changed)
        if changed.rows.keys() & {"session", "activity", "hub"}:
            self._ask_doorway()
        elif people := changed.people:
            self.desk.ask(lambda s: {who: s.people.get(who) for who in people}, self._know, self)

    def undo(self) -> None:
        """Ctrl+Z leaves what is begun and not kept yet, else takes back the latest action."""
        begun = self.card is not None and not self.card.keeps_at_once
        (self.close_card if begun else self.desk.undo)()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever is typed anywhere on the page goes to the search field."""
        if event.text().strip() and event.text().isprintable() and self.finding.isVisible():
            self.finding.take_focus()
            self.finding.field.insert(event.text())
        else:
            super().keyPressEvent(event)

    @property
    def session_id(self) -> str:
        """The session that is shown, empty where none is."""
        return self.doing.session_id

    def _turn_to(self, session: str) -> None:
        if session != self.session_id:
            self.view = None
            self.close_card()
            self.doing.session_id = session

    def _sign_in(self, person_id: str) -> None:
        self._begin_anew()
        self.doing.sign_in(person_id)

    def _count(self, band: str, n: int) -> None:
        self.finding.clear()
        self.doing.count(band, n)

    def _take_back(self, entry_id: str, said: str) -> None:
        self._begin_anew()
        self.doing.take_back(entry_id, said)

    def _begin_anew(self) -> None:
        self.finding.clear()
        (self.finding if self.finding.isVisible() else self.here).take_focus()

    def _connect(self) -> None:
        self.finding.chosen.connect(self._sign_in)
        self.finding.newcomer.connect(partial(self._begin, NewcomerCard, self.finding))
        self.counting.counted.connect(self._count)
        self.counting.party.connect(partial(self._begin, PartyCard))
        self.here.removed.connect(self._take_back)
        self.here.helpers.connect(self._begin_helping)
        self.children_here.asked.connect(self._open_inline)
        self.children_here.bind_keys(self)
        self.here.when.connect(partial(self._begin, WhenCard, when=("open", *_OVER)))
        self.after.nobody.connect(self.doing.nobody_came)
        self.after.asked.connect(self._open_inline)
        self.here.advice.connect(self._begin_advice)
        self.here.asking.wanted.connect(self._open_inline)
        self.others.chosen.connect(lambda session: self.opened({"session": session}))
        self.finish.clicked.connect(self._begin_ending)
        for part in (self.finding, self.here, self.children_here):
            self.eye.turned.connect(part.show_full_names)
        self.eye.clicked.connect(self.finding.take_focus)
        for number, band in enumerate(GROUPS, start=1):
            bind(self, f"count_{number}", partial(self._count_by_key, band, 1))
            bind(self, f"less_{number}", partial(self._count_by_key, band, -1))
        bind(self, "someone_new", lambda: self.finding.newcomer.emit(self.finding.typed))
        bind(self, "family", partial(self._begin, PartyCard))
        bind(self, "helpers", self._begin_helping)
        bind(self, "advice", self._begin_advice)
        bind(self, "finish", self._finish_key)

    def _found(self, where: Mapping[str, Any], running: tuple[Session, ...]) -> None:
        if not where.get("session") and running and self.session_id not in {s.id for s in running}:
            self._turn_to(running[0].id)
        if not self.session_id:
            self._show_nothing()
            return
        self.others.show_sessions(each for each in running if each.id != self.session_id)
        self._ask_view(partial(self._go_on, where))
        self._ask_doorway()

    def _go_on(self, where: Mapping[str, Any]) -> None:
        """After a crash say who was last; show what to mend: times, or heads, note or minutes."""
        mend = str(where.get("mend", ""))
        if where.get("resumed"):
            self.here.say_last()
        elif mend == "times":
            self.here.when.emit()
        elif mend:
            self._begin(EndingCard, when=("closed",))
            if isinstance(self.card, EndingCard):
                self.card.begin_at(mend)

    def _ask_doorway(self) -> None:
        session = self.session_id

        def show(doorway: Doorway) -> None:
            if session == self.session_id:
                self.finding.show_doorway(doorway)

        self.desk.ask(lambda s: s.door.doorway(session), show, self)

    def _know(self, people: Mapping[str, Person | None]) -> None:
        """A merge moves cards and visits from one to another, so then everybody is asked for."""
        if any(person and person.merged_into for person in people.values()):
            self._ask_doorway()
        else:
            self.finding.know(people)

    def _ask_view(self, then: Callable[[], None] = lambda: None) -> None:
        session = self.session_id

        def show(view: DoorView) -> None:
            if session == self.session_id:
                self._show(view)
                then()

        self.desk.ask(lambda s: s.door.view(session), show, self)

    def _show(self, view: DoorView) -> None:
        if not view.session.alive:  # its opening was taken back
            self._turn_to("")
            self.opened({})
            return
        anew = self.view is None or self.view.session.status != view.session.status
        self.view = view
        words, wording = self.words, self.desk.wording
        is_open = view.session.status == "open"
        day = wording.day(view.session.date)
        self.head(
            words("register.title", activity=view.activity.name, day=day), state_of(self.desk, view)
        )
        self.finding.show_view(view)
        self.counting.show_view(view)
        self.here.show_view(view)
        self.children_here.show_view(view)
        self.after.show_view(view)
        does = {"open": "register.finish", "planned": "today.start_late"}
        self.finish.set_words(words(does.get(view.session.status, "register.reopen")))
        self._arrange()
        self._nothing.hide()
        self._door.show()
        self.finish.setVisible(is_open or view.session.date <= self.desk.today())
        self.eye.setVisible(self.desk.privacy_names)
        if anew and self.card is None:
            (self.finding.take_focus if is_open else self._begin_after)()

    def _arrange(self) -> None:
        """A card stands in the place of finding and counting, and of what can be done afterwards."""
        free = self.card is None and self.view is not None
        is_open = self.view is not None and self.view.session.status == "open"
        for part in (self.finding, self.counting):
            part.setVisible(free and is_open)
        self.after.setVisible(free and not is_open)
        self.aside.setVisible(self.card is None or not self.card.wide)

    def _count_by_key(self, band: str, n: int) -> None:
        if isinstance(self.card, PartyCard):
            self.card.add(band, n)
        elif self.view is not None and self.view.session.status == "open":
            self._count(band, n)

    def _finish_key(self) -> None:
        if self.card is None:
            self._begin_ending()

    def _begin(self, kind: _Kind, *more: object, when: Collection[str] = ("open",)) -> None:
        """Open a card; one of its kind that is open keeps what was typed in it."""
        if self.card is not None and type(self.card) is kind:
            self.card.begin()
        elif self.view is not None and self.view.session.status in when:
            self._open_inline(kind(self.desk, self.view, *more))

    def _begin_helping(self) -> None:
        """Who is helping; once it is over, the time they gave."""
        self._begin(HelpingCard, self.finding)
        self._begin(EndingCard, when=("closed",))

    def _begin_advice(self) -> None:
        """Also of a session that is finished; what was typed on an open card is kept."""
        if isinstance(self.card, ReferralCard):
            self.card.begin()
        elif self.view is not None:
            self._open_inline(ReferralCard(self.desk, session_id=self.session_id))
            self.show_inside(self.focusWidget() or self)  # in large letters it is far down

    def _begin_ending(self) -> None:
        if self.view is not None and self.view.session.status == "open":
            self._open_inline(EndingCard(self.desk, self.view))
        elif self.view is not None:
            self.doing.reopen()

    def _open_inline(self, card: InlineCard) -> None:
        """Show a card in place of finding and counting."""
        self.show_card(card, partial(self._closed, card))
        self._arrange()

    def _closed(self, card: InlineCard) -> None:
        self._arrange()
        anew = self.finding.isVisible() or isinstance(card, ReferralCard)
        (self._begin_anew if anew else self._begin_after)()

    def _begin_after(self) -> None:
        if not self.after.take_focus():
            self.here.take_focus()

    def _show_nothing(self) -> None:
        self.head(self.words("window.page.register"))
        for part in (self._door, self.others, self.finish, self.eye):
            part.hide()
        self._nothing.show()
