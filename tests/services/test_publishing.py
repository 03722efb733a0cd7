from datetime import date, datetime
from pathlib import Path

import pytest

from fakes import FakeClock, FakeStore
from hublog.domain.checks.rules import findings
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.publishing import Letterhead, Publication
from hublog.services.books import Books
from hublog.services.publishing import Preview, Published, Publishing
from made_facts import stored_example

MAY = Month(2026, 5)
FOLDER = Path("published")


class FakeSummaryWriter:
    """Keeps what it was asked to make and write; refuses files that end as ``refused``."""

    def __init__(self) -> None:
        self.made: dict[bytes, tuple[Publication, Letterhead]] = {}
        self.written: dict[Path, bytes] = {}
        self.refused = "none"

    def workbook(self, page: Publication, head: Letterhead) -> bytes:
        self.made[b"workbook"] = (page, head)
        return b"workbook"

    def pdf(self, page: Publication, head: Letterhead) -> bytes:
        self.made[b"pdf"] = (page, head)
        return b"pdf"

    def write(self, content: bytes, path: Path) -> Problem | None:
        if path.name.endswith(self.refused):
            return Problem("RETURN_FILE_OPEN", path.name, {"folder": str(path.parent)})
        self.written[path] = content
        return None


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime(2026, 6, 2, 9, 0))  # noqa: DTZ001 - local wall time


@pytest.fixture
def store(clock) -> FakeStore:
    held = FakeStore(clock)
    stored_example(held)
    return held


@pytest.fixture
def writer() -> FakeSummaryWriter:
    return FakeSummaryWriter()


@pytest.fixture
def publishing(store, clock, writer) -> Publishing:
    return Publishing(store, clock, Books(store, clock, findings), writer)


def test_a_preview_shows_what_everybody_may_see(publishing) -> None:
    shown = publishing.preview(MAY)
    assert isinstance(shown, Preview)
    assert (shown.page["A03"], shown.page["B01"]) == (15, "*")
    assert (shown.head.hub.code, shown.head.month) == ("CUM-EWA", MAY)
    assert (shown.head.drawn_on, shown.head.complete) == (date(2026, 6, 2), True)


def test_a_page_is_made_to_print_and_as_a_workbook(publishing, writer) -> None:
    made = publishing.publish(MAY, FOLDER)
    assert isinstance(made, Published)
    page, book = (FOLDER / f"CUM-EWA_2026-05_summary.{ending}" for ending in ("pdf", "xlsx"))
    assert made.paths == (page, book)
    assert writer.written == {page: b"pdf", book: b"workbook"}
    assert {*writer.made.values()} == {(made.shown.page, made.shown.head)}


@pytest.mark.parametrize(("pdf", "workbook"), [(True, False), (False, True), (False, False)])
def test_only_what_was_asked_for_is_made(publishing, writer, pdf, workbook) -> None:
    made = publishing.publish(MAY, FOLDER, pdf=pdf, workbook=workbook)
    assert isinstance(made, Published)
    assert [path.suffix for path in made.paths] == [".pdf"] * pdf + [".xlsx"] * workbook
    assert {*writer.made} == {*writer.written.values()}


def test_publishing_writes_nothing_to_the_register(publishing, store) -> None:
    with store.reading() as reader:
        before = reader.digest(), reader.latest_actions(99)
    publishing.publish(MAY, FOLDER)
    with store.reading() as reader:
        assert (reader.digest(), reader.latest_actions(99)) == before


def test_a_month_that_has_not_begun_is_refused(publishing, writer) -> None:
    refused = Problem("RETURN_FUTURE", "2026-07")
    assert publishing.preview(Month(2026, 7)) == refused
    assert publishing.publish(Month(2026, 7), FOLDER) == refused
    assert writer.made == {}


def test_the_running_month_says_that_it_is_not_over(publishing) -> None:
    shown = publishing.preview(Month(2026, 6))
    assert isinstance(shown, Preview)
    assert not shown.head.complete


@pytest.mark.parametrize(("refused", "left"), [("pdf", 0), ("xlsx", 1)])
def test_what_could_not_be_written_is_a_problem(publishing, writer, refused, left) -> None:
    writer.refused = refused
    problem = publishing.publish(MAY, FOLDER)
    assert isinstance(problem, Problem)
    assert problem.code == "RETURN_FILE_OPEN"
    assert len(writer.written) == left
