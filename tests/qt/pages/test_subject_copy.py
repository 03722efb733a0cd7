"""A copy of everything about one person: what tells of others goes only where somebody ticked it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hublog.domain.problems import Problem
from hublog.qt.copy_paper import copy_page
from hublog.qt.frame import Frame
from hublog.qt.widgets.labels import Label
from in_memory import done


@pytest.fixture
def shown(frame, lived, settled) -> Frame:
    """The copy for Megan Birch, in whose session's note somebody else is named too."""
    done(lived.hub.sessions.note("Sam", lived.session, "Megan Birch and Robin Ash sang"))
    made = frame("rights", person=lived.people[0])
    made.page.copy.click()
    settled()
    return made


def test_a_line_about_somebody_else_goes_only_where_it_is_ticked(shown) -> None:
    page = shown.page
    (tick,) = page.ticks.values()
    assert "names Robin Ash" in tick.text()
    assert "Robin" not in repr(page.document())
    assert "1 part was left out" in repr(page.document())
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert "Robin Ash sang" in repr(page.document())


def test_a_stray_esc_loses_no_tick_and_somebody_else_begins_without_any(
    shown, lived, settled
) -> None:
    (tick,) = shown.page.ticks.values()
    tick.setChecked(True)
    QTest.keyClick(shown.page, Qt.Key.Key_Escape)
    settled()
    assert shown.page.name == "rights"
    shown.page.copy.click()
    settled()
    assert [tick.isChecked() for tick in shown.page.ticks.values()] == [True]
    for person in (lived.people[1], lived.people[0]):
        shown.desk.go("copy", person=person)
        settled()
        assert not any(tick.isChecked() for tick in shown.page.ticks.values())


def test_on_paper_every_part_has_its_title(shown, tmp_path) -> None:
    page = shown.page
    paper = "\n".join(side.said for side in copy_page(page.document(), "en").leaves)
    assert "What we hold about Megan Birch" in paper
    assert "Your visits" in paper
    assert "Who wrote what, and when" in paper
    page.save_as(tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF")
    page.save_as(tmp_path / "nowhere" / "copy.pdf")
    assert shown.notices.notice.kind == "warn"


def test_it_is_seen_before_it_is_printed_and_the_ticks_are_there_afterwards(shown) -> None:
    """It is printed from there, and kept as a PDF only where the page says what that means."""
    page = shown.page
    (tick,) = page.ticks.values()
    tick.setChecked(True)
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert shown.page.name == "preview"
    assert shown.page.title.text() == "What we hold about Megan Birch"
    assert shown.page.save.isHidden()
    QTest.keyClick(shown.page, Qt.Key.Key_Escape)
    assert shown.page is page
    assert [each.isChecked() for each in page.ticks.values()] == [True]


def test_the_file_has_a_password_that_is_shown_once(shown, settled, tmp_path) -> None:
    page = shown.page
    page.write(tmp_path / "copy.xlsx")
    settled()
    password = shown.desk.services.outside.draw_password()
    assert password in [each.text() for each in page.findChildren(Label)]
    page.opened({})
    settled()
    assert password not in [each.text() for each in page.findChildren(Label) if each.isVisible()]


def test_a_file_that_cannot_be_written_is_said(shown, settled, tmp_path) -> None:
    shown.desk.services.subject_access._group._writer.problem = Problem("COPY_NAME", "copy.txt")
    shown.page.write(tmp_path / "copy.txt")
    settled()
    assert "copy.txt" in shown.notices.notice.text
    assert shown.page.file.isEnabled()


def test_nobody_has_no_copy(frame, settled) -> None:
    made = frame("copy", person="nobody")
    settled()
    assert made.page.name == "people"
