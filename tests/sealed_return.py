"""A real sealed return for tests of what comes back, and how a stranger would read it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

from python_calamine import CalamineWorkbook

from hublog import resources
from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.domain.returns import ReturnContent
from hublog.domain.sheet_rows import ErasureRow, LearningRow, ReferralRow
from hublog.domain.verification import Verification
from hublog.services.ports import Seal
from hublog.sheets.verifying import verified
from hublog.sheets.writer import workbook
from hublog.store import signing
from made_return import content, example, shared

HUB_KEY, OTHER_KEY = "11" * 32, "22" * 32
"""Made-up private keys; they seal nothing real."""
NOTES = ("007", "1E5", "5-10", "two words")


def by(private_key: str) -> Callable[[bytes], Seal]:
    """What seals with this key."""

    def seal(message: bytes) -> Seal:
        return signing.sealed(private_key, message)

    return seal


def sealed_content(**more: Any) -> ReturnContent:  # noqa: ANN401 - passes on what a test says
    """A signed month with something on most sheets."""
    drawn = content(shared(example()), **{"draft": False, **more})
    day = dt.date(2026, 5, 12)
    return replace(
        drawn,
        sessions=tuple(
            row._replace(note=note, entered_on=day)
            for row, note in zip(drawn.sessions, NOTES, strict=True)
        ),
        referrals=tuple(
            ReferralRow(f"referral-{n}", "WARM", "out", day, "GP", "food", "sent", n)
            for n in range(3)
        ),
        learning=(LearningRow("went_well", "The soup\nwas made up", "FREEFOOD", "no"),),
        erasures=(ErasureRow("made-up-ref", day),),
    )


def sealed_return(private_key: str | None = HUB_KEY, **more: Any) -> bytes:  # noqa: ANN401 - as above
    """Its workbook; a draft's where no key is given."""
    drawn = sealed_content(**{"draft": private_key is None, **more})
    return workbook(drawn, resources.words(), by(private_key) if private_key else None)


def grids(book: bytes) -> tuple[Grid, ...]:
    """Every sheet of a workbook, as the guarded reader gives it."""
    read = CalamineWorkbook.from_filelike(BytesIO(book))
    sheets = {name: read.get_sheet_by_name(name) for name in read.sheet_names}
    return tuple(
        Grid(name, tuple(map(tuple, sheet.to_python(skip_empty_area=False))))
        for name, sheet in sheets.items()
        if sheet.end is not None
    )


def looked_at(book: bytes, known_key: str = "") -> Verification:
    """What is said of a workbook that is a return."""
    found = verified(grids(book), "made-up.xlsx", known_key)
    assert not isinstance(found, Problem), found
    return found
