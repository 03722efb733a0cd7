"""Copies are made by themselves, kept for a time, taken along; none that fails stops the day."""

from datetime import datetime
from pathlib import Path

import pytest

from fake_shelf import BACKUPS, STICK
from hublog.domain.drafts import Draft
from hublog.domain.problems import Problem
from hublog.services.backup import Backups
from hublog.services.copying import Copied
from hublog.services.unavailable import StorageUnavailable
from in_memory import InMemory

FULL = Problem("DISK_FULL", "here")


@pytest.fixture
def backups(hub) -> Backups:
    hub.clock.at = datetime(2026, 11, 24, 9, 5, 7)  # noqa: DTZ001 - local wall time
    return Backups(hub.store, hub.clock)


def names(hub: InMemory, folder: Path = BACKUPS) -> list[str]:
    return [each.copy.name for each in hub.store.shelf.copies(folder)]


def reasons(hub: InMemory) -> list[str]:
    return [each.copy.reason for each in hub.store.shelf.copies()]


class TestAskedFor:
    def test_a_copy_says_which_hub_and_when(self, hub, backups) -> None:
        copy = backups.back_up(Path("copies"))
        assert copy == Path("copies/CUM-EWA_2026-11-24_090507.db")
        assert backups.status().outside_last is None

    def test_a_copy_on_another_disk_is_one_outside(self, hub, backups) -> None:
        backups.back_up(STICK)
        assert backups.status().outside_last == hub.clock.at

    def test_checking_says_what_the_store_says(self, hub, backups) -> None:
        hub.store.problems = [Problem("STORE_DAMAGED")]
        assert backups.check() == [Problem("STORE_DAMAGED")]

    def test_two_within_a_second_are_two(self, hub, backups) -> None:
        assert backups.now().copy != backups.now().copy
        assert names(hub) == ["CUM-EWA_2026-11-24_090508"]
        assert hub.store.shelf.removed == ["CUM-EWA_2026-11-24_090507"]

    def test_what_verifying_says_is_what_the_shelf_says(self, hub, backups) -> None:
        held = backups.now().copy
        assert held is not None
        assert backups.verify(held.file) is None
        hub.store.shelf.faults[held.file] = Problem("BACKUP_DAMAGED")
        assert backups.verify(held.file) == Problem("BACKUP_DAMAGED")


class TestOfTheDay:
    def test_the_first_opening_of_a_day_makes_one(self, hub, backups) -> None:
        made = backups.daily()
        assert made is not None
        assert made.copy is not None
        assert reasons(hub) == ["daily"]
        assert backups.daily() is None
        hub.clock.advance(days=1)
        assert backups.daily() is not None

    def test_a_copy_of_a_clock_that_was_ahead_makes_no_new_one_at_every_opening(
        self, hub, backups
    ) -> None:
        hub.store.shelf.add("CUM-EWA_2030-01-01_090000_daily")
        assert backups.daily() is not None
        assert backups.status().today
        assert backups.status().last.copy.made_at == hub.clock.at
        assert backups.daily() is None

    def test_one_that_fails_says_why_and_stops_nobody(self, hub, backups) -> None:
        hub.store.shelf.unavailable = FULL
        assert backups.daily() == Copied(problem=FULL)
        status = backups.status()
        assert (status.failed, status.today, status.last) == (FULL, False, None)
        hub.store.shelf.unavailable = None
        backups.daily()
        assert backups.status().failed is None
        assert backups.status().today

    def test_one_that_fails_takes_no_older_one_away(self, hub, backups) -> None:
        """P7: only once a new one was verified."""
        for _ in range(8):
            backups.daily()
            hub.clock.advance(days=1)
        before = names(hub)
        hub.clock.advance(days=400)
        hub.store.shelf.unavailable = FULL
        backups.daily()
        backups.at_close()
        assert names(hub) == before

    def test_older_ones_go_by_days_weeks_and_months(self, hub, backups) -> None:
        for _ in range(100):
            backups.daily()
            hub.clock.advance(days=1)
        assert [f"{each.copy.made_at:%m-%d}" for each in hub.store.shelf.copies()] == [
            *("03-03", "03-02", "03-01", "02-28", "02-27", "02-26", "02-25"),
            *("02-21", "02-14"),
            "01-31",
        ]

    def test_what_cannot_be_taken_away_waits_for_the_next(self, hub, backups) -> None:
        hub.store.shelf.no_removing = True
        for _ in range(20):
            backups.daily()
            hub.clock.advance(days=1)
        assert len(names(hub)) == 20
        assert backups.status().failed is None
        hub.store.shelf.no_removing = False
        backups.daily()
        assert len(names(hub)) < 20


