import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY, Person
from hublog.qt.frame import Frame
from hublog.qt.pages.person_question import QuestionCard

ENTER, ESC, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space


@pytest.fixture
def megan(frame, lived, settled) -> Frame:
    """The page of Megan Birch, and where it leads instead of going there."""
    shown = frame("person", person=lived.people[0])
    settled()
    shown.led = []
    shown.desk.went.disconnect(shown._go_where)
    shown.desk.went.connect(lambda page, where: shown.led.append((page, where)))
    return shown


@pytest.fixture
def known(hub, lived) -> Callable[[], Person]:
    """Megan as the register knows her."""
    return lambda: hub.get(Person, lived.people[0])


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def go_to(text: str, most: int = 12) -> None:
    """Arrow keys, to the choice of that name."""
    for _ in range(most):
        if QApplication.focusWidget().text() == text:
            return
        press(Qt.Key.Key_Right)
    raise AssertionError(text)


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_their_name_and_visits_stand_on_top_and_the_first_field_has_the_focus(megan) -> None:
    assert megan.page.title.text() == "Megan Birch"
    assert "4" in megan.page.state.text()
    assert len(megan.page.visits.rows) == 4
    assert QApplication.focusWidget() is megan.page.form.known_as


def test_what_is_typed_is_kept_when_the_field_is_left(megan, known, settled) -> None:
    QApplication.focusWidget().selectAll()
    write("Meg Birch")
    press(Qt.Key.Key_Tab)
    settled()
    assert known().known_as == "Meg Birch"
    assert megan.notices.notice.undoes is not None
    settled()
    assert megan.page.title.text() == "Meg Birch"


def test_a_name_cannot_be_taken_away_and_that_is_said_beside_it(megan, known, settled) -> None:
    QApplication.focusWidget().selectAll()
    press(Qt.Key.Key_Delete, Qt.Key.Key_Tab)
    settled()
    assert known().known_as == "Megan Birch"
    assert megan.page.form.known_as.property("wrong") is True


def test_leaving_a_field_as_it_was_keeps_nothing(megan, hub, settled) -> None:
    before = hub.digest()
    press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    settled()
    assert hub.digest() == before
    assert megan.notices.notice is None


def test_a_question_is_answered_by_keyboard_and_taken_back(megan, known, settled) -> None:
    megan.page.answers.missing.setFocus()
    press(SPACE)
    card = megan.page.card
    assert isinstance(card, QuestionCard)
    write("1950")
    press(ENTER)
    settled()
    assert known().birth_year == 1950
    go_to("Female")
    press(SPACE)
    settled()
    assert known().sex == "F"
    megan.page.undo()
    settled()
    assert known().sex == NOT_ASKED
    assert known().birth_year == 1950


def test_nobody_has_to_answer(megan, known, hub, settled) -> None:
    megan.page.answers.asked.emit("sex")
    settled()
    go_to(megan.desk.words("question.always.NS"))
    press(SPACE)
    settled()
    assert known().sex == PREFERS_NOT_TO_SAY


def test_a_year_that_cannot_be_is_said_beside_the_field(megan, known, settled) -> None:
    megan.page.answers.asked.emit("age_band")
    write("3050")
    press(ENTER)
    settled()
    assert known().birth_year is None
    assert megan.page.card._typed[1].property("wrong") is True


def test_escape_leaves_the_questions(megan, hub, settled) -> None:
    before = hub.digest()
    megan.page.answers.missing.click()
    press(ESC)
    settled()
    assert megan.page.card is None
    assert hub.digest() == before
    assert QApplication.focusWidget() is megan.page.answers.missing


def test_a_visit_opens_its_session(megan, lived) -> None:
    megan.page.visits.mark(0)
    megan.page.visits.setFocus()
    press(ENTER)
    assert megan.led == [("register", {"session": lived.session})]


def test_somebody_is_put_away_and_brought_back(megan, known, settled) -> None:
    megan.page.archive.setFocus()
    press(SPACE)
    settled()
    settled()
    assert known().status == "archived"
    assert megan.notices.notice.undoes is not None
    press(SPACE)
    settled()
    assert known().status == "active"


def test_whoever_is_not_there_any_more_leads_back_to_the_list(megan, settled) -> None:
    megan.page.opened({"person": "gone"})
    settled()
    assert megan.led == [("people", {})]
    assert megan.notices.notice.kind == "warn"


def field(megan, name: str) -> Any:  # noqa: ANN401 - a label and its line
    return megan.page.form._fields[name]


def change(megan, settled, name: str, text: str) -> None:
    """Go to a field, write something else in it, and leave it."""
    _, edit = field(megan, name)
    edit.setFocus()
    edit.selectAll()
    if text:
        QTest.keyClicks(edit, text)
    else:
        QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    settled()


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("12/3/1984", (1984, 3, 12), "12 Mar 1984"),
        ("march 1984", (1984, 3, None), "Mar 1984"),
        ("1984", (1984, None, None), "1984"),
    ],
)
def test_a_birth_date_is_written_as_people_do_and_emptied(
    megan, known, settled, typed, kept, shown
) -> None:
    """DQ14 and DQ16: it can be seen, changed and taken away."""
    change(megan, settled, "birth", typed)
    person = known()
    assert (person.birth_year, person.birth_month, person.birth_day) == kept
    assert field(megan, "birth")[1].text() == shown
    change(megan, settled, "birth", "")
    person = known()
    assert (person.birth_year, person.birth_month, person.birth_day) == (None, None, None)


def test_the_day_somebody_first_came_is_written_as_people_do_and_emptied(
    megan, known, settled
) -> None:
    """DQ14: it can be seen, changed and taken away; Undo brings it back."""
    assert field(megan, "first_seen_on")[1].text() == ""
    change(megan, settled, "first_seen_on", "20/11/2024")
    assert known().first_seen_on == dt.date(2024, 11, 20)
    assert field(megan, "first_seen_on")[1].text() == "20 Nov 2024"
    assert "20 November 2024" in megan.page._told.text()
    change(megan, settled, "first_seen_on", "")
    assert known().first_seen_on is None
    megan.page.undo()
    settled()
    assert field(megan, "first_seen_on")[1].text() == "20 Nov 2024"


@pytest.mark.parametrize(
    ("name", "typed"), [("birth", "soon"), ("birth", "2084"), ("first_seen_on", "6/5/2026")]
)
def test_a_day_that_cannot_be_is_said_below_its_field(megan, known, settled, name, typed) -> None:
    before = known()
    change(megan, settled, name, typed)
    below, edit = field(megan, name)
    assert known() == before
    assert edit.property("wrong") is True
    assert below._below.text()
    assert edit.text() == typed
