"""What the office's tables are made of: few kinds of columns, alike on SQLite and PostgreSQL."""

from typing import Any

from sqlalchemy import Boolean, Column, Integer, MetaData, Text
from sqlalchemy.types import TypeEngine

OFFICE_METADATA = MetaData()


def text(name: str, **more: Any) -> Column[Any]:  # noqa: ANN401 - SQLAlchemy's own
    """A text that is never missing."""
    return Column(name, Text, nullable=False, **more)


def number(name: str, **more: Any) -> Column[Any]:  # noqa: ANN401 - as above
    """A whole number that is never missing."""
    return Column(name, Integer, **{"nullable": False, **more})


def maybe(name: str, kind: type[TypeEngine[Any]] = Integer) -> Column[Any]:
    """A value that may be missing."""
    return Column(name, kind, nullable=True)


def yes_no(name: str) -> Column[Any]:
    """Yes or no."""
    return Column(name, Boolean(create_constraint=False), nullable=False)
