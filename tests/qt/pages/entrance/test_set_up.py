import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from entering import ENTER, ESC, page, press, settle, texts, write
from hublog import resources
from hublog.domain.problems import Problem
from hublog.qt.main_window import MainWindow
from hublog.qt.models.rows import Row
from hublog.qt.pages.first_run import FirstRun
from hublog.qt.pages.set_up import SettingUp
from hublog.qt.pages.set_up_activities import PlannedActivities
from hublog.qt.pages.set_up_secrets import Secrets
from hublog.qt.pages.who import Who
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.activities import Activities
from hublog.services.unavailable import StorageUnavailable
from in_memory import done
from seated import names_at


def test_an_empty_laptop_offers_five_ways_to_begin_all_in_sight(start) -> None:
    window = start()
    assert isinstance(page(window), FirstRun)
    assert len(page(window).findChildren(Button)) == 5
    assert page(window)._area.verticalScrollBar().maximum() == 0
    assert window.focusWidget() is page(window).set_up


def test_looking_around_shows_made_up_data_and_says_so(start, qtbot) -> None:
    window = start()
    press(page(window), "Look around with made-up data")
    settle(window)
    qtbot.waitUntil(lambda: window.frame is not None)
    assert window.frame.desk.made_up
    assert "Everything here is made up" in texts(window.frame)


def test_where_looking_around_fails_it_is_said_and_can_be_tried_again(start, monkeypatch) -> None:
    window = start()
    full = StorageUnavailable(Problem("CLOUD_FOLDER", "here"))

    def fails() -> None:
        raise full

    entrance = page(window)._entrance
    object.__setattr__(entrance.parts, "look_around", fails)
    press(page(window), "Look around with made-up data")
    settle(window)
    assert resources.words().problem(full.problem) in texts(page(window))
    assert page(window).look.isEnabled()


@pytest.fixture
def setting_up(start) -> MainWindow:
    window = start()
    QTest.keyClick(window.focusWidget(), ENTER)
    assert isinstance(page(window), SettingUp)
    return window


def tell_the_hub(window) -> None:
    write(window, "Maple Hub", Qt.Key.Key_Tab)
    write(window, "cum-map")


def secrets(window) -> Secrets:
    return page(window).findChild(Secrets)


def test_a_hub_is_set_up_by_keyboard_alone(setting_up, qtbot, door) -> None:
    window = setting_up
    tell_the_hub(window)
    write(window, "Warm Tuesday")
    assert "Warm Tuesday" in [row.title for row in listed(window)]
    QTest.keyClick(window.focusWidget(), ENTER)
    write(window, "Robin, Sam, robin")
    settle(window)
    shown = secrets(window)
    passphrase, key = shown._passphrase, shown._key
    assert passphrase in texts(shown)
    assert key in texts(shown)
    shown.word.setFocus()
    write(window, passphrase.split()[-1].upper())
    press(page(window), "Later, in Settings")
    assert "Your hub is ready" in texts(page(window))
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    assert isinstance(page(window), Who)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    services = window.frame.desk.services
    assert window.frame.desk.actor == "Robin"
    assert services.hub.this().code == "CUM-MAP"
    assert names_at(services) == ("Robin", "Sam")
    (activity,) = services.activities.everything()
    assert (activity.name, activity.schedule[0].start) == ("Warm Tuesday", dt.time(10, 0))
    window.inside.locking.let_go("lock.chosen")
    qtbot.waitUntil(lambda: window.frame is None)
    settle(window)
    done(door.open(passphrase)).store.close()


def listed(window) -> tuple[Row, ...]:
    return page(window).findChild(RowsView).rows


def test_a_hub_without_name_or_with_an_odd_code_goes_no_further(setting_up) -> None:
    window = setting_up
    write(window, "")
    assert "A hub needs a name" in window.focusWidget().accessibleDescription()
    write(window, "Maple Hub", Qt.Key.Key_Tab)
    write(window, "maple")
    assert "CUM-EWA" in window.focusWidget().accessibleDescription()
    assert "Your hub" in texts(page(window))


