"""Works out which records a typed sheet becomes, beside what its session has already."""

import datetime as dt
from dataclasses import replace
from typing import cast

from hublog.domain.drafts import Draft
from hublog.domain.people import NOT_ASKED, Person
from hublog.domain.sessions import Attendance, Count, Session, attendance_id
from hublog.domain.volunteering import VolunteerTime
from hublog.services.hub import the_hub
from hublog.services.people import newcomer
from hublog.services.ports import Ids, UnitOfWork
from hublog.services.sessions import day_entered
from hublog.services.sheet_view import Meaning, SheetView, note_after
from hublog.services.sign_in import first_seen
from hublog.services.who_came import identities


def session_after(session: Session, view: SheetView, draft: Draft, today: dt.date) -> Session:
    """The session once the sheet is written: closed, unless it still runs.

    One that was signed in live stays so, and keeps the day on which it was entered.
    """
    entered = day_entered(session, today)
    running = view.status == "open" and entered == session.date
    nobody = (draft.total == 0 or session.nobody_came) and not view.after
    return replace(
        session,
        end=session.end or draft.end,
        status="open" if running else "closed",
        cancel_reason=None,
        source=session.source if view.status in {"open", "closed"} else "paper",
        paper_count=session.paper_count if draft.total is None else draft.total,
        nobody_came=nobody,
        entered_on=session.entered_on or (None if running else entered),
        note=note_after(session, draft),
    )


def put_rows(work: UnitOfWork, session: Session, view: SheetView, ids: Ids) -> None:
    """Write the people of the sheet, who came, who was counted and who helped."""
    people = _People(work, session.date, ids)
    here, helping = set(view.here), _helping(work, session.id)
    for row in view.rows:
        at = _moment(session, row.at)
        if row.kind == "count":
            work.put(_count(row, session, at, ids))
        elif row.who is None:
            continue
        elif row.helped:
            person = people.of(row)
            given = helping.get(person) or VolunteerTime(
                id=ids.new(), person_id=person, date=session.date, session_id=session.id
            )
            helping[person] = replace(
                given, minutes=given.minutes if row.minutes is None else row.minutes
            )
            work.put(helping[person])
        elif (person := people.of(row)) not in here:
            here.add(person)
            made = attendance_id(session.id, person)
            work.put(Attendance(id=made, session_id=session.id, person_id=person, at=at))


class _People:
    """Those whom rows name, each made or filled in once."""

    def __init__(self, work: UnitOfWork, day: dt.date, ids: Ids) -> None:
        self._work = work
        self._day = day
        self._ids = ids
        self._complete_from = the_hub(work).records_complete_from
        self._new: dict[str, str] = {}

    def of(self, row: Meaning) -> str:
        """The id of whom the row names, who is in the register from now on."""
        kind, key = cast("tuple[str, str]", row.who)
        known = key if kind == "known" else self._new.get(key)
        if known is None:
            # A name that could not be kept would be a fault of its row.
            person = cast("Person", newcomer(self._work, self._ids, row.name))
            self._new[key] = person.id
            person = replace(person, first_seen_on=self._since(row))
        else:
            person = replace(self._work.get_many(Person, [known])[known], status="active")
        self._work.put(self._filled_in(person, row))
        return person.id

    def _filled_in(self, person: Person, row: Meaning) -> Person:
        """With what only the sheet says; what the register knows is never overwritten."""
        if person.age_band == NOT_ASKED and person.birth_year is None:
            person = replace(person, age_band=row.band)
        if person.first_seen_on is None and row.first_time is False:
            person = replace(person, first_seen_on=self._since(row))
        return person

    def _since(self, row: Meaning) -> dt.date | None:
        said = row.first_time
        return first_seen(self._day, first_time=said, complete_from=self._complete_from)


def _helping(work: UnitOfWork, session: str) -> dict[str, VolunteerTime]:
    noted = [
        given for given in work.find(VolunteerTime, session_id=session) if given.kind == "delivery"
    ]
    known = identities(work, {given.person_id for given in noted})
    return {known.end(given.person_id): given for given in reversed(noted)}


def _count(row: Meaning, session: Session, at: dt.datetime | None, ids: Ids) -> Count:
    return Count(
        id=ids.new(),
        session_id=session.id,
        age_band=row.band,
        n=row.n,
        first_time_n=row.first_time_n,
        at=at,
    )


def _moment(session: Session, at: dt.time | None) -> dt.datetime | None:
    """When it was; after midnight at a session over night is the next day."""
    if at is None:
        return None
    over_night = session.start and session.end and session.end < session.start
    next_day = over_night and session.start is not None and at < session.start
    return dt.datetime.combine(session.date + dt.timedelta(days=bool(next_day)), at)
