"""Whether somebody is old enough to be asked how they are, or may be a child for all anybody knows."""

import datetime as dt

from hublog.domain.activities import Activity
from hublog.domain.children import FOR_CHILDREN, under
from hublog.domain.outcomes import YOUNGEST, may_be_asked
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Session
from hublog.services.care_records import cares_of
from hublog.services.ports import Reader
from hublog.services.who_came import identities


def old_enough(reader: Reader, person: Person, day: dt.date) -> bool:
    """Whether somebody may be asked on that day; not of unknown age who is met as a child."""
    if not may_be_asked(person, day):
        return False
    return not (under(person, YOUNGEST, day) and _met_as_a_child(reader, person))


def _met_as_a_child(reader: Reader, person: Person) -> bool:
    """Whether they have a care record, or came to activities for children and to no other."""
    if any(not each.says_nothing for each in cares_of(reader, [person.id]).values()):
        return True
    records = identities(reader, {person.id}).records([person.id])
    visits = reader.find(Attendance, person_id=records, status="present")
    sessions = reader.get_many(Session, {each.session_id for each in visits}).values()
    activities = reader.get_many(Activity, {each.activity_id for each in sessions if each.alive})
    return {each.age_group for each in activities.values()} == {FOR_CHILDREN}
