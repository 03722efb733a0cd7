"""The workbook of all hubs: asked for its months, written into the folder, said where it lies."""

from python_calamine import CalamineWorkbook

from entering import texts
from hublog.qt.office.workbook_card import WorkbookCard
from made_programme import LAST


def test_the_workbook_is_written_for_the_months_that_are_chosen(office, returns, settled) -> None:
    returns.workbook.click()
    card = returns.card
    assert isinstance(card, WorkbookCard)
    assert card.make.hasFocus()
    assert (card.first.value, card.last.value) == (str(LAST.plus(-2)), str(LAST))
    card.make.click()
    settled()
    file = office.folder / "consolidated_2026-08_2026-10.xlsx"
    assert "Overview" in CalamineWorkbook.from_path(file).sheet_names
    assert card.reveal.hasFocus()


def test_months_the_wrong_way_round_are_refused_in_words(office, returns, settled) -> None:
    returns.workbook.click()
    card = returns.card
    card.last.setCurrentIndex(card.last.findData("2026-01"))
    card.make.click()
    settled()
    assert card.make.hasFocus()
    assert not list(office.folder.glob("consolidated*"))
    assert "2026-08 comes after 2026-01. Say the earlier month first." in texts(card)
