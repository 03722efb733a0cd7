"""What is printed for people at a session: sheets to sign in on, the privacy notice, the day in numbers."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hublog.domain.activities import Activity
from hublog.domain.checks.named import KnownNames
from hublog.domain.checks.naming import naming
from hublog.domain.drafts import Draft
from hublog.domain.habits import habits, latest_alike
from hublog.domain.hubs import Place
from hublog.domain.names import fold, screen_name
from hublog.domain.people import Person
from hublog.domain.printed_sheets import (
    MOST_PRINTED,
    DaySummary,
    NoticeCard,
    OnPaper,
    SheetLine,
    SignInSheet,
    code_of,
    empty_after,
    sheet_id,
)
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Session
from hublog.domain.volunteering import VolunteerTime
from hublog.services.at_the_door import AtTheDoor
from hublog.services.hub import the_hub
from hublog.services.people import IN_THE_LIST
from hublog.services.ports import Clock, ListedPerson, Reader, Store
from hublog.services.which_session import session_of_day
from hublog.services.who_came import identities, turnouts_at

if TYPE_CHECKING:  # paper needs the window's library, which small commands start without
    from hublog.services.file_ports import PaperWriter

_LATELY = dt.timedelta(days=60)
"""Whoever came to an activity since then may come again, whatever the weekday."""


class Printing:
    """Use cases about paper that goes out; what was printed is kept as a sheet to be typed up."""

    def __init__(self, store: Store, clock: Clock, paper: "Callable[[], PaperWriter]") -> None:
        self._store = store
        self._clock = clock
        self._paper = paper

    def blank(
        self, activity_id: str, day: dt.date, start: dt.time | None = None
    ) -> SignInSheet | Problem:
        """A sheet with numbered empty lines. Problem: NO_SUCH_ACTIVITY."""
        with self._store.reading() as reader:
            return self._sheet(reader, activity_id, day, start, named=False)

    def register(
        self, activity_id: str, day: dt.date, start: dt.time | None = None
    ) -> SignInSheet | Problem:
        """A sheet with those most likely to come, by name, and empty lines after them.

        Nothing is kept of it before ``printed``. Problem: NO_SUCH_ACTIVITY.
        """
        with self._store.reading() as reader:
            return self._sheet(reader, activity_id, day, start, named=True)

    def printed(self, sheet: SignInSheet) -> None:
        """It goes on paper: keep who stands on which line, so that the numbers can be typed up.

        What was typed on that sheet already stays.
        """
        if sheet.draft is None:
            return
        with self._store.reading() as reader:
            held = next((each for each in reader.drafts() if each.id == sheet.draft.id), None)
        if held is None:
            self._store.keep_draft(replace(sheet.draft, saved_at=self._clock.now()))
        elif held.thrown_away:
            self._store.keep_draft(replace(held, thrown_away=False))

    def notice(self, *, small: bool = False) -> NoticeCard:
        """The hub's privacy notice, as a card."""
        with self._store.reading() as reader:
            return NoticeCard(the_hub(reader), small)

    def day(self, session_id: str) -> DaySummary | Problem:
        """How a session went, without anybody's name, the note's included. Problem: NO_SUCH_SESSION."""
        shown = self._summary(session_id)
        if isinstance(shown, Problem) or not shown.note:
            return shown
        with self._store.reading() as reader:
            if not _is_private(reader, session_id, shown.note):
                return shown
        return replace(shown, note="", note_left_out=True)

    def day_with_names(self, session_id: str) -> DaySummary | Problem:
        """The same with the names of who came and who helped. Problem: NO_SUCH_SESSION."""
        shown = self._summary(session_id)
        if isinstance(shown, Problem):
            return shown
        view = AtTheDoor(self._store).view(session_id)
        came = (e.person.name for e in view.entries if e.person is not None and e.has_name)
        helped = (e.person.name for e in view.helpers if e.person.status != "forgotten")
        return replace(
            shown,
            names=tuple(sorted(came, key=fold)),
            helper_names=tuple(sorted(helped, key=fold)),
        )

    def write(self, what: OnPaper, path: Path) -> Problem | None:
        """Write it as a PDF, whole or not at all; a sheet counts as printed. Problems: as the writer's."""
        if isinstance(what, SignInSheet):
            self.printed(what)
        paper = self._paper()
        return paper.write(paper.pdf(what, self._clock.now().date()), path)

    def _sheet(
        self,
        reader: Reader,
        activity_id: str,
        day: dt.date,
        start: dt.time | None,
        *,
        named: bool,
    ) -> SignInSheet | Problem:
        activity = reader.get(Activity, activity_id)
        if activity is None or not activity.alive:
            return Problem("NO_SUCH_ACTIVITY")
        session, _ = session_of_day(reader, activity_id, day, start)
        hub = the_hub(reader)
        people = _expected(reader, session) if named else []
        draft = _draft(session, start, people, self._clock.now())
        lines = _lines(people, privacy=hub.privacy_names)
        return SignInSheet(
            hub=hub,
            activity=activity.name,
            place=_place(reader, session),
            day=day,
            start=session.start,
            end=session.end,
            code=code_of(draft.id),
            lines=lines,
            empty=empty_after(len(lines)),
            draft=draft if lines else None,
        )

    def _summary(self, session_id: str) -> DaySummary | Problem:
        with self._store.reading() as reader:
            session = reader.get(Session, session_id)
            if session is None or not session.alive:
                return Problem("NO_SUCH_SESSION")
            hub = the_hub(reader)
        view = AtTheDoor(self._store).view(session_id)
        given = [each.minutes for each in view.helpers]
        return DaySummary(
            hub=hub,
            activity=view.activity.name,
            place=view.place.name if view.place else "",
            day=session.date,
            start=session.start,
            end=session.end,
            status=session.status,
            named=view.named,
            counted=view.counted,
            first_visits=view.first_visits,
            bands=view.bands,
            helpers=len(view.helpers),
            minutes=sum(each or 0 for each in given),
            untimed=given.count(None),
            meals=session.meals,
            note=session.note,
        )


