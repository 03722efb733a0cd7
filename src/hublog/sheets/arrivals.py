"""Reads returns that arrived, many after each other, while the last one is filed."""

import gc
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.services.office.ports import Came
from hublog.sheets import layout
from hublog.sheets.ahead import ahead
from hublog.sheets.arrived_rows import LeftOut, OddCellError, arrived
from hublog.sheets.comparing import compare
from hublog.sheets.reading_many import read_many
from hublog.sheets.verifying import verification_of

_MANY_OBJECTS = 200_000
"""More than the rows of a usual return are."""
_ENDINGS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})

_TRIED = 10
"""Trying a password is made slow on purpose, and a file has little time (safety.md)."""


class GuardedArrivals:
    """The port ``ArrivalReader``; ``command`` is for tests."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = command

    def files_in(self, places: Sequence[Path]) -> tuple[Path, ...]:
        """The files themselves, and every spreadsheet below a folder, in the order of their names."""
        found: list[Path] = []
        for place in places:
            inside = place.rglob("*") if place.is_dir() else ()
            sheets = (each for each in inside if each.suffix.casefold() in _ENDINGS)
            # Names that begin so are what a spreadsheet program leaves while a file is open.
            named = (each for each in sheets if not each.name.startswith(("~$", ".")))
            found += sorted(named) if place.is_dir() else [place]
        return tuple(dict.fromkeys(found))

    def read(
        self,
        paths: Sequence[Path],
        passwords: Collection[str] = (),
        poll: Callable[[], None] | None = None,
        left_out: LeftOut = (),
    ) -> Iterator[tuple[Path, Came | Problem]]:
        """Each file in turn, with its Problem where it is no return; each password is tried.

        Problems: those of ``TravelledReader`` and of ``verifying.verified``.
        """

        def came(look: Callable[[], None]) -> Generator[tuple[Path, Came | Problem], None, None]:
            first, *more = _some_at_a_time(list(passwords))
            with _little_tidying():
                for path, read in read_many(paths, first, look, command=self._command):
                    sheets = read
                    for some in more:
                        if not isinstance(sheets, Problem) or sheets.code != "FILE_WRONG_PASSWORD":
                            break
                        ((_, sheets),) = read_many([path], some, look, command=self._command)
                    yield path, _came(path, sheets, left_out)

        return ahead(came, poll)


def _some_at_a_time(passwords: list[str]) -> list[list[str]]:
    """So few passwords at a time that trying them takes no file's time up; one list at least."""
    return [passwords[at : at + _TRIED] for at in range(0, len(passwords), _TRIED)] or [[]]


def _came(path: Path, sheets: Sequence[Grid] | Problem, left_out: LeftOut) -> Came | Problem:
    if isinstance(sheets, Problem):
        return sheets
    compared = compare(sheets, layout.SHEETS, layout.COVER)
    found = verification_of(compared, path.name)
    if isinstance(found, Problem):
        return found
    try:
        return Came(path, found, arrived(compared, found, left_out))
    except OddCellError:
        return Came(path, found, None)


@contextmanager
def _little_tidying() -> Iterator[None]:
    """Let Python look for rubbish less often: rows make none, and looking takes a fifth of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(_MANY_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
