"""Sets right what Qt's binding does to Python: constants that run out, imports that read sources.

PySide6 6.12 is built for Python 3.12 and later, where None, True and False are never freed
(PEP 683), and so takes one reference too many with every call that answers nothing. Python 3.11
counts them, and would end the program in the middle of a session once none is left.

It also reads the source of every module imported after it, to see whether the module wants other
names for Qt's methods. Nobody here does; that costs a tenth of a second and 17 MB.
"""

import builtins
import sys
from ctypes import c_ssize_t

import PySide6.QtCore  # noqa: F401 - it has to be there before it is set right

_MORE = 1 << 40
"""So many calls no laptop makes in a year."""


def keep_constants() -> None:
    """Give the constants more references than anybody can use up; nothing where none are counted."""
    if sys.version_info < (3, 12):
        for constant in (None, True, False, NotImplemented, Ellipsis):
            c_ssize_t.from_address(id(constant)).value += _MORE  # the count stands first


def plain_imports() -> None:
    """Import as Python does from now on."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
