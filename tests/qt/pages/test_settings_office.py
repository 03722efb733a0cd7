"""The programme office in Settings: its pack is shown before it is taken in, and undone after."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from entering import press, texts
from fake_office import words_of
from hublog.domain.activities import Activity
from hublog.domain.problems import Problem
from hublog.qt.frame import Frame
from hublog.qt.pages.settings import Settings
from hublog.qt.pages.settings_pack import PackCard
from made_packs import OFFICE_KEY, made_pack

FILE = Path("CUM-EWA_pack_2026-06-12.xlsx")
NEW_KEY = "ab" * 32
ENTER = Qt.Key.Key_Return


@pytest.fixture
def shown(frame) -> Frame:
    made: Frame = frame("settings")
    return made


@pytest.fixture
def page(shown) -> Settings:
    return shown.page


@pytest.fixture
def look(page, settled, monkeypatch) -> Callable[[], None]:
    """Chooses the pack by keyboard."""

    def choose() -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(FILE), ""))
        page.office.pack.setFocus()
        QTest.keyClick(page.office.pack, Qt.Key.Key_Space)
        settled()

    return choose


def card(page) -> PackCard:
    assert isinstance(page.card, PackCard)
    return page.card


def test_the_keys_are_shown_by_their_five_words(page, hub) -> None:
    said = texts(page)
    assert f"The five words of your hub: {words_of(hub.store.public_key)}" in said
    assert "does not know the key of its programme office yet" in said


def test_a_pack_is_shown_taken_in_by_enter_and_undone(shown, page, hub, look, settled) -> None:
    look()
    said = texts(card(page))
    for line in (
        "Hub pack of Made-up Programme Office",
        "Area: Maryport",
        "Returns are due on day 8 of the next month.",
        "New activity: Warm space (WARM). It has no times yet.",
        "A list of 3 postcodes and the areas they lie in.",
        f"The five words of the office: {words_of(OFFICE_KEY)}",
    ):
        assert line in said
    assert hub.hub.this().area_name == ""
    assert QApplication.focusWidget() is card(page).take
    QTest.keyClick(card(page).take, ENTER)
    settled()
    assert page.card is None
    assert page.office.pack.hasFocus()
    assert hub.hub.this().due_day == 8
    assert page.hub_card.texts["area_name"][1].text() == "Maryport"
    assert f"The five words of the office: {words_of(OFFICE_KEY)}" in texts(page)
    notice = shown.notices.notice
    assert "is taken in" in notice.text
    assert notice.undoes is not None
    page.undo()
    settled()
    assert (hub.hub.this().due_day, hub.find(Activity)) == (6, [])
    assert "does not know the key" in texts(page)


def test_leaving_the_card_takes_nothing_in(page, hub, look) -> None:
    before = hub.digest()
    look()
    QTest.keyClick(card(page).take, Qt.Key.Key_Escape)
    assert page.card is None
    assert page.office.pack.hasFocus()
    look()
    press(page, "Not now")
    assert page.card is None
    assert hub.digest() == before


def test_a_pack_that_says_nothing_new_can_only_be_closed(page, look, settled) -> None:
    look()
    QTest.keyClick(card(page).take, ENTER)
    settled()
    look()
    assert "Your hub knows all of it already" in texts(card(page))
    assert not card(page).take.isVisible()
    assert QApplication.focusWidget() is card(page).leave
    press(page, "Close")
    assert page.card is None


class TestAnotherKey:
    """P10: the stop in red, and the words that only the office can say."""

    @pytest.fixture(autouse=True)
    def _another(self, look, page, fake_office, settled) -> None:
        look()
        QTest.keyClick(card(page).take, ENTER)
        settled()
        fake_office.answer = made_pack(office_key=NEW_KEY, due_day=10)
        look()

    def test_it_says_why_and_does_not_say_the_words(self, page) -> None:
        said = texts(card(page))
        assert "Most likely the office has a new computer" in said
        assert "Ring the office on a number that you had before" in said
        assert words_of(NEW_KEY) not in said
        assert card(page).said.hasFocus()

    def test_enter_without_the_words_or_with_other_ones_takes_nothing_in(
        self, page, hub, settled
    ) -> None:
        for typed in ("", words_of(OFFICE_KEY)):
            card(page).said.setText(typed)
            QTest.keyClick(card(page).said, ENTER)
            settled()
            assert card(page).said.property("wrong") is True
            assert card(page).said.accessibleDescription()
        assert "not the five words" in card(page).said.accessibleDescription()
        assert hub.hub.this().office_key == OFFICE_KEY

    def test_the_right_words_take_it_in(self, shown, page, hub, settled) -> None:
        QTest.keyClicks(card(page).said, words_of(NEW_KEY).title())
        QTest.keyClick(card(page).said, ENTER)
        settled()
        assert page.card is None
        assert hub.hub.this().office_key == NEW_KEY
        assert shown.notices.notice.undoes is not None


def test_what_is_wrong_with_a_pack_is_said_and_another_can_be_chosen(
    shown, page, hub, fake_office, look
) -> None:
    fake_office.answer = Problem("PACK_UNSEALED", FILE.name)
    look()
    assert "has no seal" in shown.notices.notice.text
    assert page.card is None
    assert page.office.pack.isEnabled()
    assert page.office.pack.hasFocus()
    assert "You can drop it anywhere" in page.office.said.text()


def test_a_pack_that_goes_wrong_at_last_is_said(shown, page, fake_office, look, settled) -> None:
    look()
    fake_office.answer = Problem("FILE_NOT_FOUND", FILE.name)
    QTest.keyClick(card(page).take, ENTER)
    settled()
    assert "no file" in shown.notices.notice.text
    assert page.card is not None


def test_nothing_chosen_changes_nothing(page, settled, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    press(page, "Take in a hub pack…")
    press(page, "Key card for the office…")
    settled()
    assert page.card is None


def test_the_key_card_is_written_where_somebody_wants_it(
    shown, page, fake_office, settled, monkeypatch, tmp_path
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    press(page, "Key card for the office…")
    settled()
    assert list(fake_office.cards.written) == [tmp_path / "CUM-EWA.hubkey"]
    assert str(tmp_path / "CUM-EWA.hubkey") in shown.notices.notice.text
    fake_office.cards.problem = Problem("RETURN_FOLDER", "CUM-EWA.hubkey", {"folder": "here"})
    press(page, "Key card for the office…")
    settled()
    assert "cannot be written" in shown.notices.notice.text


def test_a_pack_dropped_on_the_window_is_shown_in_settings(frame, desk, settled) -> None:
    made = frame("today")
    desk.go("settings", pack=str(FILE))
    settled()
    assert isinstance(made.page, Settings)
    assert isinstance(made.page.card, PackCard)
