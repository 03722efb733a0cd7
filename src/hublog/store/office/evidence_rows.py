"""What every sum of the comparison of conditions is chosen by, and the setting it belongs to."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func

from hublog.domain.months import Month
from hublog.domain.office.evidence_tallies import Setting
from hublog.store.office.tables import FILED


def stands(first: Month, last: Month) -> ColumnElement[bool]:
    """The versions of those months that count: taken in, not taken back, and not replaced."""
    return and_(FILED.c.alive, FILED.c.standing, FILED.c.month.between(str(first), str(last)))


def setting_of(row: Sequence[Any]) -> Setting:
    """The first three columns of a row."""
    return Setting(row[0], row[1], row[2].strip(";"))


def how_many(what: ColumnElement[bool]) -> ColumnElement[int]:
    """How many of a group it is true of."""
    return func.sum(case((what, 1), else_=0))
