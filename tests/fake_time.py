"""A clock and ids for tests: they do what they are told."""

from datetime import datetime, timedelta


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime = datetime(2026, 5, 5, 10, 0)) -> None:  # noqa: DTZ001 - local wall time
        self.at = at

    def now(self) -> datetime:
        return self.at

    def millis(self) -> int:
        return (self.at - datetime(1970, 1, 1)) // timedelta(milliseconds=1)  # noqa: DTZ001 - as above

    def local(self, millis: int) -> datetime:
        return datetime(1970, 1, 1) + timedelta(milliseconds=millis)  # noqa: DTZ001 - as above

    def millis_at(self, local: datetime) -> int:
        return (local - datetime(1970, 1, 1)) // timedelta(milliseconds=1)  # noqa: DTZ001 - as above

    def advance(self, **by: float) -> None:
        """Move on, by the keywords of ``timedelta``; negative numbers go back."""
        self.at += timedelta(**by)


class FakeIds:
    """Ids that count up; two makers with different ``series`` never give the same id."""

    def __init__(self, series: int = 0) -> None:
        self.series = series
        self.given = 0

    def new(self) -> str:
        self.given += 1
        return f"00000000-{self.series:04x}-7000-8000-{self.given:012x}"

    def reference(self) -> str:
        self.given += 1
        return f"R{self.series:02d}{self.given:07d}"
