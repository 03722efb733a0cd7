"""What of a register is not brought in, in the order of the file and each run of rows told once."""

from collections.abc import Iterable, Iterator

from hublog.domain.registers.reading import LeftOut
from hublog.services.bring_in import Preview


def left_out(preview: Preview) -> tuple[LeftOut, ...]:
    """What could not be read, then what could be read but not taken."""
    return (
        *preview.reading.left_out,
        *(
            LeftOut("", each.reason, each.row, each.row, detail=each.day.isoformat())
            for each in preview.plan.refused
        ),
    )


def told_once(left: Iterable[LeftOut]) -> Iterator[LeftOut]:
    """Rows that follow each other and are left out for the same reason, as one."""
    run: LeftOut | None = None
    for each in left:
        follows = run is not None and run.last_row and each.first_row == run.last_row + 1
        if run is not None and follows and run[:2] == each[:2] and run.detail == each.detail:
            run = run._replace(last_row=each.last_row)
            continue
        if run is not None:
            yield run
        run = each
    if run is not None:
        yield run
