"""Children who are known and signed in, for tests of what must be known to look after them."""

from hublog.services.people import PersonChanges
from in_memory import InMemory, done


def child(hub: InMemory, name: str = "Ann Example", born: int | None = 2018) -> str:
    """The id of somebody of whom the year of birth is known."""
    who = hub.add_person(name)
    done(hub.people.amend("Sam", who, PersonChanges(birth_year=born)))
    return who


def here(hub: InMemory, session: str, who: str) -> str:
    """They are signed in."""
    return done(hub.sign_in.person("Sam", session, who)).person.id
