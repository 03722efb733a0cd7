"""What a person says about columns themselves: which row heads them, and what each of them holds."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hublog.domain.problems import Problem
from hublog.domain.registers.answers import Answers
from hublog.domain.registers.grid import Grid, letter, number
from hublog.domain.registers.layout import Header, find_header, header_in
from hublog.domain.registers.reading import Part, Question, Shape

NOT_USED = "not_used"
MEANINGS = (
    *("date", "timestamp", "activity", "start", "end", "session_status", "cancel_reason"),
    *("name", "first_name", "surname", "card", "age_band", "sex", "email", "phone", "note"),
    *("count", "first_time_count", "role", "minutes", "hours", "mark", NOT_USED),
)
"""What a column can hold, keys of ``bring_in.column_meaning`` in the catalogue."""

HEADER_ROW = "header_row"
_SYNONYMS = {"ignore": NOT_USED}


def key_of(column: int) -> str:
    """The key of the answer about the column of this index."""
    return f"column.{letter(column)}"


def ask_header(grid: Grid, answers: Answers) -> Header | Problem:
    """The headings: in the row that a person named, else by evidence; with what they said of columns.

    Problems: NOT_A_REGISTER, HEADER_ROW_EMPTY. An answer that is no meaning is left to
    ``corrections``, which refuses it.
    """
    told = answers.told(HEADER_ROW)
    header = header_in(grid, int(number(told) or 0) - 1) if told else find_header(grid)
    if header is None:
        if told:
            return Problem("HEADER_ROW_EMPTY", grid.sheet)
        return Problem("NOT_A_REGISTER", grid.sheet)
    meanings = {
        c: meaning
        for c in header.texts
        if (meaning := _meaning(answers.told(key_of(c)))) in MEANINGS
    }
    return _corrected(header, meanings)


def corrections(parts: Iterable[Part], given: Mapping[str, str]) -> tuple[Question, ...] | Problem:
    """The row of headings and what each column was taken for, as questions answered already.

    A register that lies turned has no columns to correct. Problems: ANSWER_NOT_POSSIBLE, and
    COLUMN_NOT_POSSIBLE where a column cannot be what a person said it is: another one is that
    already, or the rest of the sheet does not fit it.
    """
    answers = Answers(given, {})
    for part in parts:
        if part.shape is Shape.TURNED:
            continue
        answers.ask(HEADER_ROW, proposal=str(part.header_row))
        for column in part.columns:
            key = f"column.{column.letter}"
            meaning = column.meaning.partition(" ")[0] or NOT_USED
            told = _meaning(answers.told(key))
            answers.ask(key, (*MEANINGS, *_SYNONYMS), meaning)
            if told in MEANINGS and told != meaning:
                return Problem("COLUMN_NOT_POSSIBLE", column.letter)
    return answers.wrong() or tuple(
        each._replace(choices=MEANINGS, answer=_meaning(each.answer)) if each.choices else each
        for each in answers.questions
    )


def _meaning(answer: str) -> str:
    return _SYNONYMS.get(answer.casefold(), answer.casefold())


def _corrected(header: Header, told: dict[int, str]) -> Header:
    """The headings with what a person said; a meaning they gave away is nobody else's."""
    if not told:
        return header
    taken = set(told.values()) - {"count"}
    others = {c: each for c, each in header.meanings.items() if each not in taken}
    is_crosstab = all(c in header.dates for c, each in told.items() if each == "date")
    dates = (c for c in header.dates if told.get(c, "date") == "date") if is_crosstab else ()
    meanings = {
        c: each for c, each in {**others, **told}.items() if c not in header.dates or each != "date"
    }
    return replace(header, meanings=meanings, dates=tuple(dates), told=frozenset(told))
