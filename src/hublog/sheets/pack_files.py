"""The files that go between an office and its hubs besides returns: packs, area lists, key cards."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from hublog import resources
from hublog.domain.areas import COLUMNS, areas_in
from hublog.domain.hub_packs import Area, HubPack
from hublog.domain.key_cards import KeyCard
from hublog.domain.problems import Problem
from hublog.services.office.pack_ports import AreaList
from hublog.services.ports import Seal
from hublog.sheets.area_file import AreaFile
from hublog.sheets.files import write_whole
from hublog.sheets.key_card import LARGEST, key_card_in
from hublog.sheets.pack_writer import pack_workbook


class OfficePackFiles:
    """The port ``PackFiles``."""

    def card(self, path: Path) -> KeyCard | Problem:
        """What a hub's key card says; a file that is no card, or cannot be read, is NOT_A_KEY_CARD."""
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError:
            return Problem("NOT_A_KEY_CARD", path.name)
        return key_card_in(content)

    def area_list(self, path: Path) -> AreaList:
        """The areas, kept in our own words, so that no file of strangers lies in the store."""
        read = AreaFile().read(path)
        return AreaList(read, b"" if read.problems else _kept(read.areas))

    def kept_areas(self, content: bytes) -> tuple[Area, ...]:
        """The areas that were kept."""
        indexes = {each.code for each in resources.code_lists()["imd_index"]}
        rows = csv.reader(StringIO(content.decode(), newline=""))
        return areas_in(enumerate(rows, 1), "", indexes).areas

    def workbook(self, pack: HubPack, seal: Callable[[bytes], Seal]) -> bytes:
        """The pack, sealed."""
        return pack_workbook(pack, resources.words(), resources.code_lists(), seal)

    def write(self, content: bytes, path: Path) -> Problem | None:
        """Write it whole or not at all."""
        return write_whole(path, content)


def _kept(areas: tuple[Area, ...]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows((a.postcode, a.lsoa, a.imd_decile, a.imd_index, a.district) for a in areas)
    return text.getvalue().encode()
