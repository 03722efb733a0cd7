"""How people are: asked where they said yes to it, kept, taken off, and asked again when it is due."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from hublog.domain.activities import Activity
from hublog.domain.asking import WE_ASK, Answers, Due, due, next_stage
from hublog.domain.consents import WELLBEING, Consent, Held, holds, latest_of_survivors
from hublog.domain.facts import survivors
from hublog.domain.hubs import Hub
from hublog.domain.outcomes import (
    INSTRUMENTS,
    STAGES,
    SWEMWBS,
    Outcome,
    out_of_range,
    total_of,
)
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.services import half_answers
from hublog.services.answers_given import (
    Asked,
    activity_name,
    answers_of,
    asked,
    consent_of,
    standing,
)
from hublog.services.changed import Changed
from hublog.services.hub import the_hub
from hublog.services.old_enough import old_enough
from hublog.services.people import IN_THE_LIST, standing_for
from hublog.services.ports import Clock, Ids, Reader, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Whom to ask what: at which stage, about which activity; the day is today where none is given."""

    person_id: str
    stage: str
    instruments: tuple[str, ...] = WE_ASK
    activity_id: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody who may be asked now, and what they answered already today; ``name`` is theirs."""

    ask: Ask
    name: str
    so_far: Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class HowTheyAre:
    """Whether somebody may be asked how they are, when they were, and what is due.

    ``asks`` says that the hub asks at all, ``types_totals`` that it may type a SWEMWBS total; ``again``
    are the activities, ``None`` for none, about which they were asked long enough ago to ask again.
    """

    person: Person
    asks: bool
    types_totals: bool
    old_enough: bool
    consent: Held
    asked: tuple[Asked, ...]
    due: tuple[Due, ...]
    again: tuple[str | None, ...]

    @property
    def person_id(self) -> str:
        """The record that stands for them."""
        return self.person.id

    @property
    def name(self) -> str:
        """The fullest name the register holds."""
        return self.person.name

    @property
    def refused(self) -> bool:
        """Whether they said no, or took their yes back: nobody asks them again."""
        return self.consent in {Held.NO, Held.WITHDRAWN}

    def stage_of(self, activity_id: str | None) -> str:
        """What asking about that activity now would be: a start, or a review of one."""
        return STAGES[1] if activity_id in self.again else STAGES[0]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who is due to be asked again."""

    due: Due
    person: Person
    activity: str


