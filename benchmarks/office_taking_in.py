"""Taking returns in, beside pandas reading their sheets with openpyxl and putting them together."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

import made_returns
from harness import Figure, Pair, in_turns, p50, scratch
from office_at_work import all_taken, engines, expect, new_store, returns, taking_in

_ATTENDANCES = 2000
_FIVE_TIMES = 0.2


def figures(*, quick: bool) -> Iterator[Figure]:
    """A month of many hubs each time; pandas checks nothing and keeps nothing of what it read."""
    batch, months, size = (2, 1, 20) if quick else (30, 4, _ATTENDANCES)
    with scratch() as folder:
        paths = returns(folder, batch, months, size)
        for engine, address in engines(folder):
            pair = _measured(address(), [paths[n : n + batch] for n in range(0, len(paths), batch)])
            ours, floor = p50(pair.ours) / batch, p50(pair.floor) / batch
            name = f"taking in a return of {size:,}, {engine}"
            note = f"{floor / ours:.1f} x as fast"
            yield Figure(name, ours, floor, None if quick else _FIVE_TIMES, note=note)


def _measured(address: str, months: Sequence[Sequence[Path]]) -> Pair:
    with new_store(address) as store:
        expect(store, made_returns.codes(len(months[0])))
        taking = taking_in(store)
        return in_turns(
            lambda n: all_taken(taking.take("bench", months[n])),
            lambda n: _read(months[n]),
            len(months),
        )


def _read(paths: Sequence[Path]) -> dict[str, pd.DataFrame]:
    books = [pd.read_excel(path, sheet_name=None, engine="openpyxl") for path in paths]
    return {name: pd.concat([book[name] for book in books]) for name in books[0]}
