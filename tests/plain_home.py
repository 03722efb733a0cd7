"""A home folder that is opened by its data key, with keys beside it that nobody opens."""

from pathlib import Path

from hublog.store import door, keys

KEY = bytes(range(32))
_SEALED = keys.sealed(KEY, "made up", "KTAGR-BMD43-7927KC-8GFT8-JQH1F-NNWAXA", keys.FLOOR)


def make(home: Path) -> None:
    """Make an empty register there."""
    home.mkdir(exist_ok=True)
    door.make_database(home, KEY)
    (home / "hub.keys").write_bytes(_SEALED)
