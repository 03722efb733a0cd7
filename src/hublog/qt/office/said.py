"""What is said of the office's things: cells, files that came, rows that differ, versions, questions."""

from collections.abc import Iterable

from hublog.domain.months import Month
from hublog.domain.office import outcomes
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.asked import Asked
from hublog.domain.office.filed import Filed
from hublog.domain.office.matrix import LATE, MISSING, QUESTION, WAITING, Cell
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Detail
from hublog.domain.verification import Difference
from hublog.qt.office.desk import OfficeDesk


def said_state(desk: OfficeDesk, cell: Cell) -> str:
    """What a cell shows first, in words."""
    n = {LATE: cell.late_days, QUESTION: cell.questions}.get(cell.state, 0)
    return desk.words(f"office.state.{cell.state}", n=n, version=cell.version)


def said_facts(desk: OfficeDesk, cell: Cell) -> list[str]:
    """Everything that is true of a cell, the first thing first."""
    words = desk.words
    said = [said_state(desk, cell)]
    if cell.late_days and cell.state != LATE:
        said.append(words("office.state.late", n=cell.late_days))
    if cell.nil and cell.state != "nil":
        said.append(words("office.state.nil"))
    if cell.accepted:
        said.append(words("office_returns.accepted"))
    if cell.edited:
        said.append(words("office_returns.edited"))
    if cell.gaps:
        said.append(words("office_returns.gaps", list=_listed(cell.gaps), n=len(cell.gaps)))
    if cell.state in {MISSING, WAITING} and cell.due_on is not None:
        said.append(words("office_returns.due", day=desk.wording.plain_day(cell.due_on)))
    return said


def said_cell(desk: OfficeDesk, hub: str, cell: Cell) -> str:
    """A cell as it is read out."""
    month = desk.wording.month(Month.parse(cell.month))
    facts = desk.words("office_returns.comma").join(said_facts(desk, cell))
    said = desk.words("office_returns.cell", hub=hub, month=month, facts=facts)
    if cell.footfall is None:
        return said
    return f"{said} {desk.words('office_returns.visits', n=cell.footfall)}"


def said_outcome(desk: OfficeDesk, outcome: Outcome) -> str:
    """What became of a file, with why it was refused where a Problem says so."""
    n = len(outcome.differences)
    said = desk.words(f"office.outcome.{outcome.kind}", n=n, replaces=outcome.replaces)
    if outcome.problem is None or outcome.kind == outcomes.PASSWORD:
        return said
    return desk.words("office_taking.because", said=said, why=desk.words.problem(outcome.problem))


def said_to_do(desk: OfficeDesk, outcome: Outcome) -> str:
    """What to do about a file, or what else it brought; empty where there is nothing to say."""
    words, said = desk.words, []
    key = f"office.what_to_do.{outcome.kind}"
    if key in words:
        said.append(words(key))
    if outcome.gaps and outcome.kind in outcomes.IN:
        gaps = words("office.what_to_do.gaps", list=_listed(outcome.gaps), n=len(outcome.gaps))
        said.append(gaps)
    if outcome.erased:
        said.append(words("office.what_to_do.erased", n=outcome.erased))
    return " ".join(said)


def said_return(desk: OfficeDesk, outcome: Outcome, names: dict[str, str]) -> str:
    """Whose return a file is, as far as it says; ``names`` are those of hubs by code."""
    if not outcome.hub_code:
        return ""
    hub = names.get(outcome.hub_code, outcome.hub_code)
    if not outcome.month:
        return hub
    month = desk.wording.month(Month.parse(outcome.month))
    return desk.words("office_taking.whose", hub=hub, month=month, n=outcome.version)


def said_difference(desk: OfficeDesk, each: Difference) -> str:
    """One thing that was changed outside, in the words of the command line."""
    values: dict[str, Detail] = {
        "sheet": each.sheet,
        "row": each.row or 0,
        "sent_row": each.sent_row or 0,
        "row_id": each.row_id,
    }
    if each.row is None:
        place = "sent" if each.sent_row is not None else ""
    elif each.sent_row is not None and each.sent_row != each.row:
        place = "moved"
    else:
        place = "named" if each.row_id else "now"
    values["place"] = desk.words(f"verify.row.{place}", **values) if place else each.sheet
    values |= {"column": each.column, "name": each.name}
    return desk.words(f"verify.difference.{each.kind}", **values)


def said_version(desk: OfficeDesk, filed: Filed) -> str:
    """When a version was signed off and how it came in."""
    wording = desk.wording
    return desk.words(
        "office_panel.version_facts",
        drawn=wording.plain_day(filed.drawn_on),
        taken=wording.plain_day(filed.taken_at),
        who=filed.taken_by,
    )


def said_row(desk: OfficeDesk, content: Arrived | None, sheet: str, row_id: str) -> str:
    """Which row of a return is meant: a session by its day and name, others by what tells them apart."""
    for session in content.sessions if content is not None else ():
        if sheet == "Sessions" and session.session_id == row_id:
            day = desk.wording.plain_day(session.date)
            return desk.words(
                "office_panel.session", day=day, activity=session.activity, n=session.footfall
            )
    key = f"indicator.{row_id}.name"
    return desk.words(key) if sheet == "Summary" and key in desk.words else row_id


def said_question(desk: OfficeDesk, asked: Asked, content: Arrived | None) -> str:
    """What a question is about; empty where it is about the whole month."""
    query = asked.query
    if not query.row_id:
        return ""
    sheet = desk.words(f"month_return.sheet.{query.sheet}")
    row = said_row(desk, content, query.sheet, query.row_id)
    return desk.words("month_return.row_of", sheet=sheet, row=row)


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
