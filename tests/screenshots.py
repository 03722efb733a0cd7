"""Draws every page, and the moments that matter, in each look: ``screenshots.py [FOLDER]``.

Over a hub that does not exist, on a Tuesday that never changes, so that pictures can be compared.
"""

import datetime as dt
import os
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from traceback import print_exception
from typing import Any, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drawing import answered, let_go, named, settle, show
from fake_time import FakeClock
from hublog import resources
from hublog.bootstrap import HomeDoor
from hublog.bootstrap.office import OfficeHome
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.qt.application import application
from hublog.qt.desk import Desk
from hublog.qt.entrance import Entrance
from hublog.qt.frame import Frame
from hublog.qt.operations import Operations
from hublog.qt.pages.first_run import FirstRun
from hublog.qt.pages.set_up import SettingUp
from hublog.qt.pages.set_up_secrets import Secrets
from hublog.qt.pages.unlock import Unlock
from hublog.qt.pages.who import Who
from hublog.qt.parts import Parts
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import Look
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.threshold import Threshold
from hublog.services.api import Services
from hublog.services.hub import HubDetails
from hublog.services.made_up import MadeUp
from hublog.services.seats import Tile
from made_packs import made_pack, pack_file
from made_programme import lived_in_office
from months_of_a_hub import MONTHS, lived_in_months
from screenshots_copies import draw_copies
from screenshots_laptops import draw_laptops, draw_second_laptop
from screenshots_lock import draw_lock
from screenshots_office import draw_office
from screenshots_people import draw_people

T = TypeVar("T")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER, NEXT = Qt.Key.Key_Return, Qt.Key.Key_Down
ACTOR = "Robin"
KEY = "7QK2-M4TZ-9XWD-3HVB-6RNC-8YPA-5GEF"
LOOKS = (("light", Look.LIGHT, 1.0), ("dark", Look.DARK, 1.0), ("200", Look.LIGHT, 2.0))
SIZES = ((1280, 720), (1024, 600))
OLD_REGISTER = """Date,Name,Age,First time
05/05/2026,Megan Birch,65+,no
05/05/2026,Robin Ash,45-64,yes
12/05/2026,Dale Maple,25-44,yes
12/05/2026,Megan Birch,65+,no
"""


@dataclass(frozen=True)
class Hub:
    """The hub that does not exist, a session of which is running."""

    services: Services
    door: HomeDoor
    session: str
    person: str
    folder: Path


@dataclass(frozen=True)
class Moment:
    """A page, what it is asked to show, and the keys pressed there before it is drawn."""

    name: str
    page: str
    keys: Sequence[object] = ()
    where: Callable[[Hub], dict[str, Any]] = lambda _: {}


def at_the_door(hub: Hub) -> dict[str, Any]:
    """The running session."""
    return {"session": hub.session}


def _a_person(hub: Hub) -> dict[str, Any]:
    return {"person": hub.person}


MOMENTS = (
    Moment("today", "today"),
    Moment("register", "register", (), at_the_door),
    Moment("register-suggestions", "register", ("me",), at_the_door),
    Moment("register-newcomer", "register", ("Meg Bir", (Qt.Key.Key_N, CTRL)), at_the_door),
    Moment("register-family", "register", ((Qt.Key.Key_M, CTRL),), at_the_door),
    Moment("register-helpers", "register", ((Qt.Key.Key_H, CTRL),), at_the_door),
    Moment("register-advice", "register", ((Qt.Key.Key_G, CTRL), "p"), at_the_door),
    Moment("register-finish", "register", ((ENTER, CTRL), "24"), at_the_door),
    Moment("today-sheet", "today", ((Qt.Key.Key_P, CTRL),)),
    Moment("sheet", "register", ((Qt.Key.Key_P, CTRL),), at_the_door),
    Moment("type-up", "type_up"),
    Moment("people", "people"),
    Moment("people-search", "people", ("me",)),
    Moment("person", "person", (), _a_person),
    Moment("person-question", "person", ("ask",), _a_person),
    Moment("month", "month"),
    Moment("month-rows", "month", ("rows",)),
    *(
        Moment(name, "month", keys, lambda _, n=number: {"month": Month(2026, n)})
        for name, number, keys in MONTHS
    ),
    Moment("insights", "insights"),
    Moment("bring-in", "bring_in"),
    Moment("bring-in-preview", "bring_in", (), lambda hub: {"path": str(hub.folder / "old.csv")}),
    Moment("activities", "activities"),
    Moment("settings", "settings"),
    Moment("settings-pack", "settings", (), lambda hub: {"pack": str(hub.folder / "pack.xlsx")}),
    Moment("help", "help"),
    Moment("keys", "keys"),
)


def main(folder: Path) -> None:
    """Draw everything into the folder."""
    app = application(["screenshots"])
    folder.mkdir(parents=True, exist_ok=True)
    operations = Operations()
    broken: list[BaseException] = []
    operations.broke.connect(broken.append)
    operations.broke.connect(print_exception)
    usual = sys.excepthook
    sys.excepthook = lambda kind, error, where: (broken.append(error), usual(kind, error, where))
    with TemporaryDirectory(prefix="hublog-") as home:
        hub = answered(operations, lambda: a_hub(Path(home)))
        office = answered(operations, lambda: lived_in_office(Path(home) / "office"))
        for look, which, scale in LOOKS:
            theme().choose(which, scale)
            for size in SIZES:
                for moment in MOMENTS:
                    draw(hub, operations, moment, folder / named(moment.name, look, size), size)
                draw_entrance(hub, operations, folder, look, size)
                draw_copies(hub, operations, folder, look, size)
                draw_laptops(hub.services, operations, folder, look, size)
                draw_lock(hub.services, operations, folder, look, size)
                draw_office(office, operations, folder, look, size)
                draw_people(operations, folder, look, size)
        answered(operations, hub.services.store.close)
        answered(operations, office.services.store.close)
    operations.finish()
    app.processEvents()
    if broken:
        raise broken[0]


