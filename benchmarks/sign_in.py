"""A durable sign-in through the use case, beside a bare commit of one row."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from harness import Figure, in_turns, p50, scratch
from hublog.domain.problems import Problem
from hublog.services.api import Services
from hublog.store.engine import connect
from made_up import ACTIVITY, attendances, hub, people, sessions


def figures(*, quick: bool) -> Iterator[Figure]:
    """An empty register and one of 60,000 attendances must take the same time."""
    times = 20 if quick else 400
    for held in (0, 1_000) if quick else (0, 60_000):
        with scratch() as folder:
            yield _figure(folder, held, times)


def _figure(folder: Path, held: int, times: int) -> Figure:
    known = people(5_000 if held else times)
    past = sessions(held // 50, date.today())  # noqa: DTZ011 - the hub's own day
    services = hub(folder / "home", [*known, *past, *attendances(past, known, 50 if held else 0)])
    opened = services.sessions.open("bench", ACTIVITY.id, date.today())  # noqa: DTZ011 - as above
    if isinstance(opened, Problem):
        raise TypeError(opened.code)
    bare = connect(folder / "bare.db", bytes(32))
    bare.execute("CREATE TABLE fact (id TEXT PRIMARY KEY, said TEXT) WITHOUT ROWID")

    def floor(n: int) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO fact VALUES (?, ?)", (f"fact-{n:06}", "present"))
        bare.execute("COMMIT")

    def ours(n: int) -> None:
        _signed_in(services, opened.session.id, known[n].id)

    pair = in_turns(ours, floor, times)
    bare.close()
    services.store.close()
    return Figure(f"sign in at {held:,} attendances (p50)", p50(pair.ours), p50(pair.floor), 2.5)


def _signed_in(services: Services, session: str, person: str) -> None:
    if isinstance(answer := services.sign_in.person("bench", session, person), Problem):
        raise TypeError(answer.code)
