"""Reads a hub pack: guarded, held against its manifest and seal, and then understood."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from hublog import resources
from hublog.domain.areas import areas_of
from hublog.domain.hub_packs import HubPack, PackActivity, pack_fault
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.sheets import manifest, pack_layout
from hublog.sheets.comparing import compare
from hublog.sheets.found_tables import FoundTable
from hublog.sheets.office_seal import Sealed, Wanted, sealed_by_office
from hublog.sheets.return_reader import TravelledReader
from hublog.sheets.verifying import number


class GuardedPackReader:
    """The port ``PackReader``."""

    def __init__(self, reader: TravelledReader | None = None) -> None:
        self._reader = reader or TravelledReader()

    def read(self, path: Path) -> HubPack | Problem:
        """The pack; whose key sealed it is for the hub to judge.

        Problems: those of ``TravelledReader`` and of ``pack_in``.
        """
        grids = self._reader.read(path)
        return grids if isinstance(grids, Problem) else pack_in(grids, path.name)


def pack_in(grids: Sequence[Grid], where: str) -> HubPack | Problem:
    """The same for sheets that were read already; touches nothing.

    Problems: those of ``sealed_by_office``, of ``pack_fault`` and of ``areas_of``; PACK_ONE_HUB where
    it speaks of none or several, PACK_TWO_CODES where it contradicts itself.
    """
    compared = compare(grids, pack_layout.SHEETS, pack_layout.FRONT)
    wanted = Wanted(
        kind=manifest.PACK,
        code="PACK",
        format_version=pack_layout.FORMAT_VERSION,
        sheets=pack_layout.SHEETS,
    )
    sealed = sealed_by_office(compared, wanted, where)
    if isinstance(sealed, Problem):
        return sealed
    return _understood(compared.tables, sealed, where)


def _understood(tables: Mapping[str, FoundTable], sealed: Sealed, where: str) -> HubPack | Problem:
    codes = resources.code_lists()
    hubs = [said for _, said in tables[pack_layout.HUB.name].said()]
    if len(hubs) != 1:
        return Problem("PACK_ONE_HUB", where)
    if hubs[0]["hub_code"] != sealed.hub_code:
        return Problem("PACK_TWO_CODES", where)
    lines = tables[pack_layout.AREAS.name].said()
    areas = areas_of(lines, where, {each.code for each in codes["imd_index"]})
    if areas.problems:
        return areas.problems[0]
    said = {name: clean(text) for name, text in hubs[0].items()}
    pack = HubPack(
        hub_code=said["hub_code"],
        hub_name=said["hub_name"],
        area_name=said["area_name"],
        country=said["country"],
        contact_line=said["contact_line"],
        due_day=number(said["due_day"]),
        made_on=sealed.made_on,
        activities=tuple(map(_activity, _rows(tables[pack_layout.ACTIVITIES.name]))),
        areas=areas.areas,
        office_name=said["office_name"],
        office_key=sealed.office_key,
    )
    return pack_fault(pack, codes, where) or pack


def _rows(table: FoundTable) -> list[Mapping[str, str]]:
    return [said for _, said in table.said()]


def _activity(said: Mapping[str, str]) -> PackActivity:
    return PackActivity(
        short_code=said["activity_code"], name=clean(said["activity"]), type=said["type"]
    )