def draw(
    hub: Hub, operations: Operations, moment: Moment, file: Path, size: tuple[int, int]
) -> None:
    """Draw one moment."""
    desk = Desk(hub.services, resources.words(), resources.code_lists(), operations)
    desk.actor = ACTOR
    frame = Frame(desk)
    show(frame, size)
    desk.go(moment.page, **moment.where(hub))
    settle(operations)
    for key in moment.keys:
        _press(frame, key)
        settle(operations)
    theme().refresh(frame)
    settle(operations)
    frame.grab().save(str(file))
    let_go(frame)


def draw_entrance(
    hub: Hub, operations: Operations, folder: Path, look: str, size: tuple[int, int]
) -> None:
    """Draw the pages before the register."""
    words = resources.words()
    entrance = Entrance(_parts(hub), hub.door, words, operations)
    draw_second_laptop(entrance, operations, folder, look, size)
    secrets = Secrets(words, "Made-Up Community Hub", "maple rowan hazel willow", KEY)
    shown = Threshold(words)
    shown.show_card(column(secrets))
    for name, page in (
        ("first-run", FirstRun(entrance)),
        ("set-up", SettingUp(entrance)),
        ("set-up-passphrase", shown),
        ("unlock", Unlock(entrance)),
        (
            "who",
            Who(
                entrance,
                hub.services,
                [Tile("1", "Robin", False), Tile("2", "Sam", True), Tile("3", "Jo", False)],
            ),
        ),
    ):
        show(page, size)
        theme().refresh(page)
        settle(operations)
        page.grab().save(str(folder / named(name, look, size)))
        let_go(page)


def _parts(hub: Hub) -> Parts:
    return Parts(
        home=hub.door.home,
        words=resources.words,
        codes=resources.code_lists,
        load_door=lambda: hub.door,
        door_to=lambda _: hub.door,
        load_office=lambda: OfficeHome(hub.door.home, 0),
        office_to=lambda _: OfficeHome(hub.door.home, 0),
        look_around=lambda: (hub.services, lambda: None),
        noted=lambda _: "",
    )


def a_hub(folder: Path) -> Hub:
    """A year of a hub that does not exist, and this morning's session."""
    (folder / "old.csv").write_text(OLD_REGISTER, encoding="utf-8")
    plan = tomllib.loads(resources.path("demo/made_up.toml").read_text(encoding="utf-8"))
    (folder / "pack.xlsx").write_bytes(pack_file(made_pack(hub_code=plan["hub"]["code"])))
    clock = FakeClock(dt.datetime(2026, 11, 24, 10, 2))  # noqa: DTZ001 - local wall time
    door = HomeDoor(folder / "home", 0, clock)
    made = must(door.set_up(ACTOR, HubDetails(**plan["hub"]), None)).services
    services = replace(made, clock=clock)
    chance = Random(2026)  # noqa: S311 - nothing here is a secret
    MadeUp(services.store, clock, services.ids, chance).fill(ACTOR, plan)
    (activity,) = [a for a in services.activities.everything() if a.slots_on(clock.now().date())]
    session = must(services.sessions.open(ACTOR, activity.id, clock.now().date())).session.id
    with services.store.reading() as reader:
        people = sorted(reader.listed_people(), key=lambda p: p.last_seen or dt.date.min)[-24:]
    door_steps: list[Callable[[], object]] = [
        lambda who=who: services.sign_in.person(ACTOR, session, who.id) for who in people[:14]
    ]
    door_steps[3:3] = [lambda: services.sign_in.count(ACTOR, session, "65+")]
    door_steps[8:8] = [lambda: services.sign_in.party(ACTOR, session, {"U18": 2, "25-44": 1})]
    door_steps.append(lambda: services.sign_in.new_person(ACTOR, session, "Ali Juniper"))
    door_steps.append(lambda: services.helping.volunteer(ACTOR, session, people[20].id, None))
    for step in door_steps:
        clock.advance(minutes=2)
        must(step())
    lived_in_months(services, activity.id, folder)
    return Hub(services, door, session, people[3].id, folder)


def must(done: T | Problem) -> T:
    """What is no Problem."""
    if isinstance(done, Problem):
        raise TypeError(done)
    return done


def _press(frame: Frame, key: object) -> None:
    focused = QApplication.focusWidget() or frame
    page: Any = frame.page
    if key == "ask":
        page.answers.missing.click()
    elif key == "rows":
        page.figures.list.setFocus()
        QTest.keyClick(page.figures.list, NEXT)
        QTest.keyClick(page.figures.list, ENTER)
    elif callable(key):
        key(page)
    elif isinstance(key, str):
        QTest.keyClicks(focused, key)
    elif isinstance(key, tuple):
        QTest.keyClick(focused, *key)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots"))
