"""Asks hubs about rows, accepts their months, and makes the reply that carries both."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from hublog.domain.codes import CodeLists
from hublog.domain.months import Month
from hublog.domain.names import clean
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.asked import Asked, Decided, question_fault
from hublog.domain.office.filed import Filed
from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem
from hublog.domain.queries import ACCEPTED, LONGEST_MESSAGE, QUERIED, Query, Reply, Verdict
from hublog.services.office.hub_list import listed
from hublog.services.office.ports import OfficeStore, OfficeWork, ReplyWriter
from hublog.services.ports import Clock, Ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied:
    """A reply was written: where, the months accepted in it, and its questions."""

    path: Path
    accepted: tuple[str, ...]
    questions: tuple[Query, ...]


class Asking:
    """Use cases about questions and decisions (return-format.md, Coming back)."""

    def __init__(
        self,
        store: OfficeStore,
        clock: Clock,
        ids: Ids,
        codes: Callable[[], CodeLists],
        writer: Callable[[], ReplyWriter],
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._codes = codes
        self._writer = writer

    def ask(
        self,
        actor: str,
        hub_code: str,
        month: Month,
        code: str,
        message: str,
        *,
        sheet: str = "",
        row_id: str = "",
    ) -> Asked | Problem:
        """Ask about a row of the version that stands, or about the month where no row is named.

        Problems: OFFICE_UNKNOWN_HUB, OFFICE_NOTHING_HELD, OFFICE_NO_SUCH_ROW, those of
        ``asked.question_fault``.
        """
        query = self._question(month, code, message, sheet, row_id)
        wrong = question_fault(query, {each.code for each in self._codes()["query"]})
        if wrong is not None:
            return wrong
        with self._store.writing() as work:
            stands = _standing(work, hub_code, month)
            if isinstance(stands, Problem):
                return stands
            content = work.content(stands.number) if row_id else None
            if content is not None and row_id not in _rows(content, sheet):
                return Problem("OFFICE_NO_SUCH_ROW", f"{sheet} {row_id}".strip())
            query = replace(query, version=stands.version)
            asked = Asked(hub_code=stands.hub_code, query=query, asked_by=actor)
            work.ask(asked)
            work.decide(self._decided(actor, stands, QUERIED))
            work.commit()
        return asked

    def withdraw(self, query_id: str) -> Asked | Problem:
        """Take a question back. Problems: OFFICE_NO_SUCH_QUESTION, OFFICE_QUESTION_SENT."""
        with self._store.writing() as work:
            asked = next((each for each in work.asked() if each.query.id == query_id), None)
            if asked is None:
                return Problem("OFFICE_NO_SUCH_QUESTION", query_id)
            if asked.sent_on is not None:
                return Problem("OFFICE_QUESTION_SENT")
            withdrawn = replace(asked, query=replace(asked.query, alive=False))
            work.ask(withdrawn)
            work.commit()
        return withdrawn

    def accept(self, actor: str, hub_code: str, month: Month, note: str = "") -> Decided | Problem:
        """Say that the version that stands is right.

        Problems: OFFICE_UNKNOWN_HUB, OFFICE_NOTHING_HELD, OFFICE_QUESTIONS_OPEN, OFFICE_QUESTION_LONG.
        """
        if len(clean(note)) > LONGEST_MESSAGE:
            return Problem("OFFICE_QUESTION_LONG", values={"most": LONGEST_MESSAGE})
        with self._store.writing() as work:
            stands = _standing(work, hub_code, month)
            if isinstance(stands, Problem):
                return stands
            open_ones = sum(each.open for each in work.asked(stands.hub_code, stands.month))
            if open_ones:
                return Problem("OFFICE_QUESTIONS_OPEN", stands.hub_code, {"n": open_ones})
            decided = self._decided(actor, stands, ACCEPTED, clean(note))
            work.decide(decided)
            work.commit()
        return decided

    def reply(self, hub_code: str, month: Month, folder: Path) -> Replied | Problem:
        """Write the reply about a month into the folder: its decision and its open questions.

        Problems: OFFICE_UNKNOWN_HUB, OFFICE_NOTHING_HELD, OFFICE_NOTHING_TO_REPLY, those of writing.
        """
        writer = self._writer()
        with self._store.writing() as work:
            stands = _standing(work, hub_code, month)
            if isinstance(stands, Problem):
                return stands
            asked = [each for each in work.asked(stands.hub_code, stands.month) if each.open]
            said = [each.verdict for each in work.decided(stands.hub_code, stands.month)]
            verdicts = [each for each in said if each.version == stands.version][-1:]
            if not verdicts and not asked:
                return Problem("OFFICE_NOTHING_TO_REPLY", stands.hub_code)
            today = self._clock.now().date()
            reply = Reply(
                hub_code=stands.hub_code,
                made_on=today,
                office_key=self._store.public_key,
                verdicts=tuple(verdicts),
                queries=tuple(each.query for each in asked),
            )
            path = folder / f"{stands.hub_code}_{stands.month}_reply.xlsx"
            failed = writer.write(writer.workbook(reply, self._store.sealed), path)
            if failed is not None:
                return failed
            for each in asked:
                work.ask(replace(each, sent_on=today))
            work.commit()
        accepted = tuple(v.month for v in verdicts if v.decision == ACCEPTED)
        return Replied(path=path, accepted=accepted, questions=reply.queries)

    def _question(self, month: Month, code: str, message: str, sheet: str, row_id: str) -> Query:
        return Query(
            id=self._ids.new(),
            month=str(month),
            version=0,
            sheet=sheet,
            row_id=row_id,
            code=code,
            message=clean(message),
            asked_on=self._clock.now().date(),
        )

    def _decided(self, actor: str, stands: Filed, decision: str, note: str = "") -> Decided:
        verdict = Verdict(
            month=stands.month,
            version=stands.version,
            decision=decision,
            decided_on=self._clock.now().date(),
            note=note,
        )
        return Decided(hub_code=stands.hub_code, verdict=verdict, decided_by=actor)


def _standing(work: OfficeWork, hub_code: str, month: Month) -> Filed | Problem:
    """The version that stands, and that no other takes the place of before this action ends."""
    hub: ListedHub | Problem = listed(work, hub_code)
    if isinstance(hub, Problem):
        return hub
    work.lock_month(hub.code, str(month))
    held = work.filed(hub.code, str(month), str(month))
    stands = next((each for each in held if each.standing), None)
    return stands or Problem("OFFICE_NOTHING_HELD", hub.code, {"month": str(month)})


def _rows(content: Arrived, sheet: str) -> set[str]:
    """What names the rows of a sheet that questions can be about."""
    return {
        "Sessions": {row.session_id for row in content.sessions},
        "People": {row.person_ref for row in content.people},
        "Attendance": {row.attendance_id for row in content.attendance},
        "Referrals": {row.referral_id for row in content.referrals},
        "Summary": {row.indicator for row in content.figures},
        "Volunteering": {row.activity_code for row in content.volunteering},
        "Breakdown": {f"{row.dimension} {row.category}" for row in content.breakdown},
        "Learning": {row.prompt for row in content.learning},
    }.get(sheet, set())
