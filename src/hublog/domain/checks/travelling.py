"""What of the checks travels in the return: what was accepted and why, hints, answers to the office."""

from collections.abc import Iterable, Iterator

from hublog.domain.checks.finding import ASKS, HINTS, Finding
from hublog.domain.queries import OPEN, Query
from hublog.domain.returns import ReturnContent
from hublog.domain.sheet_rows import CheckRow

SHEETS = {
    "session": "Sessions",
    "volunteer_time": "Volunteering",
    "person": "People",
    "referral": "Referrals",
    "learning": "Learning",
}
"""The sheet on which a row of each table stands; others stand on none."""
QUERY_RULE, QUERY_MESSAGE = "QUERY", "query"
_PEOPLE = "People"
_TELLING = frozenset({"DQ13", "DQ14", "DQ15", "DQ16", "DQ17", "DQ19"})
"""That such a rule speaks of somebody tells a birthday, an address, or another trait of theirs."""


def check_rows(
    findings: Iterable[Finding], queries: Iterable[Query], content: ReturnContent
) -> tuple[CheckRow, ...]:
    """The rows of the Checks sheet, in an order that does not depend on how they were found.

    ``queries`` are those of the month, and those of other months whose answers nobody was told yet. Names never travel; a person is only named by the reference
    under which the return holds their row, a text by nothing that stands in it.
    """
    shared = {row.person_ref for row in content.people}
    rows = (*_found(findings, shared), *_answered(queries, shared))
    return tuple(sorted(rows))


def _found(findings: Iterable[Finding], shared: set[str]) -> Iterator[CheckRow]:
    for each in findings:
        reason = each.accepted.reason if each.severity == ASKS and each.accepted else ""
        if each.severity == HINTS or reason:
            sheet, row_id = _row(each, shared)
            values = tuple(sorted(each.values.items()))
            yield CheckRow(each.rule, each.severity, sheet, row_id, each.message, values, reason)


def _row(finding: Finding, shared: set[str]) -> tuple[str, str]:
    """The sheet of the finding's first row, and what names the row there."""
    table, row_id = finding.rows[0] if finding.rows else ("", "")
    sheet = SHEETS.get(table, "")
    if table == "person":
        named = finding.reference in shared and finding.rule not in _TELLING
        return sheet, finding.reference if named else ""
    if table == "learning":
        # That sheet has one row for each prompt, the field in which the text stands.
        return sheet, finding.subject.split("|")[1]
    return sheet, row_id if sheet else ""


def _answered(queries: Iterable[Query], shared: set[str]) -> Iterator[CheckRow]:
    for query in queries:
        if query.status != OPEN:
            hidden = query.sheet == _PEOPLE and query.row_id not in shared
            row_id = "" if hidden else query.row_id
            values = (
                ("month", query.month),
                ("question", query.message),
                ("version", query.version),
            )
            yield CheckRow(
                *(QUERY_RULE, ASKS, query.sheet, row_id, QUERY_MESSAGE, values, query.answer),
                query_id=query.id,
            )
