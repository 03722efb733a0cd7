"""What was understood of a register: people, lines, marks, what was left out, what is asked."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from hublog.domain.people import NOT_ASKED


class Shape(StrEnum):
    """How a sheet is laid out."""

    OWN = "own"
    MATRIX = "matrix"
    TURNED = "turned"
    VISITS = "visits"
    FORM = "form"
    HEADCOUNTS = "headcounts"
    HOURS = "hours"
    PEOPLE = "people"


class Listed(NamedTuple):
    """A person as the file names them; ``card`` is whatever number stands beside the name."""

    name: str
    card: str = ""
    known_as: str = ""
    age_band: str = NOT_ASKED
    sex: str = NOT_ASKED
    email: str = ""
    phone: str = ""
    note: str = ""


class Line(NamedTuple):
    """One fact of a register, in the columns of our own layout.

    ``who`` is the index of a ``Listed`` person, ``None`` for a count or a session itself;
    ``at`` is when the person came; ``counted`` people without a name in ``band``; ``minutes`` were
    given where ``helped``, empty where the time was not written.
    """

    row: int
    day: dt.date
    who: int | None = None
    activity: str = ""
    start: dt.time | None = None
    end: dt.time | None = None
    status: str = "closed"
    cancel_reason: str | None = None
    at: dt.datetime | None = None
    counted: int | None = None
    band: str = NOT_ASKED
    first_time: int = 0
    helped: bool = False
    minutes: int | None = None

    # As ``_replace`` does, at a third of the price, since every row of a file comes through here.

    def in_row(self, row: int, who: int | None) -> "Line":
        """The same fact in another row, about somebody else."""
        return Line(row, self.day, who, *self[3:])

    def of_activity(self, name: str) -> "Line":
        """The same fact at the activity of that name."""
        return Line(self.row, self.day, self.who, name, *self[4:])


class LeftOut(NamedTuple):
    """Rows (numbered as in the spreadsheet, both included) or a column that were not taken.

    ``reason`` is a key of ``bring_in.left_out_reason`` in the catalogue.
    """

    sheet: str
    reason: str
    first_row: int = 0
    last_row: int = 0
    column: str = ""
    detail: str = ""


class Column(NamedTuple):
    """A column (or, where the register is turned, a row) and what it was taken for."""

    letter: str
    header: str
    meaning: str


class Question(NamedTuple):
    """Something a person may settle by ``key``; it is open while there is no answer.

    ``choices`` are the answers that are understood, none where any text will do.
    """

    key: str
    choices: tuple[str, ...]
    answer: str
    asked: bool
    times: int = 0

    @property
    def is_open(self) -> bool:
        """Whether nothing can be written before somebody answers."""
        return not self.answer

    @property
    def topic(self) -> str:
        """Its sentence in the catalogue: the key up to the first full stop."""
        return self.key.partition(".")[0]

    @property
    def about(self) -> str:
        """The mark or column it is about."""
        return self.key.partition(".")[2]


class Total(NamedTuple):
    """A total that the file itself states, beside what was read."""

    sheet: str
    row: int
    column: str
    stated: float
    read: float

    @property
    def agrees(self) -> bool:
        """Whether both are the same."""
        return abs(self.stated - self.read) < 0.005  # noqa: PLR2004 - stated to two decimals


@dataclass(frozen=True, slots=True)
class Part:
    """What was understood of one sheet."""

    sheet: str
    shape: Shape
    header_row: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of the whole file. ``marks`` counts each distinct mark as written.

    ``corrections`` are questions that nobody need answer: the row of headings, and what each column
    was taken for, by key ``column.`` and its letter.
    """

    parts: tuple[Part, ...]
    people: tuple[Listed, ...]
    lines: tuple[Line, ...]
    absent: int = 0
    marks: Mapping[str, int] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    questions: tuple[Question, ...] = ()
    totals: tuple[Total, ...] = ()
    corrections: tuple[Question, ...] = ()

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """What has to be answered before anything can be written."""
        return tuple(each for each in self.questions if each.is_open)

    @property
    def sessions(self) -> int:
        """How many sessions the lines tell of: one for each activity, day and start."""
        return len({(x.activity, x.day, x.start) for x in self.lines if x.activity or not x.helped})

    @property
    def attendances(self) -> int:
        """How many attendances: one for each person and session, however often they are listed."""
        return len(
            {
                (x.who, x.activity, x.day, x.start)
                for x in self.lines
                if x.who is not None and not x.helped
            }
        )

    @property
    def counted(self) -> int:
        """How many people were counted without a name."""
        return sum(x.counted or 0 for x in self.lines)

    @property
    def volunteer_times(self) -> tuple[Line, ...]:
        """The lines that are volunteer time."""
        return tuple(x for x in self.lines if x.helped)
