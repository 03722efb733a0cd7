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
