"""Where an office keeps its store, as its home folder says."""

import pytest

from hublog.store.office import where


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("", ""),
        ("no address", ""),
        ("postgresql+psycopg://kit@server/hublog", "postgresql+psycopg://kit@server/hublog"),
        ("postgresql+psycopg://kit:secret@server/hublog", "postgresql+psycopg://kit@server/hublog"),
        ("postgresql+psycopg:///hublog?host=/run", "postgresql+psycopg:///hublog?host=%2Frun"),
    ],
)
def test_an_address_is_shown_and_kept_without_its_password(tmp_path, url, shown) -> None:
    assert where.without_password(url) == shown
    where.remember(tmp_path / "home", url)
    assert where.server(tmp_path / "home") == shown
    assert "secret" not in (tmp_path / "home" / where.FILE).read_text(encoding="utf-8")


def test_a_folder_says_that_an_office_is_here_before_any_secret(tmp_path) -> None:
    assert not where.is_office(tmp_path)
    assert where.server(tmp_path) == ""
    where.remember(tmp_path)
    assert where.is_office(tmp_path)
    (tmp_path / where.FILE).write_text("no = toml = at all", encoding="utf-8")
    assert where.server(tmp_path) == ""
