"""What can be done with a session that is not running: finished, planned, or one that did not run."""

from PySide6.QtCore import Qt, Signal

from hublog.domain.roles import Role
from hublog.qt.actions import shown
from hublog.qt.desk import Desk
from hublog.qt.pages.printing_out import show_session
from hublog.qt.pages.register_ending import EndingCard
from hublog.qt.pages.today_cards import NotRunningCard
from hublog.qt.widgets.arrange import column, flow, holding
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.services.at_the_door import DoorView


class AfterCard(Card):
    """``nobody`` says that nobody came; ``asked`` carries a card that asks for something."""

    nobody = Signal()
    asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view: DoorView | None = None
        words = desk.words
        self._title, self._hint = Label("", "h2"), Label("", "muted")
        self.nobody_came = Button(words("register.after_nobody"), "primary", icon="check")
        self.nobody_came.clicked.connect(self.nobody)
        self.type_up = Button(words("today.type_up"), "primary", icon="keyboard")
        self.type_up.clicked.connect(self._go_type_up)
        self.ending = Button(words("register.after_ending"), icon="user-pen")
        self.ending.clicked.connect(self._ask_ending)
        self.not_run = Button(words("register.after_not_run"))
        self.not_run.clicked.connect(self._ask_why)
        self.print = Button(words("register.print_day"), icon="printer", hint=shown("print"))
        self.print.clicked.connect(lambda: self._print(names=False))
        self.print_names = Button(words("register.print_names"), icon="users")
        self.print_names.clicked.connect(lambda: self._print(names=True))
        self._buttons = (
            *(self.nobody_came, self.type_up, self.ending, self.not_run),
            *(self.print, self.print_names),
        )
        shelf = holding(flow(*self._buttons, least=200, most_columns=2))
        self.fill(column(self._title, self._hint, shelf, 1))

    def take_focus(self) -> bool:
        """Begin with what is likeliest; whether there is anything to do at all."""
        likely = next((each for each in self._buttons if not each.isHidden()), None)
        if likely is not None:
            likely.setFocus(Qt.FocusReason.OtherFocusReason)
        return likely is not None

    def show_view(self, view: DoorView) -> None:
        """Show what is possible now."""
        self._view = view
        session, words = view.session, self._desk.words
        state = session.status
        if state == "closed" and not view.footfall:
            state = "nobody" if session.nobody_came else "empty"
        if state != "open":
            title = words(f"register.after.{state}")
            if session.cancel_reason:
                reason = self._desk.label("cancel_reason", session.cancel_reason)
                title = words("register.after_why", said=title, reason=reason)
            self._title.setText(title)
            self._hint.setText(words(f"register.after_hint.{state}"))
        planned = state == "planned"
        self.nobody_came.setVisible(state == "empty")
        self.type_up.setVisible(planned and session.date <= self._desk.today())
        self.ending.setVisible(session.status == "closed")
        self.print.setVisible(session.status == "closed")
        named = self._desk.role is Role.COORDINATOR and bool(view.named or view.helpers)
        self.print_names.setVisible(session.status == "closed" and named)
        self.not_run.setVisible(planned or (state in {"empty", "nobody"} and not view.helpers))

    def _go_type_up(self) -> None:
        if self._view is not None:
            of = self._view.session
            self._desk.go("type_up", activity=of.activity_id, day=of.date, start=of.start)

    def _print(self, *, names: bool) -> None:
        if self._view is not None:
            show_session(self._desk, self, self._view, names=names)

    def _ask_ending(self) -> None:
        if self._view is not None:
            self.asked.emit(EndingCard(self._desk, self._view))

    def _ask_why(self) -> None:
        if self._view is not None:
            of = self._view.session
            self.asked.emit(NotRunningCard(self._desk, self._view.activity, of.date, of.start))
