"""What is printed for people at a session: nothing is cut, nothing overlaps, and a biro has room."""

import datetime as dt
from dataclasses import replace
from itertools import combinations

import pytest

from hublog.domain.hubs import Hub
from hublog.domain.printed_sheets import (
    MOST_PRINTED,
    DaySummary,
    NoticeCard,
    SheetLine,
    SignInSheet,
    empty_after,
)
from hublog.qt.on_paper import document, pdf
from published import text_of_pdf, words_of_pdf

DAY = dt.date(2026, 5, 5)
HUB = Hub(id="h", code="CUM-EWA", name="Ewanrigg Hub")
LONG = "The Very Long Named Made-up Community Hub and Garden of the Friends of Everywhere " * 2
NOTICE = "We keep names here. They never leave.\n\nAsk Pat.\n" + "One more line. " * 40


def sheet(*names: str, **more: object) -> SignInSheet:
    usual = {
        "hub": HUB,
        "activity": "Warm Tuesday",
        "place": "Church hall",
        "day": DAY,
        "start": dt.time(10),
        "end": dt.time(12),
        "code": "K7F3",
        "lines": tuple(SheetLine(name, n) for n, name in enumerate(names, 101)),
        "empty": empty_after(len(names)),
    }
    return SignInSheet(**{**usual, **more})


MANY = sheet(*(f"Person{n} Made-Up" for n in range(MOST_PRINTED)))
EVERY_SHEET = {
    "blank": sheet(),
    "named": sheet("Megan B.", "Ŵyn Llŷr", "Jo"),
    "many": MANY,
    "long": sheet(
        "Bartholomew Featherstonehaugh-Cholmondeley the Younger", activity=LONG, place=LONG
    ),
    "long hub": sheet("Jo", hub=replace(HUB, name=LONG, notice=LONG), start=None, end=None),
}


@pytest.mark.parametrize("which", EVERY_SHEET)
def test_no_words_of_a_sheet_overlap_and_none_leave_the_paper(qapp, tmp_path, which) -> None:
    made = words_of_pdf(pdf(EVERY_SHEET[which], DAY), tmp_path)
    assert len(made) > 60
    sides = EVERY_SHEET[which].sides
    assert [w for w, left, top, right, low in made if left < 30 or right > 566 or low > 830] == []
    if sides == 1:  # the words of all sides are told as of one
        assert overlapping(made) == []


def overlapping(words) -> list[tuple[str, str]]:
    return [
        (one[0], other[0])
        for one, other in combinations(words, 2)
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]
    ]


def test_a_sheet_says_what_it_is_for_and_who_stands_on_which_line(qapp, tmp_path) -> None:
    text = text_of_pdf(pdf(EVERY_SHEET["named"], DAY), tmp_path)
    for said in (
        "Ewanrigg Hub · Church hall",
        "Warm Tuesday",
        "Tuesday 5 May 2026, 10:00 \u2013 12:00",
        "K7F3",
        "1 Megan B. 101",
        "2 Ŵyn Llŷr 102",
        "Under 18 18 to 24",
        "Everybody",
        "We write down who came so that Ewanrigg Hub can go on.",
    ):
        assert said in text, said


def test_each_side_says_which_it_is_and_only_the_last_one_counts(qapp) -> None:
    sides = [leaf.said for leaf in document(MANY).leaves]
    assert len(sides) == MANY.sides == 2
    assert ["There is more on the next page" in said for said in sides] == [True, False]
    assert ["Everybody" in said for said in sides] == [False, True]
    assert "26. Person25 Made-Up, card 126" in sides[1]
    assert "Lines 43 to 50 are empty" in sides[1]


def test_the_hubs_own_notice_takes_the_place_of_ours(qapp, tmp_path) -> None:
    hub = replace(HUB, notice=NOTICE, notice_version="7", complaints_contact="Pat, 01946 555123")
    text = text_of_pdf(pdf(NoticeCard(hub), DAY), tmp_path)
    assert "We keep names here. They never leave." in text
    assert "You need not give your name" not in text
    assert "Tell Pat, 01946 555123. You can also go to the Information Commissioner" in text
    assert "version 7" in text
    assert "We keep names here." in text_of_pdf(pdf(sheet(hub=hub), DAY), tmp_path)


@pytest.mark.parametrize("small", [True, False])
@pytest.mark.parametrize("name", ["Ewanrigg Hub", "Ewanrigg Community Hub and Garden of Friends"])
def test_our_notice_is_one_side_with_every_right_on_it(qapp, tmp_path, name, small) -> None:
    hub = replace(HUB, name=name, complaints_contact="Pat Elder, 01946 555123, pat@example.org")
    made = document(NoticeCard(hub, small))
    assert len(made.leaves) == 1
    text = " ".join(made.leaves[0].said.split())
    for said in (
        *("36 months", "to have it taken out", "Your name never goes", "ico.org.uk"),
        *("whom to call", "about health", "How you are", "only the coordinator can see"),
    ):
        assert said in text


def test_a_notice_too_long_for_one_side_goes_on_on_the_next(qapp) -> None:
    long = NoticeCard(replace(HUB, notice=NOTICE * 12), small=True)
    sides = document(long).leaves
    assert len(sides) > 1
    assert "Information Commissioner" in sides[-1].said


@pytest.mark.parametrize(
    ("status", "said"),
    [("closed", ""), ("open", "not finished yet"), ("cancelled", "did not run")],
)
def test_a_day_says_its_numbers_and_whether_they_are_the_last_word(
    qapp, tmp_path, status, said
) -> None:
    day = DaySummary(
        hub=HUB,
        activity="Warm Tuesday",
        place="",
        day=DAY,
        start=None,
        end=None,
        status=status,
        named=3,
        counted=4,
        first_visits=1,
        bands={"65+": 4},
        helpers=2,
        minutes=95,
        untimed=1,
        note="Soup ran out",
        names=("Megan Birch", "Robin Ash"),
    )
    text = text_of_pdf(pdf(day, DAY), tmp_path)
    assert said in text
    assert ("session" in text) is bool(said)
    for each in ("left out 7", "Helpers 2", "1 h 35 min", "65 and over 4", "Soup ran out"):
        assert each in text
    assert "Megan Birch, Robin Ash" in text
    assert document(day).title.startswith("How it went, with names: ")
    assert "Meals" not in text
    assert "Meals given 0" in text_of_pdf(pdf(replace(day, meals=0), DAY), tmp_path)
    none = replace(day, minutes=0, untimed=0, bands={}, note="", names=())
    bare = text_of_pdf(pdf(none, DAY), tmp_path)
    assert document(none).title.startswith("How it went: ")
    assert "Time they gave" not in bare
    assert "it names somebody" not in bare
    assert "it names somebody" in text_of_pdf(pdf(replace(none, note_left_out=True), DAY), tmp_path)
    assert "Counted without" not in bare


def test_the_same_sheet_and_day_give_the_same_bytes(qapp) -> None:
    assert pdf(sheet("Jo"), DAY) == pdf(sheet("Jo"), DAY)
