"""Answers to how somebody is that stand half given: kept beside the register for that person and day."""

from typing import TYPE_CHECKING

from hublog.domain.asking import Answers
from hublog.domain.half_typed import HalfTyped, HalfTypedPage, TypedField
from hublog.domain.outcomes import SCALES
from hublog.services.ports import Reader

if TYPE_CHECKING:
    from hublog.services.wellbeing import Ask

_PAGE = "wellbeing"


def whose(person_id: str) -> str:
    """Under what name they lie; forgetting anybody clears them all."""
    return f"{_PAGE}:{person_id}"


def made(ask: "Ask", answers: Answers) -> HalfTyped:
    """What is kept: one page for each instrument, one field for each answer that was given."""
    return tuple(
        HalfTypedPage(
            page=_PAGE,
            where=_about(ask),
            card=instrument,
            fields=tuple(
                TypedField(instrument, str(answer), place)
                for place, answer in enumerate(said)
                if answer is not None
            ),
        )
        for instrument, said in answers.items()
    )


def found(reader: Reader, person_id: str, ask: "Ask") -> Answers:
    """What was kept of the same asking; another day's or stage's is not taken up again."""
    answers: dict[str, tuple[int | None, ...]] = {}
    for page in reader.half_typed(whose(person_id)):
        if page.card in ask.instruments and dict(page.where) == _about(ask):
            given = {each.place: int(each.text) for each in page.fields}
            places = range(len(SCALES[page.card].questions))
            answers[page.card] = tuple(map(given.get, places))
    return answers


def _about(ask: "Ask") -> dict[str, str]:
    day = ask.date.isoformat() if ask.date else ""
    return {"activity": ask.activity_id or "", "stage": ask.stage, "day": day}
