"""Questions about the returns that stand of a span: their sums, and their lines in turn."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.engine import Row

from hublog.domain.office import lines
from hublog.domain.office.lines import (
    BreakdownLine,
    ConditionLine,
    LearningLine,
    PersonLine,
    SessionLine,
    Together,
)
from hublog.domain.office.spans import Span
from hublog.domain.office.totals import HELD, Totals
from hublog.domain.sheet_rows import PersonRow
from hublog.store.office import tables, totals
from hublog.store.office.filing import session_row

_FILED = tables.FILED.c
_OTHER = tables.OTHER_ROW.c
_BREAKDOWN, _LEARNING = "Breakdown", "Learning"


class SqlSpanReader:
    """Implements ``services.office.ports.SpanReader`` on one connection in one transaction."""

    connection: Connection

    def totals(self, span: Span) -> Mapping[str, Totals]:
        """The sums of each hub that has a return in the span, by its code."""
        return totals.totals(self.connection, span)

    def line_counts(self, span: Span) -> Mapping[str, int]:
        """How many lines there are: ``sessions``, ``people``, ``breakdown``, ``learning``."""
        inside = totals.of_span(span)
        people = tables.PERSON_ROW.c.person
        of_sheets = (
            select(_OTHER.sheet, func.count())
            .join(tables.FILED, _FILED.number == _OTHER.filed)
            .where(inside)
            .group_by(_OTHER.sheet)
        )
        others = {row.sheet: row[1] for row in self.connection.execute(of_sheets)}
        return {
            "sessions": self._count(select(func.count()), tables.SESSION, span),
            "people": self._count(select(func.count(people.distinct())), tables.PERSON_ROW, span),
            "breakdown": others.get(_BREAKDOWN, 0),
            "learning": others.get(_LEARNING, 0),
        }

    def session_lines(self, span: Span) -> Iterator[SessionLine]:
        """Every session."""
        for filed in self._returns(span):
            chosen = select(tables.SESSION).where(tables.SESSION.c.filed == filed.number)
            for row in self.connection.execute(chosen.order_by(tables.SESSION.c.position)).all():
                yield SessionLine(filed.hub_code, filed.month, session_row(row))

    def person_lines(self, span: Span) -> Iterator[PersonLine]:
        """Everybody in rows, once; what one hub sent is in memory at a time."""
        for hub_code, returns in groupby(self._returns(span), lambda filed: str(filed.hub_code)):
            rows = ((filed.month, row) for filed in returns for row in self._people(filed.number))
            yield from lines.people_of(hub_code, rows)

    def breakdown_lines(self, span: Span) -> Iterator[BreakdownLine]:
        """Every line of the breakdowns."""
        for filed, cells in self._others(span, _BREAKDOWN):
            yield BreakdownLine(filed.hub_code, filed.month, *cells)

    def learning_lines(self, span: Span) -> Iterator[LearningLine]:
        """Everything that was learned."""
        for filed, cells in self._others(span, _LEARNING):
            yield LearningLine(filed.hub_code, filed.month, *cells)

    def condition_lines(self, span: Span) -> tuple[ConditionLine, ...]:
        """Every hub's types and conditions."""
        session = tables.SESSION.c
        groups = (
            select(
                *(_FILED.hub_code, session.type, session.conditions),
                *(func.count(), func.sum(session.footfall)),
            )
            .join(tables.FILED, _FILED.number == session.filed)
            .where(totals.of_span(span), session.status == HELD)
            .group_by(_FILED.hub_code, session.type, session.conditions)
        )
        return lines.condition_lines(Together(*row) for row in self.connection.execute(groups))

    def _returns(self, span: Span) -> list[Row[Any]]:
        chosen = select(_FILED.number, _FILED.hub_code, _FILED.month).where(totals.of_span(span))
        # Sorted here: servers have orders of letters of their own.
        return sorted(
            self.connection.execute(chosen), key=lambda filed: (filed.hub_code, filed.month)
        )

    def _others(self, span: Span, sheet: str) -> Iterator[tuple[Row[Any], list[Any]]]:
        for filed in self._returns(span):
            chosen = select(_OTHER.cells).where(_OTHER.filed == filed.number, _OTHER.sheet == sheet)
            for cells in self.connection.execute(chosen.order_by(_OTHER.position)).scalars().all():
                yield filed, json.loads(cells)

    def _people(self, filed: int) -> Iterator[PersonRow]:
        row, person = tables.PERSON_ROW.c, tables.PERSON.c
        columns = (row[name] for name in PersonRow._fields[1:])
        chosen = (
            select(person.person_ref, *columns)
            .select_from(tables.PERSON_ROW)
            .join(tables.PERSON, person.number == row.person)
            .where(row.filed == filed)
        )
        return map(PersonRow._make, self.connection.execute(chosen).all())

    def _count(self, counted: Select[Any], table: Any, span: Span) -> int:  # noqa: ANN401 - SQLAlchemy's own
        chosen = counted.select_from(
            table.join(tables.FILED, _FILED.number == table.c.filed)
        ).where(totals.of_span(span))
        return int(self.connection.execute(chosen).scalar_one())
