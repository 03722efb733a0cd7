"""Answers to how somebody is that stand half given: kept beside the register for that day alone."""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from hublog.domain.asking import Answers
from hublog.domain.half_typed import HalfTyped, HalfTypedPage, TypedField
from hublog.domain.outcomes import SCALES
from hublog.services.ports import Reader, Store

if TYPE_CHECKING:
    from hublog.services.wellbeing import Ask

KEPT_AS = "wellbeing"
"""Under what name they all lie; whoever is forgotten or takes a yes back clears them."""
_PERSON, _DAY, _ACTIVITY, _STAGE = "person", "day", "activity", "stage"


class HalfGiven(NamedTuple):
    """What somebody left half answered: on which day, about which activity, at which stage."""

    day: dt.date
    activity_id: str | None
    stage: str
    instrument: str
    answers: tuple[int | None, ...]


def given_by(reader: Reader, person_ids: Collection[str]) -> Iterator[HalfGiven]:
    """All that is kept of these people."""
    for page in reader.half_typed(KEPT_AS):
        about = page.where
        if about[_PERSON] in person_ids:
            day, activity = dt.date.fromisoformat(about[_DAY]), about[_ACTIVITY] or None
            yield HalfGiven(day, activity, about[_STAGE], page.card, _answers(page))


def found(reader: Reader, ask: "Ask") -> Answers:
    """What was kept of the same asking; another day's or stage's is not taken up again."""
    answers: dict[str, tuple[int | None, ...]] = {}
    for page in reader.half_typed(KEPT_AS):
        if page.card in ask.instruments and dict(page.where) == _about(ask):
            answers[page.card] = _answers(page)
    return answers


def keep(store: Store, ask: "Ask", answers: Answers) -> None:
    """Keep these in place of what this person answered before; none where there are no answers."""
    with store.reading() as reader:
        before = reader.half_typed(KEPT_AS)
    others = tuple(page for page in before if page.where[_PERSON] != ask.person_id)
    _put(store, before, (*others, *_pages(ask, answers)))


def let_go_of_other_days(store: Store, today: dt.date) -> None:
    """Keep no longer what somebody left half answered on another day."""
    with store.reading() as reader:
        before = reader.half_typed(KEPT_AS)
    _put(store, before, tuple(page for page in before if page.where[_DAY] == today.isoformat()))


def _put(store: Store, before: HalfTyped, after: HalfTyped) -> None:
    if after != before:
        store.keep_half_typed({KEPT_AS: after})


def _pages(ask: "Ask", answers: Answers) -> HalfTyped:
    """One page for each instrument, one field for each answer that was given."""
    return tuple(
        HalfTypedPage(
            page=KEPT_AS,
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


def _answers(page: HalfTypedPage) -> tuple[int | None, ...]:
    given = {each.place: int(each.text) for each in page.fields}
    return tuple(map(given.get, range(len(SCALES[page.card].questions))))


def _about(ask: "Ask") -> dict[str, str]:
    day = ask.date.isoformat() if ask.date else ""
    activity = ask.activity_id or ""
    return {_PERSON: ask.person_id, _ACTIVITY: activity, _STAGE: ask.stage, _DAY: day}
