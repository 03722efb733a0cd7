"""Reads the office's reply: guarded, held against its manifest and seal, and then understood."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from hublog import resources
from hublog.domain.problems import Problem
from hublog.domain.queries import ACCEPTED, LONGEST_MESSAGE, QUERIED, Query, Reply, Verdict
from hublog.domain.registers.grid import Grid
from hublog.sheets import manifest, reply_layout
from hublog.sheets.comparing import compare
from hublog.sheets.found_tables import FoundTable
from hublog.sheets.office_seal import Wanted, day_said, sealed_by_office
from hublog.sheets.return_reader import TravelledReader
from hublog.sheets.verifying import MONTH, number

_Said = Mapping[str, str]
_SINGLE_WORD = re.compile(r"\S{1,80}")


class GuardedReplyReader:
    """The port ``ReplyReader``."""

    def __init__(self, reader: TravelledReader | None = None) -> None:
        self._reader = reader or TravelledReader()

    def read(self, path: Path) -> Reply | Problem:
        """The reply; whose key sealed it is for the hub to judge.

        Problems: those of ``TravelledReader`` and of ``reply_in``.
        """
        grids = self._reader.read(path)
        return grids if isinstance(grids, Problem) else reply_in(grids, path.name)


def reply_in(grids: Sequence[Grid], where: str) -> Reply | Problem:
    """The same for sheets that were read already; touches nothing.

    Problems: those of ``sealed_by_office``, REPLY_ODD (a row that means nothing),
    REPLY_CODE_UNKNOWN.
    """
    compared = compare(grids, reply_layout.SHEETS, reply_layout.FRONT)
    wanted = Wanted(
        kind=manifest.REPLY,
        code="REPLY",
        format_version=reply_layout.FORMAT_VERSION,
        sheets=reply_layout.SHEETS,
    )
    sealed = sealed_by_office(compared, wanted, where)
    if isinstance(sealed, Problem):
        return sealed
    verdicts = _verdicts(compared.tables[reply_layout.MONTHS.name], where)
    if isinstance(verdicts, Problem):
        return verdicts
    queries = _queries(compared.tables[reply_layout.QUERIES.name], where)
    if isinstance(queries, Problem):
        return queries
    return Reply(
        hub_code=sealed.hub_code,
        made_on=sealed.made_on,
        office_key=sealed.office_key,
        verdicts=tuple(verdicts.values()),
        queries=tuple(queries.values()),
    )


def _odd(where: str, sheet: str, row: int) -> Problem:
    return Problem("REPLY_ODD", where, {"sheet": sheet, "row": row})


def _verdicts(table: FoundTable, where: str) -> dict[tuple[str, int], Verdict] | Problem:
    """What was decided, by month and version; nothing is decided twice."""
    found: dict[tuple[str, int], Verdict] = {}
    for row, said in table.said():
        verdict = _verdict(said)
        if verdict is None or (verdict.month, verdict.version) in found:
            return _odd(where, table.sheet.name, row)
        found[verdict.month, verdict.version] = verdict
    return found


def _queries(table: FoundTable, where: str) -> dict[str, Query] | Problem:
    """The questions by their id."""
    found: dict[str, Query] = {}
    for row, said in table.said():
        if said["code"] not in resources.code_lists()["query"]:
            return Problem("REPLY_CODE_UNKNOWN", where, {"row": row, "code": said["code"]})
        query = _query(said)
        if query is None or query.id in found:
            return _odd(where, table.sheet.name, row)
        found[query.id] = query
    return found


def _verdict(said: _Said) -> Verdict | None:
    day = day_said(said["decided_on"])
    fits = MONTH.fullmatch(said["month"]) and said["decision"] in {ACCEPTED, QUERIED}
    if day is None or not fits or not number(said["version"]):
        return None
    return Verdict(
        month=said["month"],
        version=number(said["version"]),
        decision=said["decision"],
        decided_on=day,
        note=said["note"],
    )


def _query(said: _Said) -> Query | None:
    day = day_said(said["asked_on"])
    fits = MONTH.fullmatch(said["month"]) and _SINGLE_WORD.fullmatch(said["query_id"])
    if day is None or not fits or not number(said["version"]):
        return None
    if not 0 < len(said["message"]) <= LONGEST_MESSAGE:
        return None
    return Query(
        id=said["query_id"],
        month=said["month"],
        version=number(said["version"]),
        sheet=said["sheet"],
        row_id=said["row_id"],
        code=said["code"],
        message=said["message"],
        asked_on=day,
    )
