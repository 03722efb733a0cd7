"""Reads the list of areas that the office has as a text file: ``postcode,lsoa21cd,imd_decile,…``."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from hublog import resources
from hublog.domain.areas import AreasRead, areas_in
from hublog.domain.problems import Problem
from hublog.sheets import guard
from hublog.sheets.text_table import decoded, delimiter


class AreaFile:
    """The port ``AreaReader``."""

    def read(self, path: Path) -> AreasRead:
        """The areas of the file; what is wrong with it or with its lines stands beside them.

        Problems: those of the guard, AREAS_NOT_TEXT for a workbook, and those of ``areas_in``.
        """
        content = guard.content_of(path)
        if isinstance(content, Problem):
            return AreasRead((), (content,))
        kind = guard.inspect_content(content, path.name)
        if isinstance(kind, Problem):
            return AreasRead((), (kind,))
        if kind != guard.TEXT:
            return AreasRead((), (Problem("AREAS_NOT_TEXT", path.name),))
        indexes = {each.code for each in resources.code_lists()["imd_index"]}
        try:
            return areas_in(_rows(decoded(content)), path.name, indexes)
        except (ValueError, csv.Error):
            return AreasRead((), (Problem("FILE_DAMAGED", path.name),))


def _rows(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Each row and the number of the line it ends on."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter(text))
    for row in reader:
        yield reader.line_num, row
