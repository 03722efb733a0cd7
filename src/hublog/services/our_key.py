"""The hub's own key: the five words that stand for it, and the card that takes it to the office."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hublog.domain.problems import Problem
from hublog.services.hub import the_hub
from hublog.services.pack_ports import KeyCardWriter
from hublog.services.ports import Clock, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The hub's key and the office's, each with its five words; the office's are empty until known."""

    hub_code: str
    ours: str
    our_words: str
    office: str
    office_words: str


class OurKey:
    """Use cases about the hub's key; ``words_of`` gives the five words that stand for a key."""

    def __init__(
        self, store: Store, clock: Clock, writer: KeyCardWriter, words_of: Callable[[str], str]
    ) -> None:
        self._store = store
        self._clock = clock
        self._writer = writer
        self._words_of = words_of

    def keys(self) -> Keys:
        """Both keys as they stand."""
        with self._store.reading() as reader:
            hub = the_hub(reader)
        ours = self._store.public_key
        return Keys(
            hub_code=hub.code,
            ours=ours,
            our_words=self._words_of(ours),
            office=hub.office_key,
            office_words=self._words_of(hub.office_key) if hub.office_key else "",
        )

    def write_card(self, folder: Path) -> Path | Problem:
        """Write the key card into the folder; where it lies comes back.

        Problems: RETURN_FOLDER, RETURN_FILE_OPEN, RETURN_DISK_FULL.
        """
        with self._store.reading() as reader:
            hub = the_hub(reader)
        today = self._clock.now().date()
        return self._writer.write(hub.code, hub.name, today, self._store.sealed, folder)
