"""Measures each figure beside its floor in the same run and prints them as one table."""

import argparse
import importlib
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

FIGURES = (
    *("sign_in", "find_person", "month_return", "month_checks", "month_page"),
    "insights",
    *("bring_in", "laptops", "status", "unlock", "window", "desk_keys", "backup"),
    "doubles",
    *("office_taking_in", "office_growth", "office_year", "office_evidence", "office_figures"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table, in milliseconds unless ``unit`` says otherwise.

    ``floor`` is what the bare libraries take for the same, where they can do it. The figure holds
    where measured ÷ floor is at most ``ratio``, and measured at most ``limit``; ``None`` sets no
    such limit.
    """

    name: str
    measured: float
    floor: float | None = None
    ratio: float | None = None
    limit: float | None = None
    note: str = ""
    unit: str = "ms"

    @property
    def times(self) -> float | None:
        """Measured ÷ floor."""
        return self.measured / self.floor if self.floor else None

    @property
    def holds(self) -> bool:
        """Whether it is within its limits."""
        limits = ((self.times, self.ratio), (self.measured, self.limit))
        return all(most is None or (had is not None and had <= most) for had, most in limits)

    def cells(self) -> tuple[str, ...]:
        """The line as it is printed."""
        limits = [
            f"≤ {self.ratio} x floor" if self.ratio else "",
            f"≤ {self.limit:g} {self.unit}" if self.limit else "",
        ]
        limit = " ".join(filter(None, limits))
        verdict = "" if not limit else "ok" if self.holds else "OVER"
        times = "" if self.times is None else f"{self.times:.2f}"
        return (
            self.name,
            *map(self._said, (self.measured, self.floor)),
            times,
            limit,
            verdict,
            self.note,
        )

    def _said(self, amount: float | None) -> str:
        if amount is None:
            return ""
        digits = 2 if amount < 100 else 0  # noqa: PLR2004 - three digits say enough
        return f"{amount:,.{digits}f} {self.unit}"


class Pair(NamedTuple):
    """Times of the same job, ours and the floor's, taken in turns; in milliseconds."""

    ours: list[float]
    floor: list[float]


def in_turns(ours: Callable[[int], object], floor: Callable[[int], object], times: int) -> Pair:
    """Take both times in turns, so that a busy machine slows both alike; the first warm up."""
    pair = Pair([], [])
    for n in range(times):
        pair.floor.append(milliseconds(floor, n))
        pair.ours.append(milliseconds(ours, n))
    warm = times // 10
    return Pair(pair.ours[warm:], pair.floor[warm:])


def milliseconds(job: Callable[..., object], *args: object) -> float:
    """How long a job takes."""
    start = time.perf_counter()
    job(*args)
    return (time.perf_counter() - start) * 1000


def p50(times: Sequence[float]) -> float:
    """The median."""
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    """What nineteen of twenty stay below."""
    return statistics.quantiles(times, n=20)[-1]


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with TemporaryDirectory(prefix="hublog-bench-") as folder:
        yield Path(folder)


def main() -> int:
    """Print the table; the exit code says whether every figure holds."""
    arguments = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    arguments.add_argument("figure", nargs="*", choices=[[], *FIGURES], help="which, else all")
    arguments.add_argument("--quick", action="store_true", help="small sizes, limits not held")
    chosen = arguments.parse_args()
    held = True
    print(_line(("figure", "measured", "floor", "ratio", "limit", "", "")))
    for name in chosen.figure or FIGURES:
        for figure in importlib.import_module(name).figures(quick=chosen.quick):
            print(_line(figure.cells()), flush=True)
            held = held and (figure.holds or chosen.quick)
    return 0 if held else 1


def _line(cells: tuple[str, ...]) -> str:
    name, measured, floor, ratio, limit, verdict, note = cells
    line = f"{name:<46}{measured:>12}{floor:>12}{ratio:>7}  {limit:<14} {verdict:<5}{note}"
    return line.rstrip()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    sys.exit(main())
