"""Setting up our hub: one thing per page, Back keeps every answer, two minutes in all."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.domain.hubs import COUNTRIES
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.qt.desk import Desk
from hublog.qt.entrance import Entrance, Opened
from hublog.qt.pages.set_up_activities import PlannedActivities
from hublog.qt.pages.set_up_answers import Answers
from hublog.qt.pages.set_up_copies import PlaceForCopies
from hublog.qt.pages.set_up_filling import NewHub, fill
from hublog.qt.pages.set_up_pack import PackPlace, dropped, file_of
from hublog.qt.pages.set_up_people import Helpers, names_in
from hublog.qt.pages.set_up_secrets import Secrets
from hublog.qt.pages.settings_secret import NewPassphrase
from hublog.qt.pages.who import Who
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.threshold import Threshold
from hublog.services.seats import Tile
from hublog.services.unavailable import StorageUnavailable
from hublog.services.ways_in import SeenPack, SetUp
from hublog.services.what_is_held import HeldHere

_SEVERAL = 2
_Made = tuple[SetUp, Problem | None, HeldHere]
"""The hub, what could not be kept of what was told, and what the recovery sheet says of it."""


class SettingUp(Threshold):
    """Hub, activities, helpers, passphrase, done."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__(entrance.words)
        begun = entrance.begun.get("set_up")
        self._entrance = entrance
        self.answers = begun if isinstance(begun, Answers) else Answers()
        self._made: SetUp | None = None
        self._missing = ""
        self._place: PackPlace | None = None
        self.setAcceptDrops(True)
        self._hub()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A hub pack may be dropped anywhere on the first of these pages."""
        if dropped(self._place, event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A pack fills the page in; nothing is made yet."""
        if self._place is not None and dropped(self._place, event):
            event.acceptProposedAction()
            self._place.look(file_of(event))

    def _hub(self) -> None:
        words, told = self._entrance.words, self.answers
        name_field, name = line_field(words("set_up.name"), told.name, words("set_up.name_hint"))
        code_field, code = line_field(words("set_up.code"), told.code, words("set_up.code_hint"))
        area_field, area = line_field(words("set_up.area"), told.area)
        contact_field, contact = line_field(
            words("set_up.contact"), told.contact, words("set_up.contact_hint")
        )
        countries = [(each, words(f"set_up.country.{each}")) for each in COUNTRIES]
        country = Choices(words("set_up.country_label"), countries, least=150)
        country.choose(told.country)
        code.setReadOnly(told.pack is not None)
        place = self._place = PackPlace(self._entrance, told.pack)
        place.seen.connect(self._from_pack)

        def keep() -> None:
            told.name, told.code, told.area = name.text(), code.text(), area.text()
            told.contact, told.country = contact.text(), country.value

        def go_on() -> None:
            keep()
            wrong = told.faults()
            for shown, about in ((name_field, "HUB_NAME"), (code_field, "HUB_CODE")):
                mine = wrong is not None and wrong.code == about
                shown.complain(words.problem(wrong) if mine and wrong else "")
                if mine:
                    shown.widget.setFocus()
                    self.show_whole(shown)
            if wrong is None:
                self._activities()

        def leave() -> None:
            keep()
            self._entrance.begun["set_up"] = told
            self._entrance.back.emit()

        fields = [place, name_field, code_field, Field(words("set_up.country_label"), country)]
        self._step(1, [*fields, area_field, contact_field], go_on, leave, name)

    def _from_pack(self, file: Path, seen: SeenPack) -> None:
        """The page again, as the pack fills it in; where it says nothing, what was typed stays."""
        told, pack = self.answers, seen.pack
        told.pack, told.pack_file = seen, file
        told.name, told.code, told.country = pack.hub_name, pack.hub_code, pack.country
        told.area, told.contact = pack.area_name or told.area, pack.contact_line or told.contact
        self._hub()

    def _activities(self) -> None:
        offered = self.answers.pack.pack.activities if self.answers.pack else ()
        told = self.answers.activities
        planned = PlannedActivities(self._entrance.words, told, self._types(), offered)

        def keep_and(then: Callable[[], None]) -> Callable[[], None]:
            def do() -> None:
                if planned.settle():
                    self.answers.activities = planned.activities
                    then()

            return do

        planned.told.connect(keep_and(self._helpers))
        self._step(2, [planned], keep_and(self._helpers), keep_and(self._hub), planned.name)

    def _helpers(self) -> None:
        told = self.answers
        asked = Helpers(self._entrance.words, told.helpers, told.pins)

        def keep_and(then: Callable[[], None]) -> Callable[[], None]:
            def do() -> None:
                told.helpers, told.pins = asked.names.text(), asked.pins
                if asked.settle() or then == self._activities:
                    then()

            return do

        asked.told.connect(keep_and(self._make))
        self._step(3, [asked], keep_and(self._make), keep_and(self._activities), asked.names)

    def _make(self) -> None:
        """Make the register with everything that was told; the passphrase comes back."""
        words = self._entrance.words
        making = Label(words("set_up.making_hint"), "muted")
        self.show_card(column(Label(words("set_up.making"), "h1"), making))
        door, told = self._entrance.door, self.answers
        names = names_in(told.helpers)
        actor = names[0] if names else words("window.somebody")
        details, new = (
            told.details(),
            NewHub(names, tuple(told.activities), told.pack_file, told.pins),
        )

        def made() -> _Made | Problem:
            try:
                done = door.set_up(actor, details, None)
            except StorageUnavailable as error:
                return error.problem
            if isinstance(done, Problem):
                return done
            missing = fill(done.services, actor, new)
            return done, missing, done.services.what_is_held.now()

        self._entrance.operations.run(made, self._show_secrets, self)

    def _show_secrets(self, made: _Made | Problem) -> None:
        words = self._entrance.words
        if isinstance(made, Problem):
            back = Button(words("first_run.back"), icon="arrow-left")
            back.clicked.connect(self._helpers)
            trouble = Label(words.problem(made))
            self.show_card(column(Label(words("trouble.title"), "h1"), trouble, row(back, 1)), back)
            back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._made, missing, here = made
        self._missing = "" if missing is None else words.problem(missing)
        hub = clean(self.answers.name)
        secrets = Secrets(words, hub, self._made.passphrase, self._made.recovery_key, here=here)
        secrets.written_down.connect(self._copies)
        secrets.wrong.connect(self.show_whole)
        self._entrance.may_close = False
        self.show_card(column(secrets))
        secrets.begin()

    def _copies(self) -> None:
        """Where copies go; nothing that cannot be told later."""
        self._entrance.may_close = True
        if self._made is not None:
            place = PlaceForCopies(self._entrance, self._made.services)
            place.done.connect(self._tips)
            self.show_card(column(place))
            place.begin()

    def _tips(self) -> None:
        words = self._entrance.words
        begin = Button(words("set_up.begin"), "primary", icon="play")
        begin.clicked.connect(self._open)
        tips: list[QWidget] = [Label(words(f"set_up.tip.{n}")) for n in (1, 2, 3)]
        if self._missing:
            told = Label(words("set_up.not_all", what=self._missing))
            tips.insert(0, Card(column(told), "warn"))
        coordinator = Button(words("set_up_people.coordinator"), "link", icon="key-round")
        coordinator.clicked.connect(self._coordinator)
        offer = column(row(coordinator, 1), Label(words("set_up_people.coordinator_hint"), "small"))
        heading = Label(words("set_up.done"), "h1")
        self.show_card(column(heading, *tips, row(begin, 1), offer, gap=16))
        begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _coordinator(self) -> None:
        """A second passphrase, for whoever sees more than the door."""
        if self._made is None:
            return
        entrance = self._entrance
        codes = entrance.parts.codes()
        desk = Desk(self._made.services, entrance.words, codes, entrance.operations, self)
        card = NewPassphrase(desk, SlotKind.COORDINATOR)
        card.done.connect(self._tips)
        self.show_card(column(card))
        card.begin()

    def _open(self) -> None:
        if self._made is None:
            return
        services, names = self._made.services, names_in(self.answers.helpers)
        if len(names) < _SEVERAL:
            self._entrance.opened.emit(Opened(services, names[0] if names else ""))
            return

        def ask_who(tiles: tuple[Tile, ...]) -> None:
            self._entrance.page.emit(Who(self._entrance, services, tiles, trusted=True))

        self._entrance.operations.run(services.seats.everybody, ask_who, self)

    def _step(
        self,
        number: int,
        things: list[QWidget],
        go_on: Callable[[], None],
        back: Callable[[], None],
        first: QWidget,
    ) -> None:
        words = self._entrance.words
        forward = Button(words("set_up.go_on"), "primary", icon="arrow-right")
        forward.clicked.connect(go_on)
        backward = Button(words("first_run.back"), icon="arrow-left")
        backward.clicked.connect(back)
        self.show_card(
            column(
                Label(words("set_up.step", n=number, of=4), "small"),
                Label(words(f"set_up.title.{number}"), "h1"),
                *things,
                row(forward, backward, 1),
                gap=14,
            ),
            backward,
        )
        for thing in things:
            for edit in thing.findChildren(QLineEdit):
                if edit.property("stays") is None:
                    edit.returnPressed.connect(go_on)
        self.setFocusProxy(first)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _types(self) -> list[tuple[str, str]]:
        codes = self._entrance.parts.codes()["activity_type"]
        return [(code.code, code.label(self._entrance.words.language)) for code in codes]
