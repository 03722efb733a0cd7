"""Letting go of what was open: a last copy of a hub's register, then its file and its key."""

from hublog.domain.problems import Problem
from hublog.qt.entrance import Opened, OpenedOffice


def let_go(opened: Opened | OpenedOffice) -> Problem | None:
    """Why there is no copy of what was written last, if there is none; what is made up needs none."""
    made_up = isinstance(opened, Opened) and opened.remove is not None
    try:
        if isinstance(opened, Opened) and not made_up:
            copied = opened.services.backup.at_close()
            return copied.problem if copied is not None else None
    finally:
        opened.services.store.close()
        if isinstance(opened, Opened) and opened.remove is not None:
            opened.remove()
    return None
