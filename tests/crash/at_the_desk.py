"""A day at the desk under the recorder; after each action it marks what the register comes to."""

import sys
from ctypes import CDLL
from dataclasses import replace
from pathlib import Path
from random import Random

from hublog.domain.drafts import Row
from hublog.store import engine
from in_memory import done
from made_homes import logical, opened

home, seed, actions, settings = Path(sys.argv[1]), *map(int, sys.argv[2:4]), sys.argv[4]
changed = dict(each.split("=") for each in settings.split(",") if each)
pairs = (setting.split("=") for setting in engine.SETTINGS)
engine.SETTINGS = tuple(f"{name}={changed.get(name, value)}" for name, value in pairs)
marks, chance = CDLL(None), Random(seed)  # noqa: S311 - what happens at the desk
hub = opened(home)


def acknowledge() -> None:
    """What the person is told is kept from here on."""
    marks.recorder_mark(logical(hub.store).encode())


(activity,) = hub.activities.everything()
acknowledge()
session = hub.open(activity.id)
draft = hub.type_up.begin()
acknowledge()
last = done(hub.sign_in.new_person("Sam", session, "First Person")).changed.stamp
acknowledge()
for number in range(actions):
    hub.clock.advance(minutes=1)
    match chance.choice(("new", "new", "new", "count", "count", "keep", "undo", "forget")):
        case "count":
            done(hub.sign_in.count("Sam", session, "65+"))
        case "keep":
            rows = (*draft.rows, Row(f"Row {number} Birch"))
            draft = done(hub.type_up.keep(replace(draft, rows=rows)))
        case "undo":
            hub.undo.one("Sam", last)
        case "forget":
            person = hub.add_person(f"Gone {number}")
            acknowledge()
            done(hub.forget.person("Sam", person))
        case _:
            newcomer = done(hub.sign_in.new_person("Sam", session, f"Person {number}"))
            last = newcomer.changed.stamp
    acknowledge()
hub.store.close()
