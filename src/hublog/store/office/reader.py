"""Questions to the office's store, answered with what ``domain.office`` calls things."""

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.engine import Row

from hublog.domain.hub_packs import PackActivity
from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.asked import Answer, Asked, Decided, with_answers
from hublog.domain.office.evidence_tallies import Tallies
from hublog.domain.office.filed import AcceptedEdit, Filed
from hublog.domain.office.hubs import ListedHub, Office, Partner
from hublog.domain.office.learning_notes import Note
from hublog.domain.office.outcomes import Outcome
from hublog.domain.office.run_chart import Series
from hublog.domain.problems import Problem
from hublog.domain.queries import Query, Verdict
from hublog.domain.verification import Difference
from hublog.services.office.ports import Intake
from hublog.store.office import evidence, filing, tables
from hublog.store.office.span_reader import SqlSpanReader


class SqlOfficeReader(SqlSpanReader):
    """Implements ``services.office.ports.OfficeReader`` on one connection in one transaction."""

    def __init__(self, connection: Connection, public_key: str) -> None:
        self.connection = connection
        self._public_key = public_key

    def office(self) -> Office:
        """The office itself."""
        kept = {row.name: row.value for row in self.connection.execute(select(tables.META))}
        return Office(
            name=kept.get("name", ""),
            contact_line=kept.get("contact_line", ""),
            language=kept.get("language", "en"),
            public_key=self._public_key,
            activities=_activities(kept),
        )

    def hubs(self) -> tuple[ListedHub, ...]:
        """Every hub on the list, by code."""
        found = map(_hub, self.connection.execute(select(tables.HUB)))
        # Sorted here: servers have orders of letters of their own.
        return tuple(sorted(found, key=lambda hub: hub.code))

    def area_pack(self, hub_code: str) -> tuple[str, bytes] | None:
        """The name and content of the area list that goes into the hub's pack."""
        pack = tables.AREA_PACK.c
        chosen = select(pack.file_name, pack.content).where(pack.hub_code == hub_code)
        row = self.connection.execute(chosen).first()
        return None if row is None else (row.file_name, bytes(row.content))

    def filed(self, hub_code: str = "", first: str = "", last: str = "") -> tuple[Filed, ...]:
        """Every version held, of one hub and between two months where told."""
        chosen = select(tables.FILED).where(tables.FILED.c.alive)
        if hub_code:
            chosen = chosen.where(tables.FILED.c.hub_code == hub_code)
        if first:
            chosen = chosen.where(tables.FILED.c.month >= first)
        if last:
            chosen = chosen.where(tables.FILED.c.month <= last)
        found = map(_filed, self.connection.execute(chosen))
        return tuple(sorted(found, key=lambda each: (each.hub_code, each.month, each.version)))

    def content(self, number: int) -> Arrived | None:
        """What one version says, whole, without whom the hub forgot since."""
        chosen = (
            select(tables.FILED, tables.HUB.c.name)
            .join(tables.HUB, tables.HUB.c.code == tables.FILED.c.hub_code)
            .where(tables.FILED.c.number == number)
        )
        row = self.connection.execute(chosen).first()
        if row is None:
            return None
        rows: dict[str, Any] = dict(filing.read_rows(self.connection, number))
        return Arrived(
            hub_code=row.hub_code,
            hub_name=row.name,
            month=row.month,
            version=row.version,
            digest=row.digest,
            public_key=row.public_key,
            drawn_on=dt.date.fromordinal(row.drawn_on),
            app_version=row.app_version,
            complete=row.complete,
            rows_shared=row.rows_shared,
            **rows,
        )

    def asked(self, hub_code: str = "", month: str = "") -> tuple[Asked, ...]:
        """The questions, with what the returns held answer to them; the oldest first."""
        chosen = _of(
            select(tables.ASKED).where(tables.ASKED.c.alive), tables.ASKED, hub_code, month
        )
        found = sorted(map(_asked, self.connection.execute(chosen)), key=_by_age)
        return with_answers(found, self._answers())

    def decided(self, hub_code: str = "", month: str = "") -> tuple[Decided, ...]:
        """The office's words on versions, in the order in which they were said."""
        chosen = _of(select(tables.DECIDED), tables.DECIDED, hub_code, month)
        chosen = chosen.order_by(tables.DECIDED.c.number)
        return tuple(map(_decided, self.connection.execute(chosen)))

    def intakes(self) -> tuple[Intake, ...]:
        """Every import, the newest first."""
        line = tables.INTAKE_LINE.c
        counted = select(line.intake, line.outcome, func.count().label("n")).group_by(
            line.intake, line.outcome
        )
        tallies: dict[int, Counter[str]] = {}
        for row in self.connection.execute(counted):
            tallies.setdefault(row.intake, Counter())[row.outcome] = row.n
        chosen = select(tables.INTAKE).order_by(tables.INTAKE.c.number.desc())
        return tuple(
            Intake(
                row.number,
                dt.datetime.fromisoformat(row.begun_at),
                row.taken_by,
                dict(tallies.get(row.number, {})),
                dt.datetime.fromisoformat(row.undone_at) if row.undone_at else None,
                row.undone_by,
            )
            for row in self.connection.execute(chosen)
        )

    def lines(self, intake: int) -> tuple[Outcome, ...]:
        """What became of each file of an import, in its order."""
        line = tables.INTAKE_LINE
        chosen = select(line).where(line.c.intake == intake).order_by(line.c.position)
        return tuple(map(_outcome, self.connection.execute(chosen)))

    def evidence(self, first: Month, last: Month) -> Tallies:
        """What the comparison of conditions is made from, of the returns that stand."""
        return evidence.tallies(self.connection, first, last)

    def session_runs(self, type_: str, condition: str, first: Month, last: Month) -> Series:
        """The sessions of that type in those months by activity, and whether each had it in place."""
        return evidence.series(self.connection, type_, condition, first, last)

    def notes(self, type_: str, condition: str, first: Month, last: Month) -> tuple[Note, ...]:
        """What hubs that ran that type wrote about the condition in those months, newest first."""
        return evidence.notes(self.connection, type_, condition, first, last)

    def tallies(self) -> Mapping[str, int]:
        """How many rows each table holds."""
        every = tables.OFFICE_METADATA.sorted_tables
        return {
            table.name: self.connection.execute(
                select(func.count()).select_from(table)
            ).scalar_one()
            for table in every
        }

    def digest(self) -> str:
        """SHA-256 over what is held: versions, rows, the forgotten; not over when and by whom."""
        whole = hashlib.sha256()
        for each in self.filed():
            rows = filing.read_rows(self.connection, each.number)
            told = (each.hub_code, each.month, each.version, each.digest, each.standing, each.edits)
            whole.update(json.dumps([told, rows], default=str, sort_keys=True).encode())
        erased = select(tables.ERASED.c.hub_code, tables.ERASED.c.person_ref)
        forgotten = sorted(map(tuple, self.connection.execute(erased)))
        answers = [(each.query.id, each.query.status, each.answered_in) for each in self.asked()]
        whole.update(json.dumps([forgotten, answers]).encode())
        return whole.hexdigest()

    def _answers(self) -> Iterable[Answer]:
        filed = tables.FILED
        chosen = (
            select(tables.ANSWER, filed.c.month, filed.c.version, filed.c.drawn_on)
            .join(filed, filed.c.number == tables.ANSWER.c.filed)
            .where(filed.c.alive)
        )
        for row in self.connection.execute(chosen):
            yield Answer(
                query_id=row.query_id,
                text=row.answer,
                month=row.month,
                version=row.version,
                drawn_on=dt.date.fromordinal(row.drawn_on),
            )


