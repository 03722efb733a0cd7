"""A programme office that does not exist: nine hubs, seven months of returns, and files that arrive."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from fake_time import FakeClock
from hublog import resources
from hublog.bootstrap.office import OfficeHome
from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived, CheckSaid
from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem
from hublog.domain.sheet_rows import ChangeRow
from hublog.services.office.api import OfficeServices
from hublog.services.office.ports import Taking
from hublog.sheets import layout
from hublog.sheets.arrived_rows import arrived
from hublog.sheets.comparing import compare
from hublog.sheets.key_card import KeyCardFiles
from hublog.sheets.verifying import verification_of
from hublog.sheets.writer import workbook
from hublog.store import signing
from in_memory import done
from made_return import content, example, shared
from sealed_return import HUB_KEY, by, grids, sealed_return

OFFICE = "Warm Welcome Programme Office"
PASSPHRASE = "made up for an office"  # noqa: S105 - it locks nothing real
NOW = dt.datetime(2026, 11, 9, 10, 41)  # noqa: DTZ001 - local wall time
FIRST, LAST = Month(2026, 4), Month(2026, 10)
NAMES = (
    *("Garden Street", "Harbour Hall", "Hilltop", "Mill Lane", "Old Library"),
    *("Riverside", "St Anne", "The Barn", "Valley Club"),
)
CODES = tuple(f"WW-{name.replace(' ', '')[:4].upper()}" for name in NAMES)
RIVERSIDE = CODES[5]
LATE = {(0, 6), (2, 9), (3, 4), (6, 6), (8, 7)}
"""Which returns came late: the hub's place in the list and the month's number."""
SECOND = {(0, 4), (1, 6), (1, 8), (3, 5), (7, 8), (8, 5)}
NIL = {(1, 7), (5, 6)}
NOT_HERE = {(1, 10), (2, 10), (3, 10), (4, 9)}
STAFF = "Robin"
QUESTION = "250 visits on 12 October looks like a slip. Is it right?"
CHECK, REASON = "12 May had twice as many visits as usual.", "A school class came"
FOUND = re.compile(
    r"([a-z-]+ ){4}[a-z-]+|[A-Z]+-[A-Z]+(_.*)?|.* team, [0-9 ]+|"
    + "|".join(map(re.escape, (*NAMES, OFFICE, STAFF, QUESTION, CHECK, REASON)))
)
"""What pages show that is no word of ours: five words of a key, codes, files, and what was made up."""


@dataclass
class MadeOffice:
    """The office's use cases, its clock, and the folder that files arrive in."""

    services: OfficeServices
    clock: FakeClock
    folder: Path

    def arrives(self, code: str, month: Month = Month(2026, 5), **more: object) -> Path:  # noqa: B008 - a month never changes
        """A file that a hub sent; those of ``sealed_return``."""
        return arriving(self.folder, code, month, **more)

    def key_card(self, code: str, key: str = HUB_KEY) -> Path:
        """The key card that a hub handed in."""
        self.folder.mkdir(parents=True, exist_ok=True)
        name = dict(zip(CODES, NAMES, strict=True)).get(code, code)
        return done(KeyCardFiles().write(code, name, NOW.date(), by(key), self.folder))


def arriving(
    folder: Path,
    code: str,
    month: Month,
    *,
    key: str | None = HUB_KEY,
    version: int = 1,
    note: str = "",
) -> Path:
    """A sealed return of a hub, as it was attached to an e-mail; a note makes it another content."""
    facts = shared(example())
    hub = replace(facts.hub, code=code, name=dict(zip(CODES, NAMES, strict=True)).get(code, code))
    made = content(
        replace(facts, hub=hub),
        month,
        draft=key is None,
        version=version,
        drawn_on=month.last + dt.timedelta(3),
    )
    made = replace(made, sessions=tuple(row._replace(note=note) for row in made.sessions))
    file = folder / f"{code}_{month}_v{version}.xlsx"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(workbook(made, resources.words(), by(key) if key else None))
    return file


def empty_office(home: Path, *, at: dt.datetime = NOW) -> MadeOffice:
    """An office without hubs."""
    made = done(OfficeHome(home / "home", 0).set_up(OFFICE, "01946 555000", PASSPHRASE))
    (home / "arrived").mkdir(parents=True, exist_ok=True)
    return _at(home, made.services, at)


def opened_again(home: Path, *, at: dt.datetime = NOW) -> MadeOffice:
    """An office that was made before, closed, and perhaps copied elsewhere."""
    return _at(home, done(OfficeHome(home / "home", 0).open(PASSPHRASE)), at)


def _at(home: Path, services: OfficeServices, at: dt.datetime) -> MadeOffice:
    clock = FakeClock(at)
    return MadeOffice(replace(services, clock=clock), clock, home / "arrived")


