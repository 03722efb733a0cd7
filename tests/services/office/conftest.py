"""Empty stores of a programme office, on every engine."""

from office_stores import (  # noqa: F401 - fixtures
    office_made_once,
    office_store,
    office_stores,
    sqlite_offices,
)
