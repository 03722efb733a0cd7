import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget

from hublog import resources
from hublog.bootstrap import HomeDoor
from hublog.domain.problems import Problem
from hublog.qt.entrance import Parts
from hublog.qt.main_window import MainWindow
from hublog.qt.models.rows import Row
from hublog.qt.pages.first_run import FirstRun
from hublog.qt.pages.set_up import SettingUp
from hublog.qt.pages.set_up_activities import PlannedActivities
from hublog.qt.pages.set_up_secrets import Secrets
from hublog.qt.pages.unlock import Unlock
from hublog.qt.pages.who import Who
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import Look
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.activities import Activities
from hublog.services.api import Services, SetUp
from hublog.services.hub import HubDetails
from hublog.services.unavailable import StorageUnavailable
from in_memory import done

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
HUB = HubDetails(code="CUM-EWA", name="Ewanrigg Hub")


@pytest.fixture
def door(tmp_path) -> HomeDoor:
    return HomeDoor(tmp_path / "home", 0)


@pytest.fixture
def made(door) -> SetUp:
    """A hub that was set up before, with two names at its desk; closed again."""
    made = done(door.set_up("Sam", HUB, None))
    for name in ("Robin", "Sam"):
        done(made.services.hub.add_desk_name("Sam", name))
    made.services.store.close()
    return made


@pytest.fixture
def start(qapp, qtbot, door) -> Iterator[Callable[[], MainWindow]]:
    """Starts the window on that home, up to its first page."""
    theme().choose(Look.LIGHT, 1.0)
    windows: list[MainWindow] = []

    def begin() -> MainWindow:
        window = MainWindow(_parts(door))
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.inside is not None, timeout=20_000)
        settle(qtbot, window)
        return window

    yield begin
    for window in windows:
        window.close()
    qapp.processEvents()


def _parts(door: HomeDoor) -> Parts:
    def look_around() -> tuple[Services, Callable[[], None]]:
        made = done(door.set_up("hublog", HUB, None))
        return made.services, lambda: None

    return Parts(
        home=door.home,
        words=resources.words,
        codes=resources.code_lists,
        load_door=lambda: door,
        door_to=lambda _: door,
        look_around=look_around,
        noted=lambda _: "bug.txt",
    )


def settle(qtbot, window) -> None:
    qtbot.waitUntil(lambda: window.inside.operations.idle, timeout=20_000)


def page(window) -> QWidget:
    return window.centralWidget()


def texts(widget) -> str:
    QApplication.processEvents()
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(widget, words) -> None:
    QApplication.processEvents()
    found = [b for b in widget.findChildren(Button) if b.text() == words and b.isVisible()]
    assert len(found) == 1, words
    found[0].setFocus()
    QTest.keyClick(found[0], Qt.Key.Key_Space)


def write(window, text, key=ENTER) -> None:
    """Type where the focus is, as a person does."""
    edit = window.focusWidget()
    assert isinstance(edit, QLineEdit), edit
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, key)


def test_a_register_that_is_there_asks_for_its_passphrase(start, made) -> None:
    window = start()
    assert isinstance(page(window), Unlock)
    assert window.focusWidget() is page(window).secret


def test_the_passphrase_opens_it_and_a_name_sits_down(start, made, qtbot) -> None:
    window = start()
    write(window, made.passphrase)
    settle(qtbot, window)
    assert isinstance(page(window), Who)
    assert window.focusWidget().text() == "Robin"
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(qtbot, window)
    assert window.frame.desk.actor == "Robin"
    assert window.frame.page.name == "today"


def test_the_recovery_key_opens_it_too(start, made, qtbot) -> None:
    """P5."""
    window = start()
    write(window, made.recovery_key.lower().replace("-", " "))
    settle(qtbot, window)
    assert isinstance(page(window), Who)


def test_a_wrong_passphrase_is_said_beside_the_field_and_can_be_typed_again(
    start, made, qtbot
) -> None:
    window = start()
    write(window, "not the right words")
    settle(qtbot, window)
    assert isinstance(page(window), Unlock)
    secret = page(window).secret
    assert secret.property("wrong") is True
    assert secret.accessibleDescription() == resources.words().problem(Problem("WRONG_PASSPHRASE"))
    assert window.focusWidget() is secret
    write(window, made.passphrase)
    settle(qtbot, window)
    assert isinstance(page(window), Who)


