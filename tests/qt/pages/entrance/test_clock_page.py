"""What day it is, asked before the register and over it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from entering import ENTER, page, press, settle, texts, write
from fake_time import FakeClock
from hublog.bootstrap import HomeDoor
from hublog.qt.main_window import MainWindow
from hublog.qt.pages.clock_page import ClockPage
from hublog.qt.pages.unlock import Unlock
from hublog.qt.pages.who import Who
from in_memory import done

RESET = datetime(2020, 1, 1, 0, 7)  # noqa: DTZ001 - local wall time


@pytest.fixture
def clock() -> FakeClock:
    """Tuesday 5 May 2026, ten o'clock."""
    return FakeClock()


@pytest.fixture
def door(tmp_path, clock) -> HomeDoor:
    return HomeDoor(tmp_path / "home", 0, clock)


@pytest.fixture
def unlocked(start, made, clock) -> Callable[[datetime], MainWindow]:
    """Starts the window on a laptop whose clock says that, and unlocks the register."""

    def begin(at: datetime) -> MainWindow:
        clock.at = at
        window = start()
        write(window, made.passphrase)
        settle(window)
        return window

    return begin


def test_a_laptop_that_says_2020_is_asked_for_the_day_before_anything_else(unlocked, clock) -> None:
    """Scenario 3."""
    window = unlocked(RESET)
    asked = page(window)
    assert isinstance(asked, ClockPage)
    said = texts(asked)
    assert "What is today's date?" in said
    assert "Your laptop says it is Wednesday 1 January 2020." in said
    assert window.focusWidget() is asked.question.day
    QTest.keyClicks(window.focusWidget(), "12 May")
    assert "Tuesday 12 May 2026" in texts(asked)
    asked.question.at.setText("10:15")
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    assert isinstance(page(window), Who)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    assert window.frame.desk.now() == datetime(2026, 5, 12, 10, 15)  # noqa: DTZ001 - as above
    window.frame.desk.go("settings")
    settle(window)
    assert "hublog goes by a clock 2,323 days ahead of the laptop's." in texts(window.frame)


def test_months_of_rest_are_right_at_one_tap_and_remembered(unlocked, clock) -> None:
    """DQ02."""
    window = unlocked(clock.at + timedelta(days=120))
    asked = page(window)
    assert "Is it Wednesday 2 September 2026 today?" in texts(asked)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    settle(window)
    assert isinstance(page(window), Who)


def test_what_cannot_be_today_is_said_beside_its_field(unlocked) -> None:
    window = unlocked(RESET)
    question = page(window).question
    for day, at, said in (
        ("soon", "10:00", "“soon” is not a date that can be understood."),
        ("12 May 2062", "10:00", "Friday 12 May 2062 cannot be today."),
        ("12 May 2026", "", "Write the time as well, such as 10:15."),
        ("12 May 2026", "morning", "It is not clear what time morning means."),
        ("12 April 2026", "10:00", "before the newest thing"),
    ):
        question.day.setText(day)
        question.at.setText(at)
        if said != "before the newest thing":
            press(page(window), "Go on")
        settle(window)
        assert said in texts(page(window)), said


def test_where_nobody_can_tell_both_days_are_offered(unlocked, clock, door, made) -> None:
    services = door.open(made.passphrase)
    clock.advance(days=-2)
    services.time.set_to(clock.at + timedelta(days=2, minutes=10))
    services.store.close()
    window = unlocked(clock.at + timedelta(days=9))
    assert "What is today's date?" in texts(page(window))
    press(page(window), "It is Thursday 14 May 2026")
    settle(window)
    assert isinstance(page(window), Who)


def test_a_clock_that_jumps_is_asked_about_over_the_open_register(unlocked, clock) -> None:
    """DQ02: what is half typed below the question stays, and nothing is stamped before."""
    window = unlocked(clock.at)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    window.frame.desk.go("settings")
    settle(window)
    field = window.frame.page.hub_card.findChildren(QLineEdit)[0]
    field.setFocus()
    field.setText("Half typed")
    clock.at = RESET
    QTest.keyClick(field, ENTER)
    settle(window)
    watch = window.inside._watch
    assert isinstance(watch.page, ClockPage)
    assert watch.page.geometry() == window.frame.rect()
    window.resize(1024, 600)
    QApplication.processEvents()
    assert watch.page.geometry() == window.frame.rect()
    clock.at = datetime(2026, 5, 5, 10, 20)  # noqa: DTZ001 - as above
    watch.look()
    assert watch.page is None
    assert field.text() == "Half typed"
    assert field.isEnabled()


def test_settings_ask_again_and_may_be_left(unlocked, clock) -> None:
    window = unlocked(clock.at)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    window.frame.desk.go("settings")
    settle(window)
    assert "It is Tuesday 5 May 2026, 10:00. | hublog goes by the laptop's clock." in texts(
        window.frame
    )
    press(window.frame, "That is not right")
    assert "Your laptop says it is Tuesday 5 May 2026." in texts(window.frame)
    press(window.frame, "Back")
    press(window.frame, "That is not right")
    QTest.keyClicks(window.focusWidget(), "6 May 2026")
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    assert "a clock 1 day ahead of the laptop's" in texts(window.frame)
    press(window.frame, "That is not right")
    press(window.frame, "The laptop is right: it is Tuesday 5 May 2026")
    settle(window)
    assert "hublog goes by the laptop's clock." in texts(window.frame)


def test_nobody_says_what_day_it_is_and_the_key_is_gone(unlocked, made, door, qtbot, clock) -> None:
    window = unlocked(RESET)
    assert isinstance(page(window), ClockPage)
    window.inside.locking.watching.lets_go.emit()
    qtbot.waitUntil(lambda: isinstance(page(window), Unlock), timeout=2000)
    clock.at += timedelta(seconds=1)
    done(door.open(made.passphrase)).store.close()
