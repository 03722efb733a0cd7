"""The bin: found by typing, put back by Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from entering import press, texts
from hublog.domain.drafts import Row
from hublog.domain.sessions import Attendance
from in_memory import done
from typed_sheets import sheet


@pytest.fixture
def full(hub) -> str:
    """A bin with somebody taken off, a count, and a paper sheet; the session's id."""
    session: str = hub.open(hub.add_activity())
    came = done(hub.sign_in.person("Robin", session, hub.add_person("Megan Birch")))
    (row_id,) = came.changed.rows["attendance"]
    done(hub.sign_in.take_back("Robin", session, row_id))
    hub.clock.advance(minutes=5)
    done(hub.sign_in.count("Sam", session, "65+"))
    done(hub.sign_in.take_off("Sam", session, "65+"))
    hub.clock.advance(minutes=5)
    (activity,) = hub.activities.everything()
    draft = sheet(hub, Row("Ivy"), activity=activity.id)
    hub.type_up.keep(draft)
    hub.type_up.drop(draft.id)
    return session


def test_what_was_taken_off_is_found_by_typing_and_put_back_by_enter(
    frame, hub, full, settled
) -> None:
    """Bin."""
    shown = frame("settings")
    press(shown, "Bin: what was taken off")
    settled()
    page = shown.page
    assert page.name == "bin"
    assert "3 things were taken off." in texts(shown)
    QTest.keyClicks(page.field, "megan rob")
    settled()
    assert page.table.model().rowCount() == 1
    assert (
        page.table.model().index(0, 0).data() == "taking Megan Birch off Warm Tuesday on Tue 5 May"
    )
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settled()
    assert "taking Megan Birch off" in texts(shown)
    assert len(hub.find(Attendance)) == 1
    assert not page.put_back.isEnabled()
    page.field.clear()
    assert page.table.model().rowCount() == 2


def test_a_paper_sheet_is_put_back_to_be_gone_on_with(frame, hub, full, settled) -> None:
    shown = frame("bin")
    page = shown.page
    page.field.setText("paper")
    press(page, "Put back")
    settled()
    assert len(hub.type_up.drafts()) == 1
    press(shown, "Back to Settings")
    assert shown.page.name == "settings"


def test_what_cannot_be_put_back_says_why(frame, hub, full, settled) -> None:
    with hub.store.reading() as reader:
        added = next(a.stamp for a in reader.latest_actions(9) if a.kind == "added_person")
    done(hub.undo.one("Sam", added))
    shown = frame("bin")
    page = shown.page
    page.field.setText("taking megan")
    press(page, "Put back")
    settled()
    assert "Somebody changed" in texts(shown) or "changed" in texts(shown)
    assert hub.find(Attendance) == []
