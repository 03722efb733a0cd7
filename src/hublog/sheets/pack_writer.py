"""Writes a hub pack: a page that says what to do with it, the hub's settings, codes, areas, the seal."""

from collections.abc import Callable, Iterator

from hublog import resources
from hublog.domain.codes import CodeLists
from hublog.domain.hub_packs import HubPack
from hublog.domain.words import Words
from hublog.services.ports import Seal
from hublog.sheets import manifest, pack_layout
from hublog.sheets.layout import CODES, Row
from hublog.sheets.office_book import FrontPage, OfficeBook, drawn
from hublog.sheets.tables import Table
from hublog.sheets.wording import day_in_words

_LISTS = ("activity_type", "country", "imd_index")
"""What the codes on the other sheets are from."""


def pack_workbook(
    pack: HubPack, words: Words, codes: CodeLists, seal: Callable[[bytes], Seal]
) -> bytes:
    """The finished workbook; the same pack and seal give the same bytes.

    ``seal`` signs with the office's key; ``pack.office_key`` is what a reader finds and says nothing
    here.
    """
    rows: dict[object, list[Row]] = {
        pack_layout.HUB: [_hub(pack)],
        pack_layout.ACTIVITIES: [(a.short_code, a.name, a.type) for a in pack.activities],
        pack_layout.AREAS: [
            (a.postcode, a.lsoa, a.imd_decile, a.imd_index, a.district)
            for a in sorted(pack.areas, key=lambda each: each.postcode)
        ],
        CODES: list(_codes(codes)),
    }
    day = day_in_words(pack.made_on, words)
    book = OfficeBook(
        kind=manifest.PACK,
        format_version=pack_layout.FORMAT_VERSION,
        title=words("pack.title", hub=pack.hub_code, day=day),
        made_on=pack.made_on,
        front=_front(pack, words, day),
        about=[("code_lists", resources.code_list_version()), ("hub_code", pack.hub_code)],
        tables=[Table(sheet, rows[sheet]) for sheet in pack_layout.SHEETS],
        labels="pack",
    )
    return drawn(book, words, seal)


def _hub(pack: HubPack) -> Row:
    return (
        pack.hub_code,
        pack.hub_name,
        pack.area_name,
        pack.country,
        pack.contact_line,
        pack.due_day,
        pack.office_name,
    )


def _codes(codes: CodeLists) -> Iterator[Row]:
    for name in _LISTS:
        for code in codes[name]:
            yield (name, code.code, code.en, code.cy, "")


def _front(pack: HubPack, words: Words, day: str) -> FrontPage:
    figures = {
        "activities": len(pack.activities),
        "areas": len(pack.areas),
        "due_day": pack.due_day,
    }
    return FrontPage(
        name=pack_layout.FRONT,
        head=(
            words("pack.kicker", office=pack.office_name),
            pack.hub_name,
            words("pack.made_on", hub=pack.hub_code, day=day),
        ),
        tiles={words(f"pack.tile.{name}"): figure for name, figure in figures.items()},
        parts=[
            (words(f"pack.{part}.title"), words(f"pack.{part}.text"))
            for part in ("what", "how", "changes", "hands_off")
        ],
    )
