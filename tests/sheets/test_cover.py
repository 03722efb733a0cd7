"""The first page of a return, as people read it."""

import datetime as dt
from dataclasses import replace

import pytest

from golden_returns import plain, second
from hublog import resources
from hublog.domain.registers.grid import Grid
from hublog.domain.returns import ReturnContent
from hublog.domain.verification import PAGE_EDITED, Verification
from hublog.sheets import layout
from hublog.sheets.verifying import verified
from hublog.sheets.writer import workbook
from made_return import (
    content,
    example,
    holds,
    made,
    read_back,
    seal,
    shared,
    words,
)
from sealed_return import grids, sealed_return


def on_cover(source: ReturnContent, **more: object) -> ReturnContent:
    """The same return with something else on its cover."""
    return replace(source, cover=replace(source.cover, **more))


def draft_of(source: ReturnContent) -> ReturnContent:
    return on_cover(source, draft=True)


def test_the_cover_names_hub_month_version_coverage_and_privacy() -> None:
    words = resources.words()
    cover = read_back(made(example(), version=2, complete=False)).cover
    for text in ("Made-up hub", "CUM-EWA", "Return for May 2026", "2 June 2026", "71"):
        assert text in cover
    for key in ("declaration", "privacy_counts", "incomplete"):
        assert words(f"returns.cover.{key}") in cover
    assert words("returns.cover.replaces", version=2, supersedes=1) in cover
    assert words("returns.cover.privacy_rows") in read_back(made(shared(example()))).cover


def test_a_draft_says_so_and_carries_no_seal() -> None:
    """Nobody may take a draft for a return: cover, manifest and seal all tell them apart."""
    draft, signed = (content(example(), draft=draft) for draft in (True, False))
    words = resources.words()
    one, two = (read_back(workbook(each, words, seal)) for each in (draft, signed))
    for key in ("draft", "declaration_draft"):
        assert words(f"returns.cover.{key}") in one.cover
        assert words(f"returns.cover.{key}") not in two.cover
    assert words("returns.cover.declaration") not in one.cover
    assert [each.manifest["status"] for each in (one, two)] == ["draft", "signed"]
    assert [each.manifest["kind"] for each in (one, two)] == ["return", "return"]
    assert [holds(each) for each in (one, two)] == [False, True]
    assert "signature" not in one.manifest


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2026, 6, 6), "6 June 2026. On time."),
        (dt.date(2026, 6, 7), "6 June 2026. One day late."),
        (dt.date(2026, 6, 18), "6 June 2026. 12 days late."),
    ],
)
def test_the_cover_says_whether_it_is_on_time(day, said) -> None:
    signed = on_cover(second(), drawn_on=day)
    assert said in read_back(workbook(signed, words())).cover
    assert ("late" in said) == ("late" in read_back(workbook(draft_of(signed), words())).cover)
    assert "June 2026." not in read_back(workbook(on_cover(signed, due_on=None), words())).cover


def test_the_cover_says_what_changed_and_why() -> None:
    cover = read_back(workbook(second(), words())).cover.split("\n")
    at = cover.index("What changed since version 1")
    assert cover[at + 1 : at + 9] == [
        *("Why", "A sheet of paper turned up."),
        *("Footfall", "from 117 to 123"),
        *("Coverage", "from no figure to 71%"),
        *("Volunteer hours", "from 9.25 to 7.50"),
    ]
    quiet = read_back(workbook(on_cover(second(), changed=()), words())).cover
    assert words()("returns.cover.changed_no_figure") in quiet
    assert "What changed" not in read_back(workbook(plain(), words())).cover


def test_an_edit_of_the_page_is_told() -> None:
    """P9: what people read first is under the seal too, not only what machines read."""
    sheets = grids(sealed_return())
    page = next(each for each in sheets if each.sheet == layout.COVER)
    at, row = next((n, row) for n, row in enumerate(page.rows) if 17 in row)
    edited = [
        *page.rows[:at],
        tuple(71 if cell == 17 else cell for cell in row),
        *page.rows[at + 1 :],
    ]
    after = [Grid(page.sheet, tuple(edited)) if each is page else each for each in sheets]
    for told, found in (((), sheets), (((PAGE_EDITED, layout.COVER),), after)):
        said = verified(found, "made-up.xlsx")
        assert isinstance(said, Verification)
        assert tuple((each.kind, each.sheet) for each in said.differences) == told
