"""One worker thread does all work with the register, in order; answers come back to the window."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from hublog.services.unavailable import Cancelled, NotAllowed, StorageUnavailable

T = TypeVar("T")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Answer:
    owner: QObject
    then: Callable[[Any], None]
    value: object


class LongJob:
    """A job that says how far it is, and stops when it is asked to."""

    def __init__(self, told: Callable[[int, int], None]) -> None:
        self._told = told
        self._stop = Event()

    def cancel(self) -> None:
        """Stop at the next opportunity; nothing will have been written."""
        self._stop.set()

    def progress(self, done: int, of: int) -> None:
        """What the job calls now and then; raises ``Cancelled`` once it shall stop."""
        if self._stop.is_set():
            raise Cancelled
        self._told(done, of)


class Operations(QObject):
    """Runs work in order, away from the window.

    ``unavailable`` carries the Problem of a ``StorageUnavailable``, ``not_allowed`` that of a
    ``NotAllowed``; ``broke`` any other exception, which is our bug; ``busy`` whether anything is under way.
    """

    unavailable = Signal(object)
    not_allowed = Signal(object)
    broke = Signal(object)
    busy = Signal(bool)
    _answered = Signal(object)
    _ended = Signal()
    _progressed = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="register")
        self._waiting = 0
        self._finished = False
        queued = Qt.ConnectionType.QueuedConnection
        self._answered.connect(self._deliver, queued)
        self._ended.connect(self._one_less, queued)
        self._progressed.connect(self._tell, queued)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._waiting == 0

    def run(self, work: Callable[[], T], then: Callable[[T], None], owner: QObject) -> None:
        """Do the work in its turn; its answer goes to ``then`` while ``owner`` still exists."""
        if self._finished:
            return
        self._waiting += 1
        if self._waiting == 1:
            self.busy.emit(True)  # noqa: FBT003 - the signal's own argument
        self._worker.submit(self._run, work, then, owner)

    def run_long(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        owner: QObject,
        told: Callable[[int, int], None],
    ) -> LongJob:
        """The same for work that takes its time; ``told`` hears how much is done, of how much."""
        job = LongJob(lambda done, of: self._progressed.emit((owner, told), done, of))
        self.run(lambda: work(job.progress), then, owner)
        return job

    def wait(self) -> None:
        """Wait for what is under way, where there will be no other turn; answers come later."""
        self._worker.submit(bool).result()

    def finish(self) -> None:
        """Wait for what is under way and take no more, whoever asks for it yet."""
        self._finished = True
        self._worker.shutdown(wait=True)

    def _run(self, work: Callable[[], T], then: Callable[[T], None], owner: QObject) -> None:
        try:
            self._answered.emit(_Answer(owner, then, work()))
        except Cancelled:
            pass
        except NotAllowed as error:
            self.not_allowed.emit(error.problem)
        except StorageUnavailable as error:
            self.unavailable.emit(error.problem)
        except Exception as error:  # noqa: BLE001 - whatever it is, the window must say so
            self.broke.emit(error)
        finally:
            self._ended.emit()

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        if shiboken6.isValid(answer.owner):
            answer.then(answer.value)

    @Slot(object, int, int)
    def _tell(self, whom: tuple[QObject, Callable[[int, int], None]], done: int, of: int) -> None:
        owner, told = whom
        if shiboken6.isValid(owner):
            told(done, of)

    @Slot()
    def _one_less(self) -> None:
        self._waiting -= 1
        if self._waiting == 0:
            self.busy.emit(False)  # noqa: FBT003 - the signal's own argument
