"""Our laptops in Settings: named, a transfer file made, the returns taken over, what came taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from entering import press, texts
from hublog.domain.problems import Problem
from hublog.qt.frame import Frame
from hublog.qt.pages.settings import Settings
from hublog.qt.pages.settings_laptops_cards import MadeCard, SendsCard, StaysCard
from laptop_scenes import give, one_laptop, two_laptops
from other_laptop import CAMP, SECRET, TOGETHER, FakeLaptops, every_question

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def shown(frame, laptops) -> Frame:
    del laptops
    made: Frame = frame("settings")
    return made


@pytest.fixture
def page(shown) -> Settings:
    return shown.page


@pytest.fixture
def together(page, settled) -> FakeLaptops:
    """The laptops came together twice, and some things are open."""
    made = two_laptops(page)
    settled()
    return made


def lines(page) -> list[tuple[str, str, str]]:
    return [(row.title, row.pill, row.detail) for row in page.laptops.list.rows]


def test_the_laptops_are_listed_with_when_they_were_heard_of(page) -> None:
    assert lines(page) == [
        ("Front desk", "this laptop", ""),
        ("Camp laptop", "", "last heard from Mon 4 May 17:02"),
    ]
    assert "Camp laptop sends the returns." in texts(page.laptops)
    assert "sends the returns" in page.laptops.list.rows[1].spoken


def test_a_laptop_that_was_never_heard_of_and_has_no_name_says_so(page, laptops, settled) -> None:
    here, other = laptops.laptops
    laptops.laptops = (here, replace(other, name="", heard=None))
    page.opened({})
    settled()
    assert lines(page)[1] == ("A laptop without a name", "", "not heard from yet")


def test_one_laptop_alone_has_a_name_and_can_make_a_file(page, services, settled) -> None:
    give(services, one_laptop())
    page.opened({})
    settled()
    assert not page.laptops.list.isVisible()
    assert not page.laptops.change.isVisible()
    assert not page.laptops.questions.isVisible()
    assert page.laptops.make.isVisible()


def test_its_name_is_kept_as_soon_as_it_is_typed(shown, page, laptops, typing) -> None:
    page.laptops.name.setFocus()
    page.laptops.name.selectAll()
    typing("Main desk", ENTER)
    assert laptops.done == [("name", "Sam", "Main desk")]
    assert shown.notices.notice.text == "This laptop is called Main desk now"
    assert shown.notices.notice.undoes is not None
    typing(ENTER)
    assert len(laptops.done) == 1


def test_a_name_that_cannot_be_says_why(page, laptops, typing) -> None:
    laptops.refuses = Problem("TEXT_TOO_LONG", "x", {"most": 40})
    page.laptops.name.setFocus()
    typing(" and more", ENTER)
    assert "40" in page.laptops.name.accessibleDescription()


def test_a_transfer_file_shows_its_words_once_with_three_steps(
    page, laptops, chosen, settled
) -> None:
    press(page, "Make a transfer file…")
    settled()
    assert len(chosen) == 1
    assert isinstance(page.card, MadeCard)
    said = texts(page.card)
    assert SECRET in said
    assert "CUM-EWA.hublog-transfer" in said
    assert "1 | Put the file on a stick" in said
    assert "3 | Type the four words there." in said
    assert QApplication.focusWidget().accessibleName() == f"Its four words: {SECRET}"
    press(page.card, "I have written them down")
    assert page.card is None
    assert SECRET not in texts(page)
    assert page.laptops.make.hasFocus()
    assert page.laptops.make.isEnabled()


def test_no_folder_makes_no_file(page, laptops, settled, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    press(page, "Make a transfer file…")
    settled()
    assert laptops.done == []


def test_what_breaks_lets_another_file_be_made(page, laptops, settled, qtbot) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    laptops.make_transfer = broken
    with qtbot.waitSignal(page.desk.operations.broke):
        page.laptops.make_in(Path("stick"))
        assert not page.laptops.make.isEnabled()
    settled()
    assert page.laptops.make.isEnabled()


def test_it_is_told_what_it_means_that_another_laptop_sends(
    shown, page, laptops, typing, settled
) -> None:
    press(page, "Let this laptop send them…")
    settled()
    assert isinstance(page.card, SendsCard)
    assert "Camp laptop does it now." in texts(page.card)
    typing(ENTER)
    assert page.card is None
    assert laptops.done == []
    press(page, "Let this laptop send them…")
    press(page.card, "This laptop sends them")
    settled()
    assert laptops.done == [("sends_returns", "Sam", None)]
    assert page.card is None
    assert not page.laptops.change.isVisible()
    assert "This laptop sends the returns." in texts(page.laptops)
    assert shown.notices.notice.undoes is not None


def test_where_it_may_not_the_reason_is_said(shown, page, laptops, settled) -> None:
    laptops.refuses = Problem("TEXT_TOO_LONG", "x", {"most": 40})
    press(page, "Let this laptop send them…")
    press(page.card, "This laptop sends them")
    settled()
    assert page.card is None
    assert shown.notices.notice.kind == "warn"


def test_what_came_together_is_told_by_what_was_new(page, together) -> None:
    latest = replace(together.past[0], adds={"attendance": 31, "counted": 2})
    page.laptops.show_laptops((together.laptops, (latest,), 0))
    said = "Camp laptop, Mon 4 May 18:09: 31 sign-ins, 2 counted without a name"
    assert said in texts(page.laptops)


def test_what_came_together_can_be_taken_back_from_here(shown, page, together, settled) -> None:
    said = "Camp laptop, Mon 4 May 17:09: 41 things that were done there"
    assert said in texts(page.laptops)
    back = [b for b in page.laptops.findChildren(type(page.laptops.make)) if b.kind == "link"]
    assert len(back) == 2
    back[0].click()
    settled()
    assert together.done == [("take_back", "Sam", TOGETHER)]
    assert shown.notices.notice.text == "Took back what came from Camp laptop"
    assert page.card is None
    assert texts(page.laptops).count("41 things") == 1


def test_what_stays_is_listed_with_the_reason(page, together, settled) -> None:
    together.stays = {"person": 2, "session": 1, "count": 3}
    page.laptops._take_back(together.past[0], CAMP)
    settled()
    assert isinstance(page.card, StaysCard)
    said = texts(page.card)
    assert "Something else was done with it since, so this stays:" in said
    assert "1 session | 2 people | 3 counts at the door" in said
    assert "1 detail that somebody has changed since" in said
    press(page.card, "Understood")
    assert page.card is None


def test_only_the_latest_are_listed(page, together, settled) -> None:
    together.past = together.past * 2
    page.opened({})
    settled()
    assert "and 1 more time before" in texts(page.laptops)


def test_open_questions_are_reached_from_here(shown, page, together, settled) -> None:
    assert together.open_now == every_question()
    press(page, "Settle 7 open questions…")
    settled()
    assert shown.page.name == "laptop_questions"


def test_a_file_is_brought_in_from_here(shown, page, settled) -> None:
    press(page, "Bring in a transfer file…")
    settled()
    assert shown.page.name == "laptops"
    assert shown.page.start.area.choose.hasFocus()


def test_undo_says_what_stays_and_why(shown, desk, page, together, settled, monkeypatch) -> None:
    together.stays = {"person": 2}
    undone = together.take_back("Sam", TOGETHER)
    monkeypatch.setattr(desk.services.undo, "latest", lambda _: undone)
    monkeypatch.setattr(desk, "told", lambda _: "what Camp laptop knows")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    desk.undo()
    settled()
    said = shown.notices.notice.text
    assert said.startswith("Took back: what Camp laptop knows. This stays")
    assert said.endswith("2 people, 1 detail that somebody has changed since")
