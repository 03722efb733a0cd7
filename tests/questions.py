"""Questions that an office that does not exist asks about a return."""

import datetime as dt
from typing import Any

from hublog.domain.queries import Query


def question(**told: Any) -> Query:  # noqa: ANN401 - any field of a question
    """Whether a session of May is right, or whatever is told otherwise."""
    usual = {
        "id": "q",
        "month": "2026-05",
        "version": 1,
        "sheet": "Sessions",
        "row_id": "s",
        "code": "UNUSUAL",
        "message": "Is it right?",
        "asked_on": dt.date(2026, 6, 5),
    }
    return Query(**(usual | told))
