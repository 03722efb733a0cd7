"""Somebody who may already be here: asked while a new name is typed, and looked for among everybody."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from harness import Figure, milliseconds, p50, p95, scratch
from hublog.domain.matching import Directory
from hublog.domain.names import fold
from hublog.domain.people import Person
from hublog.services.ports import ListedPerson
from made_up import hub, names, people

TYPING = 16
"""Milliseconds between two keys, for the check while somebody types among 50,000 people."""
LOOKING = 2_000
"""Milliseconds to look for doubles among 5,000 people."""
_AGE = 60


def figures(*, quick: bool) -> Iterator[Figure]:
    """What the card of somebody new asks at every key; then what the page of doubles asks."""
    yield from _typing(500 if quick else 50_000)
    yield from _looking(200 if quick else 5_000)


def _typing(size: int) -> Iterator[Figure]:
    listed = [
        ListedPerson(f"p{n}", name.split()[0], name, (), n, None)
        for n, name in enumerate(names(size))
    ]
    directory = Directory(listed)
    draw = Random(5)  # noqa: S311 - made-up data, no secrets
    typed = [name[:at] for name in draw.choices(names(size), k=20) for at in range(2, len(name))]

    def asked(text: str) -> object:
        return directory.exact(text), directory.resembling(text)

    folded = [fold(each.full_name) for each in listed]

    def floor(text: str) -> object:
        wanted = fold(text)
        return [name for name in folded if name.startswith(wanted)]

    found = p95([milliseconds(asked, text) for text in typed])
    bare = p95([milliseconds(floor, text) for text in typed])
    yield Figure(f"may be here among {size:,} (p95)", found, bare, limit=TYPING)


def _looking(size: int) -> Iterator[Figure]:
    draw = Random(6)  # noqa: S311 - made-up data, no secrets
    made = people(size)
    made = [
        replace(each, birth_year=1930 + n % _AGE, phone=f"01946 {draw.randrange(10**6):06}")
        for n, each in enumerate(made)
    ]
    twice = [
        replace(each, id=f"again-{n}", local_no=None) for n, each in enumerate(made[: size // 50])
    ]
    with scratch() as folder:
        services = hub(folder, [*made, *twice])
        found = p50([milliseconds(services.doubles.likely) for _ in range(3)])

        def floor() -> object:
            with services.store.reading() as reader:
                return {fold(each.full_name) for each in reader.find(Person)}

        bare = p50([milliseconds(floor) for _ in range(3)])
        seen = len(services.doubles.likely())
        services.store.close()
    note = f"{seen} pairs, {dt.timedelta(milliseconds=found).total_seconds():.2f} s"
    yield Figure(f"look for doubles among {size:,}", found, bare, limit=LOOKING, note=note)
