"""Reads a published page back as a stranger would: every number in it, and what each stands beside."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from auditing import Values, counted_on, told_lines, told_months, told_on
from hublog import resources
from hublog.domain import summary_words
from hublog.domain.breakdowns import BreakdownRow
from hublog.domain.publishing import Letterhead, Publication, Published
from hublog.domain.trend import MonthShown

WORDS = resources.words()
LISTS = resources.code_lists()
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_FOOTER_FORMAT = re.compile(r'&"[^"]*"|&K[0-9A-F]{6}|&\d+')
_WORD = re.compile(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
_PLACES = {"row", "col", "rowOff", "colOff", "f", "definedName", "AppVersion", "Application"}
"""Elements that say where something stands in the sheet, or which program made it."""


def strange_numbers(texts: Iterable[str], page: Publication, head: Letterhead) -> list[str]:
    """The numbers in these texts that are neither displayed on the page nor part of its words."""
    known = shown_numbers(page) | {str(month.year) for month, _ in page.trend}
    words = _constants(head)
    told = [_without(text, words) for text in texts if _NUMBER.search(text)]
    return [number for text in told for number in _numbers(text) if number not in known]


def shown_numbers(page: Publication) -> set[str]:
    """Every number of the page as a text or a cell may hold it."""
    found = {0.0}
    for value in (
        *(each.value for each in page.figures),
        *(n for _, n in page.trend),
        *(n for row in page.breakdown for n in row[2:]),
    ):
        if isinstance(value, int | float):
            found |= {round(value, 1), round(value, 2), round(100 * value)}
    return {f"{n:g}" for n in found}


def _numbers(text: str) -> Iterator[str]:
    for number in _NUMBER.findall(text):
        yield f"{float(number.replace(',', '')):g}"


def _without(text: str, words: Iterable[str]) -> str:
    """A text without what it would say whatever the figures were."""
    text = " ".join(text.split())
    for constant in words:
        text = text.replace(constant, " ")
    return text


def _constants(head: Letterhead) -> list[str]:
    hub = head.hub
    labels = [code.en for name in LISTS for code in LISTS[name]]
    names = [
        said
        for key, said in WORDS.catalogue.items()
        if key.startswith(("indicator.", "publishing.")) and isinstance(said, str)
    ]
    said = [hub.name, hub.area_name, hub.code, hub.contact_line]
    said += [
        summary_words.as_of(head, WORDS),
        f"{head.drawn_on}T00:00:00Z",
        *labels,
        *(n for n in names if isinstance(n, str)),
    ]
    return sorted(
        {each for each in said if re.search(r"\d", each) and "{" not in each}, key=len, reverse=True
    )


def texts_of_workbook(book: bytes) -> Iterator[str]:
    """Every text and number anywhere in the file: cells, chart caches, properties."""
    with zipfile.ZipFile(BytesIO(book)) as archive:
        for name in archive.namelist():
            tree = ET.fromstring(archive.read(name))  # noqa: S314 - our own file
            index = {v for c in tree.iter() if c.get("t") == "s" for v in c if v.tag.endswith("}v")}
            for element in tree.iter():
                tag = element.tag.rpartition("}")[2]
                if element.text and element not in index and tag not in _PLACES:
                    yield (
                        _FOOTER_FORMAT.sub("", element.text) if tag == "oddFooter" else element.text
                    )


def skeleton_of(book: bytes) -> dict[str, list[tuple[str, dict[str, str]]]]:
    """All of the file but its texts and numbers: elements and attributes, part by part."""
    with zipfile.ZipFile(BytesIO(book)) as archive:
        return {
            name: [(e.tag, e.attrib) for e in ET.fromstring(archive.read(name)).iter()]  # noqa: S314 - our own file
            for name in archive.namelist()
        }


def text_of_pdf(pdf: bytes, folder: Path) -> str:
    """The text that can be selected, in the order in which it was painted."""
    return " ".join(_pdftotext(pdf, folder, "-raw").split())


def words_of_pdf(pdf: bytes, folder: Path) -> list[tuple[str, float, float, float, float]]:
    """Each word with its left, top, right and bottom edge in points, without what rises and hangs."""
    found = []
    for *edges, word in _WORD.findall(_pdftotext(pdf, folder, "-bbox")):
        left, top, right, bottom = map(float, edges)
        spare = (bottom - top) * 0.25
        found.append((word, left, top + spare, right, bottom - spare))
    return found


def _pdftotext(pdf: bytes, folder: Path, how: str) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is missing: apt-get install poppler-utils")
    file = folder / "page.pdf"
    file.write_bytes(pdf)
    done = subprocess.run([program, how, str(file), "-"], check=True, capture_output=True)
    return done.stdout.decode()


def read_workbook(book: bytes, page: Publication) -> Publication:
    """The page as the cells of the workbook say it; ``page`` tells which lines there should be."""
    sheet = load_workbook(BytesIO(book)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_col=2, max_col=16)]
    top = next(n for n, row in enumerate(rows) if row[0] == WORDS("publishing.sheet.figures"))
    months = rows[
        next(n for n, r in enumerate(rows) if r[0] == WORDS("publishing.sheet.month")) + 1
    ]
    figures = {row[0]: _read(row[6]) for row in rows[top + 1 :] if row[0] and row[6] is not None}
    lines = [row[8:15] for row in rows[top + 1 :] if row[8] is not None and row[13] is not None]
    return Publication(
        tuple(Published(each.id, figures[_name(each.id)]) for each in page.figures),
        tuple(
            BreakdownRow(row.dimension, row.category, line[5], line[6])
            for row, line in zip(page.breakdown, lines, strict=True)
        ),
        tuple(
            MonthShown(month, _read(n))
            for (month, _), n in zip(page.trend, months[3:15], strict=True)
        ),
    )


def _name(id_: str) -> str:
    return WORDS(f"indicator.{id_}.name")


def _read(cell: Any) -> Any:  # noqa: ANN401 - a cell holds anything
    return None if cell == WORDS("figures.none") else cell


def told_by(page: Publication) -> list[object]:
    """Hidden counts that the values on a page leave no choice of."""
    values: Values = {each.id: each.value for each in page.figures}
    found: list[object] = [*told_on(values, ["A03", "B01", "B04", "B05"]), *told_lines(page)]
    return [*found, *told_months(counted_on(page))]


def as_displayed(page: Publication) -> Publication:
    """The page with each figure rounded as it is written down."""

    def rounded(value: Any) -> Any:  # noqa: ANN401 - numbers, signs and nothing
        return round(value, 2) if isinstance(value, float) else value

    figures = tuple(replace(each, value=rounded(each.value)) for each in page.figures)
    return replace(page, figures=figures, conditions=())
