"""Reads the office's reply: guarded, held against its manifest and seal, and then understood."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from hublog import resources
from hublog.domain import verification as differing
from hublog.domain.problems import Problem
from hublog.domain.queries import ACCEPTED, LONGEST_MESSAGE, QUERIED, Query, Reply, Verdict
from hublog.domain.registers.grid import Grid
from hublog.domain.verification import Difference
from hublog.sheets import manifest, reply_layout
from hublog.sheets.comparing import Compared, compare
from hublog.sheets.found_tables import FoundTable
from hublog.sheets.return_reader import TravelledReader
from hublog.sheets.verifying import MONTH, number, seal_state

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

    Problems: NOT_A_REPLY, REPLY_NEWER, REPLY_UNSEALED, REPLY_EDITED (a row), REPLY_NOT_WHOLE (a sheet
    or column), REPLY_SEAL_BROKEN, REPLY_ODD (a row that means nothing), REPLY_CODE_UNKNOWN.
    """
    compared = compare(grids, reply_layout.SHEETS, reply_layout.FRONT)
    problem = _fault(compared, where)
    if problem is not None:
        return problem
    seal = manifest.seal_of(compared.manifest)
    made_on = _day(compared.manifest.get("made_on", ""))
    hub = compared.manifest.get("hub_code", "")
    if seal is None or made_on is None or not hub:
        return Problem("NOT_A_REPLY", where)
    verdicts = _verdicts(compared.tables[reply_layout.MONTHS.name], where)
    if isinstance(verdicts, Problem):
        return verdicts
    queries = _queries(compared.tables[reply_layout.QUERIES.name], where)
    if isinstance(queries, Problem):
        return queries
    return Reply(
        hub_code=hub,
        made_on=made_on,
        office_key=seal.public_key,
        verdicts=tuple(verdicts.values()),
        queries=tuple(queries.values()),
    )


def _fault(compared: Compared, where: str) -> Problem | None:
    said = compared.manifest
    if compared.believed("kind", manifest.REPLY) != manifest.REPLY or not compared.tables:
        return Problem("NOT_A_REPLY", where)
    if number(compared.believed("format_version", "")) > reply_layout.FORMAT_VERSION:
        return Problem("REPLY_NEWER", where, {"version": said.get("app_version", "")})
    if manifest.seal_of(said) is None:
        return Problem("REPLY_UNSEALED", where)
    if compared.differences:
        return _edited(compared.differences[0], where)
    absent = [each.name for each in reply_layout.SHEETS if each.name not in compared.tables]
    if absent:
        return Problem("REPLY_NOT_WHOLE", where, {"sheet": absent[0]})
    if seal_state(manifest.seal_of(said), said, "") != differing.VALID:
        return Problem("REPLY_SEAL_BROKEN", where)
    return None


def _edited(first: Difference, where: str) -> Problem:
    row = first.row or first.sent_row
    if row is None:
        return Problem("REPLY_NOT_WHOLE", where, {"sheet": first.sheet})
    return Problem("REPLY_EDITED", where, {"sheet": first.sheet, "row": row})


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
    day = _day(said["decided_on"])
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
    day = _day(said["asked_on"])
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


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
