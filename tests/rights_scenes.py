"""Scenes of what people may ask for: their rights, a copy, forgetting, doubles, requests, those who are due."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from in_memory import done

if TYPE_CHECKING:
    from walking import LivedIn

Where = Callable[["LivedIn"], Mapping[str, object]]
"""What a page is asked to show of a ``walking.LivedIn``."""


def _person(lived: "LivedIn") -> Mapping[str, object]:
    return {"person": lived.people[0]}


def _person_by_name(lived: "LivedIn") -> Mapping[str, object]:
    return {**_person(lived), "name": lived.hub.people.get(lived.people[0]).name}


def _named_in_a_note(lived: "LivedIn") -> Mapping[str, object]:
    names = (lived.hub.people.get(who).name for who in lived.people[:2])
    done(lived.hub.sessions.note("Sam", lived.session, f"{' and '.join(names)} sang"))
    return _person(lived)


def _twice(lived: "LivedIn") -> Mapping[str, object]:
    """Two people who may be one, and two who were joined."""
    hub = lived.hub
    for place in (1, 3):
        again = hub.add_person(hub.people.get(lived.people[place]).name)
    done(hub.people.merge("Sam", lived.people[3], again))
    return {}


def _years_later(lived: "LivedIn") -> Mapping[str, object]:
    lived.hub.clock.advance(days=1200)
    return {}


RIGHTS: Mapping[str, tuple[Where, Callable[[Any], object]]] = {
    "rights": (_person, bool),
    "forget": (_person, bool),
    "copy": (_named_in_a_note, bool),
    "doubles": (_twice, bool),
    "requests": (_person_by_name, bool),
    "due": (_years_later, lambda page: page.forget.click()),
}
"""By page: what it is asked to show, and what is done on it before it is looked at."""
