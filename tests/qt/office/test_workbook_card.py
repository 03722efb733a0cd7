"""The workbook of all hubs: asked for its months, written into the folder, said where it lies."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from entering import texts
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.qt.office.workbook_card import WorkbookCard
from made_office import LAST


@dataclass
class Written:
    paths: tuple[Path, ...]


class Writes:
    """Writes an empty workbook of the months it is asked for, until it is told to refuse."""

    def __init__(self) -> None:
        self.asked: list[tuple[Month, Month]] = []

    def workbook(self, first: Month, last: Month, path: Path) -> Written | Problem:
        self.asked.append((first, last))
        if last < first:
            return Problem("OFFICE_NO_FILES", "here")
        path.write_bytes(b"PK")
        return Written((path,))


@pytest.fixture
def writes(office) -> Writes:
    made = Writes()
    outside = replace(office.services.outside, consolidates=lambda *_: made)
    office.services = replace(office.services, outside=outside)
    return made


def test_the_workbook_is_written_for_the_months_that_are_chosen(
    writes, office, returns, settled
) -> None:
    assert returns.workbook.isVisible()
    returns.workbook.click()
    card = returns.card
    assert isinstance(card, WorkbookCard)
    assert card.make.hasFocus()
    assert (card.first.value, card.last.value) == (str(LAST.plus(-2)), str(LAST))
    card.make.click()
    settled()
    assert (office.folder / "consolidated_2026-08_2026-10.xlsx").exists()
    assert writes.asked == [(LAST.plus(-2), LAST)]
    assert card.reveal.hasFocus()


def test_months_the_wrong_way_round_are_refused_in_words(writes, returns, settled) -> None:
    returns.workbook.click()
    card = returns.card
    card.last.setCurrentIndex(card.last.findData("2026-01"))
    card.make.click()
    settled()
    assert "There is no spreadsheet in here." in texts(card)
    assert card.make.hasFocus()


def test_where_nothing_writes_it_the_workbook_is_not_offered(returns) -> None:
    assert not returns.workbook.isVisible()
