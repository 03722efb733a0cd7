"""What a hub learned in a month: three answers in its own words, for the other hubs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from hublog.domain.codes import CodeLists
from hublog.domain.learning import LONGEST_LEARNING, PROMPTS, Learning, clean_lines, learning_id
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.services.changed import Changed
from hublog.services.not_given import NOT_GIVEN, NotGiven
from hublog.services.ports import Reader, Store


class LearningOfMonths:
    """Use cases about the learning of a month."""

    def __init__(self, store: Store, codes: Callable[[], CodeLists]) -> None:
        self._store = store
        self._codes = codes

    def of(self, month: Month) -> Learning:
        """What is written about the month; empty where nothing is."""
        with self._store.reading() as reader:
            return _written(reader, month)

    def write(
        self,
        actor: str,
        month: Month,
        *,
        went_well: str | NotGiven = NOT_GIVEN,
        got_in_the_way: str | NotGiven = NOT_GIVEN,
        would_tell: str | NotGiven = NOT_GIVEN,
        conditions: Sequence[str] | NotGiven = NOT_GIVEN,
        story_consent: bool | NotGiven | None = NOT_GIVEN,
    ) -> Changed | Problem:
        """Write answers anew; what is not given stays as it is, and line ends are kept.

        Problems: LEARNING_TOO_LONG, with the prompt as ``where``, and UNKNOWN_CODE.
        """
        answers = (went_well, got_in_the_way, would_tell)
        told: dict[str, Any] = {
            prompt: clean_lines(text)
            for prompt, text in zip(PROMPTS, answers, strict=True)
            if text is not NOT_GIVEN
        }
        long = next((p for p, text in told.items() if len(text) > LONGEST_LEARNING), None)
        if long is not None:
            return Problem("LEARNING_TOO_LONG", long, {"most": LONGEST_LEARNING})
        if conditions is not NOT_GIVEN:
            known = self._codes()["condition"]
            unknown = next((code for code in conditions if code not in known), None)
            if unknown is not None:
                choices = ", ".join(each.code for each in known)
                return Problem("UNKNOWN_CODE", unknown, {"choices": choices})
            told["conditions"] = tuple(dict.fromkeys(conditions))
        if story_consent is not NOT_GIVEN:
            told["story_consent"] = story_consent
        with self._store.writing(actor, "wrote_learning") as work:
            work.put(replace(_written(work, month), **told, alive=True))
            return work.commit({"month": str(month)})


def _written(reader: Reader, month: Month) -> Learning:
    id_ = learning_id(str(month))
    held = reader.get(Learning, id_)
    if held is None or not held.alive:
        return Learning(id=id_, month=str(month))
    return held
