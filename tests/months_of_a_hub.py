"""Months of a hub that does not exist, each at another point of the way to the office and back."""

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.checks.finding import ASKS
from hublog.domain.months import Month
from hublog.domain.queries import Reply, Verdict
from hublog.services.api import Services
from hublog.services.replies import Replies
from in_memory import done
from questions import question

ACTOR = "Robin"


def lived_in_months(services: Services, activity: str, folder: Path) -> None:
    """May was sent twice, June changed since, July is open again, August is asked about, October is to mend."""
    for day in (dt.date(2026, 5, 19), dt.date(2026, 6, 16), dt.date(2026, 7, 14)):
        hold(services, activity, day, 6)
    for number in (5, 6, 7, 8, 9):
        settle(services, Month(2026, number))
    for number in (5, 7):
        done(services.returns.reopen(ACTOR, Month(2026, number), "A late sheet turned up"))
    send(services, Month(2026, 5), folder)
    answer(services, Month(2026, 9), "accepted")
    answer(services, Month(2026, 8), "queried")
    hold(services, activity, dt.date(2026, 10, 20), 71)


def settle(services: Services, month: Month) -> None:
    """Say of everything that is asked about that it is right."""
    for found in services.checking.of(month):
        if found.severity == ASKS and not found.settled:
            reason = "I checked it, and it is right"
            done(services.checking.accept(ACTOR, month, found.rule, found.subject, reason))


def send(services: Services, month: Month, folder: Path) -> None:
    """Sign a month off and send it."""
    done(services.returns.sign_off(ACTOR, month))
    done(services.returns.send(ACTOR, month, folder))


def hold(services: Services, activity: str, day: dt.date, n: int) -> None:
    """A session that so many came to, or so many more at the one of that day."""
    opened = done(services.sessions.open(ACTOR, activity, day))
    done(services.sign_in.count(ACTOR, opened.session.id, "NK", n))
    done(services.sessions.finish(ACTOR, opened.session.id))


def answer(services: Services, month: Month, decision: str) -> None:
    """The office accepts a month, or asks about its busiest session."""
    with services.store.reading() as reader:
        facts = reader.facts()
    sessions = [each for each in facts.sessions.values() if each.date in month.window]
    day = dt.date(2026, 11, 16)
    query = question(
        id=f"asked-{month}",
        month=str(month),
        row_id=max(sessions, key=lambda each: (each.date, each.id)).id,
        message="Far more people than in the month before.",
        asked_on=day,
    )
    verdict = Verdict(month=str(month), version=1, decision=decision, decided_on=day)
    queries = (query,) if decision == "queried" else ()
    reply = Reply(
        hub_code=services.hub.this().code,
        made_on=day,
        office_key="k",
        verdicts=(verdict,),
        queries=queries,
    )
    done(Replies(services.store, services.clock, _Read(reply)).take(ACTOR, Path("reply.xlsx")))


class _Read:
    """Reads the reply it was given."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply

    def read(self, path: Path) -> Reply:
        del path
        return self._reply


def _accept(page: Any) -> None:  # noqa: ANN401 - the page of a month, as in the next ones
    page.waiting.accept.emit(next(each for each in page.steps.now.findings if each.run))


def _learn(page: Any) -> None:  # noqa: ANN401 - as above
    page.waiting.learn.emit()


def _explain(page: Any) -> None:  # noqa: ANN401 - as above
    page.waiting.explain.emit(page.steps.now.standing.open_queries[0])


def _version(page: Any) -> None:  # noqa: ANN401 - as above
    page.waiting.versions.list.chosen.emit(page.waiting.versions.list.rows[0])


def _what_changed(page: Any) -> None:  # noqa: ANN401 - as above
    page.card.changed.emit()


def _made(page: Any) -> None:  # noqa: ANN401 - as above
    """As after sending, which would happen only once for all the pictures."""
    drawn = done(page.desk.services.returns.draft(page.month, Path(tempfile.gettempdir())))
    cover = replace(drawn.content.cover, draft=False)
    content = replace(drawn.content, cover=cover)
    sent = replace(drawn, path=drawn.path.with_name(cover.file_name), content=content)
    page.steps._sent(sent, "maple rowan hazel willow")


_SEND = (Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
MONTHS: tuple[tuple[str, int, tuple[object, ...]], ...] = (
    ("month-is-it-right", 10, (_accept,)),
    ("month-learning", 10, (_learn,)),
    ("month-sending", 7, (_SEND,)),
    ("month-sent", 7, (_SEND, _made)),
    ("month-asked", 8, ()),
    ("month-explaining", 8, (_explain,)),
    ("month-changed", 6, ()),
    ("month-correcting", 6, (_SEND,)),
    ("month-version", 5, (_version,)),
    ("month-what-changed", 5, (_version, _what_changed)),
)
"""Moments of the page Month: the name of the picture, the month of 2026, and what is done there."""
