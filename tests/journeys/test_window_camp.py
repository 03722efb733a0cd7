"""A child without a form comes to camp: the red card, a grown-up's yes, and who collects, by keyboard alone."""

from pathlib import Path

import pytest

from hub_today import PASSPHRASE, TODAY, hub_today, register
from hublog.domain.consents import Consent
from hublog.domain.months import Month
from hublog.domain.sessions import Attendance
from hublog.services.people import PersonChanges
from in_memory import done

BORN = TODAY.year - 8


@pytest.fixture
def home(tmp_path) -> Path:
    """A camp that runs, to which two children may come of whom nothing is noted."""
    with hub_today(tmp_path / "home", offers="Holiday Camp", kind="CAMP") as made:
        services = made.services
        with services.store.writing("Sam", "amended_activity") as work:
            work.amend("activity", made.activity, {"age_group": "child"})
            work.commit()
        for name in ("Ash Fern", "Bo Reed"):
            (who,) = done(services.people.add("Sam", name)).people
            done(services.people.amend("Sam", who, PersonChanges(birth_year=BORN)))
        done(services.sessions.open("Sam", made.activity, TODAY))
    return tmp_path / "home"


def sign_in(window, typed: str, name: str, here: int) -> None:
    window.until_focus("Find a person")
    window.write(typed)
    window.until_shown(name)
    window.press("Return")
    window.until_shown(f"signed in, {here} here")


def somebody_to_call(window, name: str, phone: str, said: str) -> None:
    """The one button of the red card, by its key."""
    window.press("F8")
    window.until_focus("Name of the grown-up")
    window.write(name)
    window.tab_to("Phone")
    window.write(phone)
    window.press("Return")
    window.until_shown(said)


def test_a_child_without_a_form(start, home) -> None:
    """Domain.md, scenario 8: what to do now, a spoken yes that holds until tonight, the return waits."""
    window = start(home)
    window.unlock(PASSPHRASE)
    sign_in(window, "bo", "Bo", 1)
    window.until_shown("Bo R. is not ready to join in yet")
    sign_in(window, "ash", "Ash", 2)
    window.until_shown("Ash F. is not ready to join in yet")
    window.until_shown("No grown-up has said yes.")
    window.until_shown("Now: ask the grown-up who came along")
    somebody_to_call(window, "Jo Example", "01632 960001", "it holds until tonight")
    somebody_to_call(window, "Kim Example", "01632 960002", "is noted")

    window.until_focus("Find a person")
    window.press("ctrl+d")
    window.until_focus("Children and days")
    window.press("Return")
    window.until_focus("Kim Example")
    window.press("Return")
    window.until_shown("Ash F. left with Kim Example, 1 still here")
    window.lock()

    with register(home) as services, services.store.reading() as reader:
        (yes,) = reader.find(Consent)
        assert (yes.decision, yes.given_by, yes.expires_on) == ("yes", "Jo Example", TODAY)
        left = {each.left_with for each in reader.find(Attendance)}
        assert left == {"", "Kim Example"}
        session = reader.find(Attendance)[0].session_id
    with register(home) as services:
        done(services.sessions.finish("Sam", session))
        found = services.checking.of(Month.of(TODAY))
        waits = [(each.message, each.people) for each in found if each.rule == "DQ18"]
    assert waits == [("DQ18.consent", ("Bo Reed",)), ("DQ18.contacts", ("Bo Reed",))]
