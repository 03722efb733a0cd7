"""Works on what comes next in a thread of its own, while whoever asked uses what came last."""

import queue
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import TypeVar

_POLL_SECONDS = 0.05

T = TypeVar("T")
Poll = Callable[[], None]
_Came = tuple[tuple[T, ...], BaseException | None]
"""One of the items, or what ended them: nothing more, or an error."""


class _LetGoError(Exception):
    """Nobody asks any more."""


def ahead(
    items: Callable[[Poll], Generator[T, None, None]], poll: Poll | None = None
) -> Iterator[T]:
    """The items, each made while the one before is used; one waits at most.

    ``items`` gets what it has to call several times a second, in the other thread; ``poll`` is called
    by it. What either raises is raised here, in its place. Once nobody asks any more, the items are
    ended and the thread is gone.
    """
    waiting: queue.Queue[_Came[T]] = queue.Queue(1)
    let_go = threading.Event()

    def look() -> None:
        if let_go.is_set():
            raise _LetGoError
        if poll is not None:
            poll()

    worker = threading.Thread(target=_work, args=(items, look, let_go, waiting), daemon=True)
    worker.start()
    try:
        while True:
            came, error = _next(waiting)
            yield from came
            if error is not None:
                raise error
            if not came:
                return
    finally:
        let_go.set()
        worker.join()


def _work(
    items: Callable[[Poll], Generator[T, None, None]],
    look: Poll,
    let_go: threading.Event,
    waiting: "queue.Queue[_Came[T]]",
) -> None:
    ended: BaseException | None = None
    try:
        with closing(items(look)) as every:
            for item in every:
                _hand(((item,), None), let_go, waiting)
                look()
    except BaseException as error:  # noqa: BLE001 - it is raised where the items are asked for
        ended = error
    _hand(((), ended), let_go, waiting)


def _hand(came: _Came[T], let_go: threading.Event, waiting: "queue.Queue[_Came[T]]") -> None:
    while not let_go.is_set():
        try:
            waiting.put(came, timeout=_POLL_SECONDS)
        except queue.Full:
            continue
        return


def _next(waiting: "queue.Queue[_Came[T]]") -> _Came[T]:
    while True:
        # Not for ever: on Windows nobody could interrupt it.
        try:
            return waiting.get(timeout=1)
        except queue.Empty:
            continue
