"""When the window locks and when the key is let go, by clocks that tests move."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from hublog.qt.idleness import Idleness, Moment, Wanted
from hublog.qt.watching import Watching


class Clocks:
    """Both clocks, moved by hand."""

    def __init__(self) -> None:
        self.now = Moment(1000.0, 5_000_000.0)

    def __call__(self) -> Moment:
        return self.now

    def pass_by(self, seconds: float, *, asleep: bool = False, wall: float = 0.0) -> Moment:
        """Let time pass; a laptop that is asleep counts only by its wall clock."""
        steady = self.now.steady + (0.0 if asleep else seconds)
        self.now = Moment(steady, self.now.wall + seconds + wall)
        return self.now


def waited(idle: Idleness, clocks: Clocks, seconds: int) -> Wanted:
    """What is wanted after so many seconds of ticks."""
    found = Wanted.NOTHING
    for _ in range(seconds // 10):
        found = idle.tick(clocks.pass_by(10))
    return found


def test_it_locks_after_five_minutes_and_lets_go_after_thirty() -> None:
    """Safety.md, keys: idle lock after 5 minutes, the key is dropped after 30."""
    clocks = Clocks()
    idle = Idleness(clocks())
    assert waited(idle, clocks, 290) is Wanted.NOTHING
    assert waited(idle, clocks, 10) is Wanted.LOCK
    assert waited(idle, clocks, 1490) is Wanted.LOCK
    assert waited(idle, clocks, 10) is Wanted.LET_GO


def test_a_touch_begins_anew() -> None:
    clocks = Clocks()
    idle = Idleness(clocks())
    for _ in range(20):
        assert waited(idle, clocks, 240) is Wanted.NOTHING
        idle.touch(clocks())


@pytest.mark.parametrize(("chosen", "kept"), [(0, 2), (2, 2), (9, 9), (15, 15), (99, 15)])
def test_the_minutes_stay_between_two_and_fifteen(chosen: int, kept: int) -> None:
    clocks = Clocks()
    idle = Idleness(clocks(), chosen)
    assert idle.minutes == kept
    assert waited(idle, clocks, kept * 60 - 10) is Wanted.NOTHING
    assert waited(idle, clocks, 10) is Wanted.LOCK


def test_a_laptop_that_slept_lets_go() -> None:
    """Some laptops' steady clock stands still meanwhile; the wall's does not."""
    clocks = Clocks()
    idle = Idleness(clocks())
    assert idle.tick(clocks.pass_by(59)) is Wanted.NOTHING
    idle.touch(clocks())
    assert idle.tick(clocks.pass_by(61, asleep=True)) is Wanted.LET_GO
    assert idle.tick(clocks.pass_by(10)) is Wanted.NOTHING


def test_a_wall_clock_put_back_changes_nothing() -> None:
    clocks = Clocks()
    idle = Idleness(clocks())
    assert idle.tick(clocks.pass_by(10, wall=-3600)) is Wanted.NOTHING
    assert waited(idle, clocks, 300) is Wanted.LOCK


@pytest.fixture
def watched(qtbot) -> tuple[QWidget, Watching, Clocks]:
    """A window that is watched."""
    window, clocks = QWidget(), Clocks()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    watching = Watching(window, 5, clocks)
    watching.begin()
    return window, watching, clocks


def told(signal, watching: Watching) -> bool:
    heard: list[int] = []
    signal.connect(lambda: heard.append(1))
    watching.tick()
    return bool(heard)


def test_keys_and_mouse_on_the_window_count(watched) -> None:
    window, watching, clocks = watched
    for touch in (
        lambda: QTest.keyClick(window.windowHandle(), Qt.Key.Key_A),
        lambda: QTest.mouseMove(window.windowHandle()),
        lambda: QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton),
    ):
        for _ in range(29):
            clocks.pass_by(10)
            watching.tick()
        touch()
        clocks.pass_by(20)
        assert not told(watching.locks, watching)
        watching.touch()
    for _ in range(30):
        clocks.pass_by(10)
        watching.tick()
    assert told(watching.locks, watching)


def test_half_an_hour_is_said_once(watched) -> None:
    _, watching, clocks = watched
    heard: list[int] = []
    watching.lets_go.connect(lambda: heard.append(1))
    for _ in range(6 * 32):
        clocks.pass_by(10)
        watching.tick()
    assert heard == [1]


def test_other_minutes_hold_at_once(watched) -> None:
    _, watching, clocks = watched
    for _ in range(12):
        clocks.pass_by(10)
        watching.tick()
    assert not told(watching.locks, watching)
    watching.set_minutes(2)
    assert watching.minutes == 2
    assert told(watching.locks, watching)


def test_nothing_is_watched_once_nothing_is_open(watched) -> None:
    _, watching, _ = watched
    assert watching._timer.isActive()
    watching.end()
    assert not watching._timer.isActive()