class TestAtClosing:
    def test_work_of_the_day_is_copied(self, hub, backups) -> None:
        backups.daily()
        hub.add_person("Wren Made-Up")
        hub.clock.advance(hours=8)
        assert backups.at_close() is not None
        assert reasons(hub) == ["closing", "daily"]

    def test_nothing_new_needs_no_copy(self, hub, backups) -> None:
        backups.daily()
        assert backups.at_close() is None
        hub.store.keep_draft(Draft(id="d", saved_at=hub.clock.at))
        assert backups.at_close() is not None

    def test_a_register_that_cannot_be_read_closes_all_the_same(self, hub, backups) -> None:
        hub.store.shelf.unreadable = Problem("STORE_DAMAGED")
        assert backups.at_close() == Copied(problem=Problem("STORE_DAMAGED"))
        assert backups.daily() == Copied(problem=Problem("STORE_DAMAGED"))

    def test_a_copy_that_somebody_threw_away_is_made_again(self, hub, backups) -> None:
        backups.daily()
        hub.store.shelf.lying[BACKUPS].clear()
        assert backups.at_close() is not None

    def test_what_was_not_taken_along_yet_goes_onto_the_stick(self, hub, backups) -> None:
        backups.daily()
        backups.choose_outside(STICK)
        assert names(hub, STICK) == []
        taken = backups.at_close()
        assert taken is not None
        assert taken.outside is not None
        assert taken.outside.outside
        assert names(hub, STICK) == names(hub)
        assert backups.at_close() == taken


class TestOutside:
    def test_each_copy_goes_along(self, hub, backups) -> None:
        assert backups.choose_outside(STICK) is None
        made = backups.now()
        assert made.outside is not None
        status = backups.status()
        assert status.outside_folder == STICK
        assert status.outside_there
        assert not status.outside_same_disk
        assert status.outside_last == hub.clock.at
        assert [(each.file.parent, each.outside) for each in backups.list()] == [
            (BACKUPS, False),
            (STICK, True),
        ]

    def test_a_stick_that_is_not_there_is_a_sentence_and_no_error(self, hub, backups) -> None:
        backups.choose_outside(STICK)
        hub.store.shelf.folders.discard(STICK)
        made = backups.now()
        assert made.copy is not None
        assert made.outside_problem == Problem("STICK_MISSING", "stick")
        assert backups.status().failed is None
        assert not backups.status().outside_there
        assert len(backups.list()) == 1

    def test_a_full_stick_is_a_sentence_and_no_error(self, hub, backups) -> None:
        backups.choose_outside(STICK)
        hub.store.shelf.stick_unavailable = FULL
        made = backups.now()
        assert (made.problem, made.outside_problem) == (None, FULL)
        assert backups.status().outside_last is None

    def test_only_what_this_laptop_took_along_is_taken_away(self, hub, backups) -> None:
        """Another laptop of the hub, or another hub, uses the same stick."""
        backups.choose_outside(STICK)
        theirs = hub.store.shelf.add("CUM-EWA_2026-11-01_120000_daily", STICK)
        for _ in range(60):
            backups.daily()
            hub.clock.advance(days=1)
        assert theirs.copy.name in names(hub, STICK)
        assert set(names(hub, STICK)) - {theirs.copy.name} == set(names(hub))

    def test_a_folder_on_the_same_disk_is_said_to_be(self, hub, backups) -> None:
        hub.store.shelf.folders.add(Path("documents"))
        backups.choose_outside(Path("documents"))
        assert backups.status().outside_same_disk

    def test_a_copy_on_the_same_disk_is_none_outside(self, hub, backups) -> None:
        """Also where a stick is not plugged in and its folder is there all the same."""
        hub.store.shelf.folders.add(Path("documents"))
        backups.choose_outside(Path("documents"))
        assert backups.now().outside is not None
        assert backups.status().outside_last is None
        hub.clock.advance(days=1)
        backups.daily()
        hub.clock.advance(days=8)
        backups.daily()
        assert backups.status().days_outside == 8

    @pytest.mark.parametrize("folder", [BACKUPS, Path("nowhere")])
    def test_what_cannot_be_outside_is_refused(self, backups, folder) -> None:
        assert backups.choose_outside(folder) == Problem("COPIES_FOLDER", str(folder))
        assert backups.status().outside_folder is None

    def test_the_choice_can_be_taken_back(self, hub, backups) -> None:
        backups.choose_outside(STICK)
        assert backups.choose_outside(None) is None
        assert backups.now().outside is None
        assert not backups.status().outside_there


class TestInAHurry:
    def test_the_copy_upon_closing_goes_to_no_stick_and_does_so_later(self, hub, backups) -> None:
        backups.choose_outside(STICK)
        hub.add_person("Wren Made-Up")
        backups.stays_here()
        made = backups.at_close()
        assert made is not None
        assert (made.copy is not None, made.outside) == (True, None)
        assert backups.at_close() is None
        assert names(hub, STICK) == []
        assert Backups(hub.store, hub.clock).at_close() is not None
        assert names(hub, STICK) == names(hub)


class TestReminding:
    def test_after_a_week_without_a_copy_outside_somebody_is_reminded(self, hub, backups) -> None:
        assert backups.status().days_outside is None
        backups.daily()
        hub.clock.advance(days=7)
        assert backups.status().days_outside is None
        hub.clock.advance(days=1)
        assert backups.status().days_outside == 8
        backups.choose_outside(STICK)
        backups.daily()
        assert backups.status().days_outside is None

    def test_how_long_is_a_setting(self, hub, backups) -> None:
        backups.daily()
        hub.clock.advance(days=3)
        assert backups.remind_after(2) is None
        assert backups.status().days_outside == 3
        assert backups.status().remind_days == 2
        assert backups.remind_after(0) == Problem("COPIES_REMIND", "0", {"most": 90})


def test_a_fake_disk_that_is_full_raises_as_a_real_one(hub) -> None:
    hub.store.shelf.unavailable = FULL
    with pytest.raises(StorageUnavailable):
        hub.store.shelf.make("x")
