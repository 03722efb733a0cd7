"""Another laptop of the hub as the pages hear of it: what it brings, what it asks, what was done about it."""

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hublog.domain.journal import Cell, Stamp
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.sessions import Session
from hublog.domain.two_answers import TwoValues
from hublog.domain.versions import ReturnVersion
from hublog.services.changed import Changed
from hublog.services.laptop_asked import (
    About,
    BelowZero,
    CardTwice,
    PersonSeen,
    Questions,
    SessionSeen,
    Side,
    TwoAnswers,
    TwoPeople,
    TwoSessions,
    VersionsTwice,
)
from hublog.services.laptop_preview import BroughtIn, DayAdds, Preview
from hublog.services.laptops import KnownLaptop, Meeting, Transfer
from hublog.services.told import Told
from hublog.services.undone import Undone

HERE, THERE = "FAKEDEVICE", "CAMPDEVICE"
FRONT, CAMP = "Front desk", "Camp laptop"
DAY = dt.date(2026, 5, 4)
AT = dt.datetime(2026, 5, 4, 17, 2)  # noqa: DTZ001 - local wall time
LATER = dt.datetime(2026, 5, 4, 17, 9)  # noqa: DTZ001 - as above
OURS, THEIRS = Stamp(1, 0, HERE), Stamp(2, 0, THERE)
TOGETHER = Stamp(3, 0, HERE)
NOT_LOOKED_INTO: Any = None
"""What the file carried; only the use cases look into it."""
SECRET = "maple rowan hazel willow"  # noqa: S105 - made up


def two_answers(
    table: str, field: str, ours: str, theirs: str, *, here: bool, about: About
) -> TwoAnswers:
    """A field that Sam changed here, and Jo later on the other laptop; ``here`` says which counts."""
    mine = Side(stamp=OURS, shown=(ours,), by="Sam", at=AT, laptop=FRONT, here=True)
    other = Side(stamp=THEIRS, shown=(theirs,), by="Jo", at=LATER, laptop=CAMP, here=False)
    cells = ((Cell(ours, OURS),), (Cell(theirs, THEIRS),))
    values = TwoValues(table, "r1", (field,), *(cells if here else cells[::-1]))
    counts, less = (mine, other) if here else (other, mine)
    return TwoAnswers(values=values, about=about, counts=counts, other=less)


def phone() -> TwoAnswers:
    """A phone number; the other laptop's counts."""
    about = About(person="Megan Birch")
    return two_answers("person", "phone", "01946 555321", "01946 555123", here=False, about=about)


def status() -> TwoAnswers:
    """How a session stands, which nobody can put in words of their own; this laptop's counts."""
    about = About(activity="Warm Tuesday", day=DAY)
    return two_answers("session", "status", "closed", "cancelled", here=True, about=about)


def two_sessions() -> TwoSessions:
    """One afternoon in the garden, written down on both laptops."""
    made = [
        SessionSeen(
            session=Session(
                id=each, activity_id="a1", date=DAY, start=dt.time(14), end=dt.time(16)
            ),
            activity="Garden",
            named=named,
            counted=2,
            laptop=laptop,
        )
        for each, named, laptop in (("s1", 4, FRONT), ("s2", 9, CAMP))
    ]
    return TwoSessions(one=made[0], other=made[1])


def person(number: int, name: str, visits: int) -> PersonSeen:
    """Somebody whom both laptops know."""
    return PersonSeen(
        person=Person(id=f"p{number}", known_as=name, local_no=41, birth_year=1984),
        visits=visits,
        laptop=CAMP if number % 2 else FRONT,
    )


def two_people() -> TwoPeople:
    """Somebody who was new on both."""
    return TwoPeople(one=person(1, "Megan Birch", 2), other=person(2, "Megan Birch", 5))


def card_twice() -> CardTwice:
    """Two people got the same number."""
    return CardTwice(card=41, people=(person(1, "Megan Birch", 2), person(2, "Robin Ash", 5)))


def versions_twice() -> VersionsTwice:
    """Both laptops signed April off."""
    first = ReturnVersion(
        id="v1",
        month="2026-04",
        version=1,
        signed_by="Sam",
        signed_on=DAY,
        device=HERE,
        digest="",
        sent_at=AT,
    )
    return VersionsTwice(
        month="2026-04",
        version=1,
        versions=(first, replace(first, id="v2", device=THERE, sent_at=None)),
    )


def below_zero() -> BelowZero:
    """The same count taken off on both."""
    return BelowZero(session_id="s1", activity="Warm Tuesday", day=DAY, age_band="65+", n=-1)


def every_question() -> Questions:
    """One of each kind, two different answers."""
    return Questions(
        answers=(phone(), status()),
        sessions=(two_sessions(),),
        people=(two_people(),),
        cards=(card_twice(),),
        versions=(versions_twice(),),
        below_zero=(below_zero(),),
    )


def a_preview(questions: Questions | None = None) -> Preview:
    """What the camp laptop brings."""
    return Preview(
        laptop=CAMP,
        laptop_id=THERE,
        heard=AT,
        adds={"session": 2, "person": 3, "attendance": 31, "count": 4, "query": 0},
        counted=6,
        changes=5,
        joins=7,
        forgets=1,
        by_day=(
            DayAdds(day=DAY, sessions=1, attendances=20, counted=6),
            DayAdds(day=DAY + dt.timedelta(days=1), sessions=1, attendances=11, counted=0),
        ),
        questions=every_question() if questions is None else questions,
        actions=41,
        carried=NOT_LOOKED_INTO,
    )


