"""Every use case of an office is reached over its one store."""

from hublog.domain.months import Month
from hublog.domain.office.consolidated import Overview

MAY = Month(2026, 5)


def test_figures_and_evidence_are_those_of_this_store(office) -> None:
    overview = office.services.consolidating.overview(MAY, MAY)
    assert isinstance(overview, Overview)
    assert [hub.code for hub in overview.hubs] == ["CUM-EWA"]
    assert office.services.evidence.table(MAY, MAY).comparisons == ()
    assert office.services.evidence is office.services.evidence
