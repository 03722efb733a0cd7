"""The font we ship can write every sentence we say, in every weight."""

from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont

from hublog import resources

FONTS = sorted(resources.path("fonts").glob("*.ttf"))
WELSH = "âêîôûŵŷÂÊÎÔÛŴŶáéíóúẃýàèìòùẁỳäëïöüẅÿ"
"""Every letter that Welsh writes with a sign above it."""
SIGNS = "–—‘’“”…·×−£€½≥≤"  # noqa: RUF001 - these are the signs meant
TEXTS = ("resources/text/**/*.toml", "resources/codes/*.csv", "docs/*.md")


def missing(file: Path, text: str) -> set[str]:
    """The characters of a text that the font cannot write."""
    font = QRawFont(str(file), 18)
    assert font.isValid()
    return {c for c in set(text) if c > " " and 0 in font.glyphIndexesForString(c)}


def test_there_is_a_font_for_text_for_names_and_for_titles(qapp) -> None:
    fonts = [QRawFont(str(file), 18) for file in FONTS]
    assert [font.weight() for font in fonts] == [400, 600, 700]
    assert {font.familyName() for font in fonts} == {"Atkinson Hyperlegible Next"}


@pytest.mark.parametrize("file", [pytest.param(file, id=file.stem) for file in FONTS])
def test_welsh_names_and_the_signs_we_use_can_be_written(qapp, file: Path) -> None:
    assert missing(file, WELSH + SIGNS) == set()


@pytest.mark.parametrize("pattern", TEXTS)
def test_nothing_we_say_needs_another_font(qapp, pattern: str) -> None:
    files = sorted(resources.document(".").glob(pattern))
    assert files
    said = {file.name: file.read_text(encoding="utf-8") for file in files}
    assert {n: found for n, text in said.items() if (found := missing(FONTS[0], text))} == {}


def test_a_character_the_font_lacks_is_found_out(qapp) -> None:
    assert missing(FONTS[0], "a ✓ b") == {"✓"}
