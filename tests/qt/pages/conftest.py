"""Pages where a few people are known, and somebody who types."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from hublog.domain.people import Person as Known
from hublog.qt.frame import Frame
from in_memory import done
from mending import Coordinator
from typing_up import FRIDAY, Person
from wellbeing_scenes import ask_in_february


@pytest.fixture
def session(hub) -> str:
    return hub.open(hub.add_activity())


@pytest.fixture
def door(frame, hub, session) -> Frame:
    """The frame with the register page of a session; four people are known."""
    for name in ("Megan Birch", "Megan Alder", "Robin Ash", "Dale Maple"):
        hub.add_person(name)
    return frame("register", session=session)


@pytest.fixture
def megan(frame, lived, settled) -> Frame:
    """The page of Megan Birch."""
    shown = frame("person", person=lived.people[0])
    settled()
    return shown


@pytest.fixture
def asked(hub, lived) -> str:
    """Megan, who is due."""
    ask_in_february(hub, lived.people[0], lived.activity)
    return lived.people[0]


@pytest.fixture
def typing(qtbot, settled) -> Callable[..., None]:
    """Types into whatever has the focus, as a person does."""

    def type_in(*keys: object) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            if isinstance(key, str):
                qtbot.keyClicks(focused, key)
            elif isinstance(key, tuple):
                qtbot.keyClick(focused, *key)
            else:
                qtbot.keyClick(focused, key)
        settled()

    return type_in


@pytest.fixture
def hug_a_mug(hub) -> str:
    """An activity of every Friday; four people are known."""
    for name in ("Megan Birch", "Robin Ash", "Sam Willow", "Sam Rowan"):
        hub.add_person(name)
    return hub.add_activity("Hug a Mug", weekday=4, start="10:00", end="12:00")


@pytest.fixture
def fridays(hub, hug_a_mug: str) -> str:
    """Everybody known was there the Friday before last."""
    session = hub.open(hug_a_mug, FRIDAY - dt.timedelta(weeks=1))
    for each in hub.find(Known):
        done(hub.sign_in.person("Sam", session, each.id))
    done(hub.sessions.finish("Sam", session))
    return hug_a_mug


@pytest.fixture
def at_type_up(frame, settled) -> Callable[..., Person]:
    """Somebody at the page Type up, as another page asks for it."""

    def show(**where: object) -> Person:
        made = Person(frame("type_up", **where), settled)
        made.waits()
        return made

    return show


@pytest.fixture
def chosen(monkeypatch, tmp_path) -> list[str]:
    """Answers the question for a folder, and says how often it was asked."""
    asked_for: list[str] = []

    def choose(parent, title, start) -> str:
        del parent, start
        asked_for.append(title)
        return str(tmp_path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    return asked_for


@pytest.fixture
def coordinator(frame, hub, settled) -> Coordinator:
    """Somebody who looks at April."""
    return Coordinator(frame, hub, settled)


@pytest.fixture
def warm(hub) -> str:
    """An activity of every Tuesday from ten to twelve."""
    return hub.add_activity()
