"""What was half typed as a row: kept and dropped at once, outside the journal."""

from dataclasses import asdict
from typing import Any

import orjson

from hublog.domain.half_typed import HalfTyped, HalfTypedPage, TypedField
from hublog.store.mapping import to_json


def content(texts: HalfTyped) -> str:
    """The pages as text."""
    return to_json([{**asdict(page), "where": dict(page.where)} for page in texts])


def texts(content: str) -> HalfTyped:
    """The pages that ``content`` made text."""
    return tuple(_page(plain) for plain in orjson.loads(content))


def _page(plain: dict[str, Any]) -> HalfTypedPage:
    fields = tuple(TypedField(**each) for each in plain["fields"])
    return HalfTypedPage(
        page=plain["page"],
        shown=plain["shown"],
        where=plain["where"],
        card=plain["card"],
        fields=fields,
    )
