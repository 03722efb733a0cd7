"""A home folder for commands, and a way to run them."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hublog.bootstrap import HomeDoor, context
from hublog.bootstrap.office import OfficeHome
from hublog.cli.main import hublog
from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem
from hublog.services.activities import ActivityDetails
from hublog.services.hub import HubDetails
from office_stores import (  # noqa: F401 - fixtures
    office_made_once,
    office_store,
    office_stores,
    sqlite_offices,
)
from sealed_return import HUB_KEY, by

PASSPHRASE = "made up for tests"  # noqa: S105 - it locks nothing real


@pytest.fixture(autouse=True)
def _cheap(cheap_guesses) -> None:
    """Commands are about more than keys."""


@dataclass
class Terminal:
    """Runs commands in one home folder."""

    home: Path

    def __call__(self, *words: str, typed: str | None = None) -> Result:
        """Run a command, standard input being ``typed``."""
        return CliRunner().invoke(hublog, list(words), input=typed, obj=context())

    def json(self, *words: str, typed: str | None = None) -> Any:  # noqa: ANN401 - whatever JSON holds
        """The answer of a command that succeeds."""
        result = self("--json", *words, typed=typed)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def desk(self, *lines: str, more: tuple[str, ...] = ()) -> list[str]:
        """The desk's answers to these lines."""
        typed = "".join(f"{line}\n" for line in lines)
        result = self("desk", "--activity", "warm", *more, typed=typed)
        assert result.exit_code == 0, result.output
        return result.stdout.splitlines()


@pytest.fixture(scope="session")
def made_home(tmp_path_factory) -> Path:
    """The home of a hub with one activity; tests copy it, since making keys takes its time."""
    home: Path = tmp_path_factory.mktemp("made") / "home"
    door = HomeDoor(home, key_seconds=0)
    made = door.set_up("Sam", HubDetails(code="CUM-EWA", name="Ewanrigg Hub"), PASSPHRASE)
    assert not isinstance(made, Problem)
    made.services.activities.add("Sam", ActivityDetails(name="Warm Tuesday", type="DROPIN"))
    made.services.store.close()
    return home


@pytest.fixture
def empty_home(tmp_path, monkeypatch) -> Terminal:
    """A terminal whose home folder holds nothing yet."""
    monkeypatch.setenv("HUBLOG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUBLOG_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("HUBLOG_KEY_SECONDS", "0")
    monkeypatch.setenv("HUBLOG_WHO", "Sam")
    return Terminal(tmp_path / "home")


@pytest.fixture
def terminal(empty_home, made_home) -> Terminal:
    """A terminal of a hub with one activity."""
    shutil.copytree(made_home, empty_home.home)
    return empty_home


@pytest.fixture(scope="session")
def made_office(tmp_path_factory) -> Path:
    """The home of an office with two hubs, one of whose keys is known; tests copy it."""
    home: Path = tmp_path_factory.mktemp("made") / "office"
    made = OfficeHome(home, 0).set_up("Big Local office", "Ring 0123", PASSPHRASE)
    assert not isinstance(made, Problem)
    hubs = made.services.hubs
    hubs.put(ListedHub(code="CUM-EWA", name="Ewanrigg Hub", first_month="2026-04"))
    hubs.put(ListedHub(code="ABC-DEF", name="Drop-in", first_month="2026-04", contact="Ann"))
    hubs.pin("Sam", "CUM-EWA", by(HUB_KEY)(b"").public_key)
    made.services.store.close()
    return home


@pytest.fixture
def office(empty_home, made_office) -> Terminal:
    """A terminal of a programme office."""
    shutil.copytree(made_office, empty_home.home)
    return empty_home
