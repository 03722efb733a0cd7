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
    page.turn.click()
    settle()
    return turned(window)


def sit_down(window: MainWindow, settle) -> None:
    screen(window).choose(seat_id("Sam"))
    settle()


def test_four_questions_are_answered_alone_with_keys_and_the_window_locks(
    asks, hub, settle
) -> None:
    page = asks.frame.page
    assert (page.person.edit.text(), page.stage.value) == ("Megan Birch", "review")
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
    sit_down(asks, settle)
    assert asks.centralWidget() is asks.frame
    assert asks.frame.page.person.edit.text() == ""


def _button(screen: Turned, text: str) -> Button:
    return next(b for b in screen.findChildren(Button) if b.text() == text and b.isVisible())


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
    assert "asks Robin Ash first" in page.told.text()
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


def test_large_text_in_a_small_window_needs_no_scrolling_sideways(asks, settle) -> None:
    """screens.md: 1024x600, 200 %."""
    asks.resize(1024, 600)
    shown = turn(asks, settle, "both")
    try:
        theme().choose(scale=2.0)
        for _ in range(9):
            settle()
            assert shown._area.horizontalScrollBar().maximum() == 0
            shown._next()
    finally:
        theme().choose(scale=1.0)
