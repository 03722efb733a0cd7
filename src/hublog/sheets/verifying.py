"""Verifies a return that came back or arrived: whose it is, its seal, and everything that differs."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from hublog.domain import verification as differing
from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.domain.verification import Difference, Verification
from hublog.services.ports import Seal
from hublog.sheets import layout, manifest
from hublog.sheets.comparing import Compared, compare
from hublog.sheets.return_reader import TravelledReader

MONTH = re.compile(r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])")
"""How a month is written, of the years that ``domain.months`` knows."""
_LATEST_VERSION = 999
_DIGITS = 9
"""So long a number fits into any table."""
_OF_THE_OFFICE = {manifest.REPLY: "A_REPLY", manifest.PACK: "A_PACK"}


class WorkbookVerifier:
    """The port ``ReturnVerifier``."""

    def __init__(self, reader: TravelledReader | None = None) -> None:
        self._reader = reader or TravelledReader()

    def verify(self, path: Path, password: str = "", known_key: str = "") -> Verification | Problem:
        """What the file is and how it differs from what was sealed.

        ``known_key`` is the public key its hub is known by, if it is known. Problems: those of
        ``TravelledReader`` and of ``verified``.
        """
        grids = self._reader.read(path, password)
        return grids if isinstance(grids, Problem) else verified(grids, path.name, known_key)


def verified(grids: Sequence[Grid], where: str, known_key: str = "") -> Verification | Problem:
    """The same for sheets that were read already; touches nothing.

    Problems: NOT_A_RETURN, A_REPLY (the office's answer), A_PACK (its hub pack), RETURN_NEWER (an hublog that is newer
    made it).
    """
    return verification_of(compare(grids, layout.SHEETS, layout.COVER), where, known_key)


def verification_of(compared: Compared, where: str, known_key: str = "") -> Verification | Problem:
    """The same for sheets that were compared already."""
    said = compared.manifest
    # What an edited line says is a difference, and no reason to look no further.
    if not compared.tables or compared.believed("kind", manifest.RETURN) != manifest.RETURN:
        code = _OF_THE_OFFICE.get(said.get("kind", ""), "NOT_A_RETURN")
        return Problem(code, where)
    if number(compared.believed("format_version", "")) > layout.FORMAT_VERSION:
        return Problem("RETURN_NEWER", where, {"version": said.get("app_version", "")})
    seal = manifest.seal_of(said)
    state = seal_state(seal, said, known_key)
    month = said.get("month", "")
    return Verification(
        hub_code=said.get("hub_code", ""),
        hub_name=said.get("hub_name", ""),
        month=month if MONTH.fullmatch(month) else "",
        version=_version(said),
        status=said.get("status", ""),
        seal=state,
        public_key=seal.public_key if seal else "",
        digest=compared.digest,
        differences=(*compared.differences, *_about_seal(compared, state), *_about_version(said)),
    )


def number(text: str) -> int:
    """A whole number that a line of the manifest holds; 0 where it holds none, or one beyond measure."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0


def seal_state(seal: Seal | None, said: Mapping[str, str], known_key: str) -> str:
    """How a seal stands to what it is over, and to the key that is known."""
    if seal is None:
        return differing.NO_SEAL
    if not fits(seal, manifest.signed_text(said)):
        return differing.BROKEN
    return differing.OTHER_KEY if known_key not in {"", seal.public_key} else differing.VALID


def fits(seal: Seal, message: bytes) -> bool:
    """Whether the signature is one of that key over that message."""
    # Imported here: a file that is refused before needs no cryptography.
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415
        Ed25519PublicKey,
    )

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(seal.public_key))
        key.verify(bytes.fromhex(seal.signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _about_seal(compared: Compared, state: str) -> list[Difference]:
    told = any(each.sheet == manifest.SHEET for each in compared.differences)
    signed = compared.manifest.get("status") == manifest.SIGNED
    kind = {
        differing.NO_SEAL: differing.SEAL_MISSING if signed else "",
        # An edited line breaks the seal, and is named already.
        differing.BROKEN: "" if told else differing.SEAL_BROKEN,
        differing.OTHER_KEY: differing.SEAL_OTHER_KEY,
    }.get(state)
    return [Difference(kind=kind, sheet=manifest.SHEET)] if kind else []


def _about_version(said: Mapping[str, str]) -> list[Difference]:
    version = _version(said)
    before = str(version - 1) if version > 1 else ""
    fine = not said or (version > 0 and said.get("supersedes", "") == before)
    odd = Difference(kind=differing.VERSION_ODD, sheet=manifest.SHEET, name=said.get("version", ""))
    return [] if fine else [odd]


def _version(said: Mapping[str, str]) -> int:
    """The version that the manifest tells; 0 for one that no month ever comes to."""
    version = number(said.get("version", ""))
    return version if version <= _LATEST_VERSION else 0
