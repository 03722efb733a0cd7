"""There is always a way on: Esc leaves, and a disk that failed leaves every button to be pressed again."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.qt.pages.due import ForgetThemCard
from hublog.qt.pages.turned import Turned
from hublog.services.unavailable import StorageUnavailable
from hublog.services.wellbeing import Ask
from in_memory import done

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def full(desk, monkeypatch):  # noqa: ANN201
    """Lets a use case meet a full disk, which is said in the window's own dialog."""
    said: list[Problem] = []
    desk.operations.unavailable.connect(said.append)

    def fill(of: object, name: str) -> list[Problem]:
        def fails(*_: object, **__: object) -> None:
            raise StorageUnavailable(Problem("DISK_FAILED"))

        monkeypatch.setattr(of, name, fails)
        return said

    return fill


def press(key: Qt.Key, settled) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)
    settled()


def test_escape_leaves_a_person_and_the_page_that_forgets_them(frame, hub, lived, settled) -> None:
    made = frame("forget", person=lived.people[0])
    press(ESC, settled)
    assert made.page.name == "person"
    press(ESC, settled)
    assert made.page.name == "people"
    made.desk.go("forget", person=lived.people[0])
    settled()
    made.page.known.setChecked(True)
    made.page.forget.click()
    settled()
    assert hub.get(Person, lived.people[0]).status == "forgotten"
    press(ESC, settled)
    assert made.page.name == "people"


def test_whoever_answers_alone_can_lock_the_screen_though_nothing_could_be_kept(
    desk, services, asked, lived, qtbot, settled, full
) -> None:
    said = full(services.wellbeing, "keep")
    ask = Ask(person_id=asked, stage="review", instruments=("LONE1",))
    turned = Turned(desk, ask, agreed=True)
    qtbot.addWidget(turned)
    turned.show()
    settled()
    turned.buttons.buttons[2].click()
    settled()
    assert said == [Problem("DISK_FAILED")]
    with qtbot.waitSignal(turned.over):
        turned._has_keys.click()


def test_nobody_is_stuck_where_forgetting_met_a_full_disk(
    frame, services, lived, settled, full
) -> None:
    full(services.forget, "person")
    full(services.retention, "forget")
    made = frame("forget", person=lived.people[0])
    for _ in range(2):
        asks = made.page.card or made.page
        asks.known.setChecked(True)
        asks.forget.click()
        settled()
        assert asks.forget.isEnabled()
        assert QApplication.focusWidget() is asks.leave
        made.desk.go("due")
        settled()
        made.page.show_card(ForgetThemCard(made.desk, lived.people[:1]), made.page.table.setFocus)


def test_advice_is_kept_at_the_second_try(door, services, settled, full, monkeypatch) -> None:
    door.page.here.advice.emit()
    form = door.page.card.form
    kept = services.referrals.add
    full(services.referrals, "add")
    form.keep()
    settled()
    monkeypatch.setattr(services.referrals, "add", kept)
    form.keep()
    settled()
    assert door.page.card is None


@pytest.mark.parametrize(("key", "does"), [("finish", "finish"), ("when", "amend")])
def test_a_session_is_finished_or_moved_at_the_second_try(
    door, services, settled, full, monkeypatch, key, does
) -> None:
    if key == "finish":
        door.page.finish.click()
    else:
        door.page.here.when.emit()
    tried = getattr(services.sessions, does)
    full(services.sessions, does)
    for once_more in (False, True):
        if once_more:
            monkeypatch.setattr(services.sessions, does, tried)
        door.page.card.findChild(QLineEdit).setFocus()
        press(ENTER, settled)
    assert door.page.name == "today" or door.page.card is None


def test_what_is_pressed_about_somebody_is_how_it_stands(
    frame, hub, lived, services, monkeypatch, settled
) -> None:
    made = frame("rights", person=lived.people[0])
    refused = Problem("NO_SUCH_PERSON", "Megan Birch")
    monkeypatch.setattr(services.requests, "keep_here", lambda *_, **__: refused)
    made.page.keep_here._buttons["yes"].click()
    settled()
    assert made.page.keep_here.value == "no"
    assert not done(hub.people.details(lived.people[0])).person.keep_here


def test_after_a_card_about_somebody_one_is_back_where_it_was_asked_for(megan, settled) -> None:
    megan.resize(1024, 600)
    settled()
    for part in (megan.page.consents, megan.page.answers):
        button = part.ask_now if part is megan.page.consents else part.missing
        button.click()
        settled()
        press(ESC, settled)
        QApplication.processEvents()
        area = megan.page._area.viewport()
        top = QApplication.focusWidget().mapTo(area, QPoint(0, 0)).y()
        assert 0 <= top < area.height()
