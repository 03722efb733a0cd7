import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject

from hublog.domain.problems import Problem
from hublog.qt.operations import Operations
from hublog.services.unavailable import StorageUnavailable


@pytest.fixture
def operations(qapp) -> Iterator[Operations]:
    made = Operations()
    yield made
    made.finish()
    qapp.processEvents()


@pytest.fixture
def idle(qtbot, operations) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: operations.idle)


def test_work_is_done_in_its_order_and_away_from_the_window(operations, idle) -> None:
    done: list[tuple[int, bool]] = []
    threads = set()

    def work(number: int) -> int:
        threads.add(threading.current_thread())
        return number

    for number in range(20):
        operations.run(
            lambda number=number: work(number),
            lambda it: done.append((it, threading.current_thread() is threading.main_thread())),
            operations,
        )
    idle()
    assert done == [(number, True) for number in range(20)]
    assert len(threads) == 1
    assert threading.main_thread() not in threads


def test_busy_is_said_once_for_all_that_is_under_way(operations, idle) -> None:
    said: list[bool] = []
    operations.busy.connect(said.append)
    for _ in range(3):
        operations.run(lambda: None, lambda _: None, operations)
    idle()
    assert said == [True, False]


def test_an_answer_for_nobody_is_let_go(operations, idle) -> None:
    owner, answered = QObject(), []
    go = threading.Event()
    operations.run(go.wait, answered.append, owner)
    owner.deleteLater()
    operations.run(lambda: 1, answered.append, operations)
    del owner
    go.set()
    idle()
    assert answered == [1]


def test_what_fails_is_said_and_the_next_work_is_done(operations, idle) -> None:
    broke, unavailable, answered = [], [], []
    operations.broke.connect(broke.append)
    operations.unavailable.connect(unavailable.append)

    def fail(error: Exception) -> None:
        raise error

    full = Problem("DISK_FULL")
    operations.run(lambda: fail(StorageUnavailable(full)), answered.append, operations)
    operations.run(lambda: fail(KeyError("ours")), answered.append, operations)
    operations.run(lambda: 3, answered.append, operations)
    idle()
    assert unavailable == [full]
    assert [type(each) for each in broke] == [KeyError]
    assert answered == [3]


def test_long_work_tells_how_far_it_is(operations, idle) -> None:
    told, answered = [], []

    def work(progress) -> str:
        for place in (1, 2, 3):
            progress(place, 3)
        return "made"

    operations.run_long(work, answered.append, operations, lambda done, of: told.append((done, of)))
    idle()
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert answered == ["made"]


def test_long_work_can_be_cancelled_and_answers_nothing(operations, idle) -> None:
    begun, cancelled = threading.Event(), threading.Event()
    answered, broke = [], []
    operations.broke.connect(broke.append)

    def work(progress) -> None:
        progress(1, 2)
        begun.set()
        cancelled.wait(10)
        progress(2, 2)

    job = operations.run_long(work, answered.append, operations, lambda *_: None)
    assert begun.wait(10)
    job.cancel()
    cancelled.set()
    idle()
    assert (answered, broke) == ([], [])


def test_a_desk_that_has_ended_asks_nothing_more_of_a_store_that_is_closed(desk, settled) -> None:
    """A page's timer may be due in the very moment in which the register is let go."""
    asked = []
    desk.ask(asked.append, lambda _: None, desk)
    desk.end()
    desk.ask(asked.append, lambda _: None, desk)
    desk.do(asked.append, lambda _: None, desk)
    settled()
    assert asked == [desk.services]


def test_nothing_is_begun_once_all_is_finished(operations) -> None:
    """Whatever a window that is closing still wants."""
    done = []
    operations.finish()
    operations.run(lambda: done.append(1), done.append, operations)
    assert operations.idle
    assert done == []
