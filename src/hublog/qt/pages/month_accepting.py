"""Saying why something is right that a check or the office asked about; the reason travels."""

from collections.abc import Callable

from hublog.domain.checks.finding import Finding
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.queries import Query
from hublog.qt.desk import Desk
from hublog.qt.pages.month_said import said_finding, said_query
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.reason import Reason
from hublog.qt.widgets.run import Run, RunPicture
from hublog.services.api import Services
from hublog.services.changed import Changed

_QUICK = {"accept": ("checked", "planned", "unknown"), "crowd": ("checked", "special", "group")}
"""Which reasons fit: to something odd, and to a day on which many came."""


class WhyCard(InlineCard):
    """One question and a reason; Enter keeps it. ``kind`` is accept or explain.

    A ``run`` of days stands beside the question where it is about one of them; ``mend`` says what else
    could be done, ``before`` what was said already.
    """

    def __init__(
        self,
        desk: Desk,
        kind: str,
        asked: str,
        write: Callable[[Services, str], Changed | Problem],
        run: Run = (),
        mend: str = "",
        before: str = "",
    ) -> None:
        super().__init__()
        words = desk.words
        self._desk, self._kind, self._write = desk, kind, write
        quick = [
            words(f"month_return.quick.{each}")
            for each in _QUICK["accept" if kind == "accept" and not run else "crowd"]
        ]
        title = words(f"month_return.{kind}.title")
        self.reason = Reason(title, words("month_return.own_words"), quick, said=before)
        self.reason.given.connect(self._keep)
        keep = Button(words(f"month_return.{kind}.keep"), "primary", icon="check")
        keep.clicked.connect(self._keep)
        leave = Button(words("month_page.close"))
        leave.clicked.connect(self.done)
        layout = column(Label(title, "h2"), Label(asked, "strong"))
        if mend:
            layout.addWidget(Label(mend, "muted"))
        self.run: RunPicture | None = None
        if run:
            self.run = RunPicture(words, words("month_return.run", n=len(run)), run)
            layout.addWidget(self.run)
        layout.addWidget(self.reason)
        layout.addWidget(Label(words("month_return.travels"), "small"))
        layout.addWidget(wrap(keep, leave))
        self.fill(layout)

    def begin(self) -> None:
        """The reason."""
        self.reason.begin()

    def _keep(self) -> None:
        desk, said = self._desk, self.reason.value

        def kept(changed: Changed) -> None:
            desk.say(desk.words(f"month_return.{self._kind}.kept"), undoes=changed.stamp)
            self.done.emit()

        def refused(problem: Problem) -> None:
            self.reason.complain(desk.words.problem(problem))

        desk.do(lambda s: self._write(s, said), kept, self, refused)


def accept_card(desk: Desk, month: Month, found: Finding) -> WhyCard:
    """Asks why what a check found is right."""

    def write(services: Services, reason: str) -> Changed | Problem:
        return services.checking.accept(desk.actor, month, found.rule, found.subject, reason)

    mend = desk.words(f"check_mend.{found.rule}")
    before = found.accepted.reason if found.accepted else ""
    return WhyCard(desk, "accept", said_finding(desk, found), write, found.run, mend, before)


def explain_card(desk: Desk, query: Query) -> WhyCard:
    """Answers a question of the office where nothing has to be changed."""

    def write(services: Services, reason: str) -> Changed | Problem:
        return services.replies.explain(desk.actor, query.id, reason)

    return WhyCard(desk, "explain", said_query(desk, query), write, before=query.answer)
