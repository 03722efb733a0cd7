"""Putting people away together, and finding them again at the door."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from entering import texts
from hublog.domain.people import Person
from in_memory import done


@pytest.fixture
def long_gone(hub) -> list[str]:
    """Three people who were here once, over a year ago."""
    activity = hub.add_activity()
    session = hub.open(activity)
    people = [hub.add_person(name) for name in ("Ann Example", "Bea Sample", "Cy Made-Up")]
    for person in people:
        done(hub.sign_in.person("Sam", session, person))
    done(hub.sessions.finish("Sam", session))
    hub.clock.advance(days=400)
    hub.add_person("Dale New")
    return people


def test_all_are_chosen_one_is_left_out_and_the_rest_put_away_in_one_action(
    frame, hub, long_gone, settled
) -> None:
    shown = frame("people")
    page = shown.page
    page.kinds.choose("away")
    page.kinds.chose.emit("away")
    settled()
    assert page.away.isVisible()
    assert [person.name for person in page.table.marked] == [
        "Ann Example",
        "Bea Sample",
        "Cy Made-Up",
    ]
    assert page.away.put_away.text() == "Put 3 people away"
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.away.put_away.text() == "Put 2 people away"
    page.away.put_away.click()
    settled()
    assert sorted(p.status for p in hub.find(Person)) == [
        "active",
        "active",
        "archived",
        "archived",
    ]
    page.undo()
    settled()
    assert {p.status for p in hub.find(Person)} == {"active"}


def test_nobody_chosen_is_nothing_to_put_away(frame, long_gone, settled) -> None:
    shown = frame("people")
    page = shown.page
    page.kinds.choose("away")
    page.kinds.chose.emit("away")
    settled()
    page.table.clearSelection()
    assert not page.away.put_away.isEnabled()
    page.kinds.choose("active")
    page.kinds.chose.emit("active")
    settled()
    assert not page.away.isVisible()
    assert len(page.table.marked) == 1


def test_a_whole_name_at_the_door_brings_back_who_was_put_away(
    frame, hub, long_gone, settled
) -> None:
    ann = long_gone[0]
    done(hub.people.archive("Sam", ann))
    (activity,) = hub.activities.everything()
    shown = frame("register", session=hub.open(activity.id))
    page = shown.page
    field = page.finding.field
    field.setFocus()
    QTest.keyClicks(field, "ann exa")
    assert [row.title for row in page.finding.suggestions.rows] == ["Add “ann exa” as someone new"]
    QTest.keyClicks(field, "mple")
    settled()
    first = page.finding.suggestions.rows[0]
    assert "put away: signing in brings them back" in first.detail
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled()
    assert "is back and signed in, 1 here" in texts(shown)
    assert hub.people.get(ann).status == "active"
    assert len(hub.find(Person)) == 4
