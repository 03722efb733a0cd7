"""What is left of rows that speak of somebody, once their hub has forgotten them."""

from collections.abc import Collection, Iterable

from hublog.domain.office.arrived import CheckSaid
from hublog.domain.sheet_rows import ChangeRow


def changes_without(
    rows: Iterable[ChangeRow], references: Collection[str]
) -> tuple[ChangeRow, ...]:
    """The changes without those of these people's rows, and without their references elsewhere."""
    return tuple(
        row._replace(old=_without(row.old, references), new=_without(row.new, references))
        for row in rows
        if row.row_id not in references
    )


def checks_without(rows: Iterable[CheckSaid], references: Collection[str]) -> tuple[CheckSaid, ...]:
    """The checks, none of which names these people's rows any more; what the hub explained stays."""
    return tuple(
        row._replace(
            row_id="" if row.row_id in references else row.row_id,
            message=_without(row.message, references),
        )
        for row in rows
    )


def _without(text: str, references: Collection[str]) -> str:
    for reference in references:
        text = text.replace(reference, "")
    return text
