"""What the ids stand for that two different answers hold: people, places, sessions, laptops."""

from collections.abc import Mapping
from typing import Any

from hublog.domain.activities import Activity
from hublog.domain.hubs import Place
from hublog.domain.people import Person
from hublog.domain.sessions import Session
from hublog.services.api import Services
from hublog.services.laptop_asked import Questions

_NAMED: tuple[Any, ...] = (Person, Place, Activity)


def names_in(services: Services, questions: Questions) -> Mapping[str, str]:
    """By id; what is no id of anything is left out."""
    ids = {
        value
        for question in questions.answers
        for side in (question.counts, question.other)
        for value in side.shown
        if isinstance(value, str) and value
    }
    names = {each.id: each.name for each in services.laptops.known()}
    with services.store.reading() as reader:
        for kind in _NAMED:
            names |= {key: each.name for key, each in reader.get_many(kind, ids).items()}
        sessions = reader.get_many(Session, ids)
        held = reader.get_many(Activity, {each.activity_id for each in sessions.values()})
        for key, session in sessions.items():
            if session.activity_id in held:
                names[key] = f"{held[session.activity_id].name}, {session.date:%d/%m/%Y}"
    return names
