"""What Our laptops asks and shows once: the words of a transfer file, who sends the returns, what stays."""

from PySide6.QtCore import Qt

from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.pages.laptops_said import name_of, said_stays
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import TARGET
from hublog.qt.widgets.arrange import column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label, Picture
from hublog.services.changed import Changed
from hublog.services.laptops import KnownLaptop, Transfer
from hublog.services.undone import Undone

_STEPS = (1, 2, 3)


class MadeCard(InlineCard):
    """The four words of a transfer file, shown large and once, and what to do next."""

    def __init__(self, desk: Desk, transfer: Transfer) -> None:
        super().__init__()
        words = desk.words
        secret = Label(transfer.words, "h1")
        secret.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        secret.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        secret.setMinimumHeight(theme().px(TARGET))
        caption = words("laptops_made.secret")
        secret.setAccessibleName(words("laptops_made.spoken", what=transfer.words))
        self.secret = secret
        self._understood = Button(words("laptops_made.done"), "primary", icon="check")
        self._understood.clicked.connect(self.done)
        opens = column(
            Label(caption, "small"), secret, Label(words("laptops_made.once"), "small"), gap=2
        )
        title = row(Picture("circle-check", 28, "ok"), gap=12)
        title.addWidget(Label(words("laptops_made.title"), "h2"), 1)
        layout = column(
            title,
            Label(words("laptops_made.where", file=str(transfer.path))),
            Card(opens, "info"),
            Label(words("laptops_made.next"), "strong"),
        )
        for step in _STEPS:
            line = row(gap=12)
            number = Label(str(step), "strong", wraps=False)
            line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(words(f"laptops_made.step_{step}")), 1)
            layout.addLayout(line)
        layout.addLayout(row(self._understood, 1))
        self.fill(layout)

    def begin(self) -> None:
        """On the words, so that they are read out before anything puts them away."""
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)


class SendsCard(InlineCard):
    """What it means that this laptop sends the returns from now on."""

    def __init__(self, desk: Desk, now: KnownLaptop) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.yes = Button(words("laptops_sends.yes"), "primary", icon="send")
        self.yes.clicked.connect(self._change)
        self.no = Button(words("laptops_sends.no"))
        self.no.clicked.connect(self.done)
        laptop = now.name or words("laptops_page.other_first")
        self.fill(
            column(
                Label(words("laptops_sends.title"), "h2"),
                Label(words("laptops_sends.why")),
                Label(words("laptops_sends.now", laptop=laptop), "strong"),
                Label(words("laptops_sends.then", laptop=name_of(words, now.name))),
                Label(words("laptops_sends.before")),
                wrap(self.yes, self.no),
            )
        )

    def begin(self) -> None:
        """On what changes nothing."""
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self) -> None:
        desk = self._desk

        def changed(done: Changed) -> None:
            desk.say(desk.words("laptops_sends.done"), undoes=done.stamp)
            self.done.emit()

        def refused(problem: Problem) -> None:
            desk.refuse(problem)
            self.done.emit()

        desk.do(lambda s: s.laptops.sends_returns(desk.actor), changed, self, refused)


class StaysCard(InlineCard):
    """What stays of something that was taken back, and why."""

    def __init__(self, desk: Desk, undone: Undone) -> None:
        super().__init__()
        words = desk.words
        understood = Button(words("laptops_stays.done"), "primary", icon="check")
        understood.clicked.connect(self.done)
        self._understood = understood
        layout = column(
            Label(words("laptops_stays.title"), "h2"), Label(words("laptops_stays.why"))
        )
        for said in said_stays(words, undone):
            layout.addWidget(Label(said, "strong"))
        layout.addLayout(row(understood, 1))
        self.fill(layout)

    def begin(self) -> None:
        """On the one button."""
        self._understood.setFocus(Qt.FocusReason.OtherFocusReason)
