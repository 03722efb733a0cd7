"""Has something read out that whoever hears the screen would not come to: the focus is elsewhere, and stays there."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from hublog.qt.models.rows import Row


def read_out(widget: QWidget, said: str, *, at_once: bool = False) -> None:
    """Read it out in its turn, or ``at_once``, whatever is being read."""
    event = QAccessibleAnnouncementEvent(widget, said)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def read_row(widget: QWidget, row: Row | None) -> None:
    """Read out the row that is marked below a field."""
    if row is not None:
        read_out(widget, ", ".join(part for part in (row.title, row.detail) if part))
