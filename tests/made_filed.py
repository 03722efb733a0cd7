"""A version that an office holds and a question it asked, made up as briefly as a test can say them."""

import datetime as dt

from hublog.domain.office.asked import Asked
from hublog.domain.office.filed import Filed
from hublog.domain.queries import Query

QUERY = Query(
    id="q",
    month="2026-05",
    version=1,
    sheet="",
    row_id="",
    code="UNUSUAL",
    message="So many?",
    asked_on=dt.date(2026, 6, 8),
)
ASKED = Asked(hub_code="CUM-EWA", query=QUERY, asked_by="Kit")


def filed(version: int, *, stands: bool = False, month: str = "2026-05") -> Filed:
    return Filed(
        number=version,
        hub_code="CUM-EWA",
        month=month,
        version=version,
        digest="",
        drawn_on=dt.date(2026, 6, 2),
        taken_at=dt.datetime(2026, 6, 3, 9),  # noqa: DTZ001 - local wall time
        taken_by="Kit",
        intake=1,
        file_name="",
        standing=stands,
        complete=True,
        nil=False,
        rows_shared=False,
        footfall=17,
    )