def lived_in_office(home: Path) -> MadeOffice:
    """An office with nine hubs and seven months of returns."""
    office = empty_office(home)
    services = office.services
    for code, name in zip(CODES, NAMES, strict=True):
        done(services.hubs.put(listed(code, name)))
        done(services.hubs.pin(STAFF, code, public_key(HUB_KEY)))
    with services.store.writing() as work:
        intake = work.begin_intake(NOW, STAFF)
        for place, code in enumerate(CODES):
            for number in range(FIRST.number, LAST.number + 1):
                if (place, number) not in NOT_HERE:
                    for made in _versions(place, code, number):
                        work.file(made, Taking(intake, f"{code}.xlsx", NOW, STAFF))
        work.commit()
    done(
        services.asking.ask(
            STAFF,
            CODES[6],
            LAST,
            "UNUSUAL",
            QUESTION,
            sheet="Sessions",
            row_id=session_of(services, CODES[6], LAST),
        )
    )
    done(services.asking.accept(STAFF, CODES[0], LAST))
    return office


def session_of(services: OfficeServices, code: str, month: Month) -> str:
    """A session of what is held."""
    detail = done(services.returns.cell(code, month))
    assert detail.content is not None
    return detail.content.sessions[1].session_id


def listed(code: str, name: str) -> ListedHub:
    """A hub as it stands on the list."""
    return ListedHub(
        code=code,
        name=name,
        area_name="Made-Up Valley",
        contact=f"{name} team, 01946 555{sum(map(ord, code)) % 1000:03}",
        first_month=str(FIRST),
    )


def public_key(private: str) -> str:
    """The public half of a made-up key."""
    return signing.sealed(private, b"made up").public_key


def _versions(place: int, code: str, number: int) -> list[Arrived]:
    month = Month(2026, number)
    day = month.last + dt.timedelta(3 if (place, number) not in LATE else 12)
    first = _shaped(code, place, month, 1, day)
    if (place, number) in NIL:
        return [replace(first, sessions=(), people=(), attendance=(), figures=_none(first))]
    if (place, number) not in SECOND:
        return [first]
    second = _shaped(code, place + 3, month, 2, day + dt.timedelta(4))
    row = second.sessions[0].session_id
    reason = "A late sheet turned up"
    changes = (
        ChangeRow("Summary", "A03", "changed", "value", "13", "17", reason),
        ChangeRow("Sessions", row, "changed", "footfall", "4", "8", reason),
    )
    return [first, replace(second, changes=changes)]


def _none(made: Arrived) -> tuple:
    return tuple(each._replace(value=0) for each in made.figures)


def _shaped(code: str, place: int, month: Month, version: int, day: dt.date) -> Arrived:
    """The worked example, moved into a month of another hub, with figures of its own size."""
    grown = 1 + place % 5 + month.number % 3
    moved = _moved(code, month, grown)
    figures = tuple(
        each._replace(value=each.value * grown)
        if each.indicator in {"A03", "B01", "A01"} and each.value
        else each
        for each in moved.figures
    )
    row = moved.sessions[0].session_id
    return replace(
        moved,
        hub_code=code,
        hub_name=dict(zip(CODES, NAMES, strict=True))[code],
        month=str(month),
        version=version,
        digest=f"{code}{month}{version}".encode().hex().ljust(64, "0")[:64],
        drawn_on=day,
        figures=figures,
        erasures=(),
        checks=(CheckSaid("DQ10", "W", "Sessions", row, CHECK, REASON),),
    )


def _moved(code: str, month: Month, grown: int) -> Arrived:
    """The rows of the worked example under names of their own, in another month."""
    made, prefix = _example(), f"{code}-{month}"
    names = {row.session_id: f"{prefix}-{n}" for n, row in enumerate(made.sessions)}
    return replace(
        made,
        sessions=tuple(
            row._replace(
                session_id=names[row.session_id],
                date=month.first.replace(day=row.date.day),
                footfall=row.footfall * grown,
            )
            for row in made.sessions
        ),
        attendance=tuple(
            row._replace(
                attendance_id=f"{prefix}-{n}",
                session_id=names[row.session_id],
                person_ref=f"{code}-{row.person_ref}",
            )
            for n, row in enumerate(made.attendance)
        ),
        people=tuple(row._replace(person_ref=f"{code}-{row.person_ref}") for row in made.people),
        referrals=tuple(
            row._replace(referral_id=f"{prefix}-{row.referral_id}", date=month.first)
            for row in made.referrals
        ),
    )


@cache
def _example() -> Arrived:
    """What a reader finds in the workbook of the worked example."""
    compared = compare(grids(sealed_return(HUB_KEY)), layout.SHEETS, layout.COVER)
    found = verification_of(compared, "made up")
    assert not isinstance(found, Problem)
    return arrived(compared, found)
