"""Nothing is cut, whatever the text size; nothing is left untranslated; nothing breaks right to left."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from camp_scenes import JO, KIM
from drawing import settle
from hublog import resources
from hublog.qt.page_frame import PageFrame
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import Look
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.services.people import PersonChanges
from in_memory import done
from laptop_scenes import CAMP_FILE
from longer_words import lengthened
from made_programme import FOUND
from month_scenes import PASSWORD
from reaching import described
from walking import NAMES, SCENES
from walking_office import OFFICE_SCENES

SMALL = (1024, 600)
EVERY_SCENE = pytest.mark.parametrize("name", [*SCENES, *OFFICE_SCENES])
EVERY_PAGE = pytest.mark.parametrize(
    "name", [each for each in (*SCENES, *OFFICE_SCENES) if ":" not in each.removeprefix("office: ")]
)
_SLACK = 1
_TOO_WIDE = (
    *("activities", "copies", "laptop questions: a card twice", "people: not here for a year"),
    *("requests", "settings: what day it is"),
)
"""Scenes with words so long that they scroll sideways in large letters."""
FILE = "returns/CUM-EWA_2026-04_v1.xlsx"
CHOICES = {code.label("en") for choices in resources.code_lists().values() for code in choices}
MADE_UP = (
    *NAMES,
    "Ali Fern",
    JO.name,
    KIM.name,
    "Bo Reed",
    "Warm Tuesday",
    "Garden",
    "Sam",
    PASSWORD,
    FILE,
    str(CAMP_FILE),
    *CHOICES,
)
SHORTENED = tuple(re.sub(r"(\w+ \w)\w*", r"\1.", name) for name in MADE_UP)
DATA = re.compile(r"[\d\W]*|" + "|".join(map(re.escape, (*MADE_UP, *SHORTENED))))
"""What is no word of ours: numbers, times, and what was made up."""


@pytest.fixture
def fitted(scene) -> Iterator[Callable[..., PageFrame]]:
    """Shows a scene in the smallest window."""

    def show(name: str) -> PageFrame:
        made = scene(name)
        made.resize(*SMALL)
        enlarge(made, 1.0)
        return made

    yield show
    theme().choose(Look.LIGHT, 1.0)


def enlarge(made: PageFrame, scale: float) -> None:
    theme().choose(Look.LIGHT, scale)
    theme().refresh(made)
    settle_layout()


def settle_layout() -> None:
    for _ in range(6):  # widths decide heights, which decide widths of what scrolls
        QApplication.processEvents()


def cut(root: QWidget) -> list[str]:
    """The texts below a widget that have too little room."""
    found = []
    for each in root.findChildren(QWidget):
        if not each.isVisible():
            continue
        if isinstance(each, Label) and each.text():
            high = (
                each.heightForWidth(each.width()) if each.wordWrap() else each.sizeHint().height()
            )
            wide = _widest_word(each) if each.wordWrap() else each.sizeHint().width()
        elif isinstance(each, Button):
            wide, high = each.sizeHint().width(), each.sizeHint().height()
        else:
            continue
        if each.height() + _SLACK < high or each.width() + _SLACK < wide:
            have = f"{each.width()} x {each.height()}"
            found.append(f"{described(each)}: {have} of {wide} x {high}")
    return found


def sideways(root: QWidget) -> list[str]:
    """What is wider than the area it scrolls in."""
    areas = [each for each in root.findChildren(QScrollArea) if each.isVisible()]
    return [described(each.widget()) for each in areas if each.horizontalScrollBar().maximum()]


def too_high(root: QWidget) -> list[str]:
    """What scrolls further than to its end."""
    found = []
    for each in root.findChildren(QScrollArea):
        inside = each.widget()
        if each.isVisible() and inside is not None and inside.hasHeightForWidth():
            needed = max(inside.heightForWidth(inside.width()), each.viewport().height())
            if inside.height() > needed + _SLACK:
                found.append(f"{described(inside)}: {inside.height()} of {needed}")
    return found


def _widest_word(label: QLabel) -> int:
    metrics = label.fontMetrics()
    return max(metrics.horizontalAdvance(word) for word in label.text().split() or [""])


@EVERY_SCENE
def test_no_text_is_cut_however_large_and_nothing_scrolls_sideways_as_it_comes(
    fitted, name
) -> None:
    made = fitted(name)
    assert cut(made) == []
    assert sideways(made) == []
    assert too_high(made) == []
    enlarge(made, 2.0)
    assert cut(made) == []
    if not name.startswith(_TOO_WIDE):
        assert sideways(made) == []


@pytest.mark.parametrize("name", ["rights", "forget"])
def test_a_long_name_widens_no_page(fitted, lived, name) -> None:
    long = "Anna-Maria Wolfeschlegel Featherstone Cholmondeley of the Moor"
    person = lived.people[0]
    done(lived.hub.people.amend("Sam", person, PersonChanges(full_name=long)))
    made = fitted("rights")
    made.desk.go(name, person=person)
    settle(made.desk.operations)
    buttons = [each.accessibleName() for each in made.page.findChildren(Button)]
    assert any(long in each for each in buttons)
    settle_layout()
    assert sideways(made) == []
    enlarge(made, 2.0)
    assert sideways(made) == []


def test_in_large_letters_the_page_follows_the_row_that_has_the_focus(fitted) -> None:
    made = fitted("month")
    enlarge(made, 2.0)
    figures, area = made.page.figures.list, made.page._area.viewport()
    QTest.keyClick(_focused(made.page.waiting.versions.answer), Qt.Key.Key_Tab)
    for row in range(len(figures.rows)):
        settle_layout()
        rect = figures.visualRect(figures.currentIndex())
        top = figures.mapTo(area, rect.topLeft()).y()
        assert figures.marked == row
        assert 0 <= top <= area.height() - rect.height(), row
        QTest.keyClick(figures, Qt.Key.Key_Down)


def _focused(widget: QWidget) -> QWidget:
    widget.setFocus()
    return widget


def test_no_box_is_left_where_two_scroll_bars_meet(fitted) -> None:
    made = fitted("month: rows")
    enlarge(made, 2.0)
    table = made.page.card.table
    assert table.horizontalScrollBar().isVisible()
    assert table.verticalScrollBar().isVisible()
    drawn, bar = table.grab().toImage(), table.verticalScrollBar().width()
    across = range(table.width() - bar - 12, table.width() - 12)
    seen = {drawn.pixelColor(x, table.height() - bar // 2).name() for x in across}
    assert seen == {theme().color("surface").name()}


def test_a_text_that_is_cut_would_be_found(fitted) -> None:
    made = fitted("help")
    made.page.title.setFixedWidth(20)
    settle_layout()
    assert len(cut(made)) == 1


@pytest.fixture
def longer(request) -> Callable[[str], None]:
    """Lets a scene's desk speak a made-up language whose sentences are longer."""

    def lengthen(name: str) -> None:
        desk = request.getfixturevalue("office_desk" if name in OFFICE_SCENES else "desk")
        desk.words = desk.wording._words = lengthened(desk.words)

    return lengthen


@EVERY_SCENE
def test_a_longer_language_fits_and_leaves_no_word_behind(longer, fitted, name) -> None:
    longer(name)
    made = fitted(name)
    assert cut(made) == []
    assert [said for said in texts(made) if not _is_translated(said)] == []


def texts(root: QWidget) -> list[str]:
    """Everything that is shown or said of what is shown."""
    said = []
    for each in root.findChildren(QWidget):
        if not each.isVisible():
            continue
        said.append(each.accessibleName())
        if isinstance(each, QLabel | Button):
            said.append(each.text())
        if isinstance(each, QLineEdit):
            said.append(each.placeholderText())
    return [each for each in said if each]


def _is_translated(said: str) -> bool:
    data = DATA.fullmatch(said) or FOUND.fullmatch(said)
    return "⟦" in said or data is not None


@EVERY_PAGE
def test_a_page_can_stand_from_right_to_left(qapp, fitted, name) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        made = fitted(name)
        assert (
            made.navigation.geometry().left()
            > made.page.mapTo(made, made.page.rect().topLeft()).x()
        )
        assert not made.grab().isNull()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
