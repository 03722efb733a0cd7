"""Every page can be used without a mouse: Tab goes everywhere, and every key does what its list says."""

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from hublog.qt.actions import BY_NAME, KEYS, shown
from hublog.qt.places import PLACES
from reaching import actions_of, described, focusable
from walking import SCENES
from walking_office import OFFICE_SCENES

EVERY_SCENE = pytest.mark.parametrize("name", [*SCENES, *OFFICE_SCENES])
_ROUNDS = 4
EVERYWHERE = "everywhere"


def tour(shown: QWidget, key: Qt.Key, most: int) -> list[QWidget]:
    """Where a key that moves the focus leads, from where it is back to there."""
    start = shown.window().focusWidget()
    been = []
    for _ in range(most):
        here = shown.window().focusWidget()
        QTest.keyClick(here, key)
        there = shown.window().focusWidget()
        been.append(there)
        if there is start:
            break
    return been


def reached(been: list[QWidget]) -> set[int]:
    return {id(each) for each in been}


@EVERY_SCENE
def test_tab_reaches_everything_reads_down_and_comes_back(scene, name) -> None:
    made = scene(name)
    start = _begin(made)
    most = len(focusable(made)) * _ROUNDS
    been = tour(made, Qt.Key.Key_Tab, most)
    assert been[-1] is start, f"caught at {described(been[-1])}"
    missed = [each for each in focusable(made) if id(each) not in reached(been)]
    assert [described(each) for each in missed] == []
    assert _upwards(been, made.page) == []
    assert len(tour(made, Qt.Key.Key_Backtab, most)) == len(been)


def _upwards(been: list[QWidget], page: QWidget) -> list[str]:
    """Where Tab goes up within a column of the page."""
    return [
        f"{described(after)} after {described(before)}"
        for before, after in pairwise(been)
        if page.isAncestorOf(before)
        and page.isAncestorOf(after)
        and _stands_above(after, before, page)
    ]


def _begin(made: QWidget) -> QWidget:
    """Where the focus is, which is somewhere on the page."""
    start = made.window().focusWidget()
    assert start is not None
    assert made.page.isAncestorOf(start), described(start)
    return start


def _stands_above(after: QWidget, before: QWidget, page: QWidget) -> bool:
    one = after.rect().translated(after.mapTo(page, after.rect().topLeft()))
    other = before.rect().translated(before.mapTo(page, before.rect().topLeft()))
    same_column = one.left() == other.left() and one.width() == other.width()
    return same_column and one.bottom() <= other.top()


PLACED = {
    "register": ("register", "register: someone new"),
    "type_up": ("type up: a sheet",),
    "month": ("month",),
    "returns": ("office: returns",),
    "print": ("help", "preview"),
    "preview": ("preview",),
}
"""Where the keys of each place work."""


def test_no_two_actions_of_one_place_share_a_key() -> None:
    for place in {key.place for key in KEYS}:
        keys = Counter(
            QKeySequence(each).toString()
            for key in KEYS
            if key.place in {place, EVERYWHERE}
            for each in (key.keys, *key.also)
        )
        assert [each for each, often in keys.items() if often > 1] == [], place


def test_every_key_is_one_that_qt_knows() -> None:
    for key in KEYS:
        for each in (key.keys, *key.also):
            assert QKeySequence(each).count() == 1, key
            assert "Unknown" not in QKeySequence(each).toString()
        assert "Return" not in shown(key.name)


@pytest.mark.parametrize("place", PLACED)
def test_every_key_of_a_place_is_bound_there(scene, place) -> None:
    bound: set[str] = set()
    for name in PLACED[place]:
        made = scene(name)
        bound |= {each.toString() for a in actions_of(made.page) for each in a.shortcuts()}
    wanted = {
        QKeySequence(each).toString()
        for key in KEYS
        if key.place == place
        for each in (key.keys, *key.also)
    }
    assert wanted <= bound, wanted - bound


def test_every_key_that_works_everywhere_is_bound_to_the_window(window) -> None:
    bound = Counter(each.toString() for a in window.actions() for each in a.shortcuts())
    wanted = {
        QKeySequence(each).toString()
        for key in KEYS
        if key.place == EVERYWHERE
        for each in (key.keys, *key.also)
    }
    assert set(bound) == wanted
    assert set(bound.values()) == {1}


def test_every_place_has_its_key_and_the_places_of_all_keys_are_walked() -> None:
    assert all(f"page_{number}" in BY_NAME for number, _ in enumerate(PLACES, start=1))
    assert {key.place for key in KEYS} == {EVERYWHERE, *PLACED}
