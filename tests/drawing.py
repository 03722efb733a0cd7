"""Shows a widget, waits until everything is answered, and names its picture."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from hublog.qt.operations import Operations
from hublog.qt.settling import settled

T = TypeVar("T")


def answered(operations: Operations, work: Callable[[], T]) -> T:
    """What comes of work with the register, done where the window does it."""
    answers: list[T] = []
    operations.run(work, answers.append, operations)
    settle(operations)
    return answers[0]


def settle(operations: Operations) -> None:
    """Until every answer is shown."""
    assert settled(lambda: operations.idle), "what was asked for was not answered"


def show(widget: QWidget, size: tuple[int, int]) -> None:
    widget.resize(*size)
    widget.show()
    widget.activateWindow()
    QTest.qWaitForWindowActive(widget)


def let_go(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def named(moment: str, look: str, size: tuple[int, int]) -> str:
    return f"{moment}-{look}-{size[0]}x{size[1]}.png"
