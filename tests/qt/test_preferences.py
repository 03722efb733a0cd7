from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray

from hublog.qt.preferences import Preferences
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import Look


@pytest.fixture(autouse=True)
def usual(qapp) -> Iterator[None]:
    theme().choose(Look.LIGHT, 1.0)
    yield
    theme().choose(Look.LIGHT, 1.0)


def test_the_look_chosen_last_is_put_on_again(tmp_path) -> None:
    theme().choose(Look.DARK, 1.5)
    Preferences(tmp_path).remember(theme())
    theme().choose(Look.LIGHT, 1.0)
    Preferences(tmp_path).put_on(theme())
    assert (theme().look, theme().scale) == (Look.DARK, 1.5)


def test_at_first_the_window_follows_the_laptop(tmp_path) -> None:
    theme().choose(Look.DARK, 2.0)
    Preferences(tmp_path).put_on(theme())
    assert (theme().look, theme().scale) == (Look.SYSTEM, 1.0)


@pytest.mark.parametrize("text", ["look=purple", "scale=huge", "look=dark\nscale=", "\x00\x01"])
def test_a_file_that_nobody_understands_is_as_good_as_none(tmp_path, text) -> None:
    (tmp_path / "window.ini").write_text(f"[General]\n{text}\n", encoding="utf-8")
    Preferences(tmp_path).put_on(theme())
    assert (theme().look, theme().scale) == (Look.SYSTEM, 1.0)


@pytest.mark.parametrize(("kept", "put_on"), [("9", 2.0), ("0.1", 1.0), ("-1", 1.0)])
def test_no_text_is_larger_or_smaller_than_may_be_chosen(tmp_path, kept, put_on) -> None:
    (tmp_path / "window.ini").write_text(f"[General]\nscale={kept}\n", encoding="utf-8")
    Preferences(tmp_path).put_on(theme())
    assert theme().scale == put_on


def test_where_the_window_stood_is_kept(tmp_path) -> None:
    assert Preferences(tmp_path).geometry is None
    Preferences(tmp_path).remember_geometry(QByteArray(b"there"))
    assert Preferences(tmp_path).geometry == QByteArray(b"there")


def test_the_folder_for_returns_is_kept_as_long_as_it_is_there(tmp_path) -> None:
    assert Preferences(tmp_path).returns is None
    folder = tmp_path / "office"
    folder.mkdir()
    Preferences(tmp_path).remember_returns(folder)
    assert Preferences(tmp_path).returns == folder
    folder.rmdir()
    assert Preferences(tmp_path).returns is None
