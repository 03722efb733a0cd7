"""Where a sheet belongs once another session is chosen: what was printed for one stays with that one."""

from dataclasses import replace
from typing import NamedTuple

from hublog.domain.drafts import Draft, Row
from hublog.domain.printed_lines import spelled_out
from hublog.qt.pages.type_up_sight import Sight, Wanted


class Parted(NamedTuple):
    """The sheet that is open from now on, and how the one that was open is kept."""

    now: Draft
    left: Draft


def in_its_place(own: Draft, shown: Draft) -> Draft:
    """How the sheet is kept as it is shown: under its own session, where it was printed for one."""
    if own.lines and not _wanted(shown).fits(own):
        return replace(shown, activity_id=own.activity_id, day=own.day, start=own.start)
    return shown


def parted(sight: Sight, own: Draft, shown: Draft, fresh: Draft) -> Parted | None:
    """What becomes of a sheet that is shown under another session; ``None`` where it can stay.

    Without rows its total and its note go over to what was printed for the other session. With rows
    the other session's own sheet is opened; where there is none, the rows go over to a new one, on
    which a bare number is nobody's until somebody has looked.
    """
    wanted = _wanted(shown)
    if shown.empty or not shown.activity_id or shown.day is None:
        return None
    rows = any(not row.empty for row in shown.rows)
    other = next(
        (
            each
            for each in sight.drafts
            if each.lines and each.id != own.id and wanted.fits(each) and (rows or each.empty)
        ),
        None,
    )
    stays = wanted.fits(own) if own.lines else rows or other is None
    if stays:
        return None
    if rows and other is not None:
        return Parted(other, in_its_place(own, shown))
    page = other or fresh
    carried = tuple(_without_lines(row, len(own.lines)) for row in shown.rows) if rows else ()
    now = replace(shown, id=page.id, written=page.written, lines=page.lines, rows=carried)
    return Parted(now, replace(own, rows=(), total=None, note=""))


def _wanted(draft: Draft) -> Wanted:
    return Wanted(draft.activity_id, draft.day, draft.start)


def _without_lines(row: Row, printed: int) -> Row:
    return row if row.person_id else replace(row, text=spelled_out(row.text, printed))
