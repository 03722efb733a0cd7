"""Made-up hubs of any size: people, sessions and attendances that resemble a busy year."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product
from pathlib import Path

from hublog.bootstrap import HomeDoor
from hublog.domain.activities import Activity
from hublog.domain.consents import SHARE_ROWS, YES, Consent
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.records import Record
from hublog.domain.sessions import Attendance, Session, attendance_id, session_id
from hublog.services.api import Services
from hublog.services.hub import HubDetails

ACTIVITY = Activity(id="activity-1", name="Made-up Tuesday", type="DROPIN")
PASSPHRASE = "four made up words"  # noqa: S105 - it opens nothing real
_STARTS = ("Al", "Ba", "Car", "Del", "El", "Fa", "Gwen", "Ha", "Is", "Jo", "Ka", "Li", "Mar", "Ni")
_MIDDLES = ("a", "be", "di", "lo", "mi", "ra", "so", "vi")
_ENDS = ("n", "nna", "s", "th", "tte", "vyn", "ley", "ston", "worth", "by", "ham", "dale")


def names(how_many: int, seed: int = 1) -> list[str]:
    """Whole names that sound like names and are nobody's; more people, more distinct ones."""
    draw = random.Random(seed)  # noqa: S311 - made-up data, no secrets
    words = ["".join(parts) for parts in product(_STARTS, _MIDDLES, _ENDS)]
    longer = [f"{first}{second.lower()}" for first, second in product(words, _ENDS)]
    return [f"{draw.choice(words)} {draw.choice(longer).capitalize()}" for _ in range(how_many)]


def people(how_many: int) -> list[Person]:
    """People with a name, a card and an age band."""
    return [
        Person(
            id=f"person-{n:06}",
            known_as=name.split()[0],
            full_name=name,
            local_no=n,
            ref=f"R{n:09}",
            age_band="35-44",
        )
        for n, name in enumerate(names(how_many), start=1)
    ]


def sessions(how_many: int, last: date) -> list[Session]:
    """Closed sessions of two hours, two a day, going back from a day."""
    return [
        Session(
            id=session_id(ACTIVITY.id, day, start),
            activity_id=ACTIVITY.id,
            date=day,
            start=start,
            end=time(start.hour + 2),
            status="closed",
            type=ACTIVITY.type,
            entered_on=day,
        )
        for n in range(how_many)
        for day, start in [(last - timedelta(days=n // 2), time(10 + 4 * (n % 2)))]
    ]


def attendances(
    held: list[Session], who: list[Person], each: int, seed: int = 2
) -> Iterator[Attendance]:
    """So many people at every session, some of them often."""
    draw = random.Random(seed)  # noqa: S311 - made-up data, no secrets
    for session in held:
        for person in draw.sample(who, each):
            made = attendance_id(session.id, person.id)
            yield Attendance(id=made, session_id=session.id, person_id=person.id)


def hub(home: Path, records: list[Record]) -> Services:
    """A new hub that holds these records; its key is made at the allowed floor."""
    made = HomeDoor(home, 0).set_up(
        "bench", HubDetails(code="MADE-UP", name="Made-up Hub"), PASSPHRASE
    )
    if isinstance(made, Problem):
        raise TypeError(made.code)
    agreed = [agreed_to_rows(each) for each in records if isinstance(each, Person)]
    with made.services.store.writing("bench", "made_up") as work:
        work.put_all([ACTIVITY, *records, *agreed])
        work.commit()
    return made.services


def agreed_to_rows(person: Person) -> Consent:
    """Their yes to rows that travel in the return."""
    return Consent(
        id=f"agreed-{person.id}",
        person_id=person.id,
        purpose=SHARE_ROWS,
        decision=YES,
        at=datetime(2020, 1, 1),  # noqa: DTZ001 - local, as everywhere
    )


def running_hub(home: Path, size: int) -> list[Person]:
    """A hub that knows so many people, a year behind it, whose session is running; it is closed."""
    known, today = people(size), date.today()  # noqa: DTZ011 - the hub's own day
    held = sessions(min(size // 25, 400), today - timedelta(days=1))
    services = hub(home, [*known, *held, *attendances(held, known, 50)])
    opened = services.sessions.open("bench", ACTIVITY.id, today)
    if isinstance(opened, Problem):
        raise TypeError(opened.code)
    services.store.close()
    return known
