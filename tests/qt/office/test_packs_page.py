"""The hubs on the office's list, their packs and their keys, and the office's own settings."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from entering import texts
from hublog.domain.problems import Problem
from hublog.qt.office.key_card import KeyCardCard
from in_memory import done
from made_programme import CODES, HUB_KEY, NAMES, OFFICE, listed, public_key
from sealed_return import OTHER_KEY

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
NEW = "NW-HUB"
AREAS = "postcode,lsoa21cd,imd_decile,imd_index,lad\nCA14 1AA,E01019124,2,IOD2025,Allerdale\n"


def open_hub(packs, settled, place: int) -> None:
    packs.list.chosen.emit(packs.list.rows[place])
    settled()


def test_every_hub_stands_on_the_list_with_the_state_of_its_key(office, packs, settled) -> None:
    done(office.services.hubs.put(listed(NEW, "New Hub")))
    packs.opened({})
    settled()
    assert packs.state.text() == "10 hubs · 9 with a known key"
    rows = {row.title: row.pill for row in packs.list.rows}
    assert rows["New Hub"] == "no key yet"
    assert rows[NAMES[0]] == ""
    assert packs.list.hasFocus()


def test_a_hub_is_found_by_a_part_of_its_name_or_code(packs, settled) -> None:
    packs.opened({"find": True})
    assert packs.find_field.hasFocus()
    QTest.keyClicks(packs.find_field, "barn")
    assert [row.title for row in packs.list.rows] == ["The Barn"]
    QTest.keyClick(packs.find_field, ENTER)
    assert packs.form.texts["name"].text() == "The Barn"
    packs.find_field.setText("nobody")
    QTest.keyClick(packs.find_field, ENTER)
    assert packs.list.rows == ()


def test_a_new_hub_is_added_and_what_is_wrong_is_said_where_it_is(office, packs, settled) -> None:
    packs.add.click()
    form = packs.form
    assert form.texts["name"].hasFocus()
    QTest.keyClicks(form.texts["name"], "New Hub")
    QTest.keyClicks(form.texts["code"], "new")
    form._keep()
    settled()
    assert form.texts["code"].hasFocus()
    assert form.fields["code"]._below.property("role") == "error"
    form.texts["code"].setText(NEW)
    form.texts["due_day"].setText("soon")
    form._keep()
    settled()
    assert form.fields["due_day"]._below.property("role") == "error"
    form.texts["due_day"].setText("8")
    form.partners.partner.setText("Made-Up Surgery")
    form.partners._add()
    assert "A partner needs a name and a kind." in texts(form.partners)
    kind = form.partners.kind
    kind.setCurrentIndex(kind.findData("GP"))
    form.partners.since.setText("June")
    form.partners._add()
    QTest.keyClick(form.texts["name"], ENTER)
    settled()
    assert "needs a name, a kind from the list" in texts(form.partners)
    form.partners.list.removed.emit(form.partners.list.rows[0])
    form.partners.partner.setText("Made-Up Surgery")
    form.partners.since.setText("2026-06")
    form._keep()
    settled()
    hub = done(office.services.hubs.get(NEW))
    assert (hub.name, hub.due_day, hub.partners[0].since) == ("New Hub", 8, "2026-06")
    assert packs.form is not form
    assert packs.pack is not None
    assert "Its key is not known yet." in texts(packs.pack)


def test_a_partner_without_a_name_is_asked_for_one(packs) -> None:
    packs.add.click()
    packs.form.partners._add()
    assert packs.form.partners.partner.hasFocus()


def test_a_hub_is_changed_and_its_key_stays(office, packs, settled) -> None:
    open_hub(packs, settled, 5)
    form = packs.form
    assert form.texts["code"].isReadOnly()
    form.texts["contact"].setText("Sam, 01946 555999")
    form._keep()
    settled()
    hub = done(office.services.hubs.get(CODES[5]))
    assert hub.contact == "Sam, 01946 555999"
    assert hub.public_key == public_key(HUB_KEY)
    packs.form.left.emit()
    assert packs.form is None
    assert packs.list.hasFocus()


def test_a_pack_is_made_into_the_folder_with_the_areas_that_were_chosen(
    office, packs, settled, tmp_path, monkeypatch
) -> None:
    areas = tmp_path / "areas.csv"
    areas.write_text(AREAS, encoding="utf-8")
    open_hub(packs, settled, 5)
    assert "No area list is chosen." in texts(packs.pack)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(areas), ""))
    packs.pack.choose.click()
    settled()
    assert "Area list: areas.csv, 1 postcode" in texts(packs.pack)
    packs.pack.make.click()
    settled()
    assert (office.folder / f"{CODES[5]}_pack_2026-11-09.xlsx").exists()
    assert packs.pack.reveal.hasFocus()


def test_an_area_list_that_is_dropped_is_for_the_hub_that_is_shown(
    packs, settled, tmp_path
) -> None:
    areas = tmp_path / "areas.csv"
    areas.write_text(AREAS, encoding="utf-8")
    assert not packs.drop([areas])
    open_hub(packs, settled, 5)
    assert packs.drop([areas])
    settled()
    assert "Area list: areas.csv, 1 postcode" in texts(packs.pack)
    assert not packs.drop([areas, areas])


def test_a_key_card_is_taken_once_its_words_were_compared(office, packs, settled) -> None:
    done(office.services.hubs.put(listed(NEW, "New Hub")))
    assert packs.drop([office.key_card(NEW)])
    settled()
    card = packs.card
    assert isinstance(card, KeyCardCard)
    assert card.heard.hasFocus()
    QTest.keyClicks(card.heard, "not these words at all")
    QTest.keyClick(card.heard, ENTER)
    assert "These are not the words of this card." in texts(card)
    card.heard.setText(office.services.packs.words_of(public_key(HUB_KEY)))
    QTest.keyClick(card.heard, ENTER)
    settled()
    assert packs.card is None
    assert done(office.services.hubs.get(NEW)).public_key == public_key(HUB_KEY)
    assert "Robin compared the words on 9 Nov." in texts(packs.pack)


def test_a_key_card_of_another_key_is_a_stop_and_a_known_one_needs_nothing(
    office, packs, settled
) -> None:
    packs.look_at_card(office.key_card(CODES[5]))
    settled()
    assert "This is the key of Riverside that you know" in texts(packs.card)
    assert packs.card.leave.hasFocus()
    packs.look_at_card(office.key_card(CODES[5], OTHER_KEY))
    settled()
    assert "Stop: this is not the key of Riverside that you know" in texts(packs.card)
    QTest.keyClick(packs.card.heard, ESC)
    assert packs.card is None
    assert done(office.services.hubs.get(CODES[5])).public_key == public_key(HUB_KEY)


def test_what_is_no_key_card_is_said_to_be_none(office, packs, settled, monkeypatch) -> None:
    file = office.folder / "odd.hubkey"
    file.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    said = []
    packs.desk.said.connect(said.append)
    packs.card_file.click()
    settled()
    assert said[-1].text == packs.words.problem(Problem("NOT_A_KEY_CARD"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    packs.card_file.click()
    assert packs.card is None


def test_the_office_can_be_renamed_and_says_its_five_words(
    office, office_frame, office_desk, settled
) -> None:
    shown = office_frame("office_settings")
    page = shown.page
    assert office.services.packs.our_words() in texts(page)
    assert page.office_name.text() == OFFICE
    page.office_name.setText(" ")
    page.office_name.editingFinished.emit()
    settled()
    assert "Please say what the programme office is called" in texts(page)
    page.office_name.setText("Our Office")
    page.office_name.editingFinished.emit()
    settled()
    assert office.services.hubs.office().name == "Our Office"
    assert "Our Office" in shown.notices.right.text()
    page.who.setText("Sam")
    page.who.editingFinished.emit()
    assert office_desk.actor == "Sam"
    assert "Sam · Our Office" in shown.notices.right.text()


def test_a_copy_of_the_store_is_made(office_frame, settled, tmp_path, monkeypatch) -> None:
    shown = office_frame("office_settings")
    page = shown.page
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "stick"))
    page.copies.copy.click()
    settled()
    assert [each.name for each in (tmp_path / "stick").glob("*.db")] == [
        "office_2026-11-09_104100.db"
    ]
