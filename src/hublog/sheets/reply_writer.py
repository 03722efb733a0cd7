"""Writes the office's reply to a hub: a page in plain words, months, questions, and the seal."""

from collections.abc import Callable
from pathlib import Path

from hublog import resources
from hublog.domain.problems import Problem
from hublog.domain.queries import ACCEPTED, Reply
from hublog.domain.words import Words
from hublog.services.ports import Seal
from hublog.sheets import manifest, reply_layout
from hublog.sheets.files import write_whole
from hublog.sheets.layout import Row
from hublog.sheets.office_book import FrontPage, OfficeBook, drawn
from hublog.sheets.tables import Table
from hublog.sheets.wording import day_in_words


def reply_workbook(reply: Reply, words: Words, seal: Callable[[bytes], Seal]) -> bytes:
    """The finished workbook; the same reply and seal give the same bytes.

    ``seal`` signs with the office's key; ``reply.office_key`` is what a reader finds and says nothing
    here.
    """
    rows = {reply_layout.MONTHS: _months(reply), reply_layout.QUERIES: _queries(reply)}
    day = day_in_words(reply.made_on, words)
    book = OfficeBook(
        kind=manifest.REPLY,
        format_version=reply_layout.FORMAT_VERSION,
        title=words("reply.title", hub=reply.hub_code, day=day),
        made_on=reply.made_on,
        front=_front(reply, words, day),
        about=[("hub_code", reply.hub_code)],
        tables=[Table(sheet, rows[sheet]) for sheet in reply_layout.SHEETS],
        labels="reply",
    )
    return drawn(book, words, seal)


class ReplyFiles:
    """The port ``ReplyWriter``."""

    def workbook(self, reply: Reply, seal: Callable[[bytes], Seal]) -> bytes:
        """The reply."""
        return reply_workbook(reply, resources.words(), seal)

    def write(self, content: bytes, path: Path) -> Problem | None:
        """Write a file whole or not at all; Problems: those of ``write_whole``."""
        return write_whole(path, content)


def _months(reply: Reply) -> list[Row]:
    ordered = sorted(reply.verdicts, key=lambda each: (each.month, each.version))
    return [(v.month, v.version, v.decision, v.decided_on, v.note) for v in ordered]


def _queries(reply: Reply) -> list[Row]:
    return [
        (q.id, q.month, q.version, q.sheet, q.row_id, q.code, q.message, q.asked_on)
        for q in sorted(reply.queries, key=lambda each: each.id)
    ]


def _front(reply: Reply, words: Words, day: str) -> FrontPage:
    accepted = sum(verdict.decision == ACCEPTED for verdict in reply.verdicts)
    figures = {
        "accepted": accepted,
        "queried": len(reply.verdicts) - accepted,
        "questions": len(reply.queries),
    }
    return FrontPage(
        name=reply_layout.FRONT,
        head=(words("reply.kicker"), reply.hub_code, words("reply.made_on", day=day)),
        tiles={words(f"reply.tile.{name}"): figure for name, figure in figures.items()},
        parts=[
            (words(f"reply.{part}.title"), words(f"reply.{part}.text"))
            for part in ("what", "how", "hands_off")
        ],
    )
