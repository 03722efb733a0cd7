"""The page for everybody on paper: what it says, and that it says nothing else."""

import datetime as dt
import re
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from auditing import MAY, made_up_may
from hublog.domain import summary_words
from hublog.domain.facts import Facts
from hublog.domain.hubs import Hub
from hublog.domain.indicators import indicators
from hublog.domain.publishing import Letterhead, Publication, Published, publication
from hublog.domain.trend import BANDS
from hublog.qt import pdf_file
from hublog.qt.summary_page import pdf
from made_facts import MadeRegister, worked_example
from published import LISTS, WORDS, strange_numbers, text_of_pdf, told_by, words_of_pdf

LONG = "The Very Long Named Made-up Community Hub and Garden of the Friends of Everywhere " * 3


def head_of(facts: Facts, *, complete: bool = True) -> Letterhead:
    return Letterhead(hub=facts.hub, month=MAY, drawn_on=dt.date(2026, 6, 2), complete=complete)


def printed(facts: Facts, folder: Path, *, complete: bool = True) -> str:
    return text_of_pdf(pdf(publication(facts, MAY), head_of(facts, complete=complete)), folder)


def few() -> Facts:
    register = MadeRegister()
    register.session(dt.date(2026, 5, 5), "ABC", 2)
    return register.facts()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(0, 0, 0, 0)
@example(1, 7, 2, 0)
@example(5, 38, 6, 12)
@given(st.integers(0, 10**6), st.integers(0, 40), st.integers(0, 6), st.integers(0, 12))
def test_the_page_says_what_may_be_shown_and_nothing_else(
    qapp, tmp_path, seed, people, sessions, counted
) -> None:
    """Every number that can be read is displayed; all of them together tell no small count."""
    facts = made_up_may(seed, people, sessions, counted)
    page, head = publication(facts, MAY), head_of(facts)
    text = text_of_pdf(pdf(page, head), tmp_path)
    assert strange_numbers([text], page, head) == []
    for id_ in summary_words.TILES:
        assert " ".join(summary_words.tile(id_, page, WORDS)) in text
    for picture in pictures_of(page):
        assert picture in text
    assert told_by(page) == []


def pictures_of(page: Publication) -> list[str]:
    """What each chart that has a bar says, number by number as the page may show them."""
    begun = [each for each in page.trend if each.footfall is not None]
    months = [
        f"{said(n)} {WORDS(f'date.month_short.{month.number}')}"
        for month, n in begun
        if drawn([n for _, n in begun])
    ]
    by_age = summary_words.drawn_rows(page, "age")
    ages = [
        f"{summary_words.label(row, LISTS, WORDS)} {said(row.attendances_display)}"
        for row in by_age
        if drawn([row.attendances_display for row in by_age])
    ]
    people = {"first": page["B04"], "returning": page["B05"]}
    newcomers = [
        f"{WORDS(f'publishing.chart.{name}')} {said(value)}"
        for name, value in people.items()
        if drawn([*people.values()])
    ]
    return [*months, " ".join(ages), " ".join(newcomers)]


def said(value: float | str | None) -> str:
    return summary_words.said("A03", value, WORDS)


def drawn(values: list[float | str | None]) -> bool:
    return any(value not in {"*", 0, None} for value in values)


def test_a_true_number_on_the_page_is_caught(qapp, tmp_path) -> None:
    """Control: a page that shows different people as they are."""
    facts = worked_example()
    page, head = publication(facts, MAY), head_of(facts)
    true = {each.id: each.value for each in indicators(facts, MAY)}
    figures = tuple(Published(e.id, true[e.id]) if e.id == "A03" else e for e in page.figures)
    text = text_of_pdf(pdf(replace(page, figures=figures), head), tmp_path)
    assert {*strange_numbers([text], page, head)} == {"17"}


def test_the_page_is_text_that_can_be_selected(qapp, tmp_path) -> None:
    facts = worked_example()
    hub = replace(facts.hub, contact_line="ring 01900 000000", area_name="Llanŵr")
    sessions = {i: replace(s, conditions=("FREEFOOD", "LINKW")) for i, s in facts.sessions.items()}
    text = printed(replace(facts, hub=hub, sessions=sessions), tmp_path)
    for said in (
        *("Made-up hub", "Llanŵr · CUM-EWA", "May 2026", "Talk to us: ring 01900 000000"),
        "we opened our doors 3 times, and people came about 15 times.",
        "Free food or drink · A link worker was on site",
        *("Visits, month by month", "Visits by age", "New and returning people"),
        *(WORDS("publishing.note"), "as it stood on 2 June 2026", "Made with hublog"),
    ):
        assert said in text


def test_a_nil_month_and_one_of_small_numbers_say_so(qapp, tmp_path) -> None:
    nil = printed(MadeRegister().facts(), tmp_path, complete=False)
    assert "Nothing has been held in May 2026 so far." in nil
    assert WORDS("publishing.chart.none") in nil
    small = printed(few(), tmp_path)
    assert "and a small number of people came." in small
    assert WORDS("publishing.chart.none_hidden") in small
    partly = printed(worked_example(), tmp_path)
    assert WORDS("publishing.chart.some_hidden") in partly
    assert WORDS("publishing.chart.hidden") in partly


