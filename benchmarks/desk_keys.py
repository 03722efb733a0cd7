"""At the desk: from a key to what it shows, in the whole program as it is started."""

from collections.abc import Iterator

from harness import Figure, p95, scratch
from made_up import running_hub
from window import at_the_desk, surroundings

LIMITS = {100: None, 5_000: 16, 50_000: 33}
"""Milliseconds for suggestions, by how many people the hub knows."""


def figures(*, quick: bool) -> Iterator[Figure]:
    """The first letters of names, each letter by itself, and Enter, which must be durable."""
    for size in (100,) if quick else (5_000, 50_000):
        with scratch() as folder:
            people = running_hub(folder / "home", size)
            step = max(size // 40, 1)
            names = [person.full_name or "" for person in people[::step]][: 5 if quick else 40]
            run = at_the_desk(surroundings(folder / "home"), *dict.fromkeys(names))
        yield Figure(
            f"letter to suggestions, {size:,} people (p95)", p95(run["letters"]), limit=LIMITS[size]
        )
        yield Figure(f"Enter to signed in, {size:,} people (p95)", p95(run["enters"]), limit=50)
