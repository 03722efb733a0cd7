"""What the register keeps only because somebody said yes, and taking it away for good."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from hublog.domain.care import HEALTH, Care
from hublog.domain.consents import MEDICAL, WELLBEING
from hublog.domain.journal import RowKey, Value
from hublog.domain.outcomes import Outcome
from hublog.domain.records import KINDS, TABLES, defaults
from hublog.services import half_answers
from hublog.services.ports import Reader, UnitOfWork

_OUTCOME, _CARE = TABLES[Outcome], TABLES[Care]
_EMPTIED: Mapping[str, tuple[str, ...]] = {_OUTCOME: ("answers", "total"), _CARE: HEALTH}
"""Which fields of which table are emptied where the yes they stand on is taken back."""
_TABLE_FOR: Mapping[str, str] = {WELLBEING: _OUTCOME, MEDICAL: _CARE}


class Goes(NamedTuple):
    """What taking a yes back takes away: so many times of answers, and whether words about health."""

    answers: int = 0
    health: bool = False

    @property
    def anything(self) -> bool:
        """Whether something would go at all."""
        return bool(self.answers or self.health)


def depending(reader: Reader, person_ids: Collection[str], purpose: str) -> Goes:
    """What is kept of these people that only a yes to this purpose allows."""
    if purpose == WELLBEING:
        given = reader.find(Outcome, person_id=person_ids)
        # Several sheets that were answered in one go are one time to whoever answered.
        return Goes(answers=len({(each.date, each.stage, each.activity_id) for each in given}))
    if purpose == MEDICAL:
        return Goes(health=any(c.about_health for c in reader.find(Care, person_id=person_ids)))
    return Goes()


def take_away(work: UnitOfWork, person_ids: Collection[str], purpose: str) -> None:
    """Empty all that stands on that yes, in the register and in everything the journal says of it.

    Answers that were taken off before, or stand half given, go as well. Nothing brings them back (``records.is_final``).
    """
    if purpose == WELLBEING:
        work.drop_half_typed(half_answers.KEPT_AS)
    take_away_rows(work, emptied(work, person_ids, purpose))


def take_away_rows(work: UnitOfWork, rows: Mapping[RowKey, tuple[str, ...]]) -> None:
    """Empty these fields of these rows, in the register and in the journal."""
    for (table, row_id), names in rows.items():
        usual = defaults(KINDS[table])
        empty: dict[str, Value] = {name: usual[name] for name in names}
        work.amend(table, row_id, {**empty, "alive": False} if table == _OUTCOME else empty)
    work.redact(rows)


def emptied(
    reader: Reader, person_ids: Collection[str], purpose: str
) -> dict[RowKey, tuple[str, ...]]:
    """Which fields of which rows, living or not, stand on a yes of these people to that purpose."""
    table = _TABLE_FOR.get(purpose)
    if table is None:
        return {}
    return {(table, row_id): _EMPTIED[table] for row_id in ever_of(reader, table, person_ids)}


def ever_of(reader: Reader, table: str, person_ids: Collection[str]) -> list[str]:
    """The rows of a table that are about these people, or were, living or not."""
    changes = reader.changes_writing(table, ["person_id"])
    return sorted({c.row_id for c in changes if c.after["person_id"] in person_ids})
