"""Gives each hub its pack, keeps its list of areas, and looks at the key card that a hub hands in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hublog.domain.codes import CodeLists
from hublog.domain.hub_packs import Area, HubPack, pack_fault
from hublog.domain.key_cards import KeyCard
from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem
from hublog.services.office.hub_list import listed
from hublog.services.office.pack_ports import PackFiles
from hublog.services.office.ports import OfficeStore
from hublog.services.ports import Clock

NEW, KNOWN, CHANGED = "new", "known", "changed"
"""How a key card stands to what is known of its hub: no key yet, the same key, or another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenCard:
    """A key card, the listed hub it names, how it stands to its key, and the five words to compare.

    ``known_words`` are those of the key that is known, where that is another one.
    """

    card: KeyCard
    hub: ListedHub
    state: str
    words: str
    known_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreasKept:
    """A list of areas was kept for a hub: from which file, and how many."""

    file_name: str
    number: int


class Packs:
    """Use cases about packs and key cards; ``words_of`` gives the five words that stand for a key."""

    def __init__(
        self,
        store: OfficeStore,
        clock: Clock,
        codes: Callable[[], CodeLists],
        files: PackFiles,
        words_of: Callable[[str], str],
    ) -> None:
        self._store = store
        self._clock = clock
        self._codes = codes
        self._files = files
        self.words_of = words_of

    def our_words(self) -> str:
        """The five words of the office's own key."""
        return self.words_of(self._store.public_key)

    def make(self, hub_code: str, folder: Path) -> Path | Problem:
        """Write the hub's pack into the folder.

        Problems: OFFICE_UNKNOWN_HUB, those of ``hub_packs.pack_fault``, those of writing.
        """
        with self._store.reading() as reader:
            hub = listed(reader, hub_code)
            if isinstance(hub, Problem):
                return hub
            office = reader.office()
            kept = reader.area_pack(hub.code)
        pack = HubPack(
            hub_code=hub.code,
            hub_name=hub.name,
            area_name=hub.area_name,
            country=hub.country,
            contact_line=hub.contact,
            due_day=hub.due_day,
            made_on=self._clock.now().date(),
            activities=office.activities,
            areas=() if kept is None else self._files.kept_areas(kept[1]),
            office_name=office.name,
            office_key=self._store.public_key,
        )
        wrong = pack_fault(pack, self._codes(), hub.code)
        if wrong is not None:
            return wrong
        path = folder / f"{hub.code}_pack_{pack.made_on}.xlsx"
        return self._files.write(self._files.workbook(pack, self._store.sealed), path) or path

    def choose_areas(self, hub_code: str, path: Path) -> AreasKept | Problem:
        """Keep a list of areas for the hub's packs from now on.

        Problems: OFFICE_UNKNOWN_HUB, and the first thing that is wrong with the file or its lines.
        """
        found = self._files.area_list(path)
        if found.read.problems:
            return found.read.problems[0]
        with self._store.writing() as work:
            hub = listed(work, hub_code)
            if isinstance(hub, Problem):
                return hub
            work.keep_area_pack(hub.code, path.name, found.content)
            work.commit()
        return AreasKept(file_name=path.name, number=len(found.read.areas))

    def areas(self, hub_code: str) -> AreasKept | None:
        """The list of areas that goes into the hub's packs."""
        with self._store.reading() as reader:
            kept = reader.area_pack(hub_code)
        if kept is None:
            return None
        areas: tuple[Area, ...] = self._files.kept_areas(kept[1])
        return AreasKept(file_name=kept[0], number=len(areas))

    def enrol(self, path: Path) -> SeenCard | Problem:
        """Look at a hub's key card; nothing is known of its key until ``HubList.pin`` is called.

        Problems: those of reading, OFFICE_UNKNOWN_HUB.
        """
        card = self._files.card(path)
        if isinstance(card, Problem):
            return card
        with self._store.reading() as reader:
            hub = listed(reader, card.hub_code)
        if isinstance(hub, Problem):
            return hub
        known = hub.public_key
        state = NEW if not known else KNOWN if known == card.public_key else CHANGED
        return SeenCard(
            card=card,
            hub=hub,
            state=state,
            words=self.words_of(card.public_key),
            known_words=self.words_of(known) if state == CHANGED else "",
        )
