"""What came of holding a return against its seal: whose it is, and everything that differs."""

from dataclasses import dataclass

from hublog.domain.problems import Problem

ROW_EDITED, ROW_ADDED, ROW_REMOVED, ROW_DOUBLED = (
    *("row_edited", "row_added", "row_removed", "row_doubled"),
)
SHEET_MISSING, SHEET_RENAMED, SHEET_ADDED = "sheet_missing", "sheet_renamed", "sheet_added"
PAGE_EDITED, BESIDE_EDITED = "page_edited", "beside_edited"
COLUMN_MISSING, COLUMN_RENAMED, COLUMN_MOVED, COLUMN_ADDED = (
    *("column_missing", "column_renamed", "column_moved", "column_added"),
)
MANIFEST_MISSING, MANIFEST_EDITED, MANIFEST_FOREIGN = (
    *("manifest_missing", "manifest_edited", "manifest_foreign"),
)
SEAL_MISSING, SEAL_BROKEN, SEAL_OTHER_KEY = "seal_missing", "seal_broken", "seal_other_key"
VERSION_ODD = "version_odd"

NO_SEAL, VALID, BROKEN, OTHER_KEY = "none", "valid", "broken", "other_key"
"""What a seal can be: absent, fitting, not fitting, or fitting but not by the key that is known."""

_GROUP = 4
_FINGERPRINT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is not as it was sent; ``kind`` has a sentence below ``verify.difference``.

    ``row`` is the number of the row now and ``sent_row`` its number when it was sent, whichever are
    known, counted as a spreadsheet counts; ``row_id`` is what tells the row from others of its
    sheet. ``column`` is the machine name of a column, ``name`` a line of the manifest, or what a
    sheet or a column is called now.
    """

    kind: str
    sheet: str
    row: int | None = None
    sent_row: int | None = None
    row_id: str = ""
    column: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a workbook says it is, and whether it is what its hub sealed.

    ``month`` is ``YYYY-MM``; it and ``hub_code`` are empty, and ``version`` is 0, where the hidden
    manifest does not tell. ``status`` is draft or signed, as the workbook says; ``seal`` is one of
    ``NO_SEAL``, ``VALID``, ``BROKEN`` and ``OTHER_KEY``; ``public_key`` are hexadecimal digits.
    ``digest`` is a SHA-256 over what all the sheets say, so that two files of one version can be held
    against each other.
    """

    hub_code: str
    hub_name: str
    month: str
    version: int
    status: str
    seal: str
    public_key: str
    digest: str
    differences: tuple[Difference, ...]

    @property
    def signed(self) -> bool:
        """Whether somebody signed it off and the hub sealed it."""
        return self.status == "signed" and self.seal == VALID

    @property
    def genuine(self) -> bool:
        """Whether it is signed and every cell says what it said when it was sent.

        How cells look is nobody's word: people may format them, so that a number of theirs is shown
        with fewer digits, and the seal still holds.
        """
        return self.signed and not self.differences

    @property
    def fingerprint(self) -> str:
        """The start of the public key in short groups, to be read out on the telephone."""
        digits = self.public_key[:_FINGERPRINT]
        return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a hub's month already: the latest version that was taken in."""

    version: int
    digest: str


def refused_beside(found: Verification, known: Known) -> Problem | None:
    """Why a return is not taken in beside what is known of its hub and month (P10).

    Problems: RETURN_OLDER where a later version is known, RETURN_TWO_CONTENTS where the same version
    came with other content. The same return once more is fine.
    """
    if found.version < known.version:
        return Problem("RETURN_OLDER", _named(found), {"known": known.version})
    if found.version == known.version and found.digest != known.digest:
        return Problem("RETURN_TWO_CONTENTS", _named(found))
    return None


def _named(found: Verification) -> str:
    return f"{found.hub_code} {found.month} v{found.version}"
