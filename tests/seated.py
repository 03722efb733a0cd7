"""Who works at a desk, as its tiles say."""

from typing import Any


def names_at(services: Any) -> tuple[str, ...]:  # noqa: ANN401 - of a hub in memory, or a real one
    """The names of those who work at this desk."""
    return tuple(tile.name for tile in services.seats.everybody())
