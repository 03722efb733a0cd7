"""Paper sheets while they are typed up: kept at once, in no journal, in every backup."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from statistics import median
from time import perf_counter

import pytest

from held import WREN
from hublog.domain.drafts import Draft, Row
from rows_held import rows_in

AT = datetime(2026, 5, 5, 10, 0, 0, 5)  # noqa: DTZ001 - local wall time
EMPTY = Draft(id="d1", saved_at=AT)
FULL = Draft(
    id="d2",
    saved_at=AT + timedelta(seconds=1),
    activity_id="a1",
    day=date(2026, 5, 5),
    start=time(10, 30),
    end=time(12),
    rows=(
        Row("\u0174ren \u201cquoted\u201d\n=1+1", "65+", "y", "10.15", "1h30", "p1"),
        Row("Megan Birch", new=True),
        Row(),
    ),
    total=0,
    note="Rain; 3 buckets",
    written="some stamp",
    lines=("p1", "", "p2"),
    of_paper="d0",
)


def drafts(held) -> tuple[Draft, ...]:
    with held.store.reading() as reader:
        return reader.drafts()


class TestEveryStore:
    def test_keeps_drafts_as_they_are_the_latest_first(self, held) -> None:
        assert drafts(held) == ()
        held.store.keep_draft(EMPTY)
        held.store.keep_draft(FULL)
        assert drafts(held) == (FULL, EMPTY)

    def test_keeps_the_last_state_of_a_draft_only(self, held) -> None:
        held.store.keep_draft(EMPTY)
        later = replace(FULL, id="d1")
        held.store.keep_draft(later)
        assert drafts(held) == (later,)

    def test_drops_a_draft_and_nothing_where_there_is_none(self, held) -> None:
        held.store.keep_draft(EMPTY)
        held.store.keep_draft(FULL)
        held.store.drop_draft("d1")
        held.store.drop_draft("d1")
        assert drafts(held) == (FULL,)

    def test_keeps_drafts_out_of_journal_and_digest(self, held) -> None:
        held.put(WREN)
        before = held.digest()
        held.store.keep_draft(FULL)
        assert held.digest() == before
        with held.store.reading() as reader:
            assert len(reader.latest_actions(9)) == 1
            assert "draft" not in reader.tallies()
        assert held.store.check() == []

    def test_keeps_no_draft_in_the_middle_of_an_action(self, held) -> None:
        with held.store.writing("Ann", "test"):
            with pytest.raises(RuntimeError):
                held.store.keep_draft(EMPTY)
            with pytest.raises(RuntimeError):
                held.store.drop_draft("d1")
        assert drafts(held) == ()

    def test_keeps_a_draft_with_an_action_or_not_at_all(self, held) -> None:
        with held.store.writing("Ann", "test") as work:
            work.keep_draft(FULL)
            assert work.drafts() == (FULL,)
        assert drafts(held) == ()
        with held.store.writing("Ann", "test") as work:
            work.keep_draft(FULL)
            assert not work.commit()
        assert drafts(held) == (FULL,)

    def test_marks_a_draft_with_the_action_that_wrote_it(self, held) -> None:
        held.store.keep_draft(EMPTY)
        with held.store.writing("Ann", "test") as work:
            work.put(WREN)
            work.finish_draft(EMPTY)
        assert drafts(held) == (EMPTY,)
        with held.store.writing("Ann", "test") as work:
            work.put(WREN)
            work.finish_draft(EMPTY)
            stamp = work.commit().stamp
        assert drafts(held) == (replace(EMPTY, written=str(stamp)),)

    def test_drops_a_draft_that_had_nothing_to_add(self, held) -> None:
        held.put(WREN)
        held.store.keep_draft(EMPTY)
        held.store.keep_draft(FULL)
        with held.store.writing("Ann", "test") as work:
            work.put(WREN)
            work.finish_draft(EMPTY)
            assert not work.commit()
        assert drafts(held) == (FULL,)

    def test_takes_no_draft_once_an_action_is_over(self, held) -> None:
        with held.store.writing("Ann", "test") as work:
            work.commit()
            with pytest.raises(RuntimeError):
                work.keep_draft(EMPTY)
            with pytest.raises(RuntimeError):
                work.finish_draft(EMPTY)


def test_a_draft_is_there_after_opening_again_and_in_every_backup(home) -> None:
    home.store.keep_draft(FULL)
    copy = home.store.back_up(home.folder / "backups", "b")
    assert rows_in(copy, home.key)["draft"] == 1
    home.reopen()
    with home.store.reading() as reader:
        assert reader.drafts() == (FULL,)


def test_keeping_a_sheet_of_thirty_rows_costs_a_few_milliseconds(home) -> None:
    """Measured at 2 ms; ten times that would be a key pressed twice."""
    sheet = replace(FULL, rows=(FULL.rows[0],) * 30)
    took = []
    for _ in range(15):
        began = perf_counter()
        home.store.keep_draft(sheet)
        took.append(perf_counter() - began)
    assert median(took) < 0.02
