"""docs/data-dictionary.md says what the program does: every sheet, column, code, figure, check and line."""

import re

import pytest

import data_dictionary
from data_dictionary import LISTS, PAGE, dictionary, manifest_lines, meaning, places_of, severities
from golden_returns import bilingual, nil, plain, second
from hublog import resources
from hublog.domain.checks.rules import RULES
from hublog.sheets import layout, pack_layout, reply_layout
from hublog.sheets.canonical import Kind
from hublog.sheets.tables import _LISTS_USED, tables
from made_return import content, example, shared, words

SHEETS = (*layout.SHEETS, *reply_layout.SHEETS, *pack_layout.SHEETS)
_SAID = resources.words().catalogue


def said_below(table: str) -> set[str]:
    return {key.removeprefix(table) for key in _SAID if key.startswith(table)}


def test_the_page_is_what_is_made_of_the_program() -> None:
    wanted = "docs/data-dictionary.md is not what the program says: python3 dev.py dictionary"
    assert PAGE.read_text(encoding="utf-8") == dictionary(), wanted


def test_every_sheet_has_its_sentence_and_no_other() -> None:
    assert said_below("dictionary.sheet.") == {sheet.name for sheet in SHEETS}
    assert said_below("dictionary.kind.") == {kind.value for kind in Kind}


def test_every_column_has_its_sentence() -> None:
    silent = []
    for sheet in SHEETS:
        for column in sheet.columns:
            try:
                meaning(sheet.name, column.name)
            except KeyError as missing:
                silent.append(missing.args[0])
    assert silent == []


def test_every_sentence_about_a_column_has_its_column() -> None:
    known = {f"{sheet.name}.{column.name}" for sheet in SHEETS for column in sheet.columns}
    counted = {"Sessions.counted", "every.row_digest"}
    assert said_below("dictionary.column.") - known == counted


def test_a_sentence_without_a_column_or_a_column_without_one_would_be_seen(monkeypatch) -> None:
    """The pair of the two tests above."""
    with pytest.raises(KeyError):
        meaning("Sessions", "made_up")
    odd = {**_SAID, "dictionary.column.Sessions.made_up": "Nothing."}
    monkeypatch.setitem(globals(), "_SAID", odd)
    with pytest.raises(AssertionError):
        test_every_sentence_about_a_column_has_its_column()


def test_every_line_of_the_hidden_sheet_has_its_sentence_and_no_other() -> None:
    assert said_below("dictionary.manifest.") == set(manifest_lines())


def test_a_check_that_is_grave_in_two_ways_says_which_is_when() -> None:
    several = {rule for rule in RULES if len(severities(rule)) > 1}
    assert said_below("dictionary.severity.") == several
    assert (severities("DQ08"), severities("DQ17"), severities("DQ21")) == (
        ["B"],
        ["W", "I"],
        ["I"],
    )
    assert all(severities(rule) for rule in RULES)


def test_every_list_of_a_return_says_where_its_codes_stand() -> None:
    known = {f"{sheet.name}.{column.name}" for sheet in SHEETS for column in sheet.columns}
    assert [name for name in _LISTS_USED if not places_of(name)] == []
    assert set(LISTS) | set(data_dictionary._PARTS) <= known
    assert set(LISTS.values()) <= set(_LISTS_USED)


def test_codes_in_a_return_are_from_the_list_that_the_page_names() -> None:
    lists = resources.code_lists()
    odd, looked_at = set(), set()
    for made in (plain(), nil(), second(), bilingual(), content(shared(example()))):
        for table in tables(made, words(), lists):
            names = [f"{table.sheet.name}.{column.name}" for column in table.sheet.columns]
            for row in table.rows:
                for name, cell in zip(names, row, strict=True):
                    codes = str(cell or "").split(";") if name in LISTS and cell else ()
                    looked_at.update(name for _ in codes)
                    odd |= {(name, code) for code in codes if code not in lists[LISTS[name]]}
    assert odd == set()
    assert set(LISTS) - looked_at == {"Queries.code", "Activities.type", "Areas.imd_index"}


def test_every_link_leads_to_a_part_of_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    parts = {
        part.lower().replace(" ", "-") for part in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= parts
