"""The answers of the desk: what each line does, and what is said once it is durable."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hublog.cli.context import Context
from hublog.cli.desk_lines import (
    Counted,
    Finish,
    Line,
    Nothing,
    SomebodyHere,
    Unclear,
    Undo,
    Volunteered,
    understood,
)
from hublog.domain.activities import Activity
from hublog.domain.journal import Stamp
from hublog.domain.matching import Found
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.services.not_given import NOT_GIVEN
from hublog.services.ports import ListedPerson
from hublog.services.sign_in import SignedIn


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the desk: saved, choose, unknown or problem, a sentence, and details."""

    kind: str
    sentence: str
    details: Mapping[str, object] = field(default_factory=dict)


class Desk:
    """The door of one activity on one day; its session opens with the first line that needs it."""

    def __init__(
        self,
        context: Context,
        activity: Activity,
        day: dt.date,
        start: dt.time | None,
        *,
        new_people: bool,
    ) -> None:
        self._context = context
        self._services = context.services
        self._words = context.words
        self._activity = activity
        self._day = day
        self._start = start
        self._new_people = new_people
        self._session = self._services.sessions.of_day(activity.id, day, start).id
        self._directory = self._services.people.directory()
        self._hints: list[str] = []
        self._opening: Stamp | None = None

    def allowed(self) -> Problem | None:
        """SESSION_IN_FUTURE (DQ01) where the day has not come yet."""
        late = self._day > self._context.today()
        return Problem("SESSION_IN_FUTURE", self._day.isoformat()) if late else None

    def greeting(self) -> list[str]:
        """Which session this is, who is here, and who came last: after a crash, too."""
        here = self._services.sign_in.here(self._session)
        lines = [
            self._words(
                "desk.greeting", activity=self._activity.name, date=self._context.day(self._day)
            ),
            self._words("desk.here", n=here.footfall),
        ]
        last = self._services.sign_in.last(self._session)
        person = last and self._services.people.get(last.person_id)
        if last and last.at and person and person.name:
            time = last.at.strftime("%H:%M")
            lines.append(self._words("desk.last_was", name=person.name, time=time))
        return [*lines, self._words("desk.how_to")]

    def hints(self) -> list[str]:
        """What else there is to say, once."""
        hints, self._hints = self._hints, []
        return hints

    def answer(self, typed: str) -> Answer:
        """Do what the line asks for; the answer comes after the commit is durable."""
        self._opening = None
        answer = self._done(understood(typed))
        wrote = answer.kind == "saved" and not answer.details.get("already_here")
        if self._opening is not None and not wrote:
            # A line that did nothing leaves the session as it found it.
            self._services.undo.one(self._context.who, self._opening)
            self._hints.clear()
        return answer

    def _done(self, line: Line) -> Answer:
        match line:
            case SomebodyHere(text):
                return self._somebody(text)
            case Counted(band, n):
                return self._count(band, n)
            case Volunteered(text, minutes):
                return self._volunteer(text, minutes)
            case Undo():
                return self._undo()
            case Finish(meals):
                return self._finish(meals)
            case Unclear(text):
                return self._problem(Problem("LINE_UNCLEAR", text))
            case Nothing():
                return self._problem(Problem("EMPTY_LINE"))

    def _somebody(self, text: str) -> Answer:
        who = self._who(text)
        if isinstance(who, Answer):
            return who
        if (shut := self._opened()) is not None:
            return self._problem(shut)
        sign_in = self._services.sign_in
        done = (
            sign_in.new_person(self._context.who, self._session, who)
            if isinstance(who, str)
            else sign_in.person(self._context.who, self._session, who.id)
        )
        if isinstance(done, Problem):
            return self._problem(done)
        if isinstance(who, str):
            self._take_in(done.person)
        return self._signed_in(done)

    def _signed_in(self, done: SignedIn) -> Answer:
        name = done.person.name
        here = self._services.sign_in.here(self._session).footfall
        details = {
            "person": done.person.id,
            "name": name,
            "card": done.person.local_no,
            "already_here": done.already_here,
            "here": here,
        }
        if done.already_here and done.since is not None:
            since = done.since.strftime("%H:%M")
            sentence = self._words("desk.already_here_since", name=name, time=since)
        elif done.already_here:
            sentence = self._words("desk.already_here", name=name)
        else:
            sentence = self._words("desk.signed_in", name=name, n=here)
        if done.brought_back:
            self._hints.append(self._words("desk.brought_back", name=name))
        return Answer("saved", sentence, details)

    def _count(self, band: str, n: int) -> Answer:
        if (shut := self._opened()) is not None:
            return self._problem(shut)
        done = self._services.sign_in.count(self._context.who, self._session, band, n)
        if isinstance(done, Problem):
            return self._problem(done)
        here = self._services.sign_in.here(self._session).footfall
        key = "desk.counted" if n > 0 else "desk.taken_off"
        return Answer(
            "saved", self._words(key, band=band, n=here), {"band": band, "n": n, "here": here}
        )

    def _volunteer(self, text: str, minutes: int) -> Answer:
        who = self._who(text)
        if isinstance(who, Answer):
            return who
        if (shut := self._opened()) is not None:
            return self._problem(shut)
        helping = self._services.helping
        done = (
            helping.new_volunteer(self._context.who, self._session, who, minutes)
            if isinstance(who, str)
            else helping.volunteer(self._context.who, self._session, who.id, minutes)
        )
        if isinstance(done, Problem):
            return self._problem(done)
        if isinstance(who, str):
            self._directory = self._services.people.directory()
        key = "desk.volunteered" if done.before is None else "desk.volunteered_instead"
        sentence = self._words(key, name=done.person.name, n=minutes, before=done.before or 0)
        return Answer("saved", sentence, {"person": done.person.id, "minutes": minutes})

    def _undo(self) -> Answer:
        done = self._services.undo.latest(self._context.who, self._session)
        if isinstance(done, Problem):
            return self._problem(done)
        if done.changed.people:
            self._directory = self._services.people.directory()
        here = self._services.sign_in.here(self._session).footfall
        what = self._context.told(done.told)
        sentence = self._words("desk.took_back", what=what, n=here)
        return Answer("saved", sentence, {"undid": done.told.kind, "here": here})

    def _finish(self, meals: int | None) -> Answer:
        if (shut := self._opened()) is not None:
            return self._problem(shut)
        told = NOT_GIVEN if meals is None else meals
        done = self._services.sessions.finish(self._context.who, self._session, meals=told)
        if isinstance(done, Problem):
            return self._problem(done)
        here = self._services.sign_in.here(self._session).footfall
        sentence = self._words("desk.finished", activity=self._activity.name, n=here)
        return Answer("saved", sentence, {"session": self._session, "here": here})

    def _opened(self) -> Problem | None:
        opened = self._services.sessions.open(
            self._context.who, self._activity.id, self._day, self._start
        )
        if isinstance(opened, Problem):
            return opened
        self._session, self._opening = opened.session.id, opened.changed.stamp
        if opened.was in {"closed", "cancelled"}:
            self._hints.append(self._words(f"desk.reopened.{opened.was}"))
        return None

    def _who(self, text: str) -> ListedPerson | str | Answer:
        """Whom the line means: somebody known, the name of somebody new, or an answer instead."""
        if self._new_people:
            exact = [Found(person) for person in self._directory.exact(text)]
            if not exact and not text.isdecimal():
                return text
            meant, candidates = (exact[0].person if len(exact) == 1 else None), exact
        else:
            meant, candidates = self._directory.meant(text)
        if meant is not None:
            return meant
        return self._choose(candidates) if candidates else self._unknown(text)

    def _choose(self, candidates: Sequence[Found[ListedPerson]]) -> Answer:
        people = [found.person for found in candidates]
        self._hints.append(self._words("desk.how_to_choose"))
        return Answer(
            "choose",
            "; ".join(map(self._context.listed, people)),
            {
                "candidates": [
                    {
                        "person": person.id,
                        "name": person.full_name or person.known_as,
                        "card": person.local_no,
                        "last_here": person.last_seen,
                    }
                    for person in people
                ]
            },
        )

    def _unknown(self, text: str) -> Answer:
        key = "desk.unknown_card" if text.isdecimal() else "desk.unknown"
        return Answer("unknown", self._words(key, name=text), {"text": text})

    def _take_in(self, person: Person) -> None:
        self._directory.put(
            ListedPerson(
                person.id,
                person.known_as,
                person.full_name,
                person.also_known_as,
                person.local_no,
                self._day,
            )
        )

    def _problem(self, problem: Problem) -> Answer:
        line = self._words.problem_line(problem)
        return Answer("problem", line, {"code": problem.code})
