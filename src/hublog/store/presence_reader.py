"""Questions about all visits at once, answered with as little of each as will do."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import func, select

from hublog.domain.people import Person
from hublog.services.presence_ports import Tally
from hublog.store.laptop_reader import LaptopReader
from hublog.store.statements import fixed, sql
from hublog.store.tables import STATE

_OUTLINE = (
    *("id", "first_seen_on", "birth_year", "birth_month", "birth_day", "age_band"),
    *("status", "merged_into"),
)
_count, _person, _attendance = STATE["count"], STATE["person"], STATE["attendance"]

PRESENT = fixed(
    select(_attendance.c.session_id, _attendance.c.person_id).where(
        _attendance.c.alive, _attendance.c.status == "present"
    )
)
TALLIED = sql(
    select(_count.c.session_id, _count.c.age_band, func.sum(_count.c.n))
    .where(_count.c.alive)
    .group_by(_count.c.session_id, _count.c.age_band)
)
IN_OUTLINE = sql(
    select(*(_person.c[name] for name in _OUTLINE)).where(_person.c.alive).order_by(_person.c.id)
)


class PresenceReader(LaptopReader):
    """The part of ``SqlReader`` that looks at all visits."""

    _driver: Any

    def presence(self) -> Iterable[tuple[str, str]]:
        """(session, person) of everybody present anywhere, in any order."""
        rows: Iterable[tuple[str, str]] = self._driver.execute(PRESENT).fetchall()
        return rows

    def tallied(self) -> list[Tally]:
        """The sum of what was counted for each session and band."""
        return [Tally(*row) for row in self._driver.execute(TALLIED)]

    def people_in_outline(self) -> list[Person]:
        """Every record of a person with what tells their age, first visit and merge, and no more."""
        return [
            Person(
                id=id_,
                known_as="",
                first_seen_on=date.fromisoformat(first_seen) if first_seen else None,
                birth_year=year,
                birth_month=month,
                birth_day=day,
                age_band=band,
                status=status,
                merged_into=merged_into,
            )
            for id_, first_seen, year, month, day, band, status, merged_into in (
                self._driver.execute(IN_OUTLINE)
            )
        ]
