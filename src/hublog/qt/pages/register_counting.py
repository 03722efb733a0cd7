"""Counting people without a name: one key each, or everybody who came together at once."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hublog.qt.actions import shown
from hublog.qt.desk import Desk
from hublog.qt.pages.register_doing import Kept, with_here
from hublog.qt.widgets.arrange import Sides, column, flow, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.services.at_the_door import DoorView
from hublog.services.changed import Changed

GROUPS = ("U18", "18-24", "25-44", "45-64", "65+", "NK")
"""The groups at the door, in the order of their keys."""


class CountingCard(Card):
    """``counted`` carries a group and 1 or -1; ``party`` when several came together."""

    counted = Signal(str, int)
    party = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._words = desk.words
        self.buttons: dict[str, _Count] = {}
        for number, band in enumerate(GROUPS, start=1):
            text = self._words(f"register.group.{band}")
            button = _Count(text, hint=shown(f"count_{number}"), stacked=True)
            button.counted.connect(lambda n, band=band: self.counted.emit(band, n))
            self.buttons[band] = button
        together = Button(
            self._words("register.party"), "quiet", icon="users-round", hint=shown("family")
        )
        together.clicked.connect(self.party)
        title = Label(self._words("register.count"), "strong")
        heading = Sides(title, column(together), (1, 0), least=480)
        hint = Label(self._words("register.count_hint"), "small")
        self.fill(column(heading, flow(*self.buttons.values(), least=84), hint, gap=4))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_view(self, view: DoorView) -> None:
        """How many are counted in each group."""
        for band, button in self.buttons.items():
            n = view.bands.get(band, 0)
            button.set_badge(n)
            text = self._words(f"register.group.{band}")
            button.setAccessibleName(self._words("register.count_one", band=text, n=n))


class _Count(Button):
    """A click counts one more; with Shift, or the other mouse button, one less."""

    counted = Signal(int)

    def __init__(self, text: str, *, hint: str, stacked: bool) -> None:
        super().__init__(text, hint=hint, stacked=stacked)
        self._less = False
        self.clicked.connect(lambda: self.counted.emit(-1 if self._less else 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whether Shift was held."""
        self._less = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A key that presses the button counts one more."""
        if event.type() is QEvent.Type.KeyPress:
            self._less = False
        return super().event(event)


class PartyCard(InlineCard):
    """How many came together, by group; kept as one action."""

    def __init__(self, desk: Desk, view: DoorView) -> None:
        super().__init__()
        self._desk, self._session = desk, view.session.id
        words = desk.words
        self._numbers = dict.fromkeys(GROUPS, 0)
        self._shown: dict[str, Label] = {}
        self._first: Button | None = None
        steppers = [self._stepper(band) for band in GROUPS]
        self._add = Button(words("register.party_add", n=0), "primary", icon="check")
        self._add.clicked.connect(self._keep)
        leave = Button(words("register.leave_it"))
        leave.clicked.connect(self.done)
        self.fill(
            column(
                Label(words("register.party_title"), "h2"),
                Label(words("register.party_hint"), "muted"),
                flow(*steppers, least=250, gap=12),
                row(self._add, leave, 1),
            )
        )
        self._tell()

    def begin(self) -> None:
        """Begin with the first group's plus."""
        if self._first is not None:
            self._first.setFocus()

    def add(self, band: str, n: int) -> None:
        """One more, or one fewer, in a group."""
        self._numbers[band] = max(0, self._numbers[band] + n)
        self._tell()

    def _stepper(self, band: str) -> QWidget:
        words = self._desk.words
        text = words(f"register.group.{band}")
        less = Button("", icon="minus", spoken=words("register.one_less", band=text))
        more = Button("", icon="plus", spoken=words("register.one_more", band=text))
        less.clicked.connect(lambda: self.add(band, -1))
        more.clicked.connect(lambda: self.add(band, 1))
        self._first = self._first or more
        number = Label("0", "h2", wraps=False)
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown[band] = number
        return holding(row(Label(text), 1, less, number, more))

    def _tell(self) -> None:
        words = self._desk.words
        for band, label in self._shown.items():
            label.setText(str(self._numbers[band]))
        total = sum(self._numbers.values())
        self._add.set_words(words("register.party_add", n=total))
        self._add.setEnabled(total > 0)

    def _keep(self) -> None:
        desk, session, parts = self._desk, self._session, dict(self._numbers)
        self._add.setEnabled(False)

        def kept(done: Kept[Changed]) -> None:
            said = desk.words("register.party_counted", n=sum(parts.values()), here=done.here)
            desk.say(said, undoes=done.changed.stamp)
            self.done.emit()

        action = with_here(session, lambda s: s.sign_in.party(desk.actor, session, parts))
        desk.do(action, kept, self)