def _is_private(reader: Reader, session_id: str, note: str) -> bool:
    """Whether a note names somebody, or says how to reach them, as the checks of a month see it (DQ20)."""
    from hublog.domain.checks.private_details import private_details  # noqa: PLC0415 - its library is heavy

    visits = reader.find(Attendance, session_id=session_id)
    helped = reader.find(VolunteerTime, session_id=session_id)
    there = {each.person_id for each in visits} | {each.person_id for each in helped}
    known = identities(reader, there)
    everybody = {each.id: naming(each) for each in reader.find(Person, status=IN_THE_LIST)}
    named = KnownNames(everybody).named_in(note, {known.end(each) for each in there})
    return bool(named or private_details(note))


def _draft(
    session: Session, start: dt.time | None, people: Sequence[ListedPerson], now: dt.datetime
) -> Draft:
    """What is kept of a sheet: it is the draft that it will be typed into."""
    lines = tuple(each.id for each in people)
    return Draft(
        id=sheet_id(session.activity_id, session.date, start, lines),
        saved_at=now,
        activity_id=session.activity_id,
        day=session.date,
        start=start,
        lines=lines,
    )


def _lines(people: Sequence[ListedPerson], *, privacy: bool) -> tuple[SheetLine, ...]:
    """What stands there of each; those whose short names are alike are called by their whole ones."""
    short = [screen_name(p.known_as, p.full_name, privacy=privacy) for p in people]
    often = Counter(short)
    return tuple(
        SheetLine(name if often[name] == 1 else each.full_name or each.known_as, each.local_no)
        for each, name in zip(people, short, strict=True)
    )


def _expected(reader: Reader, session: Session) -> list[ListedPerson]:
    """Those most likely to come, in the order of their names, since so they are looked for."""
    known = {each.id: each for each in reader.listed_people() if not each.whole_only}
    held = [s for s in reader.find(Session, activity_id=session.activity_id) if s.id != session.id]
    alike = latest_alike(held, session)
    since = session.date - _LATELY
    lately = [s for s in held if s.status == "closed" and since <= s.date < session.date]
    came = turnouts_at(reader, {each.id for each in (*alike, *lately)})
    people = {of: turnout.people for of, turnout in came.items()}
    usual = habits(alike, people)
    times = Counter(who for each in lately for who in people.get(each.id, ()))

    def likely(who: str) -> tuple[float, int, str]:
        habit = usual.get(who)
        return -(habit.weight if habit else 0.0), -times[who], who

    first = sorted((usual.keys() | times.keys()) & known.keys(), key=likely)[:MOST_PRINTED]
    return sorted((known[who] for who in first), key=_by_name)


def _by_name(person: ListedPerson) -> tuple[str, str, str]:
    return fold(person.known_as), fold(person.full_name), person.id


def _place(reader: Reader, session: Session) -> str:
    place = reader.get(Place, session.place_id) if session.place_id else None
    return place.name if place else ""
