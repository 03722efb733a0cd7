from datetime import date, datetime
from pathlib import Path

import pytest

from fakes import FakeClock, FakeIds, FakeStore
from hublog.domain.activities import Activity
from hublog.domain.hubs import Hub
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.returns import ReturnContent
from hublog.domain.sessions import Session
from hublog.domain.versions import ReturnVersion
from hublog.services.returns import Drawn, Returns

MAY = Month(2026, 5)
FOLDER = Path("returns")


class FakeWriter:
    """Keeps what it was asked to write; set ``problem`` to refuse."""

    def __init__(self) -> None:
        self.written: dict[Path, ReturnContent] = {}
        self.problem: Problem | None = None

    def write(self, content: ReturnContent, path: Path) -> Problem | None:
        if self.problem is None:
            self.written[path] = content
        return self.problem


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 6, 2, 9, 0))  # noqa: DTZ001 - local wall time


@pytest.fixture
def store(clock) -> FakeStore:
    held = FakeStore(clock)
    with held.writing("Ann", "set_up") as work:
        work.put(Hub(id="hub", code="CUM-EWA", name="Made-up hub"))
        work.put(Activity(id="a", name="Warm Tuesday", type="DROPIN"))
        work.commit()
    return held


@pytest.fixture
def writer() -> FakeWriter:
    return FakeWriter()


@pytest.fixture
def returns(store, clock, writer) -> Returns:
    return Returns(store, clock, FakeIds(), writer)


def hold(store: FakeStore, day: int) -> None:
    with store.writing("Ann", "finished") as work:
        held = date(2026, 5, day)
        work.put(Session(id=f"s{day}", activity_id="a", date=held, status="closed"))
        work.commit()


def remembered(store: FakeStore) -> list[ReturnVersion]:
    with store.reading() as reader:
        return reader.find(ReturnVersion)


def draw(returns: Returns, month: Month = MAY) -> Drawn:
    drawn = returns.draw("Ann", month, FOLDER)
    assert isinstance(drawn, Drawn)
    return drawn


def send(store: FakeStore) -> None:
    (version,) = remembered(store)
    with store.writing("Ann", "sent_return") as work:
        work.amend("return_version", version.id, {"status": "sent"})
        work.commit()


def test_a_return_is_written_under_its_name_and_remembered(returns, store, writer) -> None:
    drawn = draw(returns)
    assert drawn.path == FOLDER / "CUM-EWA_2026-05_v1.xlsx"
    assert writer.written == {drawn.path: drawn.content}
    (version,) = remembered(store)
    assert (version.month, version.version, version.drawn_by) == ("2026-05", 1, "Ann")
    assert (version.drawn_on, version.device) == (date(2026, 6, 2), "FAKEDEVICE")
    assert drawn.changed


def test_the_same_facts_drawn_on_another_day_give_the_same_content(returns, clock) -> None:
    """Return-format.md, Rules: same facts in, same workbook out."""
    first = draw(returns)
    clock.advance(days=3)
    second = draw(returns)
    assert second.content == first.content
    assert not second.changed


def test_changed_facts_before_sending_are_drawn_under_the_same_version(
    returns, store, clock
) -> None:
    draw(returns)
    clock.advance(days=3)
    hold(store, 5)
    drawn = draw(returns)
    assert drawn.path.name == "CUM-EWA_2026-05_v1.xlsx"
    assert drawn.content.cover.drawn_on == date(2026, 6, 5)
    (version,) = remembered(store)
    assert version.digest == drawn.content.digest()


def test_a_change_after_sending_makes_the_next_version(returns, store) -> None:
    first = draw(returns)
    send(store)
    assert draw(returns).content == first.content
    hold(store, 5)
    drawn = draw(returns)
    assert drawn.path.name == "CUM-EWA_2026-05_v2.xlsx"
    assert drawn.content.cover.supersedes == 1
    assert sorted(each.version for each in remembered(store)) == [1, 2]


def test_months_have_versions_of_their_own(returns, store) -> None:
    draw(returns)
    send(store)
    assert draw(returns, Month(2026, 4)).content.cover.version == 1


def test_a_month_that_has_not_begun_is_refused(returns, store, writer) -> None:
    problem = returns.draw("Ann", Month(2026, 7), FOLDER)
    assert problem == Problem("RETURN_FUTURE", "2026-07")
    assert writer.written == {}
    assert remembered(store) == []


def test_the_running_month_may_be_drawn_and_says_that_it_is_not_over(returns, clock) -> None:
    june = Month(2026, 6)
    assert not draw(returns, june).content.cover.complete
    clock.advance(days=40)
    drawn = draw(returns, june)
    assert drawn.content.cover.complete
    assert drawn.content.cover.drawn_on == date(2026, 7, 12)
    assert draw(returns).content.cover.complete


def test_what_could_not_be_written_is_not_remembered(returns, store, writer) -> None:
    writer.problem = Problem("RETURN_FILE_OPEN", "CUM-EWA_2026-05_v1.xlsx")
    assert returns.draw("Ann", MAY, FOLDER) == writer.problem
    assert remembered(store) == []
