"""The lowest line says when something was kept last: of a draft too, and with its day once that is over."""

import pytest

from fake_time import FakeClock
from hublog.qt.frame import Frame
from typing_up import Person


@pytest.fixture
def shown(frame, hub, settled) -> Frame:
    made = frame("people")
    made.desk.do(lambda s: s.people.add("Sam", "Zed Madeup"), lambda _: None, made)
    settled()
    return made


def test_what_was_kept_yesterday_says_so(shown, hub) -> None:
    assert isinstance(hub.clock, FakeClock)
    assert shown.notices.left.text().startswith("Saved 10:00")
    hub.clock.advance(days=1)
    shown.show_standing()
    assert shown.notices.left.text().startswith("Saved Tue 5 May, 10:00")


def test_a_copy_of_yesterday_is_not_of_today(shown, hub, services, settled) -> None:
    shown._copies.begin()
    settled()
    assert "Backed up today 10:00" in shown.notices.left.text()
    hub.clock.advance(days=1)
    shown.show_standing()
    assert "Not backed up since Tue 5 May, 10:00" in shown.notices.left.text()


def test_a_sheet_that_is_typed_up_is_kept_and_says_so(frame, hub, hug_a_mug, settled) -> None:
    made = frame("type_up")
    person = Person(made, settled)
    person.waits()
    assert made.notices.left.text() == ""
    made.page.sheet.foot.note.setText("Rain all day")
    made.page.sheet.foot.edited.emit()
    settled()
    assert made.notices.left.text() == "Saved 10:00"


@pytest.fixture
def hug_a_mug(hub) -> str:
    return hub.add_activity("Hug a Mug", weekday=4, start="10:00", end="12:00")
