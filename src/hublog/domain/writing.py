"""What writing a record leaves behind in the journal, the same for every store."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from hublog.domain.journal import Change, Stamp, Value
from hublog.domain.records import KINDS, defaults

Row = Mapping[str, Value]
"""A record as plain values, ``id`` included."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def making(stamp: Stamp, table: str, row: Row) -> Change:
    """The change that makes a row; fields that hold their default are left out.

    That it lives is always said, so that making it again wins over an earlier taking back.
    """
    usual = defaults(KINDS[table])
    after = {name: v for name, v in row.items() if name not in usual or usual[name] != v}
    row_id = str(after.pop("id"))
    after["alive"] = row["alive"]
    return Change(stamp, table, row_id, None, after)


def overwriting(
    stamp: Stamp, table: str, old: Row, new: Row, history: Callable[[], Iterable[Change]]
) -> Change | None:
    """The change from one state of a row to another; ``None`` where nothing differs.

    ``history`` gives the row's earlier changes; it is asked only where something differs.
    """
    after = {name: value for name, value in new.items() if old[name] != value}
    if not after:
        return None
    before = {name: old[name] for name in after}
    base = stamps_carried(after, history())
    return Change(stamp, table, str(new["id"]), before, after, base)


def decided(stamp: Stamp, table: str, old: Row, new: Row, bases: Mapping[str, str]) -> Change:
    """The change by which a person settled these fields, knowing the stamps; equal values count too."""
    names = [name for name, value in new.items() if old[name] != value or name in bases]
    before = {name: old[name] for name in names}
    after = {name: new[name] for name in names}
    return Change(stamp, table, str(new["id"]), before, after, bases)


def stamps_carried(names: Collection[str], history: Iterable[Change]) -> dict[str, str]:
    """The stamp that each field carries, as ``Change.base`` names it.

    A field that its row was made with as a default carries the stamp of the making.
    """
    carried: dict[str, str] = {}
    for change in sorted(history, key=lambda each: each.stamp):
        written = names if change.before is None else change.after
        carried |= {name: str(change.stamp) for name in names if name in written}
    return carried


def blanked(change: Change, names: Collection[str]) -> Change:
    """The change with nothing left of what these fields held; that they changed stays known."""
    usual = defaults(KINDS[change.table])

    def blank(values: Mapping[str, Value]) -> dict[str, Value]:
        return {n: usual.get(n, "") if n in names else value for n, value in values.items()}

    before = None if change.before is None else blank(change.before)
    return replace(change, before=before, after=blank(change.after))


def reworded(change: Change, names: Collection[str], said: Callable[[Any], Any]) -> Change:
    """The change with what ``said`` makes of these fields' texts and lists in place of them.

    What is folded afterwards is what ``said`` makes of what was folded before.
    """

    def again(values: Mapping[str, Value]) -> dict[str, Value]:
        return {
            name: said(value) if name in names and isinstance(value, str | list) else value
            for name, value in values.items()
        }

    before = None if change.before is None else again(change.before)
    return replace(change, before=before, after=again(change.after))


def digest(rows: Mapping[str, Iterable[Row]]) -> str:
    """SHA-256 over rows by table and id: the logical content, whatever the bytes on disk."""
    content = hashlib.sha256()
    for table in sorted(rows):
        for row in sorted(rows[table], key=lambda each: str(each["id"])):
            content.update(f"{table} {_encode(row)}\n".encode())
    return content.hexdigest()