def nothing_in_it() -> Preview:
    """The same file once more."""
    return replace(
        a_preview(Questions()),
        adds={},
        counted=0,
        changes=0,
        joins=0,
        forgets=0,
        by_day=(),
        actions=0,
    )


@dataclass
class FakeLaptops:
    """Two laptops; ``answer`` is what looking at a file finds. What is asked of it is kept in ``done``."""

    answer: Preview | Problem = field(default_factory=a_preview)
    writes: Problem | None = None
    laptops: tuple[KnownLaptop, ...] = (
        KnownLaptop(id=HERE, name=FRONT, here=True, sends_returns=False, heard=None),
        KnownLaptop(id=THERE, name=CAMP, here=False, sends_returns=True, heard=AT),
    )
    past: tuple[Meeting, ...] = ()
    open_now: Questions = field(default_factory=Questions)
    stays: dict[str, int] = field(default_factory=dict)
    refuses: Problem | None = None
    done: list[tuple[object, ...]] = field(default_factory=list)

    def known(self) -> tuple[KnownLaptop, ...]:
        return self.laptops

    def this(self) -> KnownLaptop:
        return next(each for each in self.laptops if each.here)

    def name(self, actor: str, name: str) -> Changed | Problem:
        here = replace(self.this(), name=name)
        return self._do(("name", actor, name), laptops=(here, *self.laptops[1:]))

    def sends_returns(self, actor: str, laptop_id: str | None = None) -> Changed | Problem:
        laptops = tuple(replace(each, sends_returns=each.here) for each in self.laptops)
        return self._do(("sends_returns", actor, laptop_id), laptops=laptops)

    def make_transfer(self, actor: str, folder: Path) -> Transfer:
        self.done.append(("make_transfer", actor, folder))
        return Transfer(path=folder / "CUM-EWA.hublog-transfer", words=SECRET)

    def look(self, file: Path, secret: str) -> Preview | Problem:
        self.done.append(("look", file, secret))
        return self.answer if secret == SECRET else Problem("TRANSFER_WORDS", str(file))

    def bring_in(self, actor: str, preview: Preview) -> BroughtIn | Problem:
        self.done.append(("bring_in", actor))
        if self.writes is not None:
            return self.writes
        self.open_now = preview.questions
        meeting = Meeting(
            stamp=TOGETHER,
            laptop=preview.laptop,
            laptop_id=THERE,
            at=LATER + dt.timedelta(hours=len(self.past)),
            by=actor,
            actions=preview.actions,
        )
        self.past = (meeting, *self.past)
        changed = Changed(TOGETHER, {"session": frozenset({"s1"})})
        return BroughtIn(
            preview=preview,
            changed=changed,
            meeting=TOGETHER,
            questions=self.open_now,
        )

    def brought_in(self) -> tuple[Meeting, ...]:
        return self.past

    def take_back(self, actor: str, stamp: Stamp) -> Undone | Problem:
        changed = self._do(("take_back", actor, stamp), past=self.past[1:], open_now=Questions())
        if isinstance(changed, Problem):
            return changed
        since = {("person", "p1"): ("phone",)} if self.stays else {}
        return Undone(Told("brought_together", {"laptop": CAMP}), changed, self.stays, since)

    def open(self) -> Questions:
        return self.open_now

    def count(self) -> int:
        return len(self.open_now)

    def settle(
        self, actor: str, question: TwoAnswers, *, other: bool = False, text: str | None = None
    ) -> Changed | Problem:
        del actor
        left = tuple(each for each in self.open_now.answers if each != question)
        return self._settle("settle", question.fields, other, text, answers=left)

    def same_session(self, actor: str, kept: str, other: str) -> Changed | Problem:
        del actor
        return self._settle("same_session", kept, other, sessions=())

    def different_sessions(self, actor: str, one: str, other: str) -> Changed | Problem:
        del actor
        return self._settle("different_sessions", one, other, sessions=())

    def same_person(self, actor: str, kept: str, other: str) -> Changed | Problem:
        del actor
        return self._settle("same_person", kept, other, people=())

    def different_people(self, actor: str, one: str, other: str) -> Changed | Problem:
        del actor
        return self._settle("different_people", one, other, people=())

    def new_card(self, actor: str, person_id: str) -> Changed | Problem:
        del actor
        return self._settle("new_card", person_id, cards=())

    def keep_version(self, actor: str, version_id: str) -> Changed | Problem:
        del actor
        return self._settle("keep_version", version_id, versions=())

    def level(self, actor: str, session_id: str, age_band: str) -> Changed | Problem:
        del actor
        return self._settle("level", session_id, age_band, below_zero=())

    def _settle(self, *what: object, **left: object) -> Changed | Problem:
        return self._do(what, open_now=replace(self.open_now, **left))

    def _do(self, what: tuple[object, ...], **then: object) -> Changed | Problem:
        self.done.append(what)
        if self.refuses is not None:
            return self.refuses
        for name, value in then.items():
            setattr(self, name, value)
        return Changed(Stamp(9, len(self.done), HERE), {"hub": frozenset({"h"})})