def test_a_slip_in_the_recovery_key_names_the_group(start, made, qtbot) -> None:
    """P5."""
    groups = made.recovery_key.split("-")
    groups[2] = ("2" if groups[2][0] != "2" else "3") + groups[2][1:]
    window = start()
    write(window, "-".join(groups))
    settle(qtbot, window)
    assert "group 3" in page(window).secret.accessibleDescription()


def test_nothing_typed_opens_nothing(start, made, qtbot) -> None:
    window = start()
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(qtbot, window)
    assert isinstance(page(window), Unlock)
    assert not page(window).secret.isReadOnly()


def test_what_is_typed_is_hidden_until_it_is_asked_for(start, made) -> None:
    unlock = page(start())
    assert unlock.secret.echoMode() is QLineEdit.EchoMode.Password
    press(unlock, "Show what I type")
    assert unlock.secret.echoMode() is QLineEdit.EchoMode.Normal
    press(unlock, "Hide what I type")
    assert unlock.secret.echoMode() is QLineEdit.EchoMode.Password


def test_a_register_in_use_elsewhere_is_said_in_words_not_in_a_dialog(
    start, made, door, qtbot
) -> None:
    held = done(door.open(made.passphrase))
    window = start()
    write(window, made.passphrase)
    settle(qtbot, window)
    assert isinstance(page(window), Unlock)
    assert page(window).secret.accessibleDescription()
    held.store.close()
    write(window, made.passphrase)
    settle(qtbot, window)
    assert isinstance(page(window), Who)


def test_a_bug_of_ours_does_not_leave_the_page_waiting(
    start, made, door, qtbot, monkeypatch
) -> None:
    window = start()

    def bug(_) -> None:
        raise ValueError

    monkeypatch.setattr(door, "open", bug)
    write(window, made.passphrase)
    settle(qtbot, window)
    assert not page(window).secret.isReadOnly()


def test_somebody_else_is_typed_and_remembered(start, made, door, qtbot) -> None:
    window = start()
    write(window, made.passphrase)
    settle(qtbot, window)
    page(window).other.setFocus()
    write(window, "Jo")
    settle(qtbot, window)
    assert window.frame.desk.actor == "Jo"
    assert window.frame.desk.services.hub.this().desk_names == ("Robin", "Sam", "Jo")


def test_a_name_known_already_is_the_same_person(start, made, qtbot) -> None:
    window = start()
    write(window, made.passphrase)
    settle(qtbot, window)
    page(window).other.setFocus()
    write(window, "robin")
    settle(qtbot, window)
    assert window.frame.desk.actor == "Robin"


@pytest.mark.parametrize("typed", ["", "   ", "123", "x" * 60])
def test_what_is_no_name_sits_nobody_down(start, made, qtbot, typed) -> None:
    window = start()
    write(window, made.passphrase)
    settle(qtbot, window)
    page(window).other.setFocus()
    write(window, typed)
    settle(qtbot, window)
    assert isinstance(page(window), Who)
    assert window.frame is None


def test_escape_locks_again_before_anybody_sits_down(start, made, door, qtbot) -> None:
    window = start()
    write(window, made.passphrase)
    settle(qtbot, window)
    QTest.keyClick(window.focusWidget(), ESC)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: isinstance(page(window), Unlock))
    done(door.open(made.passphrase)).store.close()


def test_a_copy_is_opened_with_its_own_passphrase(
    start, door, tmp_path, qtbot, monkeypatch
) -> None:
    """P7."""
    other = HomeDoor(tmp_path / "other", 0)
    elsewhere = done(other.set_up("Sam", HUB, None))
    file = elsewhere.services.backup.back_up(tmp_path / "stick")
    elsewhere.services.store.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    window = start()
    press(page(window), "Move from another laptop")
    assert isinstance(page(window), Unlock)
    write(window, "not the right words")
    settle(qtbot, window)
    assert page(window).secret.property("wrong") is True
    write(window, elsewhere.passphrase)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.frame is not None)
    assert window.frame.desk.services.hub.this().name == "Ewanrigg Hub"


