"""A hub whose activity is planned for today, in a home folder that a window can be started in."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hublog.bootstrap import HomeDoor
from hublog.domain.activities import Slot
from hublog.services.activities import ActivityDetails
from hublog.services.api import Services
from hublog.services.hub import HubDetails
from in_memory import done

PASSPHRASE = "made up for windows"  # noqa: S105 - it locks nothing real
TODAY = dt.date.today()  # noqa: DTZ011 - the laptop's own day
A_WEEK_AGO = TODAY - dt.timedelta(days=7)


class Made(NamedTuple):
    """The open register, its one activity, and what opens it."""

    services: Services
    activity: str
    passphrase: str


@contextmanager
def hub_today(
    home: Path,
    *,
    actor: str = "Sam",
    offers: str = "Warm Welcome",
    kind: str = "DROPIN",
    secret: str | None = PASSPHRASE,
) -> Iterator[Made]:
    """Set the hub up, and fill it while it is open; without a secret hublog makes one."""
    details = HubDetails(code="RIV-HUB", name="Made-Up")
    made = done(HomeDoor(home, 0).set_up(actor, details, secret))
    services = made.services
    slot = Slot(weekday=TODAY.weekday(), start=dt.time(0, 1), end=dt.time(23, 58))
    done(services.activities.add(actor, ActivityDetails(name=offers, type=kind, schedule=(slot,))))
    (activity,) = services.activities.everything()
    try:
        yield Made(services, activity.id, made.passphrase)
    finally:
        services.store.close()


@contextmanager
def register(home: Path, secret: str = PASSPHRASE) -> Iterator[Services]:
    """The register, while no window has it open."""
    services: Services = done(HomeDoor(home, 0).open(secret))
    try:
        yield services
    finally:
        services.store.close()