def with_ages_hidden(facts: Facts, bands: tuple[object, ...]) -> Publication:
    """The page where age is withheld whole and so many people came in each band."""
    page = publication(facts, MAY)
    said = dict(zip(BANDS, bands, strict=True))
    return replace(
        page,
        breakdown=tuple(
            row._replace(people_display="*", attendances_display="*") for row in page.breakdown
        ),
        figures=tuple(replace(e, value=said.get(e.id, e.value)) for e in page.figures),
    )


def test_where_ages_are_hidden_the_page_shows_how_often_people_came(qapp, tmp_path) -> None:
    facts = worked_example()
    page = with_ages_hidden(facts, (10, "*", 35, 0))
    text = text_of_pdf(pdf(page, head_of(facts)), tmp_path)
    assert "How often people came in twelve months" in text
    assert "1 or 2 times 10 3 to 5 times * 6 to 11 times 35 12 times or more 0" in text
    assert WORDS("publishing.chart.ages_hidden") in text
    page = with_ages_hidden(facts, ("*", "*", "*", "*"))
    text = text_of_pdf(pdf(page, head_of(facts)), tmp_path)
    assert "Visits by age " + WORDS("publishing.chart.hidden") in text


@pytest.mark.parametrize("facts", [few(), MadeRegister().facts(), made_up_may(5, 38, 6, 12)])
@pytest.mark.parametrize("text", ["Ty", LONG, "W" * 280])
def test_it_is_one_page_whatever_the_hub_is_called(qapp, facts, text) -> None:
    hub = replace(facts.hub, name=text, area_name=text, contact_line=text)
    conditions = tuple(code.code for code in LISTS["condition"])
    page = replace(publication(facts, MAY), conditions=conditions)
    made = pdf(page, head_of(replace(facts, hub=hub)))
    assert len(re.findall(rb"/Type /Page\n", made)) == 1


@pytest.mark.parametrize("facts", [few(), MadeRegister().facts(), made_up_may(5, 38, 6, 12)])
@pytest.mark.parametrize("text", ["Ty", LONG])
def test_no_words_overlap_and_none_leave_the_page(qapp, tmp_path, facts, text) -> None:
    hub = Hub(id="h", code="CUM-EWA", name=text, area_name=text, contact_line=text)
    page = replace(publication(facts, MAY), conditions=("FREEFOOD", "LINKW"))
    words = words_of_pdf(pdf(page, head_of(replace(facts, hub=hub))), tmp_path)
    assert len(words) > 60
    assert [w for w, left, top, right, low in words if not inside(left, top, right, low)] == []
    assert [
        (one[0], other[0])
        for one, other in combinations(words, 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ] == []


def inside(left: float, top: float, right: float, bottom: float) -> bool:
    """Whether it lies within the margins of an A4 page, in points."""
    return left > 40 and top > 20 and right < 556 and bottom < 822


def test_the_same_page_and_day_give_the_same_bytes(qapp) -> None:
    facts = worked_example()
    page, head = publication(facts, MAY), head_of(facts)
    assert pdf(page, head) == pdf(page, head)
    assert pdf(page, head) != pdf(page, replace(head, drawn_on=dt.date(2026, 6, 3)))


def test_the_file_says_its_title_its_language_and_no_hour(qapp) -> None:
    made = pdf(publication(worked_example(), MAY), head_of(worked_example()))
    assert b"/Lang (en-GB)" in made
    assert b'<rdf:li xml:lang="x-default">Made-up hub: May 2026</rdf:li>' in made
    assert re.findall(rb"D:(\d{14})", made) == [b"20260602000000"] * 2


def test_a_file_that_is_written_in_another_way_is_noticed() -> None:
    with pytest.raises(ValueError, match="catalogue"):
        pdf_file.finished(b"%PDF-9", dt.date(2026, 6, 2), "en-GB")


ALONE = """
import datetime as dt, sys
from hublog.domain.publishing import Letterhead, publication
from hublog.qt.summary_page import pdf
from made_facts import worked_example
from hublog.domain.months import Month
facts, month = worked_example(), Month(2026, 5)
head = Letterhead(hub=facts.hub, month=month, drawn_on=dt.date(2026, 6, 2), complete=True)
made = pdf(publication(facts, month), head)
from PySide6.QtWidgets import QApplication
assert QApplication.instance() is None
QApplication(["later", "-platform", "offscreen"])
assert pdf(publication(facts, month), head) == made
sys.stdout.buffer.write(made)
"""


def test_it_is_made_without_a_window_and_leaves_room_for_one(qapp) -> None:
    """The command line makes the same page, and may show a window afterwards."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{ALONE}"],
        capture_output=True,
        check=True,
        env={"PATH": "", "LANG": "C.UTF-8"},
    )
    facts = worked_example()
    assert done.stdout == pdf(publication(facts, MAY), head_of(facts))