def _of(chosen: "Select[Any]", table: Any, hub_code: str, month: str) -> "Select[Any]":  # noqa: ANN401 - a table's columns have no types
    if hub_code:
        chosen = chosen.where(table.c.hub_code == hub_code)
    return chosen.where(table.c.month == month) if month else chosen


def _by_age(asked: Asked) -> tuple[dt.date, str]:
    return asked.query.asked_on, asked.query.id


def _activities(kept: Mapping[str, str]) -> tuple[PackActivity, ...]:
    """Those among the rows of ``META``, by code; each has a row, so that two may write at once."""
    named = sorted(name for name in kept if name.startswith(tables.ACTIVITY))
    return tuple(
        PackActivity(short_code=name.removeprefix(tables.ACTIVITY), **json.loads(kept[name]))
        for name in named
    )


def _hub(row: "Row[Any]") -> ListedHub:
    partners = tuple(Partner(**each) for each in json.loads(row.partners))
    pinned = dt.date.fromordinal(row.pinned_on) if row.pinned_on is not None else None
    values = dict(row._mapping) | {"partners": partners, "pinned_on": pinned}  # noqa: SLF001 - this is how SQLAlchemy calls it
    return ListedHub(**values)


def _filed(row: "Row[Any]") -> Filed:
    edits = tuple(
        AcceptedEdit._make((*each[:5], dt.date.fromisoformat(each[5]), each[6]))
        for each in json.loads(row.edits)
    )
    return Filed(
        number=row.number,
        hub_code=row.hub_code,
        month=row.month,
        version=row.version,
        digest=row.digest,
        drawn_on=dt.date.fromordinal(row.drawn_on),
        taken_at=dt.datetime.fromisoformat(row.taken_at),
        taken_by=row.taken_by,
        intake=row.intake,
        file_name=row.file_name,
        standing=row.standing,
        complete=row.complete,
        nil=row.nil,
        rows_shared=row.rows_shared,
        footfall=row.footfall,
        edits=edits,
    )


def _asked(row: "Row[Any]") -> Asked:
    return Asked(
        hub_code=row.hub_code,
        asked_by=row.asked_by,
        sent_on=dt.date.fromordinal(row.sent_on) if row.sent_on is not None else None,
        query=Query(
            id=row.id,
            month=row.month,
            version=row.version,
            sheet=row.sheet,
            row_id=row.row_id,
            code=row.code,
            message=row.message,
            asked_on=dt.date.fromordinal(row.asked_on),
        ),
    )


def _decided(row: "Row[Any]") -> Decided:
    return Decided(
        hub_code=row.hub_code,
        decided_by=row.decided_by,
        number=row.number,
        verdict=Verdict(
            month=row.month,
            version=row.version,
            decision=row.decision,
            decided_on=dt.date.fromordinal(row.decided_on),
            note=row.note,
        ),
    )


def _outcome(row: "Row[Any]") -> Outcome:
    told = json.loads(row.told)
    problem = told.get("problem")
    return Outcome(
        file_name=row.file_name,
        kind=row.outcome,
        hub_code=row.hub_code,
        month=row.month,
        version=row.version,
        public_key=told["public_key"],
        replaces=told["replaces"],
        gaps=tuple(told["gaps"]),
        problem=Problem(**problem) if problem else None,
        differences=tuple(Difference(**each) for each in told["differences"]),
        erased=told["erased"],
    )