class Wellbeing:
    """Use cases about how people are, where the hub asks and they agreed (domain.md)."""

    def __init__(self, store: Store, clock: Clock, ids: Ids) -> None:
        self._store, self._clock, self._ids = store, clock, ids

    def of(self, person_id: str) -> HowTheyAre | Problem:
        """How it stands with somebody today; no answers. Problem: NO_SUCH_PERSON."""
        today = self._clock.now().date()
        with self._store.reading() as reader:
            person = standing_for(reader, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            mine = answers_of(reader, person.id)
            hub = the_hub(reader)
            return HowTheyAre(
                person=person,
                asks=hub.asks_wellbeing,
                types_totals=hub.asks_wellbeing and hub.has_swemwbs,
                old_enough=old_enough(reader, person, today),
                consent=consent_of(reader, person.id, today),
                asked=tuple(asked(reader, each) for each in reversed(mine)),
                due=due(mine, today) if hub.asks_wellbeing else (),
                again=tuple(_again(mine, today)),
            )

    def answers(self, person_id: str) -> tuple[Outcome, ...] | Problem:
        """What somebody said, the latest first. Problem: NO_SUCH_PERSON."""
        with self._store.reading() as reader:
            person = standing_for(reader, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            return tuple(reversed(answers_of(reader, person.id)))

    def begin(self, ask: Ask) -> Asking | Problem:
        """Whether they may be asked so now, and what they left half answered today.

        Problems: WELLBEING_OFF, NO_SUCH_PERSON, WELLBEING_TOO_YOUNG, WELLBEING_NO_CONSENT,
        NO_SUCH_ACTIVITY, UNKNOWN_CODE, WELLBEING_IN_FUTURE.
        """
        ask = replace(ask, date=ask.date or self._clock.now().date())
        about = ask.stage, ask.activity_id
        with self._store.reading() as reader:
            person = self._grounds(reader, ask)
            if isinstance(person, Problem):
                return person
            ask = replace(ask, person_id=person.id)
            kept = {
                (each.instrument, each.answers)
                for each in answers_of(reader, person.id)
                if (each.date, each.stage, each.activity_id) == (ask.date, *about)
            }
            # What is kept already lies there still where the laptop failed at that very moment.
            half = half_answers.found(reader, ask).items()
            return Asking(ask, person.name, dict(each for each in half if each not in kept))

    def keep_so_far(self, asking: Asking, answers: Answers) -> None:
        """Keep half the answers beside the register, for this person and this day alone; no action."""
        half_answers.keep(self._store, asking.ask, answers)

    def keep(self, actor: str, ask: Ask, answers: Answers) -> Changed | Problem:
        """Keep what somebody answered, as it was asked; what was skipped altogether leaves no trace.

        Problems: as ``begin``, and WELLBEING_ANSWER where something cannot be an answer.
        """
        return self._write(actor, ask, answers, None)

    def write_down(
        self, actor: str, ask: Ask, answers: Answers, total: int | None = None
    ) -> Changed | Problem:
        """Keep what stands on paper, and the total of a SWEMWBS sheet where the hub has its licence.

        Problems: as ``keep``, and WELLBEING_NO_LICENCE.
        """
        return self._write(actor, ask, answers, total)

    def remove(self, actor: str, outcome_id: str) -> Changed | Problem:
        """Take answers off that were kept by mistake. Problem: NO_SUCH_ANSWERS."""
        with self._store.writing(actor, "took_off_answers") as work:
            outcome = work.get(Outcome, outcome_id)
            if outcome is None or not outcome.alive:
                return Problem("NO_SUCH_ANSWERS")
            work.put(replace(outcome, alive=False))
            return work.commit({"person": outcome.person_id})

    def due(self) -> tuple[Waiting, ...]:
        """Who is due to be asked again and agreed to it, by when it would be too late."""
        today = self._clock.now().date()
        with self._store.reading() as reader:
            if not the_hub(reader).asks_wellbeing:
                return ()
            people = {each.id: each for each in reader.find(Person)}
            stands_for = survivors(people)
            agreed = latest_of_survivors(reader.find(Consent, purpose=WELLBEING), stands_for)
            found = due(standing(reader.find(Outcome), stands_for), today)
            return tuple(
                Waiting(each, people[each.person_id], activity_name(reader, each.activity_id))
                for each in found
                if people[each.person_id].status == "active"
                and holds(agreed.get((each.person_id, WELLBEING)), today) is Held.YES
            )

    def _write(
        self, actor: str, ask: Ask, answers: Answers, total: int | None
    ) -> Changed | Problem:
        said = {name: each for name, each in answers.items() if any(a is not None for a in each)}
        found = [(name, each, total_of(name, each)) for name, each in said.items()]
        if total is not None:
            found.append((SWEMWBS, (), total))
        ask = replace(ask, instruments=tuple(answers))
        day = ask.date or self._clock.now().date()
        with self._store.writing(actor, "asked_how_they_are") as work:
            person = self._grounds(work, replace(ask, date=day))
            if isinstance(person, Problem):
                return person
            if total is not None and not the_hub(work).has_swemwbs:
                return Problem("WELLBEING_NO_LICENCE")
            made = [
                Outcome(
                    id=self._ids.new(),
                    person_id=person.id,
                    instrument=instrument,
                    stage=ask.stage,
                    date=day,
                    activity_id=ask.activity_id,
                    answers=given,
                    total=sum_,
                )
                for instrument, given, sum_ in found
            ]
            wrong = next((each for each in made if out_of_range(each)), None)
            if wrong is not None:
                return Problem("WELLBEING_ANSWER", wrong.instrument)
            work.put(*made)
            changed = work.commit({"person": person.id})
        half_answers.keep(self._store, replace(ask, person_id=person.id), {})
        return changed

    def _grounds(self, reader: Reader, ask: Ask) -> Person | Problem:
        """Whom to ask, where nothing speaks against asking so."""
        hub, today = the_hub(reader), self._clock.now().date()
        wrong = self._fault(hub, ask, today)
        if wrong is not None:
            return wrong
        person = standing_for(reader, ask.person_id)
        if isinstance(person, Problem):
            return person
        if ask.activity_id is not None:
            activity = reader.get(Activity, ask.activity_id)
            if activity is None or not activity.alive:
                return Problem("NO_SUCH_ACTIVITY")
        if not old_enough(reader, person, ask.date or today):
            return Problem("WELLBEING_TOO_YOUNG", person.name)
        if consent_of(reader, person.id, today) is not Held.YES:
            return Problem("WELLBEING_NO_CONSENT", person.name)
        return person

    def _fault(self, hub: Hub, ask: Ask, today: dt.date) -> Problem | None:
        if not hub.asks_wellbeing:
            return Problem("WELLBEING_OFF")
        for code, known in ((ask.stage, STAGES), *((i, INSTRUMENTS) for i in ask.instruments)):
            if code not in known:
                return Problem("UNKNOWN_CODE", code, {"choices": ", ".join(known)})
        if ask.date is not None and ask.date > today:
            return Problem("WELLBEING_IN_FUTURE", ask.date.isoformat())
        return None


def _again(mine: Iterable[Outcome], today: dt.date) -> Iterator[str | None]:
    """What they were asked about at a start that can be held against answers of today, latest first."""
    latest = sorted(mine, key=lambda each: each.date, reverse=True)
    for activity in dict.fromkeys(each.activity_id for each in latest):
        if next_stage(latest, activity, today) != STAGES[0]:
            yield activity
