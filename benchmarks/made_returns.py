"""Returns of many made-up hubs, each drawn up from its own facts, written and sealed as a hub does it."""

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, time
from functools import partial
from pathlib import Path

from hublog import resources
from hublog.domain.drawing_up import draw_up_from
from hublog.domain.facts import Beside, Facts, gather
from hublog.domain.hubs import Hub
from hublog.domain.ledger import ledger
from hublog.domain.months import Month
from hublog.domain.office.hubs import ListedHub
from hublog.domain.people import Person
from hublog.domain.sessions import Session, attendance_id, session_id
from hublog.services.ports import Seal
from hublog.sheets.writer import workbook
from hublog.store import signing
from made_up import ACTIVITY, agreed_to_rows

FIRST = Month(2026, 4)
_SESSIONS = 50
_PROCESSES = 2
_BANDS = ("16-17", "18-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-84")


def codes(how_many: int) -> list[str]:
    """The codes of so many hubs."""
    return [f"MADE-{n:03}" for n in range(how_many)]


def private_key(code: str) -> str:
    """A hub's own key; it seals nothing real."""
    return code.encode().hex().rjust(64, "1")


def listed(code: str) -> ListedHub:
    """The hub as the office knows it."""
    key = signing.sealed(private_key(code), b"").public_key
    return ListedHub(code=code, name=f"Made-up {code}", first_month=str(FIRST), public_key=key)


def write(folder: Path, hubs: Sequence[str], months: int, attendances: int) -> list[Path]:
    """A return of each hub for each month, all its visits in rows; in the order in which they come in."""
    folder.mkdir(parents=True, exist_ok=True)
    one = partial(_write_hub, folder, months, attendances)
    if len(hubs) * months < _SESSIONS:  # starting processes would take longer
        return sorted(path for code in hubs for path in one(code))
    with ProcessPoolExecutor(_PROCESSES) as pool:
        return sorted(path for paths in pool.map(one, hubs) for path in paths)


def _write_hub(folder: Path, months: int, attendances: int, code: str) -> list[Path]:
    wanted = [FIRST.plus(n) for n in range(months)]
    paths = [folder / f"{month}_{code}.xlsx" for month in wanted]
    if all(path.exists() for path in paths):  # of an earlier run
        return paths
    book = ledger(_facts(code, wanted, attendances))
    seal = partial(_sealed, code)
    for month, path in zip(wanted, paths, strict=True):
        drawn = draw_up_from(
            book, month, version=1, drawn_on=month.plus(1).first, device="bench", complete=True
        )
        signed = replace(drawn, cover=replace(drawn.cover, draft=False))
        part = path.with_suffix(".part")
        part.write_bytes(workbook(signed, resources.words(), seal))
        part.replace(path)
    return paths


def _sealed(code: str, message: bytes) -> Seal:
    return signing.sealed(private_key(code), message)


def _facts(code: str, months: Sequence[Month], attendances: int) -> Facts:
    draw = random.Random(code)  # noqa: S311 - made-up data, no secrets
    people = [
        Person(
            id=f"{code}-{n}",
            known_as="Made-up",
            ref=f"R{draw.randrange(10**9):09}",
            age_band=draw.choice(_BANDS),
            imd_decile=draw.randint(1, 10),
            imd_index="E2025",
        )
        for n in range(max(attendances // 4, 1))
    ]
    held = [session for month in months for session in _sessions(code, month)]
    each = max(attendances // _SESSIONS, 1)
    return gather(
        Hub(id=code, code=code, name=f"Made-up {code}", share_rows=True),
        activities=(ACTIVITY,),
        places=(),
        sessions=held,
        people=people,
        present=[
            (session.id, person.id, attendance_id(session.id, person.id))
            for session in held
            for person in draw.sample(people, min(each, len(people)))
        ],
        counts=(),
        volunteer_times=(),
        beside=Beside(consents=[agreed_to_rows(person) for person in people]),
    )


def _sessions(code: str, month: Month) -> Iterator[Session]:
    for n in range(_SESSIONS):
        day, start = date(month.year, month.number, 1 + n // 2), time(10 + 4 * (n % 2))
        yield Session(
            id=session_id(f"{code} {ACTIVITY.id}", day, start),
            activity_id=ACTIVITY.id,
            date=day,
            start=start,
            end=time(start.hour + 2),
            status="closed",
            type=ACTIVITY.type,
            conditions=("PEER", "FREEFOOD"),
            entered_on=day,
        )
