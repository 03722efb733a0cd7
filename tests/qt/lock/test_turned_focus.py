"""Where the keys are on a turned screen, and that all of it is in sight in the largest letters."""

import pytest
from PySide6.QtCore import Qt

from hublog.qt.theme.theme import theme
from hublog.qt.widgets.buttons import Button
from in_memory import done
from locked_window import ENTER, SPACE, button, press, spoken, turn, write

TAB = Qt.Key.Key_Tab


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
    first, second = button(shown, "Yes, ask me"), button(shown, "No, thank you")
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


def test_back_stands_on_what_was_said_and_tab_goes_from_there_to_every_answer(asks, settle) -> None:
    shown = turn(asks, settle, "lonely")
    press(asks, ENTER)
    settle()
    write(asks, "2")
    press(asks, ENTER)
    settle()
    button(shown, "Back").click()
    settle()
    said = shown.buttons.buttons[2]
    reached = [asks.focusWidget()]
    assert reached == [said]
    for _ in range(8):
        press(asks, TAB)
        reached.append(asks.focusWidget())
    assert {*shown.buttons.buttons.values()} < {*reached}


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
