"""A secret to be read, or to be copied."""

from PySide6.QtCore import Qt

from hublog.qt.widgets.labels import Label


def shown_secret(role: str, name: str, secret: str) -> Label:
    """The secret in the role of a text, with its name for whoever hears it."""
    made = Label(secret, role)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    made.setAccessibleName(f"{name}: {secret}")
    return made
