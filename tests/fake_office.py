"""What comes from the programme office and goes there, in memory: packs and key cards."""

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path

from hublog.domain.hub_packs import HubPack
from hublog.domain.problems import Problem
from hublog.services.ports import Seal
from made_packs import made_pack

_WORDS = ("apple", "birch", "clover", "daisy", "elder", "fern", "gorse", "hazel")


def words_of(public_key: str) -> str:
    """Five words that stand for a key, out of a list that is too short for real ones."""
    digest = hashlib.sha256(public_key.encode()).digest()
    return " ".join(_WORDS[byte % len(_WORDS)] for byte in digest[:5])


class FakeCards:
    """Keeps the key cards it was asked to write; set ``problem`` to refuse."""

    def __init__(self) -> None:
        self.written: dict[Path, tuple[str, str, dt.date, str]] = {}
        self.problem: Problem | None = None

    def write(
        self,
        hub_code: str,
        hub_name: str,
        made_on: dt.date,
        seal: Callable[[bytes], Seal],
        folder: Path,
    ) -> Path | Problem:
        if self.problem is not None:
            return self.problem
        path = folder / f"{hub_code}.hubkey"
        self.written[path] = (hub_code, hub_name, made_on, seal(b"").public_key)
        return path


class FakeOffice:
    """Reads the pack it was given, whatever the file is called; one for the hub of the tests at first."""

    def __init__(self, answer: HubPack | Problem | None = None) -> None:
        self.answer: HubPack | Problem = answer or made_pack()
        self.cards = FakeCards()

    def read(self, path: Path) -> HubPack | Problem:
        return self.answer
