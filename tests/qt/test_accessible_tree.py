"""Whoever cannot see the window, or not aim well, can use every page of it."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableView, QWidget

from flashing import Flashes
from hublog.qt.theme.tokens import COUNT_TARGET, TARGET
from hublog.qt.widgets.buttons import Button
from reaching import described, focusable
from walking import SCENES
from walking_office import OFFICE_SCENES

EVERY_SCENE = pytest.mark.parametrize("name", [*SCENES, *OFFICE_SCENES])


def spoken(widget: QWidget) -> str:
    """What a screen reader says a widget is called."""
    if isinstance(widget, QComboBox):  # on Linux Qt gives its value here and its name by its label
        return widget.accessibleName()
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, f"no interface: {described(widget)}"
    return str(found.text(QAccessible.Text.Name))


@pytest.fixture
def flashes(qapp) -> Iterator[Flashes]:
    made = Flashes()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


@EVERY_SCENE
def test_every_page_can_be_used_by_ear_and_by_an_unsteady_hand_and_nothing_flashes(
    flashes, scene, name, qtmodeltester
) -> None:
    """What flashes beside the window would be seen on the laptop, and would take the keys."""
    shown = scene(name)
    assert flashes.seen == []
    has_names_of_its_own_and_is_easy_to_hit(shown)
    says_what_columns_and_cells_are(shown, qtmodeltester)


def has_names_of_its_own_and_is_easy_to_hit(shown: QWidget) -> None:
    """Of whatever can be used."""
    names = Counter(spoken(each) for each in focusable(shown))
    assert names[""] == 0, [described(each) for each in focusable(shown) if not spoken(each)]
    assert {said: often for said, often in names.items() if often > 1} == {}
    small = [
        f"{described(each)}: {each.width()} x {each.height()}"
        for each in focusable(shown)
        if each.height() < (COUNT_TARGET if _counts(each) else TARGET) or each.width() < TARGET
    ]
    assert small == []


def _counts(widget: QWidget) -> bool:
    return isinstance(widget, Button) and widget.stacked


def says_what_columns_and_cells_are(shown: QWidget, qtmodeltester) -> None:
    """In every list and table."""
    for view in shown.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None:
            continue
        qtmodeltester.check(model)
        if isinstance(view, QTableView) and view.horizontalHeader().isVisible():
            heads = [
                model.headerData(place, Qt.Orientation.Horizontal)
                for place in range(model.columnCount())
            ]
            assert all(heads), f"{described(view)}: {heads}"
            assert len(set(heads)) == len(heads)


def test_the_buttons_that_count_say_how_many_they_counted(scene) -> None:
    shown = scene("register")
    said = {each.badge: spoken(each) for each in focusable(shown) if _counts(each) and each.badge}
    assert set(said) == {2}
    assert "2" in said[2]


def test_the_cells_of_the_calendar_are_said_as_a_person_would_say_them(scene) -> None:
    shown = scene("month")
    calendar = QAccessible.queryAccessibleInterface(shown.page.calendar)
    said = {
        calendar.child(place).text(QAccessible.Text.Name) for place in range(calendar.childCount())
    }
    assert "Tuesday 28 April: 12 people came" in said
