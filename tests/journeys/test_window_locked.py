"""Two volunteers share a laptop at the door: it locks, it lets go of its key, and nothing typed is lost."""

from pathlib import Path

import pytest

from hub_today import hub_today
from hublog.domain.seats import seat_id
from in_memory import done

PIN = "2468"


@pytest.fixture
def home(tmp_path) -> tuple[Path, str]:
    """A hub whose drop-in is today; Robin has no PIN, Sam has one."""
    folder = tmp_path / "home"
    with hub_today(folder, actor="Robin", secret=None) as made:
        services = made.services
        for name in ("Megan Birch", "Dale Maple"):
            done(services.people.add("Robin", name))
        for name in ("Robin", "Sam"):
            done(services.seats.add("Robin", name))
        done(services.seats.set_pin("Robin", seat_id("Sam"), PIN))
    return folder, made.passphrase


def test_a_count_and_a_half_typed_name_survive_locks_wrong_pins_and_a_dropped_key(
    start, home
) -> None:
    """Sign two in, lock, another name and PIN; five wrong PINs, the passphrase; the text is there."""
    folder, passphrase = home
    window = start(folder)
    sit_down(window, passphrase)
    window.until_focus("Start: Warm Welcome")
    window.press("Return")
    window.until_focus("Find a person")
    for number, name in enumerate(("Megan", "Dale"), start=1):
        window.write(name[:3])
        window.until_shown(name)
        window.press("Return")
        window.until_shown(f"signed in, {number} here")
    window.write("Ali Fer")
    another_takes_over(window)
    five_wrong_pins(window)
    sit_down(window, passphrase)
    window.until_focus("Find a person")
    window.until(lambda: window.focus().text == "Ali Fer")
    window.until_shown("2 people here so far")


def sit_down(window, passphrase: str) -> None:
    """Robin, by passphrase."""
    window.unlock(passphrase)
    window.until_focus("Robin")
    window.press("Return")


def another_takes_over(window) -> None:
    """Nothing can be read while it is locked; Sam goes on where Robin was."""
    window.press("ctrl+l")
    window.until_shown("Locked")
    window.until_focus("Robin")
    read = " ".join(window.texts())
    for name in ("Megan", "Dale", "Ali", "Warm Welcome"):
        assert name not in read
    window.press("s")
    window.until_focus("Sam")
    window.press("Return")
    window.until_focus("PIN of Sam")
    window.write(PIN)
    window.press("Return")
    window.until_focus("Find a person")
    assert window.focus().text == "Ali Fer"
    window.until_shown("2 people here so far")
    window.until_shown("Sam at the desk")


def five_wrong_pins(window) -> None:
    """Each is counted aloud; after the last one the passphrase is needed."""
    window.press("ctrl+l")
    window.until_focus("Robin")
    window.press("s", "Return")
    window.until_focus("PIN of Sam")
    said = [f"There are {left} more tries" for left in (4, 3, 2)]
    for each in (*said, "There is one more try", "The PIN was wrong five times"):
        window.keys("1111")
        window.press("Return")
        window.until_shown(each)
