"""What is made ahead comes in its order, ends as it would have, and leaves no thread behind."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hublog.services.unavailable import Cancelled
from hublog.sheets.ahead import ahead
from hublog.sheets.arrivals import GuardedArrivals

PATIENCE = 20


def counting(how_many: int) -> Iterator[int]:
    yield from range(how_many)


def test_items_come_in_their_order() -> None:
    assert list(ahead(lambda _: counting(100))) == list(range(100))
    assert list(ahead(lambda _: counting(0))) == []


def test_the_next_one_is_made_while_the_last_is_used() -> None:
    made = threading.Semaphore(0)

    def items(_: Callable[[], None]) -> Iterator[int]:
        for n in range(3):
            made.release()
            yield n

    used = ahead(items)
    assert next(used) == 0
    for _ in range(2):  # the first, and the second though nobody asked for it
        assert made.acquire(timeout=PATIENCE)
    assert list(used) == [1, 2]


def test_what_goes_wrong_is_raised_after_what_came_before_it() -> None:
    def items(_: Callable[[], None]) -> Iterator[int]:
        yield 1
        raise KeyError("made up")

    used = ahead(items)
    assert next(used) == 1
    with pytest.raises(KeyError, match="made up"):
        next(used)


def test_who_polls_ends_it() -> None:
    def poll() -> None:
        raise Cancelled

    def items(look: Callable[[], None]) -> Iterator[int]:
        while True:
            look()

    with pytest.raises(Cancelled):
        list(ahead(items, poll))


def test_once_nobody_asks_the_items_are_ended_and_the_thread_is_gone() -> None:
    ended = threading.Event()

    def items(look: Callable[[], None]) -> Iterator[int]:
        try:
            while True:
                look()
                yield 1
        finally:
            ended.set()

    before = threading.active_count()
    used = ahead(items)
    assert next(used) == 1
    used.close()
    assert threading.active_count() == before
    assert ended.is_set()


def test_an_import_that_is_let_go_leaves_no_child_behind(tmp_path: Path) -> None:
    files = [tmp_path / f"{n}.xlsx" for n in range(5)]
    before = threading.active_count()
    coming = GuardedArrivals().read(files)
    path, problem = next(coming)
    assert (path, problem.code) == (files[0], "FILE_NOT_FOUND")
    coming.close()
    assert threading.active_count() == before
    assert [each.code for _, each in GuardedArrivals().read(files)] == ["FILE_NOT_FOUND"] * 5
