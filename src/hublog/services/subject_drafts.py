"""What stands of somebody on the paper sheets that were typed up, as it was typed."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from hublog.domain.drafts import Draft, Row
from hublog.domain.matching import Directory
from hublog.domain.names import without_whole_names
from hublog.domain.paper_without import without
from hublog.services.ports import Reader


class Typed(NamedTuple):
    """One line of a sheet; ``unsure`` is a name that may mean somebody else, empty where it does not."""

    draft: Draft
    text: str
    line: int | None = None
    unsure: str = ""


def typed_of(reader: Reader, person_ids: Collection[str], names: tuple[str, ...]) -> list[Typed]:
    """All that forgetting these people would take off the sheets, finished ones among them."""
    drafts = reader.drafts()
    if not drafts:
        return []
    directory = Directory(reader.listed_people())
    return [
        typed
        for draft in drafts
        for typed in _gone(draft, without(draft, person_ids, names, directory), names)
    ]


def _gone(draft: Draft, left: Draft, names: tuple[str, ...]) -> Iterator[Typed]:
    """What the one says and the other does not."""
    for row, now in zip(draft.rows, left.rows, strict=True):
        if row != now:
            text = ", ".join(cell for cell in row.cells if cell.strip())
            yield Typed(draft, text, unsure="" if _surely(row, names) else row.text)
    for line, (printed, still) in enumerate(zip(draft.lines, left.lines, strict=True), 1):
        if printed != still:
            yield Typed(draft, "", line)
    if draft.note != left.note:
        yield Typed(draft, draft.note)


def _surely(row: Row, names: tuple[str, ...]) -> bool:
    """Whether somebody said who is meant, or a number or a whole name does."""
    if row.person_id is not None or any(letter.isdigit() for letter in row.text):
        return True
    return without_whole_names(row.text, names) != row.text
