"""The answers a person gave about a register, and the questions that came up while reading it."""

import re
from collections.abc import Mapping

from hublog.domain.problems import Problem
from hublog.domain.registers.reading import Question

_YEAR = re.compile("199[0-9]|20[0-9]{2}")


class Answers:
    """Answers by key. Every question put to it is remembered, answered or not.

    ``proposed`` answers stand where none was given.
    """

    def __init__(self, given: Mapping[str, str], proposed: Mapping[str, str]) -> None:
        self._given = {key.casefold(): answer.strip() for key, answer in given.items()}
        self._proposed = proposed
        self._questions: dict[str, Question] = {}

    def ask(
        self, key: str, choices: tuple[str, ...] = (), proposal: str = "", count: int = 0
    ) -> str:
        """The answer given, else the proposal; empty while the question is open."""
        before = self._questions.get(key)
        if before is not None and not count:
            return before.answer
        given = self._given.get(key.casefold(), "")
        proposal = proposal or self._proposed.get(key, "")
        answer = next((each for each in choices if each.casefold() == given.casefold()), given)
        self._questions[key] = Question(
            key, choices, answer or proposal, bool(given), count + (before.times if before else 0)
        )
        return answer or proposal

    def told(self, key: str) -> str:
        """What a person answered to it, empty where they said nothing."""
        return self._given.get(key.casefold(), "")

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything that was asked, in the order in which it came up."""
        return tuple(self._questions.values())

    def wrong(self) -> Problem | None:
        """ANSWER_NOT_POSSIBLE for the first answer that is none of the choices."""
        for each in self.questions:
            choices = ", ".join(each.choices)
            possible = not each.choices or each.answer in each.choices
            if each.key == "year":
                possible, choices = bool(_YEAR.fullmatch(each.answer)), "1990 \u2013 2099"
            if each.answer and not possible:
                values = {"answer": each.answer, "choices": choices}
                return Problem("ANSWER_NOT_POSSIBLE", each.key, values)
        return None
