"""Reads a window aloud from a process of its own, as a screen reader does.

Run by the system's Python, which has AT-SPI; asked and answered line by line in JSON. It knows
nothing of hublog but what the window tells any screen reader.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi  # type: ignore[import-not-found,unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found,unused-ignore] # noqa: E402

_heard: list[str] = []


def main() -> None:
    """Answer ``["tree"]``, ``["heard"]`` and ``["press", name]`` until nobody asks any more."""
    Atspi.init()
    listener = Atspi.EventListener.new(lambda event: _heard.append(str(event.any_data)))
    listener.register("object:announcement")
    for line in sys.stdin:
        what, *words = json.loads(line)
        while GLib.MainContext.default().iteration(False):
            pass
        answers = {"tree": _tree, "heard": lambda: _heard, "press": _press}
        print(json.dumps(answers[what](*words)), flush=True)  # noqa: T201 - it answers


def _shown() -> "Iterator[Any]":
    """Everything that every program shows just now."""
    desktop = Atspi.get_desktop(0)
    waiting = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
    waiting.reverse()
    while waiting:
        thing = waiting.pop()
        if thing is None:
            continue
        thing.clear_cache()
        if not thing.get_state_set().contains(Atspi.StateType.SHOWING):
            continue
        yield thing
        inside = [thing.get_child_at_index(i) for i in range(thing.get_child_count())]
        waiting += reversed(inside)


def _tree() -> list[dict[str, object]]:
    try:
        return [_told(thing) for thing in _shown()]
    except GLib.Error:  # it went while it was looked at
        return []


def _told(thing: Any) -> dict[str, object]:  # noqa: ANN401 - the library has no types
    has_text = "Text" in thing.get_interfaces()
    return {
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "text": Atspi.Text.get_text(thing, 0, -1) if has_text else "",
        "focused": thing.get_state_set().contains(Atspi.StateType.FOCUSED),
    }


def _press(name: str) -> bool:
    for thing in _shown():
        if thing.get_name() == name and "Action" in thing.get_interfaces():
            return bool(Atspi.Action.do_action(thing, 0))
    return False


if __name__ == "__main__":
    main()
