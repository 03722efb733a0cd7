"""What the page for everybody says in words."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog import resources
from hublog.domain import summary_words
from hublog.domain.facts import Facts
from hublog.domain.months import Month
from hublog.domain.publishing import Letterhead, Publication, Published, publication
from made_facts import HUB, MadeRegister, worked_example

MAY = Month(2026, 5)
WORDS = resources.words()
LISTS = resources.code_lists()


def head(*, complete: bool = True, contact: str = "") -> Letterhead:
    hub = replace(HUB, contact_line=contact)
    return Letterhead(hub=hub, month=MAY, drawn_on=dt.date(2026, 6, 2), complete=complete)


def held(*counted: int) -> Facts:
    register = MadeRegister()
    for n, visitors in enumerate(counted, 1):
        register.session(dt.date(2026, 5, n), (), visitors)
    return register.facts()


def test_a_month_is_told_in_one_sentence() -> None:
    page = publication(worked_example(), MAY)
    said = summary_words.headline(page, head(), WORDS)
    assert said == "In May 2026 we opened our doors 3 times, and people came about 15 times."


@pytest.mark.parametrize(
    ("counted", "over", "so_far"),
    [
        ((), "Nothing was held", "Nothing has been held"),
        ((0,), "our doors once, and nobody came.", "So far in May 2026"),
        ((3,), "our doors once, and a small number of people came.", "So far in May 2026"),
        ((1300, 9), "2 times, and people came about 1,310 times.", "So far in May 2026"),
    ],
)
def test_what_is_small_nothing_or_not_over_is_told_so(counted, over, so_far) -> None:
    """A nil month is a month; a small number is never said."""
    page = publication(held(*counted), MAY)
    assert over in summary_words.headline(page, head(), WORDS)
    assert so_far in summary_words.headline(page, head(complete=False), WORDS)


def test_the_month_says_when_it_is_not_over() -> None:
    assert summary_words.month_line(head(), WORDS) == "May 2026"
    assert summary_words.month_line(head(complete=False), WORDS) == "May 2026, so far"


@pytest.mark.parametrize(
    ("id_", "value", "said"),
    [
        *(
            ("A03", "*", "*"),
            ("A05", None, WORDS("figures.none")),
            ("A05", 0.57, "57%"),
            ("A02.rate", 0.25, "25%"),
        ),
        *(("A03", 1240, "1,240"), ("A06", 22.5, "22.5"), ("A06", 20.0, "20"), ("D03", 1.0, "100%")),
    ],
)
def test_a_figure_is_said_as_people_read_it(id_, value, said) -> None:
    assert summary_words.said(id_, value, WORDS) == said


def test_one_session_is_no_sessions() -> None:
    one, two = (publication(held(*[9] * n), MAY) for n in (1, 2))
    assert summary_words.tile("A01", one, WORDS) == ("1", "session")
    assert summary_words.tile("A01", two, WORDS) == ("2", "sessions")
    assert summary_words.tile("A03", two, WORDS) == ("20", "visits")


def test_what_may_be_shown_is_also_said_in_sentences() -> None:
    shown = {"B04": 25, "B06": 0.4, "C01": 10, "C02": 28}
    page = Publication(tuple(Published(*each) for each in shown.items()), ())
    first, repeat, volunteers = summary_words.lines(page, WORDS)
    assert "About 25 people came for the first time" in first
    assert "About 40% of those we know by name" in repeat
    assert "About 10 volunteers gave 28 hours" in volunteers
    page = Publication(tuple(Published(id_, {"C01": 10}.get(id_, "*")) for id_ in shown), ())
    assert list(summary_words.lines(page, WORDS)) == ["About 10 volunteers lent a hand."]
    page = Publication(tuple(Published(id_, "*") for id_ in shown), ())
    assert list(summary_words.lines(page, WORDS)) == []


def test_conditions_are_named_as_in_their_list_and_unknown_ones_left_out() -> None:
    page = Publication((), (), conditions=("FREEFOOD", "NOSUCH", "LINKW"))
    labels = summary_words.conditions(page, LISTS, WORDS)
    assert labels == ("Free food or drink", "A link worker was on site")


def test_lines_of_nobody_unasked_are_not_drawn() -> None:
    page = publication(worked_example(), MAY)
    drawn = [
        summary_words.label(row, LISTS, WORDS) for row in summary_words.drawn_rows(page, "age")
    ]
    assert drawn[0] == "Under 18"
    assert "Prefers not to say" not in drawn
    assert drawn[-1] == "Not sure or not asked"


def test_the_page_says_whom_to_talk_to_and_as_of_when() -> None:
    assert summary_words.contact(head(), WORDS) == ""
    assert "ring 123" in summary_words.contact(head(contact=" ring 123 "), WORDS)
    assert "2 June 2026" in summary_words.as_of(head(), WORDS)
