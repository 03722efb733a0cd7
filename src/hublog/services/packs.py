"""Taking in the hub pack of the programme office: what it would change, and changing it."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from hublog.domain.activities import Activity
from hublog.domain.areas import list_name
from hublog.domain.fingerprints import same_words
from hublog.domain.hub_packs import HubPack, PackActivity
from hublog.domain.hubs import Hub
from hublog.domain.names import fold
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.services.changed import Changed
from hublog.services.hub import the_hub
from hublog.services.pack_ports import PackReader
from hublog.services.ports import Ids, Reader, Store, UnitOfWork
from hublog.services.where_people_live import settled

FIRST_KEY, SAME_KEY, OTHER_KEY = "first", "same", "other"
"""How the office's key in a pack stands to the one that the hub knows."""
_SETTINGS = ("area_name", "country", "contact_line", "due_day")
_ASKED_AT_SET_UP = ("area_name", "country", "contact_line")
"""What somebody saw filled in from the pack when the hub was made, and may have put right."""


class Setting(NamedTuple):
    """A setting of the hub that a pack changes; ``name`` is its field in ``Hub``."""

    name: str
    was: str | int
    now: str | int


class OtherCode(NamedTuple):
    """An activity that the hub has under another code than the office's; it keeps its own."""

    name: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPreview:
    """What a pack would change, before it does.

    ``key`` is one of ``FIRST_KEY``, ``SAME_KEY`` and ``OTHER_KEY``; ``office_words`` stand for the
    office's key, and are empty where it is another one, since only the office may say them then.
    ``people`` is how many people's areas would be filled in, ``new_areas`` whether the list differs.
    """

    pack: HubPack
    settings: tuple[Setting, ...]
    activities: tuple[PackActivity, ...]
    other_codes: tuple[OtherCode, ...]
    people: int
    new_areas: bool
    key: str
    office_words: str

    @property
    def changes_nothing(self) -> bool:
        """Whether the hub knows all of it."""
        told = (self.settings, self.activities, self.people, self.new_areas)
        return self.key == SAME_KEY and not any(told)


@dataclass(frozen=True, slots=True)
class TakenPack:
    """A pack was taken in: what it was about to change, and what changed."""

    preview: PackPreview
    changed: Changed


