"""One person registered twice, and one who asks to be forgotten: in the real window, by keys alone."""

from pathlib import Path

import pytest

from hub_today import A_WEEK_AGO, hub_today, register
from hublog.domain.people import Person
from in_memory import done


@pytest.fixture
def home(tmp_path) -> Path:
    """A hub at which Megan Birch was written down twice, and Dale Maple once."""
    folder = tmp_path / "home"
    with hub_today(folder) as made:
        services = made.services
        session = done(services.sessions.open("Sam", made.activity, A_WEEK_AGO)).session.id
        for name in ("Megan Birch", "Dale Maple", "Megan Birch"):
            done(services.sign_in.new_person("Sam", session, name))
        done(services.sessions.finish("Sam", session))
    return folder


def test_two_are_joined_parted_and_joined_again_and_then_she_is_forgotten(start, home) -> None:
    """Domain.md, scenarios 7 and 4."""
    window = start(home)
    window.unlock("made up for windows")
    window.until_focus("Start: Warm Welcome")
    join_part_and_join(window)
    forget_megan(window)
    window.lock()
    with register(home) as services, services.store.reading() as reader:
        left = reader.find(Person)
        assert sorted(each.status for each in left) == ["active", "forgotten", "forgotten"]
        assert {each.name for each in left} == {"Dale Maple", ""}
        visits = reader.facts().visits
        assert sum(each.person_id is None for each in visits) == 1
        assert len(visits) == 2


def join_part_and_join(window) -> None:
    """Scenario 7: a calm page, one key for each answer, and undone from the list of those joined."""
    window.press("alt+4")
    window.until_shown("3 people")
    window.until_focus("Find a person")
    window.tab_to("Who may be here twice")
    window.press("Return")
    window.until_focus("Not sure")
    window.press("1")
    window.until_shown("Megan Birch went into Megan Birch")
    window.tab_to("Joined lately")
    window.press("Return")
    window.until_shown("Nobody was joined")
    window.until_focus("Not sure")
    window.press("1")
    window.until_shown("Megan Birch went into Megan Birch")


def forget_megan(window) -> None:
    """Scenario 4: what goes and what stays is seen first; afterwards no name is left on the screen."""
    window.press("alt+4")
    window.until_focus("Find a person")
    window.write("Megan")
    window.press("Return")
    window.until_focus("Known as")
    window.tab_to("Their rights", key="shift+Tab")
    window.press("Return")
    window.until_focus("Back to Megan Birch")
    window.tab_to("See what would go", key="shift+Tab")
    window.press("Return")
    window.until_shown("This goes, for ever")
    window.until_shown("1 visit")
    window.until_focus("Do not forget them")
    window.tab_to("They asked for it", key="shift+Tab")
    window.press("space")
    window.tab_to("Forget Megan Birch for ever")
    window.press("Return")
    window.until_focus("Print the receipt")
    window.until(lambda: not any("Megan" in said for said in window.texts()))
