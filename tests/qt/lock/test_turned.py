"""A screen that somebody answers alone: nothing else can be reached, and it hands back locked."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hublog.domain.outcomes import Outcome
from hublog.domain.seats import seat_id
from hublog.qt.main_window import MainWindow
from hublog.qt.pages.locked import Locked
from hublog.qt.pages.turned import Turned
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.buttons import Button
from hublog.services.half_answers import KEPT_AS
from in_memory import done
from locked_window import CTRL, ENTER, ESC, press, screen, spoken, write
from wellbeing_scenes import ask_in_february

ALT = Qt.KeyboardModifier.AltModifier
SPACE, TAB = Qt.Key.Key_Space, Qt.Key.Key_Tab
TODAY = dt.date(2026, 5, 5)


@pytest.fixture
def asks(opened, hub, lived, settle) -> MainWindow:
    """A window over a hub that asks, at the page before the screen is turned; Megan agreed."""
    ask_in_february(hub, lived.people[0])
    opened.frame.desk.go("wellbeing", person=lived.people[0])
    settle()
    return opened


def turned(window: MainWindow) -> Turned:
    found = window.centralWidget()
    assert isinstance(found, Turned)
    return found


def turn(window: MainWindow, settle, which: str = "life") -> Turned:
    page = window.frame.page
    page.which.choose(which)
    page.turn.setFocus()
    press(window, SPACE)
    settle()
    return turned(window)


def sit_down(window: MainWindow, settle) -> None:
    screen(window).choose(seat_id("Sam"))
    settle()


def _button(screen: Turned, text: str) -> Button:
    return next(b for b in screen.findChildren(Button) if b.text() == text and b.isVisible())


def test_four_questions_are_answered_alone_with_keys_and_the_window_locks(
    asks, hub, settle
) -> None:
    page = asks.frame.page
    assert (page.person.edit.text(), page.stage.value) == ("Megan B.", "review")
    shown = turn(asks, settle)
    said = " ".join(spoken(asks))
    assert "Next I would like to ask you four questions" in said
    for word in ("Megan", "Robin", "Register", "Warm Tuesday"):
        assert word not in said
    press(asks, ENTER)
    settle()
    assert "Question 1 of 4" in spoken(asks)
    assert asks.focusWidget() is shown.buttons
    press(asks, ENTER, SPACE)
    settle()
    assert "Question 1 of 4" in spoken(asks)
    write(asks, "7")
    assert asks.focusWidget().accessibleName() == "7, on a scale of 0 to 10"
    press(asks, ENTER)
    settle()
    write(asks, "1")
    write(asks, "0")
    press(asks, ENTER)
    settle()
    press(asks, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left, ENTER)
    settle()
    assert "Question 4 of 4" in spoken(asks)
    _button(shown, "I would rather not say").click()
    settle()
    assert "Thank you" in spoken(asks)
    (kept,) = hub.find(Outcome, stage="review")
    assert (kept.answers, kept.date) == ((7, 10, 10, None), TODAY)
    press(asks, ENTER)
    settle()
    assert isinstance(asks.centralWidget(), Locked)


def test_whoever_unlocks_after_it_stands_at_the_question_who_answers(asks, settle) -> None:
    """Nobody is chosen any more, so the button that turned the screen is off."""
    turn(asks, settle)
    press(asks, ENTER)
    settle()
    for _ in range(4):
        write(asks, "5")
        press(asks, ENTER)
        settle()
    press(asks, ENTER)
    settle()
    sit_down(asks, settle)
    assert asks.centralWidget() is asks.frame
    assert asks.frame.page.person.edit.text() == ""
    assert asks.focusWidget() is asks.frame.page.person.edit


def test_whoever_stops_goes_on_where_they_were_and_nobody_reads_what_they_said(
    asks, hub, lived, settle
) -> None:
    turn(asks, settle, "both")
    press(asks, ENTER)
    settle()
    write(asks, "3")
    press(asks, ENTER)
    settle()
    press(asks, ESC)
    settle()
    assert isinstance(asks.centralWidget(), Locked)
    assert hub.find(Outcome, stage="review") == []
    sit_down(asks, settle)
    shown = turn(asks, settle, "both")
    assert "Question 2 of 8" in spoken(asks)
    assert not _button(shown, "Back").isEnabled()
    for _ in range(3):
        write(asks, "5")
        press(asks, ENTER)
        settle()
    assert "The next four questions are about relationships" in " ".join(spoken(asks))
    press(asks, ENTER)
    settle()
    for _ in range(4):
        write(asks, "2")
        press(asks, ENTER)
        settle()
    found = {each.instrument: each for each in hub.find(Outcome, stage="review")}
    assert found["ONS4"].answers == (3, 5, 5, 5)
    assert (found["UCLA3"].answers, found["UCLA3"].total) == ((2, 2, 2), 6)
    assert found["LONE1"].answers == (2,)
    with hub.store.reading() as reader:
        assert reader.half_typed(KEPT_AS) == ()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_1, ALT), (Qt.Key.Key_K, CTRL), (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_F1, None)],
)
def test_no_key_leads_from_it_into_the_register(asks, hub, settle, key, modifier) -> None:
    shown = turn(asks, settle)
    before = hub.digest()
    QTest.keyClick(asks, key, modifier or Qt.KeyboardModifier.NoModifier)
    settle()
    assert asks.centralWidget() is shown
    assert hub.digest() == before


def test_walking_away_locks_it_too(asks, settle) -> None:
    turn(asks, settle)
    asks.inside.locking.watching.locks.emit()
    settle()
    assert isinstance(asks.centralWidget(), Locked)


def test_somebody_who_was_not_asked_may_say_yes_or_no_on_the_screen(
    asks, hub, lived, settle
) -> None:
    page, robin = asks.frame.page, lived.people[1]
    page.person.chosen.emit(robin)
    settle()
    assert "asks Robin A. first" in page.told.text()
    turn(asks, settle)
    assert "May we ask you how you are?" in spoken(asks)
    _button(turned(asks), "Yes, ask me").click()
    settle()
    assert done(hub.consents.of(robin)).of("wellbeing").answer.method == "screen"
    assert "Next I would like to ask you four questions" in " ".join(spoken(asks))
    press(asks, ESC)
    settle()
    sit_down(asks, settle)
    sam = lived.people[2]
    asks.frame.page.person.chosen.emit(sam)
    settle()
    turn(asks, settle)
    _button(turned(asks), "No, thank you").click()
    settle()
    said = "That is quite all right. If you answered before, those answers are gone now."
    assert any(said in each for each in spoken(asks))
    assert done(hub.consents.of(sam)).of("wellbeing").held == "no"
    press(asks, ENTER)
    settle()
    sit_down(asks, settle)
    asks.frame.page.person.chosen.emit(sam)
    settle()
    assert "said no to these questions" in asks.frame.page.told.text()
    assert not asks.frame.page.turn.isEnabled()


def test_nobody_says_yes_by_an_enter_too_many(asks, hub, lived, settle) -> None:
    """Nothing that keeps an answer has the focus until a key goes there."""
    robin = lived.people[1]
    asks.frame.page.person.chosen.emit(robin)
    settle()
    shown = turn(asks, settle)
    press(asks, ENTER, SPACE, ENTER)
    settle()
    assert asks.focusWidget() is shown.buttons
    assert "May we ask you how you are?" in spoken(asks)
    assert done(hub.consents.of(robin)).of("wellbeing").held == "unasked"
    first, second = _button(shown, "Yes, ask me"), _button(shown, "No, thank you")
    assert first.kind == second.kind
    for key, focused in ((TAB, first), (Qt.Key.Key_Right, second), (Qt.Key.Key_1, first)):
        press(asks, key)
        assert asks.focusWidget() is focused
    press(asks, ENTER, ENTER, ENTER)
    settle()
    press(asks, ENTER)
    settle()
    assert done(hub.consents.of(robin)).of("wellbeing").held == "yes"
    assert "Question 1 of 4" in spoken(asks)
    press(asks, ENTER)
    settle()
    assert "Question 1 of 4" in spoken(asks)


def test_the_question_that_has_the_keys_is_ringed(asks, settle) -> None:
    shown = turn(asks, settle)
    press(asks, ENTER)
    asks.activateWindow()
    settle()
    ring = theme().color("focus").name()

    def edge() -> str:
        drawn = shown.buttons.grab().toImage()
        return drawn.pixelColor(1, drawn.height() // 2).name()

    assert edge() == ring
    press(asks, Qt.Key.Key_Right)
    settle()
    assert edge() != ring


def test_what_cannot_be_kept_is_said_and_the_screen_still_locks(asks, hub, lived, settle) -> None:
    turn(asks, settle)
    press(asks, ENTER)
    settle()
    hub.turn(asks_wellbeing=False)
    for _ in range(4):
        write(asks, "5")
        press(asks, ENTER)
        settle()
    assert "Sorry, this could not be kept. Please tell the people at the desk." in spoken(asks)
    press(asks, ENTER)
    settle()
    assert isinstance(asks.centralWidget(), Locked)
    hub.turn(asks_wellbeing=True)
    sit_down(asks, settle)
    asks.frame.page.person.chosen.emit(lived.people[0])
    settle()
    turn(asks, settle)
    assert "Thank you" in spoken(asks)
    assert turned(asks).buttons is None
    (kept,) = hub.find(Outcome, stage="review")
    assert kept.answers == (5, 5, 5, 5)


@pytest.mark.parametrize("size", [(1280, 720), (1024, 600)])
def test_in_large_letters_every_answer_and_button_is_in_sight(asks, lived, settle, size) -> None:
    """screens.md: 200 %, without scrolling in either direction."""
    asks.resize(*size)
    asks.frame.page.person.chosen.emit(lived.people[1])
    theme().choose(scale=2.0)
    try:
        settle()
        shown = turn(asks, settle, "both")
        for _ in range(10):
            settle()
            assert shown._area.horizontalScrollBar().maximum() == 0
            assert [each.text() for each in shown.findChildren(Button) if _is_cut(each)] == []
            if "May we ask you how you are?" in spoken(asks):
                shown._begin()
            else:
                shown._next()
    finally:
        theme().choose(scale=1.0)


def _is_cut(button: Button) -> bool:
    seen = button.visibleRegion().boundingRect()
    return button.isVisible() and seen != button.rect()