def test_going_back_keeps_every_answer_even_out_of_the_set_up(setting_up, qtbot) -> None:
    window = setting_up
    tell_the_hub(window)
    write(window, "Warm Tuesday")
    write(window, "Half typed", Qt.Key.Key_Escape)
    assert window.focusWidget().text() == "Maple Hub"
    QTest.keyClick(window.focusWidget(), ESC)
    qtbot.waitUntil(lambda: isinstance(page(window), FirstRun))
    QTest.keyClick(window.focusWidget(), ENTER)
    assert window.focusWidget().text() == "Maple Hub"
    QTest.keyClick(window.focusWidget(), ENTER)
    assert [row.title for row in listed(window)] == ["Warm Tuesday", "Half typed"]


def test_one_activity_is_not_told_twice(setting_up) -> None:
    window = setting_up
    tell_the_hub(window)
    write(window, "Warm Tuesday")
    write(window, "warm tuesday")
    assert "on the list already" in window.focusWidget().accessibleDescription()
    assert len(listed(window)) == 1


def test_an_activity_cannot_end_when_it_starts(setting_up) -> None:
    window = setting_up
    tell_the_hub(window)
    planned = page(window).findChild(PlannedActivities)
    planned.end.setTime(planned.start.time())
    write(window, "Warm Tuesday")
    assert "cannot end when it starts" in window.focusWidget().accessibleDescription()
    assert listed(window) == ()


def test_the_window_stays_while_the_only_passphrase_is_on_it(setting_up, monkeypatch) -> None:
    window = setting_up
    shown = make(window)
    told: list[str] = []
    monkeypatch.setattr("hublog.qt.pages.trouble.tell", lambda *args: told.append(args[2].code))
    assert not window.close()
    assert window.isVisible()
    assert told == ["SECRETS_ON_SCREEN"]
    shown.word.setFocus()
    write(window, shown._passphrase.split()[-1])
    settle(window)
    assert window.close()


def make(window) -> Secrets:
    tell_the_hub(window)
    QTest.keyClick(window.focusWidget(), ENTER)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    return secrets(window)


def test_nobody_goes_on_without_the_passphrase_written_down(setting_up) -> None:
    window = setting_up
    shown = make(window)
    shown.word.setFocus()
    write(window, "something")
    assert "not the last word" in window.focusWidget().accessibleDescription()
    assert secrets(window) is shown


def test_the_keys_are_shown_even_where_the_rest_could_not_be_kept(setting_up, monkeypatch) -> None:
    window = setting_up
    tell_the_hub(window)

    def full(*_: object) -> None:
        raise StorageUnavailable(Problem("CLOUD_FOLDER", "here"))

    monkeypatch.setattr(Activities, "add", full)
    write(window, "Warm Tuesday")
    QTest.keyClick(window.focusWidget(), ENTER)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    shown = secrets(window)
    shown.word.setFocus()
    write(window, shown._passphrase.split()[-1])
    press(page(window), "Later, in Settings")
    assert "not everything you told could be kept" in texts(page(window))


def test_where_no_register_can_be_made_it_is_said_and_the_answers_stay(
    setting_up, door, monkeypatch
) -> None:
    window = setting_up
    monkeypatch.setattr(door, "set_up", lambda *_: Problem("CLOUD_FOLDER", "here"))
    tell_the_hub(window)
    QTest.keyClick(window.focusWidget(), ENTER)
    write(window, "Robin")
    settle(window)
    assert resources.words().problem(Problem("CLOUD_FOLDER", "here")) in texts(page(window))
    QTest.keyClick(window.focusWidget(), ESC)
    assert window.focusWidget().text() == "Robin"


def test_the_recovery_sheet_is_kept_as_a_pdf_whole_or_not_at_all(
    setting_up, tmp_path, monkeypatch
) -> None:
    """P5."""
    shown = make(setting_up)
    file = tmp_path / "sheet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    press(shown, "Save it as PDF")
    assert file.read_bytes().startswith(b"%PDF")
    assert file.read_bytes().rstrip().endswith(b"%%EOF")
    assert "Move it off this laptop" in texts(shown)
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(Path(tmp_path, "no", "x.pdf")), "")
    )
    press(shown, "Save it as PDF")
    assert "could not be saved" in texts(shown)


def test_every_step_can_be_read_at_twice_the_size(setting_up) -> None:
    window = setting_up
    theme().choose(scale=2.0)
    window.resize(1024, 600)
    shown = make(window)
    for each in shown.findChildren(Button):
        assert each.width() >= each.sizeHint().width(), each.text()
    theme().choose(scale=1.0)
