import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.domain.activities import Activity
from hublog.qt.frame import Frame
from hublog.qt.pages.activity_form import ActivityForm
from hublog.qt.pages.activity_place import PlaceCard

ENTER, ESC, SPACE, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Tab


@pytest.fixture
def activities(frame, lived, settled) -> Frame:
    del lived
    shown = frame("activities")
    settled()
    return shown


@pytest.fixture
def warm(frame, lived, settled) -> Frame:
    """The form of Warm Tuesday, open."""
    shown = frame("activities", activity=lived.activity)
    settled()
    return shown


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def listed(shown) -> list[str]:
    return [row.title for row in shown.page.running.rows]


def test_what_the_hub_offers_is_listed_with_its_times(activities) -> None:
    assert sorted(listed(activities)) == ["Garden", "Warm Tuesday"]
    details = " ".join(row.detail for row in activities.page.running.rows)
    assert "10:00" in details
    assert "13:00" in details


def test_enter_opens_the_form_and_escape_leaves_it(activities) -> None:
    activities.page.running.mark(0)
    activities.page.running.setFocus()
    press(ENTER)
    form = activities.page.card
    assert isinstance(form, ActivityForm)
    assert QApplication.focusWidget() is form.name
    press(ESC)
    assert activities.page.card is None
    assert QApplication.focusWidget() is activities.page.running


def test_an_activity_is_added_with_a_day_in_its_timetable(activities, hub, settled) -> None:
    activities.page.add.setFocus()
    press(SPACE)
    form = activities.page.card
    write("Chess")
    form.timetable.weekday.focus_first()
    press(Qt.Key.Key_Right, SPACE)
    form._add()
    settled()
    settled()
    (chess,) = [each for each in hub.find(Activity) if each.name == "Chess"]
    assert [slot.weekday for slot in chess.schedule] == [1]
    assert activities.notices.notice.undoes is not None
    assert "Chess" in listed(activities)
    activities.page.undo()
    settled()
    settled()
    assert "Chess" not in listed(activities)


@pytest.mark.parametrize("name", ["", "Warm Tuesday"])
def test_a_name_that_cannot_be_is_said_beside_the_field(activities, hub, settled, name) -> None:
    before = hub.digest()
    activities.page.edit("")
    write(name)
    activities.page.card._add()
    settled()
    assert activities.page.card.name.property("wrong") is True
    assert hub.digest() == before


def test_another_name_is_kept_when_the_field_is_left(warm, hub, lived, settled) -> None:
    QApplication.focusWidget().selectAll()
    write("Warm Welcome")
    press(TAB)
    settled()
    assert hub.get(Activity, lived.activity).name == "Warm Welcome"
    assert warm.notices.notice.undoes is not None


def test_a_condition_is_ticked_kept_and_taken_back(warm, hub, lived, settled) -> None:
    """Conditions are kept with the day from which they hold."""
    form = warm.page.card
    code, tick = next((c, t) for c, t in form.ticks.items() if not t.isChecked())
    tick.setFocus()
    press(SPACE)
    settled()
    today = hub.clock.now().date()
    assert code in hub.get(Activity, lived.activity).conditions_on(today)
    warm.page.undo()
    settled()
    settled()
    assert code not in hub.get(Activity, lived.activity).conditions_on(today)
    assert not tick.isChecked()


def test_a_line_of_the_timetable_is_removed_by_its_key(warm, hub, lived, settled) -> None:
    timetable = warm.page.card.timetable
    timetable.list.mark(0)
    timetable.list.setFocus()
    press(Qt.Key.Key_Delete)
    settled()
    today = hub.clock.now().date()
    held = hub.get(Activity, lived.activity).schedule
    assert [s for s in held if s.valid_to is None or s.valid_to > today] == []


def test_an_activity_that_is_over_is_listed_apart_and_brought_back(
    warm, hub, lived, settled
) -> None:
    warm.page.card._turn()
    settled()
    settled()
    assert hub.get(Activity, lived.activity).status != "active"
    assert [row.title for row in warm.page.over.rows] == ["Warm Tuesday"]
    warm.page.over.mark(0)
    warm.page.over.setFocus()
    press(ENTER)
    warm.page.card._turn()
    settled()
    settled()
    assert "Warm Tuesday" in listed(warm)


@pytest.fixture
def placed(frame, hub, lived, settled) -> Frame:
    """The page asked for the name of a place, which another activity has too."""
    del lived
    hub.add_activity("Lunch", place="Hall, 01946 555123")
    hub.add_activity("Tea", place="The Park")
    hall, _ = hub.activities.every_place()
    shown = frame("activities", place=hall.id)
    settled()
    return shown


def test_the_name_of_a_place_is_put_right(placed, hub, settled) -> None:
    """DQ20: the link of what was found opens its name."""
    assert isinstance(placed.page.card, PlaceCard)
    write("The Hall")
    press(ENTER)
    settled()
    assert placed.page.card is None
    assert [row.title for row in placed.page.places.rows] == ["The Hall", "The Park"]
    assert any("The Hall" in row.detail for row in placed.page.running.rows)
    placed.page.undo()
    settled()
    assert [row.title for row in placed.page.places.rows] == ["Hall, 01946 555123", "The Park"]


def test_a_name_that_another_place_has_is_pointed_out(placed, settled) -> None:
    write("the park")
    press(ENTER)
    settled()
    assert placed.page.card.name.property("wrong") is True
    press(ESC)
    placed.page.places.chosen.emit(placed.page.places.rows[1])
    assert placed.page.card.name.text() == "The Park"
    press(ENTER)
    settled()
    assert placed.page.card is None
    placed.page.rename("nothing")
    assert placed.page.card is None
