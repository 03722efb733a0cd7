"""Finding a person by three letters, as somebody types at the door."""

from collections.abc import Iterator
from random import Random

from harness import Figure, milliseconds, p95
from hublog.domain.matching import Directory
from hublog.domain.names import fold
from hublog.services.ports import ListedPerson
from made_up import names


def figures(*, quick: bool) -> Iterator[Figure]:
    """Names that exist, and names mistyped; the floor looks through folded names one by one."""
    for size in (500,) if quick else (5_000, 50_000):
        listed = [
            ListedPerson(f"p{n}", name.split()[0], name, (), n, None)
            for n, name in enumerate(names(size))
        ]
        folded = [fold(person.full_name) for person in listed]
        directory = Directory(listed)
        draw = Random(3)  # noqa: S311 - made-up data, no secrets
        typed = [draw.choice(folded)[:3] for _ in range(200)]
        slipped = [text[0] + text[2] + text[1] for text in typed]

        def floor(text: str, names: list[str] = folded) -> list[str]:
            return [name for name in names if text in name]

        bare = p95([milliseconds(floor, text) for text in typed])
        for label, texts in (("", typed), (", mistyped", slipped)):
            found = p95([milliseconds(directory.find, text) for text in texts])
            yield Figure(f"find among {size:,}{label} (p95)", found, bare, limit=16)
