"""A made-up month for tests of the return, and reading a workbook back as a stranger would."""

import datetime as dt
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from python_calamine import CalamineWorkbook

from hublog import resources
from hublog.domain.activities import Activity
from hublog.domain.consents import SHARE_ROWS
from hublog.domain.drawing_up import draw_up
from hublog.domain.facts import Facts
from hublog.domain.hubs import Hub, Place
from hublog.domain.months import Month
from hublog.domain.returns import FigureChange, ReturnContent
from hublog.domain.sheet_rows import ChangeRow, CheckRow, ErasureRow, LearningRow, ReferralRow
from hublog.domain.words import Words
from hublog.services.ports import Seal
from hublog.sheets import layout
from hublog.sheets.canonical import canonical_row, row_digest, sheet_digest
from hublog.sheets.manifest import page_digest, row_digests, seal_of, signed_text
from hublog.sheets.writer import workbook
from hublog.store.signing import sealed
from made_facts import MadeRegister, sharing, worked_example

MAY = Month(2026, 5)
PAYLOADS = (
    '=HYPERLINK("https://example.org","press here")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*2",
    "-1+1",
    "\t=1+1",
    "=",
    "_x000D_ _x0041_ _x005F_x0041_ _X0041_",
    "#REF!",
    "TRUE",
    "007",
    "1E5",
    "5-10",
    "😀 👩‍👩‍👧 a\u0301",
    "\u202eright to left\u202c שלום",
    '<b>&amp;</b> ]]> & "quoted"',
    " blank around ",
    "two\nlines",
    "x" * 280,
)
DROP_IN = Activity(id="drop-in", name="Warm Tuesday", type="DROPIN", short_code="WARM")


def example() -> Facts:
    """The worked example of domain.md, with the activity its sessions belong to."""
    return replace(worked_example(), activities={DROP_IN.id: DROP_IN})


def shared(facts: Facts) -> Facts:
    """The same where the hub shares rows, and everybody but A agreed to it."""
    consents = {(i, SHARE_ROWS): sharing(i) for i in facts.people if i != "A"}
    return replace(facts, hub=replace(facts.hub, share_rows=True), consents=consents)


def spoken(text: str) -> Facts:
    """A month in which every field that takes text holds this one."""
    register = MadeRegister(
        Hub(id="hub", code="CUM-EWA", name=text, area_name=text, contact_line=text, share_rows=True)
    )
    register.session(dt.date(2026, 5, 5), "A", {"65+": 2}, entered_on=dt.date(2026, 5, 6))
    register.helped("B", dt.date(2026, 5, 5), 60)
    register.shares("A", ref=text or "ref", imd_index=text, imd_decile=3)
    facts = register.facts()
    (session,) = facts.sessions.values()
    times = tuple(replace(given, session_id=session.id) for given in facts.volunteer_times)
    words = {"type": text, "source": text, "note": text, "conditions": (text,)}
    said = replace(session, place_id="place", cancel_reason=text, **words)
    return replace(
        facts,
        activities={"drop-in": replace(DROP_IN, name=text, short_code=text)},
        places={"place": Place(id="place", name=text)},
        sessions={said.id: said},
        volunteer_times=times,
    )


def content(facts: Facts, month: Month = MAY, **more: Any) -> ReturnContent:  # noqa: ANN401 - passes on what a test says
    """The month as it was signed off; ``draft=True`` for one that was not."""
    usual = {"version": 1, "drawn_on": dt.date(2026, 6, 2), "device": "d1", "complete": True}
    draft = more.pop("draft", False)
    drawn = draw_up(facts, month, **{**usual, **more})
    return replace(drawn, cover=replace(drawn.cover, draft=draft))


def outspoken(text: str) -> ReturnContent:
    """The month of ``spoken`` with this text also in what is written beside the facts."""
    quiet = content(spoken(text), version=2)
    words = text, text, text, text
    changed = FigureChange("A03", 412, 431), FigureChange("A05", None, 0.5)
    return replace(
        quiet,
        cover=replace(quiet.cover, reason=text, changed=changed),
        referrals=(
            ReferralRow("r1", text, "out", dt.date(2026, 5, 5), text, text, text, 3),
            ReferralRow("r2", text, "signpost", dt.date(2026, 5, 5), text, text, "", None),
        ),
        learning=(LearningRow("went_well", text, text, "yes"),),
        changes=(ChangeRow("Sessions", "s1", "changed", *words), ChangeRow(*words, "", "", "")),
        erasures=(ErasureRow(text or "ref", dt.date(2026, 5, 20)),),
        checks=(
            CheckRow("DQ10", "W", "Sessions", "s1", "made_up", (("day", "2026-05-05"),), text),
            CheckRow("query", "I", "Sessions", text, "asked", (("question", text),), text),
        ),
    )


def words(language: str = "en") -> Words:
    """The catalogue with two made-up sentences of checks."""
    real = resources.words(language)
    made_up = {"check.made_up": "On {day} far more came.", "check.asked": "{question}"}
    return Words({**real.catalogue, **made_up}, language)


def made(facts: Facts, **more: Any) -> bytes:  # noqa: ANN401 - passes on what a test says
    return workbook(content(facts, **more), resources.words())


def seal(message: bytes) -> Seal:
    """The seal of a hub whose key everybody knows."""
    return sealed("07" * 32, message)


def holds(book: "ReadBack") -> bool:
    """Whether the seal in the manifest is that of the rows as they stand now."""
    found = seal_of(book.manifest)
    lines = {**book.manifest, **dict([page_digest(layout.COVER, book.page)])}
    for sheet in layout.SHEETS:
        rows = [tuple(row.values()) for row in book.sheets[sheet.name]]
        forms = [canonical_row(sheet.kinds, row[:-1]) for row in rows]
        digests = [row_digest(sheet.name, form) for form in forms]
        if sorted(digests) != sorted(row_digests(book.manifest, sheet.name)):
            return False
        lines[f"rows.{sheet.name}"] = str(len(rows))
        lines[f"sha256.{sheet.name}"] = sheet_digest(forms)
    if found is None:
        return False
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(found.public_key))
    try:
        key.verify(bytes.fromhex(found.signature), signed_text(lines))
    except InvalidSignature:
        return False
    return found.public_key == seal(b"").public_key


def parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@dataclass(frozen=True)
class ReadBack:
    """A workbook as calamine reads it: the rows of each data sheet by machine name."""

    sheets: Mapping[str, Sequence[Mapping[str, Any]]]
    manifest: Mapping[str, str]
    page: Sequence[Sequence[Any]]

    @property
    def cover(self) -> str:
        """What the first page says, cell by cell."""
        return "\n".join(str(cell) for row in self.page for cell in row if cell != "")


def read_back(source: bytes | Path) -> ReadBack:
    file = BytesIO(source if isinstance(source, bytes) else source.read_bytes())
    book = CalamineWorkbook.from_filelike(file)
    grids = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    _, *lines = grids.pop("_manifest")
    page = grids.pop(layout.COVER)
    return ReadBack(
        {name: _table(rows) for name, rows in grids.items()},
        {str(key): str(value) for key, value in lines},
        page,
    )


def _table(rows: list[list[Any]]) -> list[dict[str, Any]]:
    # Only rows of the table end in a digest; what stands below it does not.
    names, _, *below = rows
    end = names.index(layout.ROW_DIGEST)
    return [
        {name: cell for name, cell in zip(names, row, strict=True) if name != ""}
        for row in below
        if row[end] != ""
    ]
