"""What lies where a file was written to: told in a few words, alike before and after a crash."""

from contextlib import closing
from hashlib import sha256
from pathlib import Path

from hublog.store import backup
from hublog.store.engine import keyed
from made_homes import KEY

NOTHING, BROKEN = "nothing", "broken"


def seen(what: str, folder: Path) -> str:
    """What there is of it: nothing, something broken, or which content it has."""
    if what in {"backup", "along"}:
        return " ".join(map(_backup, folder.glob("out/*.db"))) or NOTHING
    files = [folder / "home" / "hub.keys"] if what == "keys" else [*folder.glob("out/*.xlsx")]
    return " ".join(sha256(file.read_bytes()).hexdigest() for file in files) or NOTHING


def _backup(file: Path) -> str:
    if not backup.keys_beside(file).exists() or backup.faults(file, KEY):
        return BROKEN
    with closing(keyed(file, KEY)) as connection:
        return sha256(str(backup.contents(connection)).encode()).hexdigest()
