"""The preview of a brought-in register, in plain words and as data for programs."""

from collections.abc import Iterator
from itertools import groupby

from hublog.cli.context import Context
from hublog.domain.registers.reading import LeftOut, Question, Reading
from hublog.services.bring_in import Preview
from hublog.services.changed import Changed
from hublog.services.left_out import left_out, told_once

_MINUTES = 60


def data_of(file: str, preview: Preview, written: Changed | None) -> dict[str, object]:
    """The preview as data; ``written`` tells whether the register holds all of it now."""
    reading, plan = preview.reading, preview.plan
    first = reading.parts[0]
    return {
        "file": file,
        "shape": first.shape,
        "sheet": first.sheet,
        "header_row": first.header_row,
        "columns": [each._asdict() for each in first.columns],
        "sheets": [
            {"sheet": each.sheet, "shape": each.shape, "header_row": each.header_row}
            for each in reading.parts
        ],
        "people": {
            "listed": len(reading.people),
            "new": plan.new_people,
            "matched": plan.matched_people,
            "forgotten": plan.forgotten_people,
            "doubles": [list(each) for each in plan.doubles],
        },
        "activities": {"new": list(plan.new_activities), "known": list(preview.activities)},
        **_facts_of(preview),
        "would_write": dict(plan.changes),
        "written": written is not None,
        "changed": {table: len(rows) for table, rows in written.rows.items()} if written else {},
    }


def _facts_of(preview: Preview) -> dict[str, object]:
    reading, meanings = preview.reading, _meanings(preview)
    return {
        "sessions": reading.sessions,
        "attendances": reading.attendances,
        "absent": reading.absent,
        "counted": reading.counted,
        "volunteer_times": len(reading.volunteer_times),
        "hours": _hours(reading),
        "marks": {
            mark: {"count": n, "meaning": meanings.get(mark, "")}
            for mark, n in reading.marks.items()
        },
        "left_out": [each._asdict() for each in left_out(preview)],
        "questions": [
            {**each._asdict(), "choices": list(each.choices), "open": each.is_open}
            for each in preview.questions
        ],
        "totals": [{**each._asdict(), "agrees": each.agrees} for each in reading.totals],
    }


def lines_of(context: Context, file: str, preview: Preview, written: Changed | None) -> list[str]:
    """The preview line by line, and what became of it."""
    return [
        *_shape_lines(context, file, preview),
        *_people_lines(context, preview),
        *_fact_lines(context, preview.reading),
        *_mark_lines(context, preview),
        *_total_lines(context, preview.reading),
        *_left_out_lines(context, left_out(preview)),
        *_question_lines(context, preview),
        *_ending(context, preview, written),
    ]


def sentence_of(context: Context, question: Question) -> str:
    """The question as a person reads it."""
    return context.words(
        f"bring_in.question.{question.topic}", about=question.about, n=question.times
    )


def _shape_lines(context: Context, file: str, preview: Preview) -> Iterator[str]:
    words = context.words
    for part in preview.reading.parts:
        sheet = words("bring_in.sheet", sheet=part.sheet) if part.sheet else ""
        shape = words(f"bring_in.shape.{part.shape}")
        yield words("bring_in.shape_line", file=file, sheet=sheet, shape=shape, row=part.header_row)
        for meaning, run in groupby(part.columns, key=lambda column: column.meaning):
            columns = list(run)
            if meaning == "date" and len(columns) > 1:
                ends = (columns[0], columns[-1])
                letter = ":".join(each.letter for each in ends)
                header = " \u2013 ".join(each.header for each in ends)
                yield _column_line(context, letter, header, meaning)
            else:
                for each in columns:
                    yield _column_line(context, each.letter, each.header, each.meaning)


def _column_line(context: Context, letter: str, header: str, meaning: str) -> str:
    kind, _, band = meaning.partition(" ")
    told = context.words(f"bring_in.column_meaning.{kind or 'not_used'}")
    told = f"{told} {band}".strip()
    return context.words("bring_in.column", letter=letter, header=header, meaning=told)


def _people_lines(context: Context, preview: Preview) -> Iterator[str]:
    words, plan = context.words, preview.plan
    people = words("bring_in.people", n=len(preview.reading.people))
    yield words(
        "bring_in.people_line", people=people, new=plan.new_people, matched=plan.matched_people
    )
    if plan.forgotten_people:
        yield words("bring_in.forgotten_line", n=plan.forgotten_people)
    for each in plan.doubles:
        yield words("bring_in.double", name=each.name, other=each.other)
    for name in plan.new_activities:
        kind = context.label("activity_type", preview.activity_type)
        yield words("bring_in.new_activity", name=name, type=kind)


