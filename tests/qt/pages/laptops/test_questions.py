"""What two laptops say differently is settled by a key, put off, or written anew."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from entering import press, texts
from hublog.domain.problems import Problem
from hublog.domain.roles import Role
from hublog.services.laptop_asked import Questions
from laptop_scenes import ASKED
from other_laptop import every_question, phone

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
ONE, TWO, THREE = Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3


def test_two_answers_stand_side_by_side_this_laptop_first(asked) -> None:
    shown = asked(ASKED["two answers"])
    said = texts(shown.page.card)
    assert "Megan Birch: Phone" in said
    here = said.index("On this laptop | 01946 555321 | changed by Sam, Mon 4 May 17:02")
    there = said.index(
        "On Camp laptop | 01946 555123 | changed by Jo, Mon 4 May 17:09 | counts for now"
    )
    assert here < there
    assert shown.page.card.later.hasFocus()


@pytest.mark.parametrize(
    ("key", "other", "kept"), [(ONE, True, "01946 555321"), (TWO, False, "01946 555123")]
)
def test_a_number_keeps_one_of_them(asked, laptops, typing, key, other, kept) -> None:
    shown = asked(ASKED["two answers"])
    typing(key)
    assert laptops.done == [("settle", ("phone",), other, None)]
    assert shown.notices.notice.text == f"Kept: {kept}"
    assert shown.notices.notice.undoes is not None
    assert "Everything is settled" in texts(shown.page)


def test_a_number_held_down_answers_nothing_more(asked, laptops, settled) -> None:
    shown = asked(ASKED["two answers"])
    held = QKeyEvent(QEvent.Type.KeyPress, ONE, Qt.KeyboardModifier.NoModifier, "1", True)
    QApplication.sendEvent(shown.page.card, held)
    settled()
    assert laptops.done == []


def test_what_is_right_can_be_written(asked, laptops, typing) -> None:
    shown = asked(ASKED["two answers"])
    shown.page.card.text.setFocus()
    typing("01946 112233", ENTER)
    assert laptops.done == [("settle", ("phone",), False, "01946 112233")]
    assert shown.notices.notice.text == "Kept: 01946 112233"


def test_nothing_written_keeps_nothing(asked, laptops) -> None:
    shown = asked(ASKED["two answers"])
    press(shown.page.card, "Keep what I wrote")
    assert laptops.done == []
    assert shown.page.card.text.hasFocus()


def test_what_has_no_words_of_ones_own_is_only_chosen(asked, laptops, typing) -> None:
    shown = asked(ASKED["no words of one's own"])
    said = texts(shown.page.card)
    assert "Warm Tuesday, Mon 4 May: How it stands" in said
    assert "On this laptop | Held" in said
    assert "Cancelled" in said
    assert shown.page.card.text is None
    typing(TWO)
    assert laptops.done == [("settle", ("status",), True, None)]


@pytest.mark.parametrize("key", [ENTER, ESC, THREE])
def test_enter_escape_and_three_decide_nothing(asked, laptops, typing, key) -> None:
    shown = asked(ASKED["two answers"])
    typing(key)
    assert laptops.done == []
    assert "1 is left for later." in texts(shown.page)
    press(shown.page, "Look at them again")
    typing()
    assert "Megan Birch: Phone" in texts(shown.page)


@pytest.mark.parametrize(
    ("which", "key", "does", "said"),
    [
        ("two sessions", ONE, ("same_session", "s2", "s1"), "Garden is one session now"),
        ("two sessions", TWO, ("different_sessions", "s2", "s1"), "Garden stays two sessions"),
        (
            "two people",
            ONE,
            ("same_person", "p2", "p1"),
            "Megan Birch and Megan Birch are one person now",
        ),
        (
            "two people",
            TWO,
            ("different_people", "p2", "p1"),
            "Megan Birch and Megan Birch stay two people",
        ),
        ("a card twice", ONE, ("new_card", "p2"), "Robin Ash has a new card number"),
        ("a card twice", TWO, ("new_card", "p1"), "Megan Birch has a new card number"),
        ("a return twice", ONE, ("keep_version", "v1"), "The other version counts no more"),
        ("a return twice", TWO, ("keep_version", "v2"), "The other version counts no more"),
        ("below zero", ONE, ("level", "s1", "65+"), "It is 0 now"),
    ],
)
def test_each_kind_is_settled_by_its_number(asked, laptops, typing, which, key, does, said) -> None:
    shown = asked(ASKED[which])
    typing(key)
    assert laptops.done == [does]
    assert shown.notices.notice.text == said
    assert "Everything is settled" in texts(shown.page)


@pytest.mark.parametrize(
    ("which", "says"),
    [
        (
            "two sessions",
            "From this laptop | Garden | Monday 4 May | 14:00 \u2013 16:00 | 4 people by name",
        ),
        ("two sessions", "9 people by name | 2 counted without a name"),
        ("two people", "From this laptop | Megan Birch | Card 41 | Born 1984 | 5 visits"),
        ("two people", "From Camp laptop | Megan Birch | Card 41 | Born 1984 | 2 visits"),
        ("a return twice", "Version 1 of April 2026 was made on both laptops"),
        (
            "a return twice",
            "On this laptop | signed off by Sam on 4 May 2026 | sent Mon 4 May 17:02",
        ),
        ("a return twice", "On Camp laptop | signed off by Sam on 4 May 2026 | not sent"),
        ("below zero", "Warm Tuesday, Mon 4 May: -1 counted as 65 and over"),
    ],
)
def test_twins_show_by_what_they_can_be_told_apart(asked, which, says) -> None:
    shown = asked(ASKED[which])
    assert says in texts(shown.page.card)


def test_one_after_the_other_until_all_are_settled(asked, laptops, typing) -> None:
    shown = asked(every_question())
    places = []
    while shown.page.card is not None:
        places.append(texts(shown.page.card).partition(" | ")[0])
        typing(ONE)
    assert places == [f"1 of {left}" for left in range(7, 0, -1)]
    assert [each[0] for each in laptops.done] == [
        *("same_session", "same_person", "new_card", "settle", "settle"),
        *("keep_version", "level"),
    ]
    assert "Nothing is open." in texts(shown.page)


def test_what_is_put_off_comes_after_the_others_were_asked(asked, laptops, typing) -> None:
    shown = asked(Questions(answers=(phone(),), people=ASKED["two people"].people))
    typing(THREE)
    typing(TWO)
    assert laptops.done == [("settle", ("phone",), False, None)]
    assert "1 is left for later." in texts(shown.page)
    assert laptops.count() == 1


def test_what_cannot_be_settled_says_why(asked, laptops, typing) -> None:
    laptops.refuses = Problem("TEXT_TOO_LONG", "x", {"most": 80})
    shown = asked(ASKED["two answers"])
    typing(ONE)
    assert "80" in texts(shown.page.card)
    assert shown.page.card is not None


def test_volunteers_are_not_asked(frame, services, laptops, monkeypatch) -> None:
    laptops.open_now = every_question()
    monkeypatch.setattr(services.access, "_role", Role.VOLUNTEER)
    shown = frame("today")
    assert "Your laptops" not in texts(shown.page)
    assert "Needs a moment" in texts(shown.page)


def test_todays_page_says_how_many_wait_and_leads_there(frame, laptops, settled) -> None:
    laptops.open_now = every_question()
    shown = frame("today")
    assert "Your laptops say 7 things differently" in texts(shown.page)
    press(shown.page, "Look at it")
    settled()
    assert shown.page.name == "laptop_questions"
    QTest.keyClick(QApplication.focusWidget(), ESC)
    settled()
    assert "2 of 7" in texts(shown.page)
