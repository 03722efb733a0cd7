"""What two laptops bring to each other, in words: what is new, day by day, and what stays."""

from collections.abc import Iterator, Mapping

from hublog.domain.words import Words
from hublog.qt.desk import Desk
from hublog.services.laptop_preview import DayAdds, Preview
from hublog.services.undone import Undone

_FIGURE = "laptops_page.figure"
_TOLD = (
    *("session", "person", "attendance", "counted", "volunteer_time", "referral"),
    *("activity", "place", "learning", "return_version", "query"),
)
"""What is told by its own name, in this order."""
_UNTOLD = {"count", "laptop", "source_key", "tombstone", "acceptance", "hub"}
"""What nobody counts: how people were counted is told by how many they were."""


def name_of(words: Words, laptop: str) -> str:
    """A laptop by its name, or as the other one where it has none."""
    return laptop or words("laptops_page.other")


def said_adds(words: Words, adds: Mapping[str, int], counted: int = 0) -> list[str]:
    """How many of each kind are new."""
    figures = {**adds, "counted": counted}
    said = [
        words(f"{_FIGURE}.{table}", n=figures[table])
        for table in _TOLD
        if figures.get(table, 0) > 0
    ]
    rest = sum(n for table, n in adds.items() if table not in {*_TOLD, *_UNTOLD})
    return [*said, *([words(f"{_FIGURE}.other", n=rest)] if rest else [])]


def all_adds(words: Words, adds: Mapping[str, int], counted: int = 0) -> str:
    """The same in one line."""
    said = said_adds(words, adds, counted)
    return words("laptop_value.comma").join(said) or words("laptops_page.done_nothing")


def said_day(desk: Desk, adds: DayAdds) -> str:
    """What one day brings."""
    new = {"session": adds.sessions, "attendance": adds.attendances}
    what = all_adds(desk.words, new, adds.counted)
    return desk.words("laptops_page.day", day=desk.wording.short_day(adds.day), what=what)


def said_joins(words: Words, preview: Preview) -> Iterator[str]:
    """What is on both laptops, or known here and different there."""
    for key, n in (
        ("joins", preview.joins),
        ("changes", preview.changes),
        ("forgets", preview.forgets),
    ):
        if n:
            yield words(f"laptops_page.{key}", n=n)


def said_asks(words: Words, preview: Preview) -> Iterator[str]:
    """What will be asked, by its kind."""
    questions = preview.questions
    for key, found in (
        ("sessions", questions.sessions),
        ("people", questions.people),
        ("cards", questions.cards),
        ("answers", questions.answers),
        ("versions", questions.versions),
        ("below_zero", questions.below_zero),
    ):
        if found:
            yield words(f"laptops_page.asks.{key}", n=len(found))


def said_stays(words: Words, undone: Undone) -> list[str]:
    """What stays of something taken back, since later things stand on it."""
    said = said_adds(words, undone.kept)
    if counts := undone.kept.get("count", 0):
        said.append(words(f"{_FIGURE}.count", n=counts))
    changed = sum(len(fields) for fields in undone.changed_since.values())
    return [*said, *([words("laptops_stays.changed", n=changed)] if changed else [])]
