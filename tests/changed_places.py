"""What a home folder holds as its own door sees it, whatever was being done to it."""

from pathlib import Path

from alembic import op
from sqlalchemy import Column, Text

from fakes import FakeClock, FakeIds
from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store import door
from hublog.store.migrations import runner
from hublog.store.tables import SCHEMA
from made_homes import PASSPHRASE, logical


def by_its_door(home: Path) -> str:
    """No register at all, what the register holds, or what is wrong with it."""
    if not door.exists(home):
        return "nothing"
    try:
        store = door.open_with(home, FakeClock(), FakeIds(), PASSPHRASE)
    except StorageUnavailable as failure:
        return failure.problem.code
    if isinstance(store, Problem):
        return store.code
    try:
        wrong = [problem for problem in store.check() if problem.where != _NEW_TABLE]
        return wrong[0].code if wrong else logical(store)
    finally:
        store.close()


def with_a_newer_revision() -> None:
    """From now on this program is one release on, which brings one more table."""
    newer = SCHEMA + 1
    door.SCHEMA = newer
    runner.migrate.__defaults__ = ({**runner.REVISIONS, newer: _one_more_table},)


def _one_more_table() -> None:
    op.create_table(_NEW_TABLE, Column("likes", Text))


_NEW_TABLE = "place_likes"
