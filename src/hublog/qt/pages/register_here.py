"""Who is here so far: the number, and one line for each, newest first."""

from collections import Counter

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent

from hublog.domain.names import screen_name
from hublog.qt.actions import bind, shown
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.pages.printing_out import show_session
from hublog.qt.pages.register_asking import AskingButton
from hublog.qt.pages.register_wellbeing import HowAreYouButton
from hublog.qt.widgets.arrange import column, flow, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Line
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.at_the_door import DoorView, Entry


class _Lines(RowsView):
    """Lets letters pass, since whatever is typed on the page goes to the search field."""

    def sizeHint(self) -> QSize:
        """Whatever room is left is its own; it never asks for more than it must have."""
        return self.minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No looking for a line by its first letter."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)


class Eye(Button):
    """Shows whole names for a moment, or first names and initials again: ``turned`` says which."""

    turned = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__("", "quiet", icon="eye", spoken=desk.words("register.show_names"))
        self._words, self._full = desk.words, False
        self.clicked.connect(self._turn)

    def _turn(self) -> None:
        self._full = not self._full
        self.icon_name = "eye-off" if self._full else "eye"
        key = "register.hide_names" if self._full else "register.show_names"
        self.set_words("", self._words(key))
        self.turned.emit(self._full)


class HereCard(Card):
    """``removed`` carries an entry's id and what it says.

    ``helpers`` when they shall be shown, ``advice`` when some shall be written down, ``when`` when the
    day or the times shall be put right.
    """

    removed = Signal(str, str)
    helpers = Signal()
    advice = Signal()
    when = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._words = desk, desk.words
        self._view: DoorView | None = None
        self._alike: Counter[str] = Counter()
        self.full_names = False
        self.number = Label("0", "count", wraps=False)
        self._summary = Label("", "small")
        self.entries = _Lines(self._words("register.here_list"), lined=True)
        self.entries.removed.connect(lambda gone: self.removed.emit(gone.key, gone.title))
        who = Button(self._words("register.helpers"), icon="hand-heart", hint=shown("helpers"))
        who.clicked.connect(self.helpers)
        self._log = Button(self._words("referral.log"), icon="info", hint=shown("advice"))
        self._log.clicked.connect(self.advice)
        self.times = Button(self._words("register.when"), "quiet", icon="calendar-days")
        self.times.clicked.connect(self.when)
        self.asking = AskingButton(desk)
        self.how = HowAreYouButton(desk)
        beside = column(Label(self._words("register.here_so_far"), "strong"), self._summary, gap=2)
        heading = row(self.number, gap=16)
        heading.addLayout(beside, 1)
        heading.setAlignment(beside, Qt.AlignmentFlag.AlignVCenter)
        layout = column(heading, Line(), gap=8)
        layout.addWidget(self.entries, 1)
        layout.addWidget(holding(flow(who, self._log, least=180)))
        layout.addWidget(holding(flow(self.times, self.asking, self.how, least=150)))
        self.fill(layout)
        bind(self, "print", self._print, whole_window=True)

    def _print(self) -> None:
        if self._view is not None:
            show_session(self._desk, self, self._view)

    def take_focus(self) -> None:
        """What can still be done once a session is finished: to log advice."""
        self._log.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: DoorView) -> None:
        """Show who is here now."""
        self._view, self.how.activity_id = view, view.activity.id
        self.number.setText(str(view.footfall))
        here = self._words("register.spoken_here", n=view.footfall)
        self.number.setAccessibleName(here)
        self._summary.setText(
            self._words(
                "register.summary",
                named=view.named,
                counted=view.counted,
                first=self._words("register.first_visits", n=view.first_visits),
            )
        )
        privacy = self._desk.privacy_names and not self.full_names
        people = [entry.person for entry in view.entries if entry.person is not None]
        self._alike = Counter(
            screen_name(each.known_as, each.full_name, privacy=privacy) for each in people
        )
        removable = view.session.status == "open"
        self.asking.show_session(view.session.id if removable else "")
        self.entries.show_rows([self._row(entry, removable=removable) for entry in view.entries])

    def show_full_names(self, full: bool) -> None:  # noqa: FBT001 - it is the value
        """Show whole names, or first names and initials."""
        self.full_names = full
        if self._view is not None:
            self.show_view(self._view)

    def said(self, entry: Entry) -> str:
        """What an entry says: a name, a group counted, a family."""
        words = self._words
        if entry.person is not None:
            privacy = self._desk.privacy_names and not self.full_names
            person = entry.person
            if not person.known_as:
                return words("desk.no_name")
            name = screen_name(person.known_as, person.full_name, privacy=privacy)
            if self._alike[name] > 1 and person.local_no is not None:
                return words("register.with_card", name=name, card=person.local_no)
            return name
        if entry.kind == "party":
            parts = [
                words("register.part", n=n, band=words(f"register.group.{band}"))
                for band, n in entry.parts
            ]
            return words("register.together", parts=", ".join(parts))
        ((band, n),) = entry.parts
        text = self._desk.band(band)
        return words("register.counted_entry", band=text, n=n)

    def say_last(self) -> None:
        """Say who was the last, and when: where one goes on after a crash."""
        if self._view is not None and self._view.entries:
            last = self._view.entries[0]
            time = self._desk.wording.time(last.at) if last.at else ""
            said = self._words("register.resumed", who=self.said(last), time=time)
            self._desk.say(said, "info")

    def _row(self, entry: Entry, *, removable: bool) -> Row:
        words = self._words
        time = self._desk.wording.time(entry.at) if entry.at else ""
        said = self.said(entry)
        first = words("register.first_visit") if entry.first_visit else ""
        spoken = ", ".join(part for part in (said, time, first) if part)
        return Row(entry.id, said, lead=time, pill=first, removable=removable, spoken=spoken)


def state_of(desk: Desk, view: DoorView) -> str:
    """One line about a session: finished or not, since when, and how many help."""
    words, session = desk.words, view.session
    parts = []
    if session.status != "open":
        parts.append(words(f"register.status.{session.status}"))
    if session.opened_at is not None and session.opened_at.date() == session.date:
        parts.append(words("register.started", time=desk.wording.time(session.opened_at)))
    parts.append(words("register.helping", n=len(view.helpers)))
    return words("register.dot").join(parts)
