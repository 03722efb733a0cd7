"""Drafts of paper sheets as rows: kept and dropped at once, outside the journal."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import orjson

from hublog.domain.drafts import Draft, Row
from hublog.store.mapping import Cells, to_json

_APART = ("id", "saved_at")


def cells(draft: Draft) -> Cells:
    """The row of a draft."""
    content = {name: value for name, value in asdict(draft).items() if name not in _APART}
    return draft.id, draft.saved_at.isoformat(timespec="microseconds"), to_json(content)


def draft(row: Sequence[Any]) -> Draft:
    """The draft of a row."""
    draft_id, saved_at, text = row
    content: Mapping[str, Any] = orjson.loads(text)
    day = content["day"]
    start, end = (_time(content[name]) for name in ("start", "end"))
    return Draft(
        id=draft_id,
        saved_at=dt.datetime.fromisoformat(saved_at),
        activity_id=content["activity_id"],
        day=None if day is None else dt.date.fromisoformat(day),
        start=start,
        end=end,
        rows=tuple(Row(**each) for each in content["rows"]),
        total=content["total"],
        note=content["note"],
        written=content["written"],
        lines=tuple(content["lines"]),
        thrown_away=content["thrown_away"],
        of_paper=content["of_paper"],
    )


def _time(text: str | None) -> dt.time | None:
    return None if text is None else dt.time.fromisoformat(text)
