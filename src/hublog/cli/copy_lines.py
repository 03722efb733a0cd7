"""What commands say of copies of the register, in words and in JSON."""

import datetime as dt
from collections.abc import Iterator

from hublog.cli.context import Context
from hublog.cli.tallies import tallies_line
from hublog.services.backup import CopiesStatus
from hublog.services.copy_ports import HeldCopy
from hublog.services.copying import Copied
from hublog.services.looking_back import BackupLook, Lost

_MEGABYTE = 1_000_000


def failures(context: Context, copied: Copied | None) -> list[str]:
    """Why a copy, or the one outside, did not come about; nothing where both did."""
    if copied is None:
        return []
    problems = (copied.problem, copied.outside_problem)
    return [context.words.problem_line(each) for each in problems if each is not None]


def status_data(status: CopiesStatus) -> dict[str, object]:
    """How the copies stand, for JSON."""
    return {
        "last": status.last and _data(status.last),
        "today": status.today,
        "failed": status.failed and status.failed.code,
        "outside_folder": status.outside_folder and str(status.outside_folder),
        "outside_there": status.outside_there,
        "outside_last": status.outside_last,
        "remind_days": status.remind_days,
        "days_outside": status.days_outside,
    }


def status_lines(context: Context, status: CopiesStatus) -> Iterator[str]:
    """How the copies stand, in words."""
    words, last = context.words, status.last
    if last is None:
        yield words("copies.none_yet")
    elif status.today:
        yield words("copies.today", time=f"{last.copy.made_at:%H:%M}")
    else:
        yield words("copies.not_since", date=_when(context, last.copy.made_at))
    if status.failed is not None:
        yield words.problem_line(status.failed)
    if status.outside_folder is not None and status.outside_same_disk:
        yield words("copies.same_disk", folder=str(status.outside_folder))
    if status.days_outside is not None:
        yield words("copies.outside_due", n=status.days_outside)


def listed_data(copies: tuple[HeldCopy, ...]) -> dict[str, object]:
    """A list of copies, for JSON."""
    return {"copies": [_data(each) for each in copies]}


def listed_lines(context: Context, copies: tuple[HeldCopy, ...]) -> Iterator[str]:
    """A list of copies, the newest first."""
    words = context.words
    if not copies:
        yield words("copies.none_yet")
    for each in copies:
        yield words(
            "copies.line_outside" if each.outside else "copies.line",
            date=_when(context, each.copy.made_at),
            reason=words(f"copies.reason.{each.copy.reason}"),
            size=f"{each.size / _MEGABYTE:.1f}",
            file=str(each.file),
        )


def look_data(look: BackupLook) -> dict[str, object]:
    """What a copy holds and what would be missing, for JSON."""
    held, lost = look.holds, look.lost
    return {
        "file": str(look.held.file),
        "hub": held.hub.code,
        "other_hub": look.other_hub,
        "tallies": held.tallies,
        "newest_action": held.newest_action,
        "newest_session": held.newest_session,
        "months_signed": list(map(str, held.months_signed)),
        "device": held.device,
        "forgotten": look.forgotten,
        "missing": lost and _lost_data(lost),
    }


def look_lines(context: Context, look: BackupLook) -> Iterator[str]:
    """What a copy holds and what would be missing, in words."""
    words, held = context.words, look.holds
    yield words("copies.holds", name=held.hub.name, code=held.hub.code)
    yield tallies_line(context, held.tallies)
    if held.newest_action is not None:
        yield words("copies.worked_until", date=_when(context, held.newest_action))
    if held.months_signed:
        months = ", ".join(map(context.month, held.months_signed))
        yield words("copies.signed", months=months)
    if look.other_hub:
        yield words("copies.other_hub")
    yield from _lost_lines(context, look.lost)
    if look.forgotten:
        yield words("copies.forgotten_again", n=look.forgotten)


def _lost_lines(context: Context, lost: Lost | None) -> Iterator[str]:
    words = context.words
    if lost is None:
        yield words("copies.missing_unknown")
        return
    if not lost.whole:
        yield words("copies.missing_at_least")
    if not lost.actions or lost.first is None or lost.last is None:
        yield words("copies.missing_nothing")
        return
    yield words(
        "copies.missing",
        n=lost.actions,
        first=_when(context, lost.first),
        last=_when(context, lost.last),
    )
    made = [
        words(f"copies.rows.{t}", n=n) for t, n in sorted(lost.rows.items()) if _told(context, t)
    ]
    if made:
        yield words("copies.missing_rows", rows=", ".join(made))
    if lost.newest_session is not None:
        yield words("copies.missing_session", date=context.day(lost.newest_session))
    if lost.comes_back:
        yield words("copies.comes_back", n=lost.comes_back)


def _told(context: Context, table: str) -> bool:
    return f"copies.rows.{table}" in context.words


def _lost_data(lost: Lost) -> dict[str, object]:
    return {
        "actions": lost.actions,
        "by_kind": dict(lost.by_kind),
        "first": lost.first,
        "last": lost.last,
        "rows": dict(lost.rows),
        "newest_session": lost.newest_session,
        "comes_back": lost.comes_back,
        "whole": lost.whole,
    }


def _data(held: HeldCopy) -> dict[str, object]:
    return {
        "file": str(held.file),
        "made_at": held.copy.made_at,
        "reason": held.copy.reason,
        "size": held.size,
        "checked": held.checked,
        "outside": held.outside,
    }


def _when(context: Context, moment: dt.datetime) -> str:
    return context.words("copies.when", date=context.day(moment.date()), time=f"{moment:%H:%M}")
