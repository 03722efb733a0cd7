"""Months that are filled, sent, corrected, asked about and answered in any order, whatever the store."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hublog.domain.months import Month
from hublog.domain.queries import Reply, Verdict
from hublog.domain.sessions import Count, Session
from in_memory import done
from months_in_memory import FOLDER, MonthsInMemory
from questions import question

MONTHS = (Month(2026, 4), Month(2026, 5))
WHICH = st.sampled_from(MONTHS)
SMALL = st.integers(min_value=1, max_value=9)


@dataclass
class OnPaper:
    """What somebody with a pencil would know of one month's return."""

    facts: set[str] = field(default_factory=set)
    """The sheets that arrived and stand."""
    signed: tuple[int, frozenset[str]] | None = None
    """The version signed off and not sent, and the facts it speaks of."""
    sent: list[frozenset[str]] = field(default_factory=list)
    """The facts of every version that was sent, version 1 first."""
    open_again: bool = False
    files: dict[int, bytes] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    accepted: set[int] = field(default_factory=set)
    gone: dict[str, str] = field(default_factory=dict)
    """Questions whose taking in was taken back, and how they stood then."""

    @property
    def locked(self) -> bool:
        """Whether a further version needs a reason first."""
        return bool(self.sent) and not self.open_again


class MonthsMachine(RuleBasedStateMachine):
    """No fact is lost and no sent version rewritten, in whatever order things happen.

    ``facts`` counts the sheets that arrived; what a version says is what stood on paper then.
    """

    def __init__(self) -> None:
        super().__init__()
        self.hub = self.made().bare()
        self.paper = {month: OnPaper() for month in MONTHS}
        self.people: dict[Month, int] = dict.fromkeys(MONTHS, 0)
        self.number = self.reasons = 0
        self.back: list[Callable[[], None]] = []
        """How the paper looks after each of the latest actions is taken back, the last one last."""

    def made(self) -> MonthsInMemory:
        """A hub with nothing in it, over the store that is tried."""
        raise NotImplementedError

    @rule(month=WHICH, n=SMALL)
    def a_sheet_arrives(self, month: Month, n: int) -> None:
        day = month.first + dt.timedelta(days=self.number % 28)
        self.number += 1
        session = Session(
            id=f"s{self.number}",
            activity_id="drop-in",
            date=day,
            start=dt.time(8 + self.number // 28 % 12),
            end=dt.time(9 + self.number // 28 % 12),
            place_id=None,
            status="closed",
        )
        self.hub.put(
            session, Count(id=f"c{self.number}", session_id=session.id, age_band="NK", n=n)
        )
        self.people[month] += n
        paper = self.paper[month]
        paper.facts.add(session.id)

        def taken_back() -> None:
            self.people[month] -= n
            paper.facts.remove(session.id)

        self.back.append(taken_back)

    @rule(month=WHICH)
    def sign_off(self, month: Month) -> None:
        paper = self.paper[month]
        result = self.hub.returns.sign_off("Ann", month, nil=not paper.facts)
        if paper.locked:
            assert result.code == "MONTH_LOCKED"
        elif paper.signed is None and paper.sent and paper.sent[-1] == paper.facts:
            assert result.code == "RETURN_SAME"
        elif self._asks(month):
            assert result.code == "RETURN_ASKS"
        else:
            number = paper.signed[0] if paper.signed else len(paper.sent) + 1
            assert done(result).version.version == number
            if result.changed:
                self.back.clear()
            paper.signed = (number, frozenset(paper.facts))

    @rule(month=WHICH)
    def send(self, month: Month) -> None:
        paper = self.paper[month]
        result = self.hub.returns.send("Ann", month, FOLDER)
        if paper.signed is None and not paper.sent:
            assert result.code == "RETURN_NOT_SIGNED"
        elif paper.signed is None:
            assert done(result).exact
            assert self.hub.writer.files[result.path] == paper.files[len(paper.sent)]
        elif paper.signed[1] != paper.facts:
            assert result.code == "RETURN_CHANGED"
        else:
            number, facts = paper.signed
            assert done(result).content.cover.version == number
            paper.files[number] = self.hub.writer.files[result.path]
            paper.sent.append(facts)
            self.back.clear()
            paper.signed, paper.open_again = None, False
            changed = {row.row_id for row in result.content.changes}
            for query, status in paper.asked.items():
                if status == "open" and query.split("/")[-1] in changed:
                    paper.asked[query] = "fixed"

    @rule(month=WHICH)
    def withdraw(self, month: Month) -> None:
        paper = self.paper[month]
        result = self.hub.returns.withdraw("Ann", month)
        if paper.signed is None:
            assert result.code == "NO_SIGN_OFF"
        else:
            done(result)
            paper.signed = None

    @rule(month=WHICH)
    def open_again(self, month: Month) -> None:
        paper = self.paper[month]
        result = self.hub.returns.reopen("Ann", month, f"Something turned up, {self.reasons}")
        if paper.sent:
            before, number = paper.open_again, len(paper.sent)
            self.reasons += 1
            if done(result):
                paper.open_again = True

                def taken_back() -> None:
                    if len(paper.sent) == number:
                        paper.open_again = before

                self.back.append(taken_back)
        else:
            assert result.code == "RETURN_NOT_SENT"

    @rule(month=WHICH, which=SMALL)
    def the_office_accepts(self, month: Month, which: int) -> None:
        self._reply(month, which, "accepted", ())

    @rule(month=WHICH, which=SMALL)
    def the_office_asks(self, month: Month, which: int) -> None:
        self._reply(month, which, "queried", ("s1",))

    @rule(month=WHICH)
    def explain(self, month: Month) -> None:
        for query, status in self.paper[month].asked.items():
            if status == "open":
                done(self.hub.replies.explain("Ann", query, "It is right"))
                self.paper[month].asked[query] = "explained"
                self.back.append(partial(self._ask_again, month, query))
                return

    def _ask_again(self, month: Month, query: str) -> None:
        self.paper[month].asked[query] = "open"

    @rule()
    def accept_what_is_asked(self) -> None:
        for month in MONTHS:
            for found in self.hub.checking.of(month):
                if not found.settled:
                    done(self.hub.checking.accept("Ann", month, found.rule, found.subject, "Yes"))
                    self.back.append(lambda: None)

    @rule()
    def undo(self) -> None:
        result = self.hub.undo.latest("Ann")
        if self.back:
            done(result)
            self.back.pop()()
        else:
            assert result.code in {"UNDONE_NEVER", "NOTHING_TO_UNDO"}

    @rule()
    def another_laptop_takes_over(self) -> None:
        """As after a restore: a copy takes a new device id."""
        self.number += 1
        self.hub.held._device = f"DEVICE{self.number}"

    @rule()
    def a_day_passes(self) -> None:
        self.hub.clock.advance(days=1)

    @invariant()
    def every_version_sent_is_as_it_was(self) -> None:
        for month, paper in self.paper.items():
            for number, file in paper.files.items():
                again = done(self.hub.returns.again(month, number, Path("again")))
                assert self.hub.writer.files[again.path] == file
                assert again.content.cover.version == number
                told = {row.session_id for row in again.content.sessions}
                assert told == paper.sent[number - 1]

    @invariant()
    def no_fact_is_lost(self) -> None:
        for month, n in self.people.items():
            value = {each.id: each.value for each in self.hub.months.indicators(month)}
            assert value["A03"] == n

    @invariant()
    def the_months_stand_as_on_paper(self) -> None:
        for month, paper in self.paper.items():
            seen = self.hub.standings.of(month)
            assert [v.version for v in seen.versions if v.sent] == [*range(len(paper.sent), 0, -1)]
            assert (seen.signed is not None) == (paper.signed is not None)
            assert seen.locked == paper.locked
            latest = paper.signed[1] if paper.signed else paper.sent[-1] if paper.sent else None
            assert seen.differs == (latest is not None and latest != paper.facts)
            assert {q.id: q.status for q in seen.queries} == paper.asked
            assert {v.version for v in seen.versions if v.accepted_on} == paper.accepted
            assert seen.state == self._state(month, paper)

    def teardown(self) -> None:
        """The register is whole, and journal and state agree."""
        assert self.hub.held.check() == []
        self.hub.held.close()

    def _state(self, month: Month, paper: OnPaper) -> str:
        if paper.signed is not None:
            return "signed"
        if not paper.sent:
            return "to_mend" if self._asks(month) else "ready"
        if paper.open_again:
            return "reopened"
        if paper.sent[-1] != paper.facts:
            return "changed"
        if "open" in paper.asked.values():
            return "queried"
        return "accepted" if len(paper.sent) in paper.accepted else "sent"

    def _asks(self, month: Month) -> bool:
        return any(not found.settled for found in self.hub.checking.of(month))

    def _reply(self, month: Month, which: int, decision: str, rows: tuple[str, ...]) -> None:
        paper = self.paper[month]
        day = self.hub.clock.now().date()
        verdict = Verdict(month=str(month), version=which, decision=decision, decided_on=day)
        queries = tuple(
            question(
                id=f"{month}/{which}/{row}",
                month=str(month),
                version=which,
                row_id=row,
                asked_on=day,
            )
            for row in rows
        )
        self.hub.reply_reader.answer = Reply(
            hub_code="CUM-EWA", made_on=day, office_key="k", verdicts=(verdict,), queries=queries
        )
        result: Any = self.hub.replies.take("Ann", FOLDER)
        if which > len(paper.sent):
            assert result.code == "REPLY_UNKNOWN_VERSION"
            return
        before = set(paper.accepted), dict(paper.asked)
        if decision == "accepted":
            paper.accepted.add(which)
            waiting = [q for q, s in paper.asked.items() if s == "open"]
            paper.asked |= {q: "fixed" for q in waiting if q.split("/")[1] == str(which)}
        for query in queries:
            paper.asked.setdefault(query.id, paper.gone.pop(query.id, "open"))
        if not done(result).changed:
            return

        def taken_back() -> None:
            paper.gone |= {q: s for q, s in paper.asked.items() if q not in before[1]}
            paper.accepted, paper.asked = set(before[0]), dict(before[1])

        self.back.append(taken_back)
