"""What is asked when a child leaves, and what cannot be noted of it."""

from dataclasses import dataclass
from datetime import datetime, time

from hublog.domain.camp import left_at, offered, over
from hublog.domain.care import LONGEST_LINE, Care, Contact
from hublog.domain.children import under
from hublog.domain.hubs import Hub
from hublog.domain.names import fold
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.sessions import ALONE, Attendance, Session
from hublog.services.care_records import cares_of
from hublog.services.hub import the_hub
from hublog.services.people import standing_for
from hublog.services.ports import Reader
from hublog.services.who_came import identities


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is asked when a child leaves: whom to offer, and whether they may go by themselves.

    ``alone`` needs a reason where ``must_be_collected``; ``barred`` may not collect. Where the day is
    ``over`` it is asked when that was: at the end of the session, if nobody says otherwise.
    """

    person: Person
    collectors: tuple[str, ...]
    barred: tuple[str, ...]
    contacts: tuple[Contact, ...]
    must_be_collected: bool
    session: Session
    over: bool


def leaving(reader: Reader, session: Session, person_id: str, now: datetime) -> Leaving | Problem:
    """What is asked of a child who is at a session. Problems: NO_SUCH_PERSON, NOT_HERE."""
    person = standing_for(reader, person_id)
    if isinstance(person, Problem):
        return person
    if not still_at(reader, session.id, person.id):
        return Problem("NOT_HERE", person.name)
    care = cares_of(reader, [person.id]).get(person.id)
    records = identities(reader, {person.id}).records({person.id})
    before = reader.find(Attendance, person_id=records, status="present")
    lately = {each.left_with for each in before if each.left_at is not None}
    return Leaving(
        person,
        offered(care.collectors if care else (), lately),
        care.barred if care else (),
        care.contacts if care else (),
        must_be_collected(the_hub(reader), session, person, care),
        session,
        over(session, now.date()),
    )


def still_at(reader: Reader, session_id: str, person_id: str) -> list[Attendance]:
    """Where somebody is present at the session and has not left, under whichever of their records."""
    present = reader.find(Attendance, session_id=session_id, status="present", left_at=None)
    known = identities(reader, {each.person_id for each in present})
    return [each for each in present if known.end(each.person_id) == person_id]


def must_be_collected(hub: Hub, session: Session, person: Person, care: Care | None) -> bool:
    """Whether nobody lets them go alone; what was told goes before what the age says."""
    alone = care.own_way_home if care else None
    return under(person, hub.sign_out_age, session.date) if alone is None else not alone


def odd(said: str, *, alone: bool) -> Problem | None:
    """What cannot be kept of anybody's leaving: CARE_TOO_LONG, or WHO_COLLECTS where nobody is named."""
    if len(said) > LONGEST_LINE:
        return Problem("CARE_TOO_LONG", values={"most": LONGEST_LINE})
    return None if alone or said.strip(ALONE) else Problem("WHO_COLLECTS")


def may_not(asked: Leaving, said: str, *, alone: bool) -> Problem | None:
    """Why this child cannot leave so, unless more is said: WHY_ALONE or MAY_NOT_COLLECT."""
    name = asked.person.name
    if alone:
        must = asked.must_be_collected and not said
        return Problem("WHY_ALONE", name) if must else None
    barred = fold(said) in map(fold, asked.barred)
    return Problem("MAY_NOT_COLLECT", name, {"who": said}) if barred else None


def when(asked: Leaving, now: datetime, told: time | None) -> datetime | Problem:
    """When they left. Problems: WHEN_LEFT, LEFT_LATER."""
    left = left_at(asked.session, now, told)
    if left is None:
        return Problem("WHEN_LEFT", asked.person.name)
    return Problem("LEFT_LATER", f"{left:%H:%M}") if left > now else left
