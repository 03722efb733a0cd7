"""What time hublog goes by, in Settings, and the way to be asked again."""

from PySide6.QtCore import Qt, Signal

from hublog.domain.clocks import days_apart
from hublog.qt.desk import Desk
from hublog.qt.pages.clock_question import ClockQuestion
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label
from hublog.services.settled_clock import Doubt


class ClockCard(Card):
    """The day and time that hublog goes by; ``asks`` where somebody says that they are not right."""

    asks = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.now, self.by = Label(""), Label("", "small")
        self.other = Button(desk.words("clock_page.not_right"), icon="clock")
        self.other.clicked.connect(self.asks)
        self.fill(
            column(
                Label(desk.words("clock_page.card"), "h2"),
                self.now,
                self.by,
                row(self.other, 1),
                gap=6,
            )
        )

    def show_time(self) -> None:
        """Say what time it is by hublog, and how it knows."""
        words, wording, now = self._desk.words, self._desk.wording, self._desk.now()
        offset, asked = self._desk.services.time.settled()
        day, time = wording.day_and_year(now.date()), wording.time(now)
        self.now.setText(words("clock_page.now", day=day, time=time))
        if not offset or asked is None:
            self.by.setText(words("clock.laptops"))
            return
        days = days_apart(offset)
        key = "clock.ahead" if days > 0 else "clock.behind" if days < 0 else "clock.hours"
        since = words("clock.since", day=wording.day_and_year(asked.date()))
        self.by.setText(f"{words(key, n=abs(days))} {since}")


class AskAgainCard(InlineCard):
    """The question of the first page, on a page of its own in Settings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        time = desk.services.time
        laptop = time.laptop_says()
        self.question = ClockQuestion(
            desk.words, desk.operations, time, Doubt("asked", laptop, time.now(), time.now())
        )
        self.question.settled.connect(self.done)
        leave = Button(desk.words("first_run.back"), icon="arrow-left")
        leave.clicked.connect(self.done)
        self.fill(column(self.question, row(leave, 1)))

    def begin(self) -> None:
        """The day can be typed at once."""
        self.question.day.setFocus(Qt.FocusReason.OtherFocusReason)
