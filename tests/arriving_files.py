"""Returns as files that arrive at an office: drawn, sealed, and of whatever hub and month a test likes."""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from hublog import resources
from hublog.domain.activities import Activity
from hublog.domain.hubs import Hub
from hublog.domain.months import Month
from hublog.sheets.encryption import encrypted
from hublog.sheets.writer import workbook
from made_facts import MadeRegister
from made_return import content
from sealed_return import HUB_KEY, by


def book(
    hub: str = "CUM-EWA",
    month: str = "2026-05",
    version: int = 1,
    *,
    key: str = HUB_KEY,
    people: str = "ABC",
    counted: int = 3,
    forgotten: Collection[str] = (),
    conditions: tuple[str, ...] = (),
    draft: bool = False,
) -> bytes:
    """A return of one session to which these people came, whose rows are shared; sealed by that key."""
    of = Month.parse(month)
    day = of.first + dt.timedelta(days=4)
    register = MadeRegister(Hub(id="hub", code=hub, name=f"Hub {hub}", share_rows=True))
    register.session(day, people, counted, entered_on=day)
    for name in people:
        register.shares(name)
    (held,) = register.sessions
    register.sessions = [replace(held, type="DROPIN", conditions=conditions)]
    facts = replace(
        register.facts(),
        activities={
            "drop-in": Activity(id="drop-in", name="Warm", type="DROPIN", short_code="WARM")
        },
        erased=tuple((ref, day) for ref in forgotten),
    )
    drawn = content(
        facts, of, version=version, drawn_on=of.plus(1).first + dt.timedelta(days=1), draft=draft
    )
    return workbook(drawn, resources.words(), None if draft else by(key))


def laid(
    folder: Path, hub: str = "CUM-EWA", month: str = "2026-05", version: int = 1, **more: object
) -> Path:
    """The same as a file under the name that hubs give it; ``password`` locks it."""
    password = str(more.pop("password", ""))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hub}_{month}_v{version}.xlsx"
    made = book(hub, month, version, **more)  # type: ignore[arg-type]
    path.write_bytes(encrypted(made, password) if password else made)
    return path
