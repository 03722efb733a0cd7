"""The key card of a hub: a small text file, sealed with the very key that it carries."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from hublog.domain import verification as differing
from hublog.domain.hubs import is_hub_code
from hublog.domain.key_cards import KeyCard
from hublog.domain.names import LONGEST_NAME, clean
from hublog.domain.problems import Problem
from hublog.services.ports import Seal
from hublog.sheets import manifest
from hublog.sheets.files import write_whole
from hublog.sheets.verifying import number, seal_state

FORMAT_VERSION = 1
LARGEST = 4_000
"""Bytes; a card has a few hundred."""
_KIND = "hublog key card"
_SEAL = (manifest.PUBLIC_KEY, manifest.SIGNATURE)
_LINES = ("kind", "format_version", "hub_code", "hub_name", "made_on", *_SEAL)


def file_name(hub_code: str) -> str:
    """What the file is called, such as ``CUM-EWA.hubkey``."""
    return f"{hub_code}.hubkey"


def key_card(
    hub_code: str, hub_name: str, made_on: dt.date, seal: Callable[[bytes], Seal]
) -> bytes:
    """The card; ``seal`` signs with the hub's key. The same hub, day and key give the same bytes."""
    lines = {
        "kind": _KIND,
        "format_version": str(FORMAT_VERSION),
        "hub_code": hub_code,
        "hub_name": hub_name,
        "made_on": made_on.isoformat(),
    }
    made_by = seal(manifest.signed_text(lines))
    whole = {**lines, **dict(zip(_SEAL, made_by, strict=True))}
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n".encode()


class KeyCardFiles:
    """The port ``KeyCardWriter``."""

    def write(
        self,
        hub_code: str,
        hub_name: str,
        made_on: dt.date,
        seal: Callable[[bytes], Seal],
        folder: Path,
    ) -> Path | Problem:
        """Write the card into the folder; where it lies, or a Problem as of ``write_whole``."""
        path = folder / file_name(hub_code)
        return write_whole(path, key_card(hub_code, hub_name, made_on, seal)) or path


def key_card_in(content: bytes) -> KeyCard | Problem:
    """What a card says, once its seal fits; whoever reads the file gives no more than it is worth.

    Problems: NOT_A_KEY_CARD, KEY_CARD_NEWER, KEY_CARD_SEAL where the seal does not fit what it says,
    KEY_CARD_ODD where a fitting seal stands below what cannot be right.
    """
    said = _lines_in(content)
    if said.get("kind") != _KIND:
        return Problem("NOT_A_KEY_CARD")
    if number(said.get("format_version", "")) > FORMAT_VERSION:
        return Problem("KEY_CARD_NEWER")
    if said.keys() != {*_LINES}:
        return Problem("NOT_A_KEY_CARD")
    if seal_state(manifest.seal_of(said), said, "") != differing.VALID:
        return Problem("KEY_CARD_SEAL")
    code, name = said["hub_code"], said["hub_name"]
    try:
        made_on = dt.date.fromisoformat(said["made_on"])
    except ValueError:
        return Problem("KEY_CARD_ODD")
    if not is_hub_code(code) or not 0 < len(name) <= LONGEST_NAME or name != clean(name):
        return Problem("KEY_CARD_ODD")
    key = said[manifest.PUBLIC_KEY].lower()
    return KeyCard(hub_code=code, hub_name=name, public_key=key, made_on=made_on)


def _lines_in(content: bytes) -> Mapping[str, str]:
    """The lines of a card; none where the bytes are anything else."""
    if len(content) > LARGEST:
        return {}
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    whole = isinstance(found, dict) and all(isinstance(each, str) for each in found.values())
    return found if whole else {}
