"""What the store in memory tells of all visits, the slow and plain way."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from fake_laptops import FakeLaptopReader
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Count
from hublog.services.presence_ports import Tally

_TOLD = ("first_seen_on", "birth_year", "birth_month", "birth_day", "age_band")


class FakePresenceReader(FakeLaptopReader):
    find: Any

    def presence(self) -> Iterable[tuple[str, str]]:
        return [(a.session_id, a.person_id) for a in self.find(Attendance, status="present")]

    def tallied(self) -> list[Tally]:
        sums: Counter[tuple[str, str]] = Counter()
        for count in self.find(Count):
            sums[count.session_id, count.age_band] += count.n
        return [Tally(*key, n) for key, n in sums.items()]

    def people_in_outline(self) -> list[Person]:
        return [
            Person(
                id=p.id,
                known_as="",
                status=p.status,
                merged_into=p.merged_into,
                **{name: getattr(p, name) for name in _TOLD},
            )
            for p in self.find(Person)
        ]
