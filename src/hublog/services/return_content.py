"""What a return says as a draft and as a version: its rows, what changed, what was accepted and answered."""

import datetime as dt
from dataclasses import replace

from hublog.domain.checks.travelling import check_rows
from hublog.domain.drawing_up import replacing
from hublog.domain.months import Month
from hublog.domain.queries import FIXED, OPEN, Query
from hublog.domain.returns import Cover, ReturnContent
from hublog.domain.told_once import told_once
from hublog.domain.versions import ReturnVersion, latest_sent
from hublog.services.books import Books
from hublog.services.ports import Reader
from hublog.services.standing import sent_before, versions_of


def drafted(reader: Reader, books: Books, month: Month) -> ReturnContent:
    """The month as it would look if it were signed off now."""
    sent = latest_sent(versions_of(reader, month))
    cover = books.content(reader, month).cover
    number = sent.version + 1 if sent else 1
    reason = sent.reopened_for if sent else ""
    return _beside_what_was_sent(reader, books, replace(cover, version=number), reason)


def signed_content(reader: Reader, books: Books, version: ReturnVersion) -> ReturnContent:
    """The month as that version, signed off then and on that laptop."""
    cover = books.content(reader, Month.parse(version.month)).cover
    signed = replace(
        cover,
        version=version.version,
        drawn_on=version.signed_on,
        device=version.device,
        draft=False,
    )
    return _beside_what_was_sent(reader, books, signed, version.reason)


def _beside_what_was_sent(reader: Reader, books: Books, cover: Cover, reason: str) -> ReturnContent:
    month = cover.month
    sent = latest_sent(versions_of(reader, month))
    before = reader.sent(sent.id) if sent else None
    content = told_once(books.content(reader, month), sent_before(reader, month))
    content = replace(content, cover=cover)
    content = replacing(content, before.content if before else None, reason)
    rows = check_rows(books.findings(reader, month), answered(reader, month), content)
    return replace(content, checks=rows)


def answered(reader: Reader, month: Month) -> tuple[Query, ...]:
    """The answers that a return takes along: the month's own, and any that the office has not read.

    A question that was explained makes no version of its own month, so it travels with any other.
    """
    return tuple(
        query
        for query in reader.find(Query)
        if query.status != OPEN and (query.month == str(month) or not query.told_in)
    )


def mended(
    reader: Reader, version: ReturnVersion, said: ReturnContent, today: dt.date
) -> list[Query]:
    """The office's open questions about rows that this version shows otherwise."""
    changed = {(each.sheet, each.row_id) for each in said.changes}
    return [
        replace(query, status=FIXED, answered_by=version.signed_by, answered_on=today)
        for query in reader.find(Query, month=version.month, status=OPEN)
        if (query.sheet, query.row_id) in changed
    ]
