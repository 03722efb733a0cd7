"""The file by which a register travels to the hub's other laptop: an encrypted copy and its keys, in one.

It is a plain zip whose parts are stored as they are: the copy as a backup makes it, the hub's own keys,
and a second keys file that the words of this file open.
"""

import errno
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from hublog.domain.problems import Problem
from hublog.store import keys
from hublog.store.durable import PART, cleared, make_folder, move, sync_file, sync_folder
from hublog.store.engine import disk_translated
from hublog.store.folder import DATABASE, KEYS

ENDING = ".hublog-transfer"
WORDS = "words.keys"
_ABOUT = "about.json"
_FORMAT = {"kind": "hublog transfer", "format": 1}
_LARGEST = {_ABOUT: 1024, KEYS: 64 * 1024, WORDS: 64 * 1024, DATABASE: 1024**3}
"""The parts of the file, in their order, and the most bytes of each."""
_AT_ONCE = 1024 * 1024
_END, _LOCATOR = 22, 20
"""Bytes of the last record of a zip file without a remark, and of what stands before it in a huge one."""
_LONGEST_LIST = 4096
"""More bytes than the list of four parts has."""


def write(target: Path, copy: Path, keys_file: Path, words_keys: bytes) -> Path:
    """Pack a finished copy and its keys into ``target``, which gets its name only when it is whole."""
    part = target.with_name(target.name + PART)
    with disk_translated(target.parent), cleared(part):
        make_folder(target.parent)
        with ZipFile(part, "w", ZIP_STORED) as packed:
            packed.writestr(ZipInfo(_ABOUT), json.dumps(_FORMAT))
            packed.write(keys_file, KEYS)
            packed.writestr(ZipInfo(WORDS), words_keys)
            packed.write(copy, DATABASE)
        sync_file(part)
        move(part, target)
    return target


def unpack(file: Path, aside: Path) -> Problem | None:
    """Lay the parts of a transfer file into a folder; nobody has believed any of them yet.

    Problems: ``TRANSFER_MISSING``, ``TRANSFER_NOT_ONE``, ``TRANSFER_DAMAGED``,
    ``TRANSFER_TOO_LARGE``.
    """
    if not file.is_file():
        return Problem("TRANSFER_MISSING", str(file))
    with disk_translated(aside):
        try:
            if not _ends_as_ours(file):
                return _no_transfer(file)
            with ZipFile(file) as packed:
                wrong = _strange(packed, file)
                return wrong or next(filter(None, _laid(packed, file, aside)), None)
        except (BadZipFile, EOFError, NotImplementedError, ValueError):
            return _no_transfer(file)
        except OSError as error:
            # Where it says that its parts lie there is nothing: the file's fault, not the disk's.
            if error.errno != errno.EINVAL:
                raise
            return _no_transfer(file)


def unlocked(aside: Path, file: Path, secret: str) -> bytes | Problem:
    """The data key of what was laid there, by the file's own words or by the hub's secrets.

    Problems: ``TRANSFER_WORDS``, ``RECOVERY_GROUP``, ``TRANSFER_DAMAGED``.
    """
    try:
        by_words = keys.unlock((aside / WORDS).read_bytes(), secret)
        if not isinstance(by_words, Problem):
            return by_words
        key = keys.unlock((aside / KEYS).read_bytes(), secret)
    except keys.KeysUnreadable:
        return Problem("TRANSFER_DAMAGED", str(file))
    wrong = isinstance(key, Problem) and key.code == "WRONG_PASSPHRASE"
    return Problem("TRANSFER_WORDS", str(file)) if wrong else key


@contextmanager
def empty_folder(folder: Path) -> Iterator[Path]:
    """A folder to lay a copy in; it is gone afterwards, and so is what an earlier one left."""
    clear(folder)
    folder.mkdir()
    try:
        yield folder
    finally:
        clear(folder)


def clear(folder: Path) -> None:
    """Clear away a folder with a copy in it."""
    if folder.exists():
        shutil.rmtree(folder)
        sync_folder(folder.parent)


def _strange(packed: ZipFile, file: Path) -> Problem | None:
    parts = packed.infolist()
    if [part.filename for part in parts] != list(_LARGEST):
        return Problem("TRANSFER_NOT_ONE", str(file))
    # Bit 0 says that a part is encrypted; ours never are, the copy itself is.
    if any(part.compress_type != ZIP_STORED or part.flag_bits & 1 for part in parts):
        return Problem("TRANSFER_NOT_ONE", str(file))
    if any(part.file_size > _LARGEST[part.filename] for part in parts):
        return Problem("TRANSFER_TOO_LARGE", str(file))
    try:
        about = json.loads(packed.read(_ABOUT))
    except (ValueError, RecursionError):
        return Problem("TRANSFER_DAMAGED", str(file))
    if not isinstance(about, dict) or about.get("kind") != _FORMAT["kind"]:
        return Problem("TRANSFER_NOT_ONE", str(file))
    if about.get("format") != _FORMAT["format"]:
        return Problem("TRANSFER_NEWER_KIND", str(file))
    return None


def _laid(packed: ZipFile, file: Path, aside: Path) -> Iterator[Problem | None]:
    for name, most in _LARGEST.items():
        left = most
        with packed.open(name) as part, (aside / name).open("wb") as laid:
            # Counted while it streams: what a file says of its own size proves nothing.
            while block := part.read(_AT_ONCE):
                left -= len(block)
                if left < 0:
                    yield Problem("TRANSFER_TOO_LARGE", str(file))
                    return
                laid.write(block)
    yield None


def _ends_as_ours(file: Path) -> bool:
    """Whether the list of its parts is short: one without end would fill all memory before it is looked at."""
    with file.open("rb") as opened:
        opened.seek(max(file.stat().st_size - _END - _LOCATOR, 0))
        before, end = (last := opened.read())[:-_END], last[-_END:]
    short = int.from_bytes(end[12:16], "little") <= _LONGEST_LIST
    return short and end.startswith(b"PK\5\6") and not before.startswith(b"PK\6\7")


def _no_transfer(file: Path) -> Problem:
    """One that was cut or spoiled is told from any other file by how it begins."""
    begins = _first_bytes(file)
    ours = begins.startswith(b"PK") and _ABOUT.encode() in begins
    return Problem("TRANSFER_DAMAGED" if ours else "TRANSFER_NOT_ONE", str(file))


def _first_bytes(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_LARGEST[_ABOUT])
