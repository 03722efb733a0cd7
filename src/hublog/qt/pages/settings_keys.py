"""The secrets that open the register: made, replaced and taken away, each on a card of its own."""

from typing import NamedTuple

from PySide6.QtCore import Signal

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.qt.desk import Desk
from hublog.qt.pages.settings_secret import NewPassphrase, NewSheet
from hublog.qt.widgets.arrange import column, flow
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.services.api import Services


class _Stands(NamedTuple):
    slots: tuple[SlotKind, ...]
    system_usable: bool


class KeysCard(Card):
    """``asked`` carries the card on which a new secret is shown."""

    asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._stands = Label("", "small")
        self.coordinator = Button(words("keys_card.coordinator_make"), icon="key-round")
        self.coordinator.clicked.connect(
            lambda: self._ask(NewPassphrase(desk, SlotKind.COORDINATOR))
        )
        self.without = Button(words("keys_card.coordinator_remove"), icon="x")
        self.without.clicked.connect(self._remove)
        self.passphrase = Button(words("keys_card.passphrase"), icon="lock")
        self.passphrase.clicked.connect(lambda: self._ask(NewPassphrase(desk, SlotKind.PASSPHRASE)))
        self.recovery = Button(words("keys_card.recovery"), icon="printer")
        self.recovery.clicked.connect(lambda: self._ask(NewSheet(desk)))
        yes_no = [(each, words(f"settings.yes_no.{each}")) for each in ("yes", "no")]
        self.system = Choices(words("keys_card.system"), yes_no, least=96)
        self.system.chose.connect(self._turn_system)
        self._no_store = Label("", "small")
        self.fill(
            column(
                Label(words("keys_card.title"), "h2"),
                self._stands,
                flow(self.coordinator, self.without, self.passphrase, self.recovery, least=260),
                column(
                    Label(words("keys_card.system"), "strong"),
                    self.system,
                    Label(words("keys_card.system_hint"), "small"),
                    self._no_store,
                    gap=4,
                ),
            )
        )
        desk.secrets_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show which secrets there are."""
        self._desk.ask(_stands, self._show, self)

    def _show(self, stands: _Stands) -> None:
        words, coordinated = self._desk.words, SlotKind.COORDINATOR in stands.slots
        self._stands.setText(
            words("keys_card.coordinator_there" if coordinated else "keys_card.coordinator_none")
        )
        self.coordinator.set_words(
            words("keys_card.coordinator_change" if coordinated else "keys_card.coordinator_make")
        )
        self.without.setVisible(coordinated)
        by_itself = SlotKind.SYSTEM in stands.slots
        self.system.choose("yes" if by_itself else "no")
        self.system.setEnabled(stands.system_usable or by_itself)
        self._no_store.setText("" if stands.system_usable else words("problem.NO_KEY_STORE"))
        self._no_store.setVisible(not stands.system_usable)

    def _ask(self, card: InlineCard) -> None:
        self.asked.emit(card)

    def _remove(self) -> None:
        desk = self._desk

        def removed(_: object) -> None:
            desk.say(desk.words("keys_card.coordinator_removed"))
            desk.secrets_changed.emit()

        desk.do(lambda s: s.keys.remove_coordinator_passphrase(), removed, self)

    def _turn_system(self, answer: str) -> None:
        desk, on = self._desk, answer == "yes"

        def turned(_: object) -> None:
            desk.say(desk.words("keys_card.system_on" if on else "keys_card.system_off"))
            self.refresh()

        def refused(problem: Problem) -> None:
            desk.refuse(problem)
            self.refresh()

        desk.do(lambda s: s.keys.system_on() if on else s.keys.system_off(), turned, self, refused)


def _stands(services: Services) -> _Stands:
    return _Stands(services.keys.slots(), services.keys.system_usable())
