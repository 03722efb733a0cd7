"""Writes one kind of file again and again under the recorder, and marks what it says is written."""

import sys
from ctypes import CDLL
from itertools import count
from pathlib import Path

from openpyxl import load_workbook

from exported import seen
from hublog.domain.months import Month
from hublog.store import durable
from in_memory import done
from made_homes import opened, services_of

folder, what, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
marks = CDLL(None)
hub = opened(folder / "home")
services = services_of(hub)
out, month = folder / "out", Month(2026, 5)
numbers = count()
(activity,) = hub.activities.everything()
session = hub.open(activity.id)


def draft() -> None:
    """A return, by the use case."""
    done(services.returns.draft(month, out))


def back_up() -> None:
    """A backup under one name, as on a stick that holds one."""
    hub.store.back_up(out, "evening")


def take_along() -> None:
    """A copy made on this laptop, put on a stick that holds one of the same name."""
    durable.make_folder(out)
    hub.store.shelf.take_along(hub.store.shelf.make("CUM-EWA_2026-05-05_100000_daily"), out)


def write_keys() -> None:
    """A keys file in which one secret was changed, so to speak."""
    durable.write_whole(folder / "home" / "hub.keys", str(next(numbers)).encode() * 999)


def save_straight() -> None:
    """The control: what the spreadsheet library does by itself."""
    draft() if not out.exists() else None
    (path,) = out.glob("*.xlsx")
    book = load_workbook(path)
    book.active["A1"] = next(numbers)
    book.save(path)


ways = {"backup": back_up, "along": take_along, "keys": write_keys, "straight": save_straight}
write = {"return": draft, **ways}[what]
for number in range(times):
    marks.recorder_mark(seen(what, folder).encode())
    # So that the files are told apart, each says one more.
    done(hub.sign_in.new_person("Sam", session, f"Person {number}"))
    write()
marks.recorder_mark(seen(what, folder).encode())
hub.store.close()
