"""Which months an action touched, and whether one of them was sent; quick enough to ask at the door."""

import datetime as dt
from collections.abc import Iterator

from hublog.domain.consents import SHARE_ROWS, Consent
from hublog.domain.hubs import Hub
from hublog.domain.learning import Learning
from hublog.domain.months import Month
from hublog.domain.outcomes import Outcome
from hublog.domain.records import TABLES, Record
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.versions import ReturnVersion
from hublog.domain.volunteering import VolunteerTime
from hublog.services.changed import Changed
from hublog.services.ports import Reader, Store
from hublog.services.who_came import identities


def months_touched(reader: Reader, changed: Changed) -> tuple[Month, ...]:
    """The months that the changed rows are about, also of rows that are gone now; the earliest first."""
    return tuple(sorted(_months(reader, changed)))


def sent_months_touched(store: Store, changed: Changed) -> bool:
    """Whether an action touched a month that was sent; nothing is worked out for that.

    What happens in a session that is open does not count yet: it is worth telling once it is finished.
    """
    with store.reading() as reader:
        return any(
            version.sent
            for month in _months(reader, changed, finished=True)
            for version in reader.find(ReturnVersion, month=str(month))
        )


def _months(reader: Reader, changed: Changed, *, finished: bool = False) -> set[Month]:
    months = {Month.of(day) for day in _days(reader, changed, finished=finished)}
    learned = reader.get_many(Learning, _ids(changed, Learning))
    months.update(Month.parse(row.month) for row in learned.values())
    if _ids(changed, Hub):
        months.update(Month.parse(each.month) for each in reader.find(ReturnVersion))
    return months


def _days(reader: Reader, changed: Changed, *, finished: bool) -> Iterator[dt.date]:
    sessions = set(changed.sessions)
    attended = reader.get_many(Attendance, _ids(changed, Attendance))
    sessions.update(row.session_id for row in attended.values())
    people = _people(reader, changed)
    if people:
        visits = reader.find(Attendance, person_id=people)
        sessions.update(row.session_id for row in visits)
    counted = reader.get_many(Count, _ids(changed, Count))
    sessions.update(row.session_id for row in counted.values())
    held = reader.get_many(Session, sessions).values()
    yield from (row.date for row in held if row.status != "open" or not finished)
    given = reader.get_many(VolunteerTime, _ids(changed, VolunteerTime))
    yield from (row.date for row in given.values())
    for row in reader.get_many(Referral, _ids(changed, Referral)).values():
        yield row.date
        if row.status_date is not None:
            yield row.status_date
    yield from _days_of_answers(reader, changed)
    yield from _days_before(reader, changed)


def _people(reader: Reader, changed: Changed) -> frozenset[str]:
    """Whoever changed or said whether rows about them may travel, under all their records."""
    answers = reader.get_many(Consent, _ids(changed, Consent)).values()
    people = changed.people | {row.person_id for row in answers if row.purpose == SHARE_ROWS}
    known = identities(reader, people)
    return known.records({known.end(each) for each in people})


def _days_of_answers(reader: Reader, changed: Changed) -> Iterator[dt.date]:
    """An answer's own day, and those of the later answers that may be held against it."""
    for row in reader.get_many(Outcome, _ids(changed, Outcome)).values():
        yield row.date
        others = reader.find(Outcome, person_id=row.person_id)
        yield from (each.date for each in others if each.date > row.date)


def _days_before(reader: Reader, changed: Changed) -> Iterator[dt.date]:
    """The days from which this action moved something: what they lose is a change too."""
    for change in reader.changes_of(changed.stamp) if changed.stamp else ():
        for field in ("date", "status_date"):
            day = change.before.get(field) if change.before else None
            if day is not None:
                yield dt.date.fromisoformat(str(day))


def _ids(changed: Changed, kind: type[Record]) -> frozenset[str]:
    return changed.rows.get(TABLES[kind], frozenset())
