"""Setting up our hub: one thing per page, Back keeps every answer, two minutes in all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.domain.hubs import COUNTRIES
from hublog.domain.names import clean, fold
from hublog.domain.problems import Problem
from hublog.qt.entrance import Entrance, Opened
from hublog.qt.pages.set_up_activities import NewActivity, PlannedActivities
from hublog.qt.pages.set_up_filling import NewHub, fill
from hublog.qt.pages.set_up_pack import PackPlace, dropped, file_of
from hublog.qt.pages.set_up_secrets import Secrets
from hublog.qt.pages.who import Who
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.threshold import Threshold
from hublog.services.hub import HubDetails
from hublog.services.seats import Tile
from hublog.services.unavailable import StorageUnavailable
from hublog.services.ways_in import SeenPack, SetUp

_SEVERAL = 2


@dataclass
class _Answers:
    """What was told so far."""

    name: str = ""
    code: str = ""
    area: str = ""
    contact: str = ""
    country: str = "E"
    activities: list[NewActivity] = field(default_factory=list)
    helpers: str = ""
    pack: SeenPack | None = None
    pack_file: Path | None = None


class SettingUp(Threshold):
    """Hub, activities, helpers, passphrase, done."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__(entrance.words)
        begun = entrance.begun.get("set_up")
        self._entrance = entrance
        self.answers = begun if isinstance(begun, _Answers) else _Answers()
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
            wrong = self._faults()
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
        words = self._entrance.words
        shown, names = line_field(
            words("set_up.helpers"), self.answers.helpers, words("set_up.helpers_hint")
        )

        def keep_and(then: Callable[[], None]) -> Callable[[], None]:
            def do() -> None:
                self.answers.helpers = names.text()
                then()

            return do

        self._step(3, [shown], keep_and(self._make), keep_and(self._activities), names)

    def _make(self) -> None:
        """Make the register with everything that was told; the passphrase comes back."""
        words = self._entrance.words
        making = Label(words("set_up.making_hint"), "muted")
        self.show_card(column(Label(words("set_up.making"), "h1"), making))
        door, told = self._entrance.door, self.answers
        names = _names(told.helpers)
        actor = names[0] if names else words("window.somebody")
        details, new = self._details(), NewHub(names, tuple(told.activities), told.pack_file)

        def made() -> tuple[SetUp, Problem | None] | Problem:
            try:
                done = door.set_up(actor, details, None)
            except StorageUnavailable as error:
                return error.problem
            if isinstance(done, Problem):
                return done
            return done, fill(done.services, actor, new)

        self._entrance.operations.run(made, self._show_secrets, self)

    def _show_secrets(self, made: tuple[SetUp, Problem | None] | Problem) -> None:
        words = self._entrance.words
        if isinstance(made, Problem):
            back = Button(words("first_run.back"), icon="arrow-left")
            back.clicked.connect(self._helpers)
            trouble = Label(words.problem(made))
            self.show_card(column(Label(words("trouble.title"), "h1"), trouble, row(back, 1)), back)
            back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._made, missing = made
        self._missing = "" if missing is None else words.problem(missing)
        hub = clean(self.answers.name)
        secrets = Secrets(words, hub, self._made.passphrase, self._made.recovery_key)
        secrets.written_down.connect(self._tips)
        secrets.wrong.connect(self.show_whole)
        self._entrance.may_close = False
        self.show_card(column(secrets))
        secrets.begin()

    def _tips(self) -> None:
        words = self._entrance.words
        self._entrance.may_close = True
        begin = Button(words("set_up.begin"), "primary", icon="play")
        begin.clicked.connect(self._open)
        tips: list[QWidget] = [Label(words(f"set_up.tip.{n}")) for n in (1, 2, 3)]
        if self._missing:
            told = Label(words("set_up.not_all", what=self._missing))
            tips.insert(0, Card(column(told), "warn"))
        self.show_card(column(Label(words("set_up.done"), "h1"), *tips, row(begin, 1), gap=16))
        begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        if self._made is None:
            return
        services, names = self._made.services, _names(self.answers.helpers)
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

    def _details(self) -> HubDetails:
        told = self.answers
        return HubDetails(
            code=told.code.strip().upper(),
            name=told.name,
            area_name=told.area,
            country=told.country,
            contact_line=told.contact,
        )

    def _faults(self) -> Problem | None:
        from hublog.services.hub import faults

        return faults(self._details())


def _names(text: str) -> list[str]:
    """First names, parted by commas, each once."""
    kept: dict[str, str] = {}
    for each in text.split(","):
        if name := clean(each):
            kept.setdefault(fold(name), name)
    return list(kept.values())
