"""A paper sheet with nothing left on it of somebody who is to be forgotten."""

from collections.abc import Collection
from dataclasses import replace

from hublog.domain.drafts import Draft, Row
from hublog.domain.matching import Directory, L
from hublog.domain.names import names_them, written_of
from hublog.domain.printed_lines import card_number, line_number


def without(
    draft: Draft, person_ids: Collection[str], names: tuple[str, ...], directory: Directory[L]
) -> Draft:
    """The draft with nothing left of somebody who is to be forgotten (P14).

    ``directory`` still holds them. A row that points to them or may mean them becomes one person
    without a name, so that the sheet still adds up; of a volunteer's row nothing is left, nor of a
    note that names them. A whole name of somebody else stays. Nobody stands on their printed lines.
    """
    gone = {at for at, each in enumerate(draft.lines, 1) if each in person_ids}

    def theirs(row: Row) -> bool:
        if row.person_id is not None and row.person_id not in person_ids:
            return False
        if row.person_id is not None or names_them(" ".join(row.cells[1:]), names):
            return True
        line = line_number(row.text, len(draft.lines))
        if line is not None:
            return line in gone
        text = card_number(row.text.strip())
        exact = {person.id for person in directory.exact(text)}
        if exact and exact.isdisjoint(person_ids):
            return False
        found = directory.find(text, len(directory))
        return names_them(row.text, names) or any(f.person.id in person_ids for f in found)

    rows = tuple(_blank(row) if theirs(row) else row for row in draft.rows)
    lines = tuple("" if at in gone else each for at, each in enumerate(draft.lines, 1))
    note = "" if written_of(draft.note, names) else draft.note
    return replace(draft, rows=rows, lines=lines, note=note)


def _blank(row: Row) -> Row:
    return Row() if row.minutes.strip() else Row("+1")
