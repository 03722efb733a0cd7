"""A register that was damaged between two starts is back by keyboard alone, and a restore is undone."""

from pathlib import Path

import pytest

from hub_today import PASSPHRASE, TODAY, hub_today
from in_memory import done

IN_PLACE = "is in place. What was there before is kept."


@pytest.fixture
def home(tmp_path) -> Path:
    """A hub with a session that runs today; two people are known."""
    with hub_today(tmp_path / "home") as made:
        for name in ("Megan Birch", "Robin Ash"):
            done(made.services.people.add("Sam", name))
        done(made.services.sessions.open("Sam", made.activity, TODAY))
    return tmp_path / "home"


def sign_in(window, typed: str, name: str, here: int) -> None:
    window.press("alt+2")
    window.until_focus("Find a person")
    window.write(typed)
    window.until_shown(name)
    window.press("Return")
    window.until_shown(f"signed in, {here} here")


def to_copies(window) -> None:
    window.press("alt+7")
    window.tab_to("More about copies")
    window.press("Return")
    window.until_focus("Make a copy now")


def damage(file: Path) -> None:
    """As a disk does that fails: nothing but zeros where the register was."""
    file.write_bytes(bytes(file.stat().st_size))


def look_into(window) -> None:
    """Type the passphrase of the copy; what is in it is shown."""
    window.until_focus("Passphrase of the copy")
    window.write(PASSPHRASE)
    window.press("Return")
    window.until_focus("Leave things as they are")


def put(window, words) -> None:
    window.press("shift+Tab")
    window.until_focus(words)
    window.press("Return")


def with_a_copy(start, home) -> None:
    """Megan is in the copy, Robin came after it; then the power goes."""
    window = start(home)
    window.unlock(PASSPHRASE)
    sign_in(window, "meg", "Megan B.", 1)
    to_copies(window)
    window.press("Return")
    window.until_shown("A copy was made and read back")
    sign_in(window, "rob", "Robin A.", 2)
    window.kill()


def test_the_last_copy_opens_in_place_of_a_damaged_register_and_a_restore_is_undone(
    start, home
) -> None:
    """P6, P7: nothing is deleted on the way, and there is a way back from each step."""
    with_a_copy(start, home)
    damage(home / "hub.db")
    window = start(home)
    window.unlock(PASSPHRASE)
    window.until_shown("The register cannot be opened")
    window.until_shown("Nothing was deleted")
    window.until_focus("Open the copy of today")
    window.press("Return")
    window.until_shown(IN_PLACE)
    window.until_shown("1 person here so far")

    sign_in(window, "rob", "Robin A.", 2)
    to_copies(window)
    window.tab_to("Restore from it")
    window.press("Return")
    look_into(window)
    window.until_shown("1 thing that was done after the copy")
    put(window, "Put this copy in place")
    window.until_shown(IN_PLACE)
    window.until_shown("1 person here so far")

    window.tab_to("How to go back")
    window.press("Return")
    window.until_focus("Put it back")
    window.press("Return")
    look_into(window)
    put(window, "Put it back in place")
    window.until_shown("What was in place before is back")
    window.until_shown("2 people here so far")
    window.kill()
    assert list((home / "backups").glob("damaged-*.db"))
