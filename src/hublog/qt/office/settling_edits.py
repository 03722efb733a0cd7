"""Rows that were changed after their hub signed them off: each is taken or not, with a reason."""

from pathlib import Path

from hublog.domain.acceptances import LONGEST_REASON
from hublog.domain.office import outcomes
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Problem
from hublog.domain.verification import Difference
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.said import said_difference
from hublog.qt.office.settling import Settle
from hublog.qt.widgets.arrange import Sides, column
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Label
from hublog.services.office.settling import Decision

_TAKE, _LEAVE = "take", "leave"


class SettleEdits(Settle):
    """What is more than single rows cannot be decided here, and that is said."""

    def __init__(self, desk: OfficeDesk, path: Path, outcome: Outcome) -> None:
        super().__init__(desk, path, outcome)
        words = desk.words
        things = column(Label(words("office_settling.edits", file=path.name), "h2"), gap=10)
        self.choices: list[tuple[Difference, Choices]] = []
        for number, each in enumerate(outcome.differences, 1):
            said = said_difference(desk, each)
            spoken = words("office_settling.decide", n=number, what=said)
            choices = [(key, words(f"office_settling.{key}")) for key in (_TAKE, _LEAVE)]
            made = Choices(spoken, choices, least=130)
            self.choices.append((each, made))
            things.addWidget(Sides(column(Label(said)), column(made), (1, 1), least=560))
        self._reason, self.reason = line_field(
            words("office_settling.reason"), "", words("office_settling.reason_hint")
        )
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.returnPressed.connect(self._keep)
        if outcomes.can_be_accepted(outcome.differences):
            things.addWidget(self._reason)
            things.addWidget(self.buttons(words("office_settling.keep"), "check", self._keep))
            self.lay_out(things, self)
        else:
            for _, made in self.choices:
                made.hide()
            deep = Problem("OFFICE_EDITS_TOO_DEEP", path.name)
            things.addWidget(Label(words.problem(deep), "strong"))
            understood = self.buttons(words("trouble.understood"), "check", self.left)
            things.addWidget(understood)
            self._reason.hide()
            self.lay_out(things, understood)

    def begin(self) -> None:
        """The first row."""
        if self._reason.isHidden():
            super().begin()
        else:
            self.choices[0][1].focus_first()

    def _keep(self) -> None:
        desk, path, reason = self.desk, self.path, self.reason.text()
        open_ones = [made for _, made in self.choices if not made.value]
        if open_ones:
            self._reason.complain(desk.words.problem(Problem("OFFICE_EDITS_UNDECIDED", path.name)))
            open_ones[0].focus_first()
            return
        decisions = [Decision(each, made.value == _TAKE) for each, made in self.choices]

        def refused(problem: Problem) -> None:
            self._reason.complain(desk.words.problem(problem))
            self.reason.setFocus()

        desk.do(
            lambda s: s.settling.accept_edits(desk.actor, path, decisions, reason),
            self.tell,
            self,
            refused,
        )
