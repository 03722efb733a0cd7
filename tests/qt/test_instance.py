from PySide6.QtCore import QLockFile

from hublog.qt import instance
from hublog.qt.instance import OnlyOne


def test_a_second_start_raises_the_first_and_is_not_another_one(qapp, qtbot, tmp_path) -> None:
    first, second = OnlyOne(tmp_path), OnlyOne(tmp_path)
    assert first.first()
    first.listen()
    with qtbot.waitSignal(first.called):
        assert not second.first()


def test_another_home_folder_has_a_window_of_its_own(qapp, tmp_path) -> None:
    first, second = OnlyOne(tmp_path / "one"), OnlyOne(tmp_path / "two")
    assert first.first()
    assert second.first()


def test_once_the_first_is_gone_the_next_is_the_first(qapp, tmp_path) -> None:
    first = OnlyOne(tmp_path)
    assert first.first()
    first._lock.unlock()
    assert OnlyOne(tmp_path).first()


def test_a_disk_too_full_for_a_lock_shows_a_window_all_the_same(qapp, tmp_path) -> None:
    """Or nothing at all would happen upon a click, and nobody would say why."""
    only_one = OnlyOne(tmp_path)
    only_one._lock = QLockFile(str(tmp_path / "no such folder" / "x.lock"))
    assert only_one.first()


def test_where_nobody_answers_the_register_itself_says_that_it_is_open(
    qapp, tmp_path, monkeypatch
) -> None:
    """As where somebody else is logged in to the same laptop and left hublog open."""
    monkeypatch.setattr(instance, "_PATIENCE", 0)
    first = OnlyOne(tmp_path)
    assert first.first()
    assert OnlyOne(tmp_path).first()


def test_a_window_that_is_just_starting_is_waited_for(qapp, tmp_path, monkeypatch) -> None:
    """Somebody clicked twice."""
    first, second = OnlyOne(tmp_path), OnlyOne(tmp_path)
    assert first.first()
    waited = []

    def meanwhile(milliseconds: int) -> None:
        waited.append(milliseconds)
        first.listen()

    monkeypatch.setattr(instance.QThread, "msleep", meanwhile)
    assert not second.first()
    assert waited == [100]
