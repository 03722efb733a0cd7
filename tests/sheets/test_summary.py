"""The page for everybody as a workbook: what it shows, and that it holds nothing else."""

import datetime as dt
import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from auditing import MAY, made_up_may
from hublog.domain.facts import Facts
from hublog.domain.hubs import Hub
from hublog.domain.indicators import indicators
from hublog.domain.publishing import Letterhead, Publication, publication
from hublog.sheets.summary_writer import SummaryFiles
from made_facts import MadeRegister, worked_example
from made_return import PAYLOADS, parts
from office import convert
from published import (
    WORDS,
    as_displayed,
    read_workbook,
    skeleton_of,
    strange_numbers,
    texts_of_workbook,
    told_by,
)


def no_pdf(page: Publication, head: Letterhead) -> bytes:
    return b""


WRITER = SummaryFiles(no_pdf)


def head_of(facts: Facts, *, complete: bool = True) -> Letterhead:
    return Letterhead(hub=facts.hub, month=MAY, drawn_on=dt.date(2026, 6, 2), complete=complete)


def made(facts: Facts) -> bytes:
    return WRITER.workbook(publication(facts, MAY), head_of(facts))


def texts(book: bytes) -> list[str]:
    sheet = load_workbook(BytesIO(book)).active
    return [str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None]


@settings(max_examples=12)
@example(0, 0, 0, 0)
@example(1, 7, 2, 0)
@example(5, 38, 6, 12)
@given(st.integers(0, 10**6), st.integers(0, 40), st.integers(0, 6), st.integers(0, 12))
def test_the_file_holds_what_may_be_shown_and_nothing_else(seed, people, sessions, counted) -> None:
    """Every number of every part is displayed; all of them together tell no small count."""
    facts = made_up_may(seed, people, sessions, counted)
    page, head = publication(facts, MAY), head_of(facts)
    book = WRITER.workbook(page, head)
    assert strange_numbers(texts_of_workbook(book), page, head) == []
    read = read_workbook(book, page)
    assert as_displayed(read).breakdown == page.breakdown
    assert read.trend == page.trend
    assert [
        e.id for e in read.figures if e.value != pytest.approx(dict_of(page)[e.id], abs=0.051)
    ] == []
    assert told_by(page) == []


def dict_of(page: Publication) -> dict[str, object]:
    return {each.id: each.value for each in page.figures}


@pytest.mark.parametrize(
    ("part", "before", "leak"),
    [
        ("xl/charts/chart1.xml", b"</numRef>", b"<numCache><pt><v>%d</v></pt></numCache></numRef>"),
        ("docProps/core.xml", b"</cp:coreProperties>", b"<d>%d people</d></cp:coreProperties>"),
        ("xl/worksheets/sheet1.xml", b"</sheetData>", b"<c><v>%d</v></c></sheetData>"),
    ],
)
def test_a_true_number_anywhere_in_the_file_is_caught(part, before, leak) -> None:
    """Control: a writer that leaves true numbers in a chart's cache, a property or a cell."""
    facts = worked_example()
    page, head = publication(facts, MAY), head_of(facts)
    assert strange_numbers(texts_of_workbook(WRITER.workbook(page, head)), page, head) == []
    true = next(int(e.value or 0) for e in indicators(facts, MAY) if e.id == "A03")
    book = BytesIO()
    with zipfile.ZipFile(book, "w") as target:
        for name, content in parts(WRITER.workbook(page, head)).items():
            leaking = content.replace(before, leak % true, 1) if name == part else content
            assert (leaking != content) == (name == part)
            target.writestr(name, leaking)
    assert strange_numbers(texts_of_workbook(book.getvalue()), page, head) == [str(true)]


def test_nothing_but_texts_and_numbers_depends_on_the_figures() -> None:
    """No width, axis or format tells what a number is hidden for."""
    one, other = (MadeRegister() for _ in range(2))
    one.session(dt.date(2026, 5, 5), (), 20)
    other.session(dt.date(2026, 5, 5), (), 4700)
    small, large = (skeleton_of(made(each.facts())) for each in (one, other))
    assert small == large


