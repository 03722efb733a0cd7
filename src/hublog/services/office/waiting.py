"""What a person sees before they settle a file that waits: which files there are, and two contents."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from hublog.domain.office.arrived import Arrived
from hublog.domain.problems import Problem
from hublog.services.office.ports import ArrivalReader, OfficeStore, ReplyWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoContents:
    """One version in two contents: the one that is held, and the one that arrived."""

    held: Arrived
    came: Arrived


class Waiting:
    """Looks at files that arrived, and writes down what became of them; nothing of it is taken in."""

    def __init__(self, store: OfficeStore, reader: ArrivalReader, writer: ReplyWriter) -> None:
        self._store = store
        self._reader = reader
        self._writer = writer

    def files(self, places: Sequence[Path]) -> tuple[Path, ...]:
        """The files themselves, and every spreadsheet below a folder, in the order of an import."""
        return self._reader.files_in(places)

    def two_contents(self, path: Path, passwords: Collection[str] = ()) -> TwoContents | Problem:
        """What is held of a version, and what this file says of it.

        Problems: those of reading, OFFICE_NOTHING_TO_SETTLE where either is missing.
        """
        ((_, came),) = self._reader.read([path], passwords)
        if isinstance(came, Problem):
            return came
        found = came.found
        with self._store.reading() as reader:
            versions = reader.filed(found.hub_code, found.month, found.month)
            same = [each for each in versions if each.version == found.version]
            held = reader.content(same[0].number) if same else None
        if held is None or came.arrived is None:
            return Problem("OFFICE_NOTHING_TO_SETTLE", path.name)
        return TwoContents(held=held, came=came.arrived)

    def save_log(self, lines: Sequence[str], path: Path) -> Path | Problem:
        """Write what became of each file as a text that people read."""
        return self._writer.write("\r\n".join([*lines, ""]).encode("utf-8-sig"), path) or path
