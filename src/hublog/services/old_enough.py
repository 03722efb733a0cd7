"""Whether somebody is old enough to be asked how they are, or may be a child for all anybody knows."""

import datetime as dt
from collections.abc import Iterable

from hublog.domain.activities import Activity
from hublog.domain.ages import youngest
from hublog.domain.children import FOR_CHILDREN
from hublog.domain.outcomes import may_be_asked
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Session
from hublog.services.care_records import cares_of
from hublog.services.ports import Reader
from hublog.services.who_came import identities


def old_enough(reader: Reader, person: Person, day: dt.date) -> bool:
    """Whether somebody may be asked on that day; not of unknown age who is met as a child."""
    return may_be_asked(person, day) and not met_as_child(reader, person, day)


def met_as_child(reader: Reader, person: Person, day: dt.date) -> bool:
    """Whether that is so of one person."""
    return person.id in met_as_children(reader, [person], day)


def met_as_children(reader: Reader, people: Iterable[Person], day: dt.date) -> frozenset[str]:
    """Those of unknown age of whose care something is told, or who came to nothing but children's activities.

    ``people`` stand for themselves.
    """
    unknown = {person.id for person in people if youngest(person, day) is None}
    if not unknown:
        return frozenset()
    cared_for = {who for who, care in cares_of(reader, unknown).items() if not care.says_nothing}
    known = identities(reader, unknown)
    visits = reader.find(Attendance, person_id=known.records(unknown), status="present")
    sessions = reader.get_many(Session, {each.session_id for each in visits})
    activities = reader.get_many(Activity, {each.activity_id for each in sessions.values()})
    came_to = {
        (known.end(each.person_id), activities[session.activity_id].age_group)
        for each in visits
        if (session := sessions[each.session_id]).alive
    }
    as_children = {who for who, group in came_to if group == FOR_CHILDREN}
    otherwise = {who for who, group in came_to if group != FOR_CHILDREN}
    return frozenset(cared_for | (as_children - otherwise))