def _fact_lines(context: Context, reading: Reading) -> Iterator[str]:
    words = context.words
    yield words("bring_in.sessions", n=reading.sessions)
    yield words("bring_in.attendances", n=reading.attendances)
    for key, n in (("counted", reading.counted), ("absent", reading.absent)):
        if n:
            yield words(f"bring_in.{key}", n=n)
    if reading.volunteer_times:
        times = words("bring_in.volunteer_times", n=len(reading.volunteer_times))
        yield words("bring_in.hours", times=times, hours=f"{_hours(reading):g}")


def _mark_lines(context: Context, preview: Preview) -> Iterator[str]:
    words, meanings = context.words, _meanings(preview)
    if preview.reading.marks:
        yield words("bring_in.marks")
    for mark, n in preview.reading.marks.items():
        meaning = words(f"bring_in.meaning.{meanings.get(mark) or 'open'}")
        yield words("bring_in.mark", mark=mark, n=n, meaning=meaning)


def _total_lines(context: Context, reading: Reading) -> Iterator[str]:
    equal = sum(each.agrees for each in reading.totals)
    if equal:
        yield context.words("bring_in.totals_equal", n=equal)
    for each in reading.totals:
        if not each.agrees:
            values = {"stated": f"{each.stated:g}", "read": f"{each.read:g}"}
            yield context.words(
                "bring_in.total_differs", row=each.row, column=each.column, **values
            )


def _left_out_lines(context: Context, left: tuple[LeftOut, ...]) -> Iterator[str]:
    words = context.words
    if left:
        yield words("bring_in.left_out")
    for each in told_once(left):
        values: dict[str, str | int] = {
            "sheet": words("bring_in.sheet", sheet=each.sheet) if each.sheet else "",
            "first": each.first_row,
            "last": each.last_row,
            "column": each.column,
        }
        if each.reason.startswith("sheet_"):
            code = each.reason.removeprefix("sheet_").upper()
            values["reason"] = words(f"problem.{code}", where=each.sheet)
            yield words("bring_in.left_out_sheet", **values)
            continue
        values["reason"] = words(f"bring_in.left_out_reason.{each.reason}", detail=each.detail)
        if each.column:
            form = "left_out_columns" if ":" in each.column else "left_out_column"
        else:
            form = "left_out_rows" if each.first_row == each.last_row else "left_out_rows_run"
        yield words(f"bring_in.{form}", **values)


def _question_lines(context: Context, preview: Preview) -> Iterator[str]:
    words = context.words
    shown = [each for each in preview.questions if each.is_open or each.topic != "mark"]
    if shown:
        yield words("bring_in.questions")
    for each in shown:
        sentence = sentence_of(context, each)
        if not each.is_open:
            form = "bring_in.question_answered" if each.asked else "bring_in.question_proposed"
            yield words(form, key=each.key, question=sentence, answer=each.answer)
            continue
        yield words("bring_in.question_open", key=each.key, question=sentence)
        choices = each.choices or (preview.activities if each.key == "activity" else ())
        form = "bring_in.how_to_answer_choices" if choices else "bring_in.how_to_answer"
        yield words(form, key=each.key, choices=", ".join(choices))


def _ending(context: Context, preview: Preview, written: Changed | None) -> Iterator[str]:
    words, changes = context.words, preview.plan.changes
    if preview.open_questions:
        return
    if not changes or (written is not None and not written):
        yield words("bring_in.again")
    elif written is None:
        yield words("bring_in.nothing_written")
    else:
        counts = {table: len(rows) for table, rows in written.rows.items()}
        parts = [
            words(f"bring_in.{key}", n=counts[table])
            for key, table in (
                ("people", "person"),
                ("sessions", "session"),
                ("attendances", "attendance"),
                ("counts", "count"),
                ("volunteer_times", "volunteer_time"),
            )
            if counts.get(table)
        ]
        yield words("bring_in.done", what=", ".join(parts))


def _meanings(preview: Preview) -> dict[str, str]:
    return {each.about: each.answer for each in preview.questions if each.topic == "mark"}


def _hours(reading: Reading) -> float:
    return sum(each.minutes or 0 for each in reading.volunteer_times) / _MINUTES
