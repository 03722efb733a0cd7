"""The days of a camp in words: a child's name, a day, a stay, and how many are still here."""

from collections.abc import Collection

from hublog.domain.camp import CampWeek, ChildsWeek, over
from hublog.domain.names import screen_name
from hublog.domain.people import Person
from hublog.domain.sessions import Session
from hublog.qt.desk import Desk
from hublog.services.camp import Camp


def said_name(desk: Desk, person: Person, alike: Collection[Person] = ()) -> str:
    """A name where visitors can see the screen; two of one name are told apart by their cards."""

    def shown(each: Person) -> str:
        return screen_name(each.known_as, each.full_name, privacy=desk.privacy_names)

    name = shown(person)
    if person.local_no is None or sum(shown(each) == name for each in alike) < 2:  # noqa: PLR2004
        return name
    return desk.words("register.with_card", name=name, card=person.local_no)


def said_day(desk: Desk, week: CampWeek, session: Session) -> str:
    """The heading of a session's column; with its start where there are two on that day."""
    day = desk.wording.short_day(session.date)
    alike = [each for each in week.sessions if each.date == session.date]
    if len(alike) == 1 or session.start is None:
        return day
    return desk.words(
        "camp_days.day_and_time", day=day, time=desk.wording.times(session.start, None)
    )


def said_stay(desk: Desk, session: Session, line: ChildsWeek) -> str:
    """When they came and left, and with whom; empty where they did not come."""
    stay = line.stays.get(session.id)
    if stay is None:
        return ""
    words, wording = desk.words, desk.wording
    came = wording.time(stay.came) if stay.came else words("desk.nothing")
    if stay.left is None:
        key = "camp_days.never_left" if over(session, desk.today()) else "camp_days.since"
        return words(key, time=came)
    left = wording.time(stay.left)
    who = words("camp_days.alone") if stay.alone else stay.left_with
    why = stay.why_alone
    said = words("camp_days.from_to", came=came, left=left)
    return words("camp_days.dot").join(part for part in (said, who, why) if part)


def said_state(desk: Desk, camp: Camp) -> str:
    """One line about the session: how many are here, left, and not here."""
    week, session = camp.week, camp.session.id
    numbers = {"here": week.here(session), "gone": week.gone(session), "away": week.away(session)}
    if over(camp.session, desk.today()):
        numbers = {"still": numbers.pop("here"), **numbers}
    parts = (desk.words(f"camp_days.{key}", n=len(lines)) for key, lines in numbers.items())
    return desk.words("camp_days.dot").join(parts)
