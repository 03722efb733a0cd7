"""Before and after a register is looked at: where a file goes, how far it is, what came of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from hublog.domain.months import Month
from hublog.domain.words import Words
from hublog.qt.desk import Desk
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import CARD_RADIUS
from hublog.qt.widgets.arrange import Sides, column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Line, Picture
from hublog.services.changed import Changed

_KINDS = ("matrix", "visits", "headcounts", "hours", "people")
_COUNTED = {
    "people": "person",
    "sessions": "session",
    "attendances": "attendance",
    "counts": "count",
    "times": "volunteer_time",
}


class DropArea(QWidget):
    """Where a file can be dropped, as anywhere on the window; ``choose`` for those who rather choose.

    Its words lie below those of ``page``.
    """

    def __init__(self, words: Words, page: str = "bring_in_page") -> None:
        super().__init__()
        self.choose = Button(words(f"{page}.choose"), "primary", icon="folder-open")
        centre = Qt.AlignmentFlag.AlignHCenter
        layout = column(1, gap=10, margins=(24, 32, 24, 32))
        layout.addWidget(Picture("file-input", 48, "primary"), 0, centre)
        for text, role in (("drop", "h2"), ("or", "muted")):
            label = Label(words(f"{page}.{text}"), role)
            label.setAlignment(centre)
            layout.addWidget(label)
        layout.addWidget(self.choose, 0, centre)
        layout.addStretch(1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _: QPaintEvent) -> None:
        """A surface with a dashed edge."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("border"), 2, Qt.PenStyle.DashLine))
        painter.setBrush(look.color("surface"))
        radius = look.px(CARD_RADIUS)
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), radius, radius)


class StartCard(Sides):
    """A place for the file, and what can be brought in."""

    def __init__(self, words: Words) -> None:
        self.area = DropArea(words)
        understood = column(Label(words("bring_in_page.understood"), "h2"), gap=8)
        for kind in _KINDS:
            understood.addWidget(Line())
            line = row(Picture("file-spreadsheet", 22, "primary"), gap=10)
            line.addWidget(Label(words(f"bring_in_page.can.{kind}")), 1)
            understood.addLayout(line)
        understood.addStretch(1)
        super().__init__(self.area, Card(understood), (3, 2))


class BusyCard(Card):
    """How far it is. ``stopped`` when somebody does not want to wait."""

    stopped = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.said = Label("", "strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words("bring_in_page.progress"))
        self.part = Label("", "small", wraps=False)
        self.cancel = Button(words("bring_in_page.cancel"), icon="x")
        self.cancel.clicked.connect(self._stop)
        bar = row(self.bar, self.part)
        heading = row(gap=12)
        heading.addLayout(column(self.said, bar, gap=8), 1)
        heading.addWidget(self.cancel)
        self.fill(heading)

    def begin(self, said: str) -> None:
        """Something begins; nobody knows yet how much it is."""
        self.said.setText(said)
        self.cancel.setEnabled(True)
        self.told(0, 0)

    def told(self, done: int, of: int) -> None:
        """So much is done, of so much; of 0 where nobody knows."""
        self.bar.setRange(0, of)
        self.bar.setValue(min(done, of))
        self.part.setText(
            self._words("bring_in_page.percent", n=round(100 * done / of)) if of else ""
        )

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.said.setText(self._words("bring_in_page.stopping"))
        self.stopped.emit()


class ToldCard(Card):
    """A Problem with a file, or that there is nothing new in it; it is read out."""

    def __init__(self, title: str, sentence: str, kind: str) -> None:
        super().__init__(kind=kind)
        icon = {"warn": "triangle-alert", "info": "info", "ok": "circle-check"}[kind]
        line = row(Picture(icon, 24, kind), gap=12)
        line.addLayout(column(Label(title, "strong"), Label(sentence), gap=2), 1)
        self.fill(line)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{title}. {sentence}"))


class DoneCard(Card):
    """What was brought in, and where to see it; ``again`` for another file."""

    again = Signal()

    def __init__(self, desk: Desk, said: str, month: Month | None) -> None:
        super().__init__()
        words = desk.words
        self.people = Button(words("bring_in_page.people_link"), "primary", icon="users")
        self.people.clicked.connect(lambda: desk.go("people"))
        buttons = [self.people]
        if month is not None:
            name = desk.wording.month(month)
            self.month = Button(words("bring_in_page.month_link", month=name), icon="calendar-days")
            self.month.clicked.connect(lambda: desk.go("month", month=month))
            buttons.append(self.month)
        another = Button(words("bring_in_page.another"), icon="file-input")
        another.clicked.connect(self.again)
        title = row(Picture("circle-check", 28, "ok"), gap=12)
        title.addWidget(Label(words("bring_in_page.done_title"), "h2"), 1)
        more = Label(words("bring_in_page.done_more"), "muted")
        self.fill(column(title, Label(said), more, flow(*buttons, another, least=220)))


def counted(words: Words, changed: Changed) -> str:
    """How much was written, in words."""
    counts = {key: len(changed.rows.get(table, ())) for key, table in _COUNTED.items()}
    said = [words(f"bring_in_page.figure_said.{key}", n=n) for key, n in counts.items() if n]
    return ", ".join(said)