class Packs:
    """Use cases about hub packs (return-format.md, Coming back).

    ``words_of`` gives the five words that stand for a public key.
    """

    def __init__(
        self, store: Store, ids: Ids, reader: PackReader, words_of: Callable[[str], str]
    ) -> None:
        self._store = store
        self._ids = ids
        self._reader = reader
        self._words_of = words_of

    def preview(self, path: Path) -> PackPreview | Problem:
        """What a pack would change. Problems: those of the reader, PACK_OTHER_HUB."""
        pack = self._reader.read(path)
        if isinstance(pack, Problem):
            return pack
        with self._store.reading() as reader:
            hub = the_hub(reader)
            return _other_hub(pack, hub) or self._previewed(reader, hub, pack)

    def take(self, actor: str, path: Path, office_words: str = "") -> TakenPack | Problem:
        """Take in a pack; the same one again changes nothing.

        ``office_words`` are the five words that the office read out, which is asked for where the
        hub knows another key of the office. Problems: those of ``preview``, OFFICE_KEY_CHANGED where
        they are missing, OFFICE_WORDS_DIFFER where they are those of another key.
        """
        return self._take(actor, path, office_words)

    def begin(self, actor: str, path: Path) -> TakenPack | Problem:
        """Take in the pack that a hub was just made from: what was answered then stays as it is.

        Problems: as ``take``.
        """
        return self._take(actor, path, "", _ASKED_AT_SET_UP)

    def _take(
        self, actor: str, path: Path, office_words: str, stays: Collection[str] = ()
    ) -> TakenPack | Problem:
        pack = self._reader.read(path)
        if isinstance(pack, Problem):
            return pack
        with self._store.writing(actor, "took_pack") as work:
            hub = the_hub(work)
            wrong = _other_hub(pack, hub) or self._key_fault(pack, hub, office_words)
            if wrong is not None:
                return wrong
            pack = replace(pack, **{name: getattr(hub, name) for name in stays})
            preview = self._previewed(work, hub, pack)
            work.put(self._settled_hub(work, hub, pack), *map(self._activity, preview.activities))
            work.put_all(_settled_people(work, pack))
            return TakenPack(preview, work.commit())

    def _previewed(self, reader: Reader, hub: Hub, pack: HubPack) -> PackPreview:
        held = reader.find(Activity)
        key = _key(pack, hub)
        return PackPreview(
            pack=pack,
            settings=tuple(_settings(pack, hub)),
            activities=tuple(each for each in pack.activities if _ours(each, held) is None),
            other_codes=tuple(_other_codes(pack, held)),
            people=len(_settled_people(reader, pack)),
            new_areas=bool(pack.areas) and hub.area_list != list_name(pack.areas),
            key=key,
            office_words="" if key == OTHER_KEY else self._words_of(pack.office_key),
        )

    def _key_fault(self, pack: HubPack, hub: Hub, said: str) -> Problem | None:
        if _key(pack, hub) != OTHER_KEY:
            return None
        if not said.strip():
            return Problem("OFFICE_KEY_CHANGED", pack.office_name)
        if not same_words(said, self._words_of(pack.office_key)):
            return Problem("OFFICE_WORDS_DIFFER", pack.office_name)
        return None

    def _settled_hub(self, work: UnitOfWork, hub: Hub, pack: HubPack) -> Hub:
        """The hub with what the pack says; its list of areas is kept by the way."""
        given: dict[str, Any] = {setting.name: setting.now for setting in _settings(pack, hub)}
        area_list = hub.area_list
        if pack.areas:
            area_list = list_name(pack.areas)
            # One that an undone action left behind is there already.
            if not work.areas(area_list, [pack.areas[0].postcode]):
                work.keep_areas(area_list, pack.areas, hub.area_list)
        return replace(hub, **given, office_key=pack.office_key, area_list=area_list)

    def _activity(self, given: PackActivity) -> Activity:
        """A new activity under the office's code; when it runs is for the hub to say."""
        return Activity(
            id=self._ids.new(), name=given.name, type=given.type, short_code=given.short_code
        )


def _other_hub(pack: HubPack, hub: Hub) -> Problem | None:
    if pack.hub_code == hub.code:
        return None
    return Problem("PACK_OTHER_HUB", pack.hub_code, {"ours": hub.code})


def _key(pack: HubPack, hub: Hub) -> str:
    if not hub.office_key:
        return FIRST_KEY
    return SAME_KEY if hub.office_key == pack.office_key else OTHER_KEY


def _settings(pack: HubPack, hub: Hub) -> Iterator[Setting]:
    """What the pack says otherwise; where it says nothing, the hub's own word stays."""
    for name in _SETTINGS:
        was, now = getattr(hub, name), getattr(pack, name)
        if now not in {"", was}:
            yield Setting(name, was, now)


def _ours(given: PackActivity, held: list[Activity]) -> Activity | None:
    """The hub's activity under the office's code; else the one of that name."""
    by_code = [each for each in held if each.short_code == given.short_code]
    by_name = [each for each in held if fold(each.name) == fold(given.name)]
    return next(iter([*by_code, *by_name]), None)


def _other_codes(pack: HubPack, held: list[Activity]) -> Iterator[OtherCode]:
    for given in pack.activities:
        ours = _ours(given, held)
        if ours is not None and ours.short_code != given.short_code:
            yield OtherCode(ours.name, ours.short_code, given.short_code)


def _settled_people(reader: Reader, pack: HubPack) -> list[Person]:
    return list(settled(reader, {each.postcode: each for each in pack.areas}))
