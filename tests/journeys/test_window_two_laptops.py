"""Two laptops at a camp sign in the same child, come together on a stick, and come apart again (domain.md, scenario 2)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hub_today import A_WEEK_AGO, PASSPHRASE, TODAY, hub_today, register
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Count
from hublog.services.api import Services
from in_memory import done
from window import Window

HERE, THERE = "01946 555321", "01946 555123"
SECRET = "The four words of this file"  # noqa: S105 - what a field is called
BACK = "shift+Tab"
_QUICK_HANDS = 3


@pytest.fixture
def home(tmp_path) -> Path:
    """A camp with a session planned today, and two children who were there last week."""
    with hub_today(tmp_path / "home", actor="Robin", offers="Summer Camp", kind="CAMP") as made:
        services = made.services
        done(services.seats.add("Robin", "Robin"))
        opened = done(services.sessions.open("Robin", made.activity, A_WEEK_AGO))
        for name in ("Megan Birch", "Dale Maple"):
            done(services.sign_in.new_person("Robin", opened.session.id, name))
        done(services.sessions.finish("Robin", opened.session.id))
    return tmp_path / "home"


def unlock(window) -> None:
    window.unlock(PASSPHRASE)
    sit_down(window)


def sit_down(window) -> None:
    window.until_focus("Robin")
    window.press("Return")


def run_the_camp(window, phone: str) -> None:
    """Start the session, sign Megan in, count one, and write down her family's number."""
    window.until_focus("Start: Summer Camp")
    window.press("Return")
    window.until_focus("Find a person")
    window.write("meg")
    window.until_shown("Megan")
    window.press("Return")
    window.until_shown("signed in, 1 here")
    window.press("F2")
    window.until_shown(", 2 here")
    window.press("alt+4")
    window.until_focus("Find a person")
    window.write("meg")
    window.press("Return")
    window.tab_to("Phone")
    window.write(phone)
    window.press("Tab")
    window.until_shown("Kept for Megan Birch")


def make_a_file(window, stick: Path) -> str:
    """The folder is asked for; a hand quicker than the dialog reads the disk tries again. Its words."""
    stick.mkdir(exist_ok=True)
    window.press("alt+7")
    window.until_focus("Activities and timetable")
    for _ in range(_QUICK_HANDS):
        window.tab_to("Make a transfer file", BACK)
        window.press("Return")
        window.choose("Directory", stick)
        shown: str = window.until_shown("Its four words: ")
        window.until_focus("Its four words")
        window.press("Escape")
        if list(stick.glob("*.hublog-transfer")):
            return shown.removeprefix("Its four words: ")
    raise AssertionError(f"{stick} cannot be chosen: {window.texts()}")


def choose(window, file: Path) -> None:
    window.choose("File name", file)
    window.until_shown(SECRET)
    window.until_focus(SECRET)


def begin_a_second(window, file: Path, words: str) -> None:
    """From the first page to Today, on a laptop that knew nothing."""
    window.until_focus("Set up this laptop for our hub")
    window.tab_to("This is our second laptop")
    window.press("Return")
    window.until_focus("Choose the transfer file")
    window.press("Return")
    choose(window, file)
    window.write(words)
    window.press("Return")
    window.until_focus("What shall this laptop be called?")
    window.write("Camp laptop")
    window.press("Return")
    sit_down(window)


def bring_in(window, file: Path, words: str) -> None:
    """From Settings to the page that says that the laptops are together."""
    window.press("alt+7")
    window.until_focus("Activities and timetable")
    window.tab_to("Bring in a transfer file", BACK)
    window.press("Return")
    window.until_focus("Choose a file")
    window.press("Return")
    choose(window, file)
    window.write(words)
    window.press("Return")
    window.until_focus("Bring it in")
    window.until_shown("1 sign-in is on both laptops. It counts once.")
    window.press("Return")
    window.until_shown("The laptops are together")


def the_only(stick: Path) -> Path:
    (file,) = stick.glob("*.hublog-transfer")
    return file


def held(services: Services) -> tuple[int, int, str]:
    """How often Megan was signed in today, how many were counted, and the family's number."""
    with services.store.reading() as reader:
        (megan,) = reader.find(Person, known_as="Megan Birch")
        today = {each.id for each in reader.sessions_between(TODAY, TODAY)}
        came = [a for a in reader.find(Attendance, person_id=megan.id) if a.session_id in today]
        counted = sum(each.n for each in reader.find(Count))
    return len(came), counted, megan.phone


def look(home: Path) -> tuple[int, int, str]:
    """The same of a register that is closed, which must be sound."""
    with register(home) as services:
        assert services.backup.check() == []
        return held(services)


def settle(window, key: str) -> None:
    """The one thing that the two say differently."""
    window.until_focus("Look at it now")
    window.press("Return")
    window.until_shown("Megan Birch: Phone")
    window.until_focus("Decide later")
    window.press(key)
    window.until_shown("Everything is settled")


def take_back(window) -> None:
    window.press("alt+7")
    window.until_focus("Activities and timetable")
    window.tab_to("Take it back: Camp laptop", BACK)
    window.press("Return")
    window.until_shown("Took back what came from Camp laptop")


@pytest.fixture
def open_again(start, home) -> Callable[[], Window]:
    """Opens the first laptop once more, at the session that runs."""

    def begin() -> Window:
        window: Window = start(home)
        unlock(window)
        window.until_focus("Find a person")
        return window

    return begin


def test_a_child_on_both_laptops_counts_once_and_the_laptops_come_apart_again(
    start, home, open_again, tmp_path
) -> None:
    """Domain.md, scenario 2, in two windows: together, settled, taken back, together again."""
    first, second = tmp_path / "first", tmp_path / "second"
    front = start(home)
    unlock(front)
    front.until_focus("Start: Summer Camp")
    words = make_a_file(front, first)
    front.lock()

    camp = start(tmp_path / "camp")
    begin_a_second(camp, the_only(first), words)
    run_the_camp(camp, THERE)
    words = make_a_file(camp, second)
    camp.lock()

    front = start(home)
    unlock(front)
    run_the_camp(front, HERE)
    bring_in(front, the_only(second), words)
    settle(front, "2")
    front.lock()
    assert look(home) == (1, 2, THERE)

    front = open_again()
    take_back(front)
    front.lock()
    assert look(home)[:2] == (1, 1)

    front = open_again()
    bring_in(front, the_only(second), words)
    front.lock()
    assert look(home)[:2] == (1, 2)
