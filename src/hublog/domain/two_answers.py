"""Two answers to one question, given on two laptops that had not heard of each other: a person decides."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from hublog.domain.journal import Cell, Change, Conflict, RowKey, Stamp, conflicts
from hublog.domain.learning import PROMPTS

_TOGETHER = (
    ("status", "merged_into"),
    ("status", "cancel_reason", "nobody_came"),
    ("status", "status_date"),
    ("birth_year", "birth_month", "birth_day", "age_band"),
    ("postcode", "outward", "lsoa", "imd_decile", "imd_index"),
    ("start", "end"),
    ("answer", "answered_by", "answered_on", "status"),
)
"""Fields that mean something only side by side: whoever takes one answer takes all of it."""
_TABLES = frozenset(
    {
        "hub",
        "place",
        "activity",
        "session",
        "person",
        "volunteer_time",
        "referral",
        "learning",
        "query",
        "care",
    }
)
"""Where people write what another person may have to decide about."""
_SETTLED_BY_TIME = frozenset(
    {"entered_on", "opened_at", "returns_from", "area_list", "office_key", "alive", "joined_to"}
    | {"outward", "lsoa", "imd_decile", "imd_index", "also_known_as", "told_in", "source"}
)
"""Fields whose latest value counts without a question; alone they say nothing to anybody."""
FREE_TEXT = {
    "session": ("note", "learning_note"),
    "person": ("known_as", "full_name", "note", "phone", "email"),
    "activity": ("name",),
    "place": ("name", "address"),
    "learning": PROMPTS,
    "hub": ("name", "area_name", "contact_line"),
    "care": ("collect_by", "allergies", "medical", "needs"),
}
"""Fields for which a third answer may be typed, such as the two put together."""


class TwoValues(NamedTuple):
    """The fields of one row that were answered twice, and for each the value that counts and the other."""

    table: str
    row_id: str
    fields: tuple[str, ...]
    counts: tuple[Cell, ...]
    other: tuple[Cell, ...]

    def bases(self) -> dict[str, str]:
        """Which stamps somebody has seen who settles it, as ``Change.base`` names them."""
        pairs = zip(self.fields, self.counts, self.other, strict=True)
        return {name: f"{counts.stamp} {other.stamp}" for name, counts, other in pairs}


def answered_twice(
    changes: Collection[Change], taking: Collection[Stamp], forgotten: Collection[str]
) -> list[TwoValues]:
    """What a person has to decide, by table and row.

    ``taking`` are the actions that took something away for good, which is not offered again; about the
    ``forgotten`` nothing is asked. What a row was only made with gives way to what somebody said of it
    later.
    """
    made = {(change.key, change.stamp) for change in changes if change.before is None}
    found: dict[tuple[RowKey, str, Stamp], list[Conflict]] = {}
    for each in conflicts(changes):
        key = (each.table, each.row_id)
        stamps = (each.winner.stamp, each.loser.stamp)
        silent = (
            each.table not in _TABLES
            or (key, each.loser.stamp) in made
            or each.row_id in forgotten
            or any(stamp in taking for stamp in stamps)
        )
        if not silent:
            found.setdefault((key, _lead(each.field), each.loser.stamp), []).append(each)
    asked = (each for each in found.values() if any(c.field not in _SETTLED_BY_TIME for c in each))
    return [_question(each) for each in asked]


def _question(parts: Iterable[Conflict]) -> TwoValues:
    ordered = sorted(parts, key=lambda c: c.field)
    return TwoValues(
        ordered[0].table,
        ordered[0].row_id,
        tuple(c.field for c in ordered),
        tuple(c.winner for c in ordered),
        tuple(c.loser for c in ordered),
    )


def _lead(field: str) -> str:
    return next((together[0] for together in _TOGETHER if field in together), field)
