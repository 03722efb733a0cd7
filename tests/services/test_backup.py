"""Copies of the register are named after the hub and the moment."""

from datetime import datetime
from pathlib import Path

from hublog.domain.problems import Problem
from hublog.services.backup import Backups


def test_a_copy_says_which_hub_and_when(hub) -> None:
    hub.clock.at = datetime(2026, 11, 24, 9, 5, 7)  # noqa: DTZ001 - local wall time
    copy = Backups(hub.store, hub.clock).back_up(Path("copies"))
    assert copy == Path("copies/CUM-EWA_2026-11-24_090507.db")


def test_checking_says_what_the_store_says(hub) -> None:
    hub.store.problems = [Problem("STORE_DAMAGED")]
    assert Backups(hub.store, hub.clock).check() == [Problem("STORE_DAMAGED")]
