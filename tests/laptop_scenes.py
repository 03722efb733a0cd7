"""What happens between two laptops before the pages about it are looked at."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from hublog.qt.page import Page
from hublog.services.api import Services
from hublog.services.laptop_asked import Questions
from other_laptop import (
    CAMP,
    SECRET,
    FakeLaptops,
    a_preview,
    below_zero,
    card_twice,
    every_question,
    nothing_in_it,
    phone,
    status,
    two_people,
    two_sessions,
    versions_twice,
)

CAMP_FILE = Path("camp.hublog-transfer")


def camp_file(_: object) -> Mapping[str, object]:
    """A file of the camp laptop was dropped."""
    return {"path": str(CAMP_FILE)}


def one_laptop() -> FakeLaptops:
    """A hub that has only one."""
    two = FakeLaptops()
    return replace(two, laptops=(replace(two.laptops[0], name="", sends_returns=True),))


def give(services: Services, laptops: FakeLaptops) -> FakeLaptops:
    """Let the use cases about laptops be these."""
    services.__dict__["laptops"] = services.__dict__["laptop_questions"] = laptops
    return laptops


def two_laptops(page: Page) -> FakeLaptops:
    """From now on there are two, that came together twice."""
    made = give(page.desk.services, FakeLaptops(open_now=every_question()))
    preview = a_preview(Questions())
    for _ in range(2):
        made.bring_in("Sam", replace(preview, questions=made.open_now))
    made.done.clear()
    page.opened({})
    return made


def asked(questions: Questions) -> Callable[[Page], object]:
    """The page asks this."""

    def show(page: Page) -> None:
        give(page.desk.services, FakeLaptops(open_now=questions))
        page.opened({})

    return show


def looked_at(page: Page) -> None:
    """A file of the camp laptop was chosen, and its words were typed."""
    give(page.desk.services, FakeLaptops())
    page.asking.told.emit(SECRET)


def nothing_new(page: Page) -> None:
    """The same file was chosen once more."""
    give(page.desk.services, FakeLaptops(answer=nothing_in_it()))
    page.asking.told.emit(SECRET)


def taken_back_in_part(page: Page) -> None:
    """What came was taken back, but for what others stand on."""
    laptops = page.desk.services.laptops
    laptops.stays = {"person": 2, "session": 1, "count": 3}
    page.laptops._take_back(laptops.past[0], CAMP)


ASKED = {
    "two answers": Questions(answers=(phone(),)),
    "no words of one's own": Questions(answers=(status(),)),
    "two sessions": Questions(sessions=(two_sessions(),)),
    "two people": Questions(people=(two_people(),)),
    "a card twice": Questions(cards=(card_twice(),)),
    "a return twice": Questions(versions=(versions_twice(),)),
    "below zero": Questions(below_zero=(below_zero(),)),
}
"""One question of each kind."""


def put_off(page: Page) -> None:
    """Everything was left for later."""
    page.card.later.click()
