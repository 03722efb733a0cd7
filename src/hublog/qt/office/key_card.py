"""A hub's key card that was handed in: its five words are compared by phone before its key is taken."""

from PySide6.QtCore import Qt, Signal

from hublog.domain.fingerprints import same_words
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.services.office.packs import CHANGED, KNOWN, SeenCard


class KeyCardCard(InlineCard):
    """``taken`` once the words were the same and the key was kept."""

    taken = Signal()

    def __init__(self, desk: OfficeDesk, seen: SeenCard) -> None:
        super().__init__()
        self._desk, self._seen = desk, seen
        words, hub = desk.words, seen.hub
        known = seen.state == KNOWN
        contact = hub.contact or words("office_chase.no_contact")
        self._field, self.heard = line_field(
            words("office_settling.heard"), "", words("office_settling.heard_hint")
        )
        self.heard.returnPressed.connect(self._compare)
        self.keep = Button(words("office_settling.take_key"), "primary", icon="check")
        self.keep.clicked.connect(self._compare)
        self.leave = Button(words("month_page.close"), icon="x")
        self.leave.clicked.connect(self.done)
        day = desk.wording.day_and_year(seen.card.made_on)
        five = column(
            Label(words("office_packs.of_card", day=day), "small"), Label(seen.words, "h2")
        )
        things = column(Label(words(f"office_packs.card.{seen.state}", hub=hub.name), "h2"), gap=8)
        if not known:
            things.addWidget(Label(words("office_settling.phone", contact=contact)))
        things.addWidget(Card(five, "error" if seen.state == CHANGED else "card"))
        if seen.known_words:
            things.addWidget(Label(words("office_settling.known", words=seen.known_words)))
        if known:
            things.addWidget(wrap(self.leave))
        else:
            things.addWidget(self._field)
            things.addWidget(wrap(self.keep, self.leave))
        self.fill(things)

    def begin(self) -> None:
        """The words that are heard."""
        first = self.leave if self._seen.state == KNOWN else self.heard
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self) -> None:
        desk, seen = self._desk, self._seen
        if not same_words(self.heard.text(), seen.words):
            self._field.complain(desk.words("office_packs.not_the_words"))
            self.heard.setFocus()
            return

        def taken(_: object) -> None:
            desk.say(desk.words("office_packs.key_taken", hub=seen.hub.name))
            self.taken.emit()
            self.done.emit()

        key, code, instead = seen.card.public_key, seen.hub.code, seen.state == CHANGED
        desk.do(lambda s: s.hubs.pin(desk.actor, code, key, instead=instead), taken, self)
