import datetime as dt

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.learning_notes import Note, notes
from hublog.domain.sheet_rows import LearningRow
from made_returns import arrived, learning_said, session_said

JAN, MARCH = Month(2026, 1), Month(2026, 3)


def ran(month: str, *learned: LearningRow, hub: str = "AAA-ONE", **more: str) -> Arrived:
    session = session_said("s", dt.date.fromisoformat(f"{month}-06"), **more)
    return arrived(hub, month, [session], learning=learned)


def test_notes_that_name_the_condition_stand_newest_first_without_a_hub() -> None:
    returns = [
        ran("2026-01", learning_said("Tea helps", "QUIET;PEER"), learning_said("Other", "QUIET")),
        ran("2026-03", learning_said("Ask first", consent="")),
        ran("2026-03", learning_said("And then"), hub="BBB-TWO"),
        ran("2026-04", learning_said("Too late")),
        ran("2026-02", learning_said("Another type"), type_="FOOD"),
        ran("2026-02", learning_said("Never ran"), status="cancelled"),
        ran("2026-02", learning_said("Like it", "PEERS")),
    ]
    assert notes(returns, "DROPIN", "PEER", JAN, MARCH) == (
        Note("2026-03", "went_well", "And then", retell=True),
        Note("2026-03", "went_well", "Ask first", retell=False),
        Note("2026-01", "went_well", "Tea helps", retell=True),
    )
