"""What the window said is kept is kept; another program can sign people in; sheets come in."""

from pathlib import Path

import pytest

from hub_today import A_WEEK_AGO, PASSPHRASE, hub_today, register
from in_memory import done

PEOPLE = ("Megan Birch", "Robin Ash", "Dale Maple", "Ali Fern")


@pytest.fixture
def home(tmp_path) -> Path:
    """A hub with a session last week, at which everybody was, and one planned today."""
    with hub_today(tmp_path / "home") as made:
        services = made.services
        opened = done(services.sessions.open("Sam", made.activity, A_WEEK_AGO))
        for name in PEOPLE:
            done(services.sign_in.new_person("Sam", opened.session.id, name))
        done(services.sessions.finish("Sam", opened.session.id))
    return tmp_path / "home"


def begin(window) -> None:
    window.unlock(PASSPHRASE)
    window.until_focus("Start: Warm Welcome")
    window.press("Return")
    window.until_focus("Find a person")
    window.until_shown("Sign in Megan B.")


def test_whoever_was_signed_in_is_there_after_a_power_cut(start, home) -> None:
    """P1: killed the moment the window says it is kept; it opens at the session again."""
    window = start(home)
    begin(window)
    for number, typed in enumerate(("meg", "rob", "dal"), start=1):
        window.write(typed)
        window.until_shown("last here")
        window.press("Return")
        window.until_shown(f"signed in, {number} here")
    window.kill()

    window = start(home)
    window.unlock(PASSPHRASE)
    window.until_shown("Back where you were. The last was Dale M.")
    window.until_shown("3 people here so far")
    for name in ("Megan B.", "Robin A.", "Dale M."):
        window.until_shown(f"{name}, ")


def test_another_program_signs_somebody_in_and_hears_how_many_are_here(
    start, a_screen, home
) -> None:
    """Everything a screen reader needs: the button by its name, the answer said aloud."""
    window = start(home)
    begin(window)
    assert a_screen.ask("press", "Sign in Megan B.")
    window.until_shown("1 person here so far")
    window.until(lambda: any("Megan B. signed in, 1 here" in said for said in a_screen.heard()))


def test_the_running_month_is_looked_at_and_not_sent(start, home) -> None:
    window = start(home)
    window.unlock(PASSPHRASE)
    window.until_focus("Start: Warm Welcome")
    window.press("alt+5")
    window.until_shown("The days of the month")
    window.press("alt+Right")
    window.until_shown("This month is still running")
    window.press("ctrl+e")
    window.until_shown("is not over yet")
    assert not (home / "returns").exists()


def test_a_sheet_of_thirty_is_typed_up_and_kept(start, home) -> None:
    """Paper from yesterday: every line a person, kept as one action."""
    window = start(home)
    window.unlock(PASSPHRASE)
    window.until_focus("Start: Warm Welcome")
    window.press("alt+3")
    window.until_focus("Day")
    window.write("yesterday")
    window.press("Return")
    for number in range(30):
        window.keys(f"Guest{number:02} Made-Up")
        window.press("Return")
    window.until_shown("30 named")
    window.press("ctrl+Return")
    window.until_shown("30 people")
    window.lock()
    with register(home) as services:
        assert services.hub.status().tallies["attendance"] == len(PEOPLE) + 30
        done(services.undo.latest("Sam"))
        assert services.hub.status().tallies["attendance"] == len(PEOPLE)


def test_an_old_register_is_brought_in_by_its_dialog(start, home, tmp_path) -> None:
    file = tmp_path / "old.csv"
    lines = ("Date,Name", "13/05/2025,Nia Larch", "13/05/2025,Owen Sage", "20/05/2025,Nia Larch")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    window = start(home)
    window.unlock(PASSPHRASE)
    window.until_focus("Start: Warm Welcome")
    window.press("alt+7")
    window.tab_to("Bring in an old register")
    window.press("Return")
    window.until_focus("Choose a file")
    window.press("Return")
    window.choose("File name", file)
    window.until_shown("What is in it")
    window.tab_to("Bring it in")
    window.press("Return")
    window.until_shown("Brought in: ")
    window.lock()
    with register(home) as services:
        tallies = services.hub.status().tallies
    assert (tallies["session"], tallies["attendance"]) == (3, len(PEOPLE) + 3)
