"""A transfer file is looked at, brought in, left or taken back, by keyboard alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from entering import press, texts
from hublog.domain.problems import Problem
from hublog.qt.frame import Frame
from hublog.qt.half_typed import gathered
from hublog.qt.pages.laptops import BringTogether
from hublog.services.laptop_asked import Questions
from laptop_scenes import CAMP_FILE
from other_laptop import SECRET, TOGETHER, a_preview, nothing_in_it

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def shown(frame, laptops) -> Frame:
    """The page after the file of the other laptop was dropped."""
    del laptops
    made: Frame = frame("today")
    made.drop([CAMP_FILE])
    return made


@pytest.fixture
def page(shown, settled) -> BringTogether:
    settled()
    assert isinstance(shown.page, BringTogether)
    return shown.page


@pytest.fixture
def tell(page, typing) -> object:
    """Types the words of the file, and Enter."""
    return lambda secret=SECRET: typing(secret, ENTER)


def asked_of(laptops, what: str) -> list[tuple[object, ...]]:
    return [each for each in laptops.done if each[0] == what]


def test_a_file_that_is_dropped_waits_for_its_words(page, laptops) -> None:
    assert page.asking.secret.hasFocus()
    assert CAMP_FILE.name in texts(page)
    assert laptops.done == []


def test_nothing_is_looked_at_without_words(page, laptops, typing) -> None:
    typing(ENTER)
    assert laptops.done == []
    assert page.asking.secret.hasFocus()


def test_the_words_are_no_half_typed_text(page, shown, typing) -> None:
    """Somebody may type the hub's own passphrase there, or the paper key: it is kept nowhere."""
    typing("heron kettle")
    assert gathered(shown) == ()


def test_wrong_words_can_be_typed_again(page, laptops, tell, typing) -> None:
    tell("maple rowan")
    assert page.asking.secret.property("wrong") is True
    assert page.asking.secret.accessibleDescription()
    typing(SECRET, ENTER)
    assert page.preview is not None
    assert [each[2] for each in asked_of(laptops, "look")] == ["maple rowan", SECRET]


def test_what_would_change_is_shown_in_plain_words(page, laptops, tell) -> None:
    tell()
    said = texts(page)
    assert "From Camp laptop, with everything until Mon 4 May 17:02" in said
    assert "2 sessions | 3 people | 31 sign-ins | 6 counted without a name" in said
    assert "Mon 4 May: 1 session, 20 sign-ins, 6 counted without a name" in said
    assert "7 sign-ins are on both laptops. Each counts once." in said
    assert "1 person was forgotten on the other laptop." in said
    assert "2 times two different answers" in said
    assert "1 session that may have been made twice" in said
    assert "0" not in said.replace("20", "").replace("02", "")
    assert asked_of(laptops, "bring_in") == []


def test_escape_leaves_it_and_nothing_is_kept(shown, page, laptops, tell) -> None:
    tell()
    QTest.keyClick(QApplication.focusWidget(), ESC)
    assert page.start.isVisible()
    assert page.start.area.choose.hasFocus()
    assert asked_of(laptops, "bring_in") == []
    assert shown.notices.notice.text == "Left as it was. Nothing was changed."


def test_escape_at_its_words_leaves_it_too(page, laptops, typing) -> None:
    typing("maple", ESC)
    assert page.start.isVisible()
    assert laptops.done == []


def test_enter_brings_it_in_and_says_what_waits(shown, page, desk, laptops, tell, typing) -> None:
    tell()
    typing(ENTER)
    assert asked_of(laptops, "bring_in") == [("bring_in", "Sam")]
    said = texts(page)
    assert "Brought in from Camp laptop: 2 sessions, 3 people, 31 sign-ins" in said
    assert "7 things need your eye." in said
    assert "Camp laptop does not know yet what is here." in said
    notice = shown.notices.notice
    assert (notice.text, notice.undoes) == ("Brought in what Camp laptop knows", TOGETHER)
    typing(ENTER)
    assert shown.page.name == "laptop_questions"


def test_where_nothing_is_open_the_way_back_is_the_next_step(
    shown, page, laptops, tell, typing
) -> None:
    laptops.answer = a_preview(Questions())
    tell()
    assert "Nothing. The two laptops agree." in texts(page)
    typing(ENTER)
    typing(ENTER)
    assert shown.page.name == "settings"
    assert shown.page.laptops.make.hasFocus()


def test_a_laptop_without_a_name_is_the_other_one(page, laptops, tell, typing) -> None:
    laptops.answer = replace(a_preview(), laptop="", heard=None)
    tell()
    assert "From the other laptop" in texts(page)
    typing(ENTER)
    assert "The other laptop does not know yet what is here." in texts(page)


def test_the_same_file_again_offers_nothing(page, laptops, tell, typing) -> None:
    laptops.answer = nothing_in_it()
    tell()
    assert "All of this is here already" in texts(page)
    assert not page.confirm.isVisible()
    assert page.another.hasFocus()
    assert "From Camp laptop" in texts(page)


def test_a_file_that_is_none_is_refused_with_a_sentence(page, laptops, tell) -> None:
    laptops.answer = Problem("FILE_NOT_FOUND", CAMP_FILE.name)
    tell()
    assert "This file cannot be brought in" in texts(page)
    assert page.start.isVisible()


def test_what_goes_wrong_at_last_is_said(page, laptops, tell, typing) -> None:
    laptops.writes = Problem("FILE_NOT_FOUND", CAMP_FILE.name)
    tell()
    typing(ENTER)
    assert "This file cannot be brought in" in texts(page)


def test_where_no_copy_came_about_it_can_be_tried_again_at_once(
    page, laptops, tell, typing
) -> None:
    laptops.writes = Problem("COPY_FIRST", "backups")
    tell()
    typing(ENTER)
    assert "makes a copy of the register before" in texts(page)
    laptops.writes = None
    typing(ENTER)
    assert asked_of(laptops, "bring_in") == [("bring_in", "Sam")] * 2


def test_what_was_written_in_between_is_looked_at_again(page, hub, laptops, tell, settled) -> None:
    tell()
    page.desk.do(lambda s: s.people.add("Sam", "Robin Ash"), lambda _: None, page)
    settled()
    assert len(asked_of(laptops, "look")) == 2
    assert page.confirm.isVisible()
    page.desk.go("today")
    settled()
    page.desk.go("laptops")
    settled()
    assert len(asked_of(laptops, "look")) == 3


def test_after_it_was_taken_back_the_page_begins_anew(page, tell, typing, settled) -> None:
    tell()
    typing(ENTER)
    page.desk.do(lambda s: s.people.add("Sam", "Robin Ash"), lambda _: None, page)
    settled()
    assert page.start.isVisible()


def test_a_file_is_chosen_and_another_one(page, tell, settled, monkeypatch) -> None:
    tell()
    other = Path("front.hublog-transfer")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    press(page, "Another file…")
    settled()
    assert page.path == other
    assert page.preview is None
    assert page.asking.secret.text() == ""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    press(page, "Another file…")
    assert page.path == other


def test_another_page_in_between_loses_nothing(page, typing, settled) -> None:
    typing("maple")
    page.desk.go("today")
    settled()
    page.desk.go("laptops")
    settled()
    assert page.asking.secret.text() == "maple"
    assert page.asking.secret.hasFocus()


def test_what_breaks_lets_it_be_tried_again(page, laptops, tell, settled, qtbot) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    laptops.look = broken
    with qtbot.waitSignal(page.desk.operations.broke):
        tell()
    settled()
    assert page.asking.isVisible()
    assert page.asking.secret.hasFocus()
