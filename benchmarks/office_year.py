"""A year of 150 hubs, 3.6 million attendances, on either engine: what staff wait for."""

from collections.abc import Callable, Iterator

from sqlalchemy import func, select

from harness import Figure, milliseconds, p50, scratch
from hublog import resources
from hublog.domain.office.spans import Span
from hublog.services.office.evidence import EvidenceOf
from hublog.services.office.returns import OfficeReturns
from hublog.store.office import tables
from hublog.store.office.store import SqlOfficeStore
from office_at_work import POSTGRESQL, Clock, engines, new_store
from office_made_up import FIRST, FULL, SMALL, Size, fill

_SHOWN, _ANSWERED = 200, 2000
"""Milliseconds: what is looked at at once, and what is asked for (the issue's figures)."""


def figures(*, quick: bool) -> Iterator[Figure]:
    """The rows are written straight into the tables, as the same content over and over."""
    size = SMALL if quick else FULL
    with scratch() as folder:
        for engine, address in engines(folder):
            with new_store(address()) as store:
                with store.writing() as work:
                    fill(work.connection, size)
                    work.commit()
                if engine == POSTGRESQL:
                    _look_over(store)
                for name, limit, job in _questions(store, size):
                    floor = p50([milliseconds(_floor, store) for _ in range(1 if quick else 3)])
                    took = [milliseconds(job) for _ in range(1 if quick else 5)]
                    held = size.hubs * size.months * size.attendances
                    said = f"{name}, {held:,}, {engine}"
                    yield Figure(said, p50(took), floor, limit=None if quick else limit)


def _questions(
    store: SqlOfficeStore, size: Size
) -> Iterator[tuple[str, int, Callable[[], object]]]:
    last = FIRST.plus(size.months - 1)
    year = Span(FIRST, last)
    returns, evidence = OfficeReturns(store, Clock()), EvidenceOf(store, resources.code_lists)
    months = returns.months(last, size.months)
    yield "matrix", _SHOWN, lambda: returns.matrix(months)
    yield "all figures of a month", _ANSWERED, lambda: _totals(store, Span(last, last))
    yield "all figures of a year", _ANSWERED, lambda: _totals(store, year)
    yield "conditions over a year", _ANSWERED, lambda: evidence.table(FIRST, last)
    yield "one hub's month", _SHOWN, lambda: returns.cell(size.codes[-1], last)


def _totals(store: SqlOfficeStore, span: Span) -> object:
    with store.reading() as reader:
        return reader.totals(span)


def _floor(store: SqlOfficeStore) -> None:
    """What the database takes to look at every session and everybody's row once."""
    with store.reading() as reader:
        for column in (tables.PERSON_ROW.c.visits_month, tables.SESSION.c.footfall):
            reader.connection.execute(select(func.sum(column))).scalar_one()


def _look_over(store: SqlOfficeStore) -> None:
    """What the server does by itself within a minute."""
    with store._engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.exec_driver_sql("VACUUM ANALYZE")
