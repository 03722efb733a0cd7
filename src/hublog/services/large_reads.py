"""Keeps Python from looking for garbage while thousands of records are read or made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_looking_for_garbage() -> Iterator[None]:
    """Thousands of new records are no garbage; looking among them takes a third of the time."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()
