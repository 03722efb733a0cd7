"""The lines of what waits before a month can be sent: an icon, a sentence, and what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hublog.domain.checks.finding import ASKS, BLOCKS, Finding
from hublog.domain.queries import Query
from hublog.qt.desk import Desk
from hublog.qt.pages.month_said import said_finding, said_query
from hublog.qt.widgets.arrange import column, holding, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label, Picture

_LOOKS = {BLOCKS: ("circle-alert", "error"), ASKS: ("circle-question-mark", "warn")}
_OPENED = frozenset(
    {
        "session",
        "person",
        "activity",
        "place",
        "volunteer_time",
        "referral",
        "learning",
        "query",
        "acceptance",
        "return_version",
        "hub",
    }
)
"""What can be opened to mend it."""

COMPARED = "compare"
"""What is decided where both are seen beside each other, be it right or not."""
_OTHERWISE = {"DQ02": "clock", "DQ13": COMPARED}
"""What is mended at no row."""

Link = tuple[str, Callable[[], object]]
"""What a button says, and what it does."""


def line(icon: str, kind: str, said: Label, buttons: Sequence[Button] = ()) -> QWidget:
    """One line; a single button stands beside the sentence, several stand below it."""
    made = row(gap=10)
    picture = Picture(icon, 22, kind)
    if len(buttons) > 1:
        made.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        made.addLayout(column(said, wrap(*buttons, gap=16), gap=0), 1)
    else:
        made.addWidget(picture)
        made.addWidget(said, 1)
        for button in buttons:
            made.addWidget(button)
    return holding(made)


def finding_line(
    desk: Desk,
    found: Finding,
    mend: Callable[[Finding], object],
    accept: Callable[[Finding], object],
) -> QWidget:
    """What a check found, with the way to mend it or to say that it is right."""
    icon, kind = _LOOKS[found.severity]
    said = said_finding(desk, found)
    links: list[Link] = []
    key = mending(found)
    if not key:
        said = f"{said} {desk.words(f'check_mend.{found.rule}')}"
    else:
        links.append((desk.words(f"month_return.mend.{key}"), lambda: mend(found)))
    if found.severity == ASKS and key != COMPARED:
        links.append((desk.words("month_return.is_right"), lambda: accept(found)))
    return line(icon, kind, Label(said), [link(desk, said, *each) for each in links])


def query_line(
    desk: Desk,
    query: Query,
    row: str,
    place: Callable[[Query], object],
    explain: Callable[[Query], object],
) -> QWidget:
    """A question of the office about a row, with the way there and to an answer."""
    said = said_query(desk, query, row)
    links: list[Link] = [
        (desk.words("month_return.mend.query"), lambda: place(query)),
        (desk.words("month_return.explain_it"), lambda: explain(query)),
    ]
    return line("circle-dot", "info", Label(said), [link(desk, said, *each) for each in links])


def link(desk: Desk, said: str, does: str, do: Callable[[], object]) -> Button:
    """A button that looks like a link, and says what it is about to whoever cannot see that."""
    spoken = desk.words("today.spoken_need", does=does, need=said)
    made = Button(does, "link", spoken=spoken)
    made.clicked.connect(lambda: do())  # noqa: PLW0108 - the signal brings an argument
    return made


def mending(found: Finding) -> str:
    """Which place mends it: its word in the catalogue; empty where there is none."""
    if found.gap is not None:
        return "gap_open" if found.gap.session_id else "gap"
    if found.rule in _OTHERWISE:
        return _OTHERWISE[found.rule]
    return next((table for table, _ in found.rows if table in _OPENED), "")
