"""A hub at the end of a month, for journeys: last month was held and written down, and it is unlocked."""

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

import program
from hub_today import PASSPHRASE
from hublog.bootstrap import HomeDoor
from hublog.domain.activities import Slot
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.services.activities import ActivityDetails
from hublog.services.api import Services
from hublog.services.hub import HubDetails

PEOPLE = ("Megan Birch", "Robin Ash", "Dale Maple", "Ali Fern")
TODAY = dt.date.today()  # noqa: DTZ011 - the laptop's own day
MONTH = Month.of(TODAY).plus(-1)
FIRST = MONTH.first + dt.timedelta(days=4)
SECOND = FIRST + dt.timedelta(days=7)
LATE = SECOND + dt.timedelta(days=7)
"""A day on which it did not run, so they thought, until a sheet turned up."""


def make_hub(home: Path, *, held: bool = True) -> None:
    """A hub that met twice last month: four people by name, then three and two counted."""
    made = HomeDoor(home, 0).set_up("Sam", HubDetails(code="RIV-HUB", name="Made-Up"), PASSPHRASE)
    assert not isinstance(made, Problem)
    services = made.services
    weekday = FIRST.weekday()
    slot = Slot(
        weekday=weekday, start=dt.time(10), end=dt.time(12), valid_from=FIRST, valid_to=LATE
    )
    services.activities.add(
        "Sam", ActivityDetails(name="Warm Welcome", type="DROPIN", schedule=(slot,) if held else ())
    )
    if held:
        hold(services, FIRST, PEOPLE, 0)
        hold(services, SECOND, PEOPLE[:3], 2)
        (activity,) = services.activities.everything()
        services.sessions.cancel("Sam", activity.id, LATE, "NOVOL")
    services.store.close()


def hold(services: Services, day: dt.date, names: tuple[str, ...], counted: int) -> None:
    """A session of that day, finished."""
    (activity,) = services.activities.everything()
    opened = services.sessions.open("Sam", activity.id, day)
    assert not isinstance(opened, Problem)
    session = opened.session.id
    for name in names:
        known = services.people.meant(name, whole=True)
        if isinstance(known, Problem):
            services.sign_in.new_person("Sam", session, name)
        else:
            services.sign_in.person("Sam", session, known.id)
    if counted:
        services.sign_in.count("Sam", session, "NK", counted)
    services.sessions.finish("Sam", session)


def tell(home: Path, *words: str, code: int = 0) -> Any:  # noqa: ANN401 - whatever JSON holds
    """What the command line says about the same home folder."""
    env = {**os.environ, "HUBLOG_HOME": str(home), "HUBLOG_PASSPHRASE": PASSPHRASE}
    done = program.run(["--json", *words], env)
    assert done.returncode == code, (done.stdout, done.stderr)
    return json.loads(done.stdout)


def open_the_month(window) -> None:
    """Unlock and go to the last whole month."""
    window.unlock(PASSPHRASE)
    window.until_shown("Today")
    window.press("alt+5")
    window.until_shown("The days of the month")
