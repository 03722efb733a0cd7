"""Which column of a register of one row per fact holds what."""

from dataclasses import dataclass

from hublog.domain.registers.columns import PersonColumns
from hublog.domain.registers.layout import Header


@dataclass(frozen=True, slots=True)
class Fields:
    """Which column holds what; ``counts`` are the columns of numbers, each with its band."""

    date: int
    people: PersonColumns
    activity: int | None = None
    start: int | None = None
    end: int | None = None
    status: int | None = None
    reason: int | None = None
    mark: int | None = None
    role: int | None = None
    minutes: int | None = None
    hours: int | None = None
    first_time: int | None = None
    counts: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, header: Header, date: int, counts: tuple[tuple[int, str], ...]) -> "Fields":
        """Find them by their headers."""
        return cls(
            date,
            PersonColumns.of(header),
            header.first("activity"),
            header.first("start"),
            header.first("end"),
            header.first("session_status"),
            header.first("cancel_reason"),
            header.first("mark"),
            header.first("role"),
            header.first("minutes"),
            header.first("hours"),
            header.first("first_time_count"),
            counts,
        )

    @property
    def of_session(self) -> tuple[int, ...]:
        """The columns that tell which session a row is about, and what became of it."""
        every = (self.activity, self.start, self.end, self.status, self.reason)
        return tuple(c for c in every if c is not None)

    @property
    def used(self) -> set[int]:
        """The columns that are there."""
        one_each = (
            *(self.date, self.activity, self.start, self.end, self.status, self.reason),
            *(self.mark, self.role, self.minutes, self.hours, self.first_time),
        )
        return (
            {c for c in one_each if c is not None}
            | {c for c, _ in self.counts}
            | set(self.people.used)
        )