def test_one_sheet_one_printed_page_and_no_hidden_corner() -> None:
    """Return-format.md: for the notice board, the council, the practice."""
    book = load_workbook(BytesIO(made(made_up_may(5, 38, 6, 12))))
    (sheet,) = book.worksheets
    assert (sheet.title, sheet.sheet_state) == ("Summary", "visible")
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize) == ("portrait", 9)
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 1)
    assert not any(
        d.hidden for d in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values())
    )
    assert not any(name.endswith("comments1.xml") for name in parts(made(worked_example())))


def test_charts_are_native_and_those_of_hidden_numbers_are_missing_and_said_so() -> None:
    large = parts(made(made_up_may(5, 38, 6, 12)))
    assert sum(name.startswith("xl/charts/chart") for name in large) == 3
    few = MadeRegister()
    few.session(dt.date(2026, 5, 5), "AB")
    small = made(few.facts())
    assert not any(name.startswith("xl/charts/") for name in parts(small))
    assert texts(small).count(WORDS("publishing.chart.hidden")) == 3
    nil = texts(made(MadeRegister().facts()))
    assert nil.count(WORDS("publishing.chart.nobody")) == 3
    assert "Nothing was held in May 2026." in nil


def test_the_page_says_how_small_numbers_are_hidden_and_whom_to_ask() -> None:
    facts = worked_example()
    facts = replace(facts, hub=replace(facts.hub, contact_line="ring us", area_name="Made-up"))
    sessions = {i: replace(s, conditions=("FREEFOOD", "PEER")) for i, s in facts.sessions.items()}
    said = texts(made(replace(facts, sessions=sessions)))
    assert {WORDS("publishing.note"), "Talk to us: ring us", "Made-up · CUM-EWA"} <= {*said}
    assert "Free food or drink · Led by people in the same boat" in said
    book = load_workbook(BytesIO(made(facts)))
    assert (book.properties.title, book.properties.creator) == ("Made-up hub: May 2026", "hublog")
    assert book.properties.language == "en-GB"
    assert WORDS("publishing.made_with") in str(book.active.oddFooter.right.text)


def test_a_month_that_is_not_over_says_so() -> None:
    facts = worked_example()
    book = WRITER.workbook(publication(facts, MAY), head_of(facts, complete=False))
    assert "May 2026, so far" in texts(book)


def test_a_figure_without_a_name_goes_by_its_id() -> None:
    page = publication(worked_example(), MAY)
    page = replace(page, figures=(*page.figures, replace(page.figures[0], id="Z99", value="*")))
    assert "Z99" in texts(WRITER.workbook(page, head_of(worked_example())))


@pytest.mark.parametrize("text", PAYLOADS)
def test_what_a_hub_calls_itself_stays_text(text) -> None:
    """P12: no formula, whatever it begins with."""
    hub = Hub(id="hub", code="CUM-EWA", name=text, area_name=text, contact_line=text)
    book = parts(made(MadeRegister(hub=hub).facts()))
    sheet = book["xl/worksheets/sheet1.xml"]
    assert not re.search(rb"<f[ >/]", sheet)


def test_the_same_page_and_day_give_the_same_parts() -> None:
    facts = made_up_may(5, 38, 6, 12)
    assert parts(made(facts)) == parts(made(facts))


def test_another_program_opens_it_and_prints_one_page(tmp_path) -> None:
    ours = tmp_path / "CUM-EWA_2026-05_summary.xlsx"
    facts = made_up_may(5, 38, 6, 12)
    assert WRITER.write(made(facts), ours) is None
    printed = convert(ours, "pdf", tmp_path).read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    theirs = convert(ours, "xlsx", tmp_path).read_bytes()
    page = publication(facts, MAY)
    assert read_workbook(theirs, page) == read_workbook(ours.read_bytes(), page)
