"""Where people live, as the area list of the programme office says."""

from collections.abc import Iterator
from dataclasses import replace

from hublog.domain.areas import located
from hublog.domain.hub_packs import Area
from hublog.domain.hubs import Hub
from hublog.domain.people import Person
from hublog.services.ports import Reader


def area_at(reader: Reader, hub: Hub, postcode: str) -> Area | None:
    """Where a postcode lies; nothing where the hub has no list or its list does not know it."""
    return reader.areas(hub.area_list, [postcode]).get(postcode) if hub.area_list else None


def settled(reader: Reader, areas: dict[str, Area]) -> Iterator[Person]:
    """Everybody whose record says something else of where they live than these areas do.

    Whoever lives in none of them keeps what an earlier list said.
    """
    for person in reader.find(Person):
        area = areas.get(person.postcode)
        if area is not None:
            known = replace(person, **located(person.postcode, area))
            if known != person:
                yield known
