"""dev.py sets up once, says what is missing, and gets out of the way."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from house.project import ROOT


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script over an empty folder; whatever it would start is only noted."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    started: list[list[str]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "STAMP", tmp_path / "set-up")
    monkeypatch.setattr(module, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(module, "_become", lambda *words: started.append([*map(str, words)]) or 0)
    module.started = started
    return module


def test_wrong_words_are_answered_with_the_right_ones(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["fly"]) == 2
    assert "run [-- ARGS]" in capsys.readouterr().out


def test_what_was_set_up_once_is_left_alone(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    work: list[str] = []
    monkeypatch.setattr(dev, "_works", lambda _: True)
    monkeypatch.setattr(dev, "_install_qt_libraries", lambda: None)
    monkeypatch.setattr(dev, "_must", lambda *words: work.append(" ".join(map(str, words))))
    monkeypatch.setattr(dev, "_link_sources", lambda: work.append("link"))
    dev.PYTHON.touch()
    dev.set_up()
    assert "--require-hashes" in work[0]
    work.clear()
    dev.set_up()
    assert work == []
    dev.STAMP.write_text("an older lock", encoding="utf-8")
    dev.set_up()
    assert work


def test_without_words_the_window_opens_or_where_no_screen_is_the_demonstration(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    dev.main(["run"])
    dev.main(["run", "--", "status", "--json"])
    monkeypatch.setenv("DISPLAY", ":0")
    dev.main(["run"])
    assert [words[-1] for words in dev.started] == ["demo", "--json", "hublog"]
    assert dev.started[1][1:] == ["-P", "-m", "hublog", "status", "--json"]


def test_pictures_are_drawn_without_a_screen(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    dev.main(["screenshots"])
    dev.main(["screenshots", "elsewhere"])
    assert [Path(words[1]).name for words in dev.started] == ["screenshots.py"] * 2
    assert [words[-1] for words in dev.started] == ["screenshots", "elsewhere"]
    assert dev.os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_the_data_dictionary_is_written_by_the_script_that_its_test_compares_with(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "set_up", lambda: None)
    assert dev.main(["dictionary"]) == 0
    (words,) = dev.started
    assert Path(words[1]) == dev.ROOT / "tests" / "data_dictionary.py"


ENGLISH = """
here = "{who} is here since {time}."
[desk]
name = "Desk"
[desk.count]
one = "One person"
other = "{n} people"
"""


@pytest.mark.parametrize(
    ("welsh", "code", "said"),
    [
        ("", 0, "no Welsh yet: here"),
        ('here = "Mae {who} yma ers {time}."', 0, "no Welsh yet: desk.name"),
        ('[desk.count]\nzero = "Neb"\nother = "{n} o bobl"', 0, "3 sentences, 1 of them in Welsh"),
        (
            'here = "Mae {who} yma."',
            1,
            "other gaps in Welsh: here: time who in English, who in Welsh",
        ),
        ('[desk]\nname = "{who}"', 1, "other gaps in Welsh: desk.name: none in English"),
        ('gone = "Wedi mynd"', 1, "no such English sentence: gone"),
    ],
)
def test_welsh_has_the_gaps_of_the_english(
    dev: ModuleType, capsys: pytest.CaptureFixture[str], welsh: str, code: int, said: str
) -> None:
    for language, text in (("en", ENGLISH), ("cy", welsh)):
        folder = dev.ROOT / "resources" / "text" / language
        folder.mkdir(parents=True)
        (folder / "desk.toml").write_text(text, encoding="utf-8")
    assert dev.i18n([]) == code
    assert said in capsys.readouterr().out


def test_packaging_says_which_program_it_lacks(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    monkeypatch.setattr(dev, "_apt_install", lambda _: False)
    assert dev.build([]) == 1
    assert "apt-get install -y binutils" in capsys.readouterr().out
    assert dev.started == []
    monkeypatch.setattr(dev.shutil, "which", lambda _: "objdump")
    assert dev.build(["--log-level", "WARN"]) == 0
    assert dev.started[0][-1] == "build.spec"


def test_a_python_without_venv_is_told_what_to_type(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(dev, "_apt_install", lambda _: False)
    with pytest.raises(SystemExit, match="apt-get install -y python3"):
        dev._make_environment()


def test_one_failed_check_hides_none_of_the_others(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.subprocess, "call", lambda words: "mypy" in words)
    assert dev.check([]) == 1
    said = capsys.readouterr().out
    assert said.splitlines()[-1] == "check: types failed"
    assert "== laws" in said
