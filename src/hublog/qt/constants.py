"""Keeps Python's constants alive: Qt's binding hands them out without counting them.

PySide6 6.12 is built for Python 3.12 and later, where None, True and False are never freed
(PEP 683), and so takes one reference too many with every call that answers nothing. Python 3.11
counts them, and would end the program in the middle of a session once none is left.
"""

import sys
from ctypes import c_ssize_t

_MORE = 1 << 40
"""So many calls no laptop makes in a year."""


def keep_constants() -> None:
    """Give the constants more references than anybody can use up; nothing where none are counted."""
    if sys.version_info < (3, 12):
        for constant in (None, True, False, NotImplemented, Ellipsis):
            c_ssize_t.from_address(id(constant)).value += _MORE  # the count stands first
