import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.domain.people import Person
from hublog.qt.frame import Frame
from in_memory import done

ENTER, DOWN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape


@pytest.fixture
def people(frame, lived, settled) -> Frame:
    """The list of people, and where it leads instead of going there."""
    del lived
    shown = frame("people")
    settled()
    shown.led = []
    shown.desk.went.disconnect(shown._go_where)
    shown.desk.went.connect(lambda page, where: shown.led.append((page, where)))
    return shown


def listed(shown) -> list[str]:
    model = shown.page.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_everybody_is_listed_by_name_and_the_search_has_the_focus(people) -> None:
    assert listed(people) == sorted(listed(people))
    assert len(listed(people)) == 9
    assert people.page.state.text().startswith("9")
    assert QApplication.focusWidget() is people.page.field


def test_two_letters_of_any_name_find_somebody_and_enter_opens_them(people, lived) -> None:
    write("bir")
    assert listed(people) == ["Megan Birch"]
    press(ENTER)
    assert people.led == [("person", {"person": lived.people[0]})]


def test_down_goes_to_the_list_and_enter_opens_the_one_chosen(people, hub) -> None:
    press(DOWN, DOWN, ENTER)
    ((page, where),) = people.led
    assert (page, hub.get(Person, where["person"]).known_as) == ("person", listed(people)[1])


def test_where_nobody_is_found_enter_opens_nobody(people) -> None:
    write("zzz")
    press(ENTER)
    assert listed(people) == []
    assert people.led == []


def test_those_put_away_are_listed_apart(people, hub, lived) -> None:
    done(hub.people.archive("Sam", lived.people[1]))
    people.page.opened({})
    people.page.kinds.focus_first()
    press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert people.page.kinds.value == "archived"


def test_only_those_put_away_are_in_their_list(people, hub, lived, settled) -> None:
    done(hub.people.archive("Sam", lived.people[1]))
    people.page.opened({})
    settled()
    assert "Robin Ash" not in listed(people)
    people.page.kinds.choose("archived")
    people.page._filter()
    assert listed(people) == ["Robin Ash"]


def test_looking_for_the_unfinished_shows_those_of_whom_only_a_name_is_known(
    people, settled
) -> None:
    people.page.opened({"unfinished": True})
    settled()
    assert people.page.kinds.value == "unfinished"
    assert "Ali Fern" in listed(people)


def test_somebody_new_is_added_by_keyboard_and_their_page_opens(people, hub, settled) -> None:
    write("Nia Sorrel")
    people.page.add.setFocus()
    press(Qt.Key.Key_Space)
    assert QApplication.focusWidget().text() == "Nia Sorrel"
    press(ENTER)
    settled()
    (added,) = [each for each in hub.find(Person) if each.known_as == "Nia Sorrel"]
    assert people.led == [("person", {"person": added.id})]
    assert people.notices.notice.undoes is not None


def test_a_name_that_is_none_is_said_beside_the_field_and_escape_leaves(
    people, hub, settled
) -> None:
    before = hub.digest()
    people.page.add.click()
    press(ENTER)
    settled()
    assert QApplication.focusWidget() is people.page.card.name
    assert people.page.card.name.property("wrong") is True
    press(ESC)
    assert people.page.card is None
    assert QApplication.focusWidget() is people.page.field
    assert hub.digest() == before


def test_whoever_is_added_elsewhere_is_listed_at_once(people, desk, settled) -> None:
    desk.do(lambda s: s.people.add("Sam", "Nia Sorrel"), lambda _: None, people)
    settled()
    settled()
    assert "Nia Sorrel" in listed(people)
