"""What is held, month by month."""

import datetime as dt
from dataclasses import replace

import pytest

from arriving import came
from at_the_office import HUB, code
from hublog.domain.months import Month
from hublog.services.office.returns import CellDetail

MAY, JUNE = Month(2026, 5), Month(2026, 6)


def cell(office, month: Month = MAY, version: int = 0) -> CellDetail:
    found = office.services.returns.cell("cum-ewa", month, version)
    assert isinstance(found, CellDetail), found
    return found


def test_the_usual_months_end_with_the_one_before_todays(office) -> None:
    months = office.services.returns.months()
    assert (str(months[0]), str(months[-1]), len(months)) == ("2025-09", "2026-08", 12)
    assert office.services.returns.months(MAY, 2) == (Month(2026, 4), MAY)


def test_the_matrix_shows_hubs_by_months_as_they_stand_today(office) -> None:
    office.expect(replace(HUB, code="ABC-DEF"))
    office.take(came(), came("2026-06"), came("2026-06", 2))
    found = office.services.returns.matrix([Month(2026, 4), MAY, JUNE])
    states = {key: each.state for key, each in found.cells.items()}
    assert states == {
        ("ABC-DEF", "2026-04"): "missing",
        ("ABC-DEF", "2026-05"): "missing",
        ("ABC-DEF", "2026-06"): "missing",
        ("CUM-EWA", "2026-04"): "missing",
        ("CUM-EWA", "2026-05"): "in_time",
        ("CUM-EWA", "2026-06"): "replaced",
    }


def test_a_cell_tells_all_that_is_known_of_one_month(office) -> None:
    office.take(came(), came(version=2, said="late sheet"))
    asked = office.services.asking.ask("Kit", "CUM-EWA", MAY, "UNUSUAL", "So many?")
    found = cell(office)
    assert (found.hub, found.cell.state) == (HUB, "question")
    assert [each.version for each in found.versions] == [1, 2]
    assert (found.shown, found.asked) == (found.versions[1], (asked,))
    assert found.content is not None
    assert found.content.sessions[0].note == "late sheet"
    assert [each.verdict.decision for each in found.decided] == ["queried"]
    first = cell(office, version=1)
    assert first.shown == found.versions[0]
    assert first.content is not None
    assert first.content.sessions[0].note == "as sent"
    assert first.cell == found.cell


def test_a_cell_without_a_return_shows_nothing(office) -> None:
    found = cell(office)
    assert (found.cell.state, found.shown, found.content) == ("missing", None, None)
    returns = office.services.returns
    assert code(returns.cell("XX-YY", MAY)) == "OFFICE_UNKNOWN_HUB"
    assert code(returns.cell("CUM-EWA", MAY, 7)) == "OFFICE_NO_SUCH_VERSION"


@pytest.mark.parametrize("answered", [False, True])
def test_whom_to_ask_about_what(office, answered) -> None:
    quiet = replace(HUB, code="ABC-DEF", first_month="2026-09")
    missing = replace(HUB, code="XYZ-ABC", first_month="2026-06")
    office.expect(quiet, missing)
    office.take(came(), came("2026-06"))
    asking = office.services.asking
    asked = asking.ask("Kit", "CUM-EWA", MAY, "UNUSUAL", "So many?")
    if answered:
        asking.withdraw(asked.query.id)
    chases = office.services.returns.chase([MAY, JUNE])
    told = {each.hub.code: (each.missing, each.questions) for each in chases}
    expected = {"XYZ-ABC": ((JUNE,), ())}
    if not answered:
        expected["CUM-EWA"] = ((), (asked,))
    assert told == expected


def test_what_is_due_depends_on_the_day(office) -> None:
    office.clock.at = dt.datetime(2026, 6, 6, 12)  # noqa: DTZ001 - local wall time
    assert cell(office).cell.state == "waiting"
    office.clock.advance(days=1)
    assert cell(office).cell.state == "missing"