def test_choosing_no_copy_stays_where_it_was(start, door, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    window = start()
    press(page(window), "Move from another laptop")
    assert isinstance(page(window), FirstRun)


def test_escape_leaves_the_copy(start, made, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/no/such.db", ""))
    window = start()
    press(page(window), "Open a copy instead…")
    write(window, "some words")
    settle(qtbot, window)
    assert "/no/such.db" in page(window).secret.accessibleDescription()
    QTest.keyClick(window.focusWidget(), ESC)
    qtbot.waitUntil(lambda: "Open the register" in texts(page(window)))


def test_an_empty_laptop_offers_three_ways_to_begin(start) -> None:
    window = start()
    assert isinstance(page(window), FirstRun)
    assert window.focusWidget() is page(window).set_up


def test_looking_around_shows_made_up_data_and_says_so(start, qtbot) -> None:
    window = start()
    press(page(window), "Look around with made-up data")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.frame is not None)
    assert window.frame.desk.made_up
    assert "Everything here is made up" in texts(window.frame)


def test_where_looking_around_fails_it_is_said_and_can_be_tried_again(
    start, qtbot, monkeypatch
) -> None:
    window = start()
    full = StorageUnavailable(Problem("CLOUD_FOLDER", "here"))

    def fails() -> None:
        raise full

    entrance = page(window)._entrance
    object.__setattr__(entrance.parts, "look_around", fails)
    press(page(window), "Look around with made-up data")
    settle(qtbot, window)
    assert resources.words().problem(full.problem) in texts(page(window))
    assert page(window).look.isEnabled()


@pytest.fixture
def setting_up(start, qtbot) -> MainWindow:
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
    settle(qtbot, window)
    shown = secrets(window)
    passphrase, key = shown._passphrase, shown._key
    assert passphrase in texts(shown)
    assert key in texts(shown)
    shown.word.setFocus()
    write(window, passphrase.split()[-1].upper())
    assert "Your hub is ready" in texts(page(window))
    QTest.keyClick(window.focusWidget(), ENTER)
    assert isinstance(page(window), Who)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(qtbot, window)
    services = window.frame.desk.services
    assert window.frame.desk.actor == "Robin"
    assert services.hub.this().code == "CUM-MAP"
    assert services.hub.this().desk_names == ("Robin", "Sam")
    (activity,) = services.activities.everything()
    assert (activity.name, activity.schedule[0].start) == ("Warm Tuesday", dt.time(10, 0))
    window.inside.leave()
    settle(qtbot, window)
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


def make(window, qtbot) -> Secrets:
    tell_the_hub(window)
    QTest.keyClick(window.focusWidget(), ENTER)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(qtbot, window)
    return secrets(window)


def test_activities_and_names_may_wait(setting_up, qtbot) -> None:
    window = setting_up
    shown = make(window, qtbot)
    shown.word.setFocus()
    write(window, shown._passphrase.split()[-1])
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(qtbot, window)
    assert window.frame is not None
    assert "What does your hub offer?" in texts(window.frame.page)


def test_nobody_goes_on_without_the_passphrase_written_down(setting_up, qtbot) -> None:
    window = setting_up
    shown = make(window, qtbot)
    shown.word.setFocus()
    write(window, "something")
    assert "not the last word" in window.focusWidget().accessibleDescription()
    assert secrets(window) is shown


def test_the_keys_are_shown_even_where_the_rest_could_not_be_kept(
    setting_up, qtbot, monkeypatch
) -> None:
    window = setting_up
    tell_the_hub(window)

    def full(*_: object) -> None:
        raise StorageUnavailable(Problem("CLOUD_FOLDER", "here"))

    monkeypatch.setattr(Activities, "add", full)
    write(window, "Warm Tuesday")
    QTest.keyClick(window.focusWidget(), ENTER)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(qtbot, window)
    shown = secrets(window)
    shown.word.setFocus()
    write(window, shown._passphrase.split()[-1])
    assert "not everything you told could be kept" in texts(page(window))


def test_where_no_register_can_be_made_it_is_said_and_the_answers_stay(
    setting_up, qtbot, door, monkeypatch
) -> None:
    window = setting_up
    monkeypatch.setattr(door, "set_up", lambda *_: Problem("CLOUD_FOLDER", "here"))
    tell_the_hub(window)
    QTest.keyClick(window.focusWidget(), ENTER)
    write(window, "Robin")
    settle(qtbot, window)
    assert resources.words().problem(Problem("CLOUD_FOLDER", "here")) in texts(page(window))
    QTest.keyClick(window.focusWidget(), ESC)
    assert window.focusWidget().text() == "Robin"


def test_the_recovery_sheet_is_kept_as_a_pdf_whole_or_not_at_all(
    setting_up, qtbot, tmp_path, monkeypatch
) -> None:
    """P5."""
    shown = make(setting_up, qtbot)
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


def test_every_step_can_be_read_at_twice_the_size(setting_up, qtbot) -> None:
    window = setting_up
    theme().choose(scale=2.0)
    window.resize(1024, 600)
    shown = make(window, qtbot)
    for each in shown.findChildren(Button):
        assert each.width() >= each.sizeHint().width(), each.text()
    theme().choose(scale=1.0)
