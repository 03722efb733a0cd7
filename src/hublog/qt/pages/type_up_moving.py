"""Where a sheet belongs once another session is chosen: what was printed for one stays with that one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from hublog.domain.drafts import Draft, Row
from hublog.domain.printed_lines import spelled_out
from hublog.qt.pages.type_up_sight import Sight, Wanted


class Parted(NamedTuple):
    """The sheet that is open from now on, and how the one that was open is kept."""

    now: Draft
    left: Draft

    @property
    def rows_stay(self) -> bool:
        """Whether what was typed stays with the sheet that was open."""
        return not self.left.empty


def in_its_place(own: Draft, shown: Draft) -> Draft:
    """How the sheet is kept as it is shown: under its own session, where it was printed for one."""
    if own.lines and not Wanted.by(shown).fits(own):
        return replace(shown, activity_id=own.activity_id, day=own.day, start=own.start)
    return shown


def parted(sight: Sight, own: Draft, shown: Draft, fresh: Draft) -> Parted | None:
    """What becomes of a sheet that is shown under another session; ``None`` where it can stay.

    ``own`` is the sheet as it was opened, ``shown`` with what was typed and chosen since.
    """
    here = bool(own.lines) and Wanted.by(shown).fits(own)
    if here or shown.empty or not shown.activity_id or shown.day is None:
        return None
    printed = [each for each in sight.printed(shown) if each.id != own.id]
    bare = [each for each in printed if each.empty]
    emptied = replace(own, rows=(), total=None, note="")
    if all(row.empty for row in shown.rows):
        # A total and a note are of any sheet, so they go over.
        page = next(iter(bare), fresh if own.lines else None)
        return Parted(_on(page, shown, ()), emptied) if page else None
    if own.lines and printed:
        # Numbers are lines of the paper they were typed from: the other session has its own.
        return Parted(printed[0], in_its_place(own, shown))
    if own.lines:
        # On a sheet that was not printed a bare number is nobody's until somebody has looked.
        rows = [_without_lines(row, len(own.lines)) for row in shown.rows]
        return Parted(replace(_on(fresh, shown, rows), of_paper=own.paper), emptied)
    # What went over from a printed sheet comes back to it once its day is put right.
    home = next((each for each in bare if each.paper == own.of_paper), None)
    return Parted(_on(home, shown, shown.rows), emptied) if home else None


def _on(page: Draft, shown: Draft, rows: Sequence[Row]) -> Draft:
    """What is shown, with these rows, as that page."""
    return replace(
        shown,
        id=page.id,
        written=page.written,
        lines=page.lines,
        of_paper=page.of_paper,
        rows=tuple(rows),
    )


def _without_lines(row: Row, printed: int) -> Row:
    return row if row.person_id else replace(row, text=spelled_out(row.text, printed))
