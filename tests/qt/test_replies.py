"""A reply of the office that is dropped on the window is taken in; any other workbook is a register."""

from collections.abc import Callable
from pathlib import Path

import pytest

import drawing
from hublog.domain.problems import Problem
from hublog.qt.entrance import Opened
from hublog.qt.main_window import MainWindow
from month_scenes import asked, send


@pytest.fixture
def dropped(window, services, lived) -> Callable[[Path], tuple[MainWindow, list[str]]]:
    """Drops a file on the open window; where it led."""
    send(lived.hub)

    def settle() -> None:
        drawing.settle(window.inside.operations)

    def drop(file: Path) -> tuple[MainWindow, list[str]]:
        window.inside.open_register(Opened(services, "Sam"))
        settle()
        led: list[str] = []
        window.frame.desk.went.disconnect(window.frame._go_where)
        window.frame.desk.went.connect(lambda page, _: led.append(page))
        window.inside.drop([file])
        settle()
        return window, led

    return drop


def test_an_accepted_month_and_questions_are_told_with_the_way_there(dropped, replies) -> None:
    replies.answer = asked("s")
    window, led = dropped(Path("CUM-EWA_reply_2026-05-04.xlsx"))
    notice = window.frame.notices.notice
    assert notice.text == "The office asks 1 question about April 2026"
    assert notice.way.page == "month"
    assert led == []


def test_the_same_reply_again_says_that_it_is_known(dropped, replies, services) -> None:
    replies.answer = asked("s")
    services.replies.take("Sam", Path("reply.xlsx"))
    window, _ = dropped(Path("reply.xlsx"))
    assert "taken in before" in window.frame.notices.notice.text


def test_a_workbook_that_is_no_reply_is_looked_at_as_a_register(dropped) -> None:
    window, led = dropped(Path("visits.xlsx"))
    assert led == ["bring_in"]
    assert window.frame.notices.notice.kind == "info"


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("CUM-EWA_reply_1.xlsx", Problem("NOT_A_REPLY", "CUM-EWA_reply_1.xlsx")),
        ("renamed.xlsx", Problem("REPLY_OTHER_KEY")),
    ],
)
def test_what_is_wrong_with_a_reply_is_said(dropped, replies, file, problem) -> None:
    replies.answer = problem
    window, led = dropped(Path(file))
    assert window.frame.notices.notice.kind == "warn"
    assert led == []


def test_where_returns_are_saved_is_remembered_with_the_register(dropped, tmp_path) -> None:
    window, _ = dropped(Path("visits.csv"))
    assert window.frame.desk.returns is None
    window.frame.desk.save_returns_in(tmp_path)
    assert window._preferences.returns == tmp_path


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("CUM-EWA_pack_2026-06-12.xlsx", Problem("NOT_A_REPLY", "CUM-EWA_pack_2026-06-12.xlsx")),
        ("renamed.xlsx", Problem("REPLY_IS_PACK", "renamed.xlsx")),
    ],
)
def test_a_hub_pack_goes_to_settings_and_is_taken_in_only_there(
    dropped, replies, services, file, problem
) -> None:
    replies.answer = problem
    window, led = dropped(Path(file))
    assert led == ["settings"]
    assert services.hub.this().office_key == ""
    assert window.frame.notices.notice is None or window.frame.notices.notice.kind != "warn"
