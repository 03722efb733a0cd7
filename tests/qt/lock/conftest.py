"""A register that is open in the window, with names at its desk."""

from collections.abc import Callable

import pytest

import drawing
from hublog.domain.seats import seat_id
from hublog.qt.entrance import Opened
from hublog.qt.main_window import MainWindow
from in_memory import done
from locked_window import COORDINATOR, PIN
from wellbeing_scenes import ask_in_february


@pytest.fixture
def settle(window) -> Callable[[], None]:
    """Waits until everything asked was answered, and that was shown."""
    return lambda: drawing.settle(window.inside.operations)


@pytest.fixture
def opened(window, services, hub, lived, settle) -> MainWindow:
    """The register is open at a session that runs, Robin with a PIN and Sam without one at the desk."""
    for name in ("Robin", "Sam"):
        done(services.seats.add("Sam", name))
    done(services.seats.set_pin("Sam", seat_id("Robin"), PIN))
    window.inside.open_register(Opened(services, "Sam"))
    settle()
    return window


@pytest.fixture
def coordinated(services, opened, settle) -> MainWindow:
    """The same where there is a coordinator, and a volunteer sits at the desk."""
    done(services.keys.new_coordinator_passphrase(COORDINATOR))
    services.access.step_down()
    opened.frame.desk.secrets_changed.emit()
    opened.frame.desk.show_role()
    settle()
    return opened


@pytest.fixture
def asks(opened, hub, lived, settle) -> MainWindow:
    """A window over a hub that asks, at the page before the screen is turned; Megan agreed."""
    ask_in_february(hub, lived.people[0])
    opened.frame.desk.go("wellbeing", person=lived.people[0])
    settle()
    return opened
