"""The window says the same sentences as the command line, and goes on where it stood."""

import pytest

from hublog import resources
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.qt.inside import Inside
from hublog.qt.widgets.labels import Label
from hublog.services.api import Services


@pytest.mark.parametrize("code", ["DISK_FULL", "DISK_READ_ONLY", "DISK_FAILED", "FILE_HELD"])
def test_a_disk_that_fails_is_told_in_the_window_and_the_work_goes_on(
    window, qtbot, hub, services, code
) -> None:
    """P3: one dialog with the sentence; what was kept before is there, and it can be tried again."""
    inside: Inside = window.inside
    hub.add_person("Megan Birch")
    problem = Problem(code, "/home/hub")
    hub.store.unavailable = problem

    def add(services: Services) -> object:
        return services.people.add("Sam", "Robin Ash")

    inside.operations.run(lambda: add(services), lambda _: None, window)
    sentence = resources.words().problem(problem)

    def told() -> list[Label]:
        return [each for each in window.findChildren(Label) if each.text() == sentence]

    qtbot.waitUntil(lambda: bool(told()))
    (said,) = told()
    said.window().accept()
    hub.store.unavailable = None
    with qtbot.waitSignal(inside.operations.busy, check_params_cb=lambda busy: not busy):
        inside.operations.run(lambda: add(services), lambda _: None, window)
    assert {person.name for person in hub.find(Person)} == {"Megan Birch", "Robin Ash"}
