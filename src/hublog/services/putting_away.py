"""Those who have not been here for a year: suggested, and put away together in one action."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.volunteering import VolunteerTime
from hublog.services.about_people import PersonRow, overview
from hublog.services.changed import Changed
from hublog.services.people import standing_for
from hublog.services.ports import Clock, Store
from hublog.services.who_came import identities


class PuttingAway:
    """Use cases about people who do not come any more; nothing of theirs is lost, no figure changes."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def suggested(self) -> tuple[PersonRow, ...]:
        """Who came or helped once, but neither for twelve months; by name.

        Of those who never came nobody knows whether they are about to.
        """
        since = a_year_before(self._clock.now().date())
        with self._store.reading() as reader:
            rows = overview(reader)
            given = [each for each in reader.find(VolunteerTime) if each.date > since]
            known = identities(reader, {each.person_id for each in given})
            helping = {known.end(each.person_id) for each in given}
        return tuple(
            row
            for row in rows
            if not row.archived
            and row.last_seen is not None
            and row.last_seen <= since
            and row.id not in helping
        )

    def put_away(self, actor: str, person_ids: Collection[str]) -> Changed | Problem:
        """Put these people away, in one action. Problems: NO_SUCH_PERSON, NOBODY_CHOSEN."""
        with self._store.writing(actor, "archived_people") as work:
            people: dict[str, Person] = {}
            for each in person_ids:
                person = standing_for(work, each)
                if isinstance(person, Problem):
                    return person
                people[person.id] = replace(person, status="archived")
            if not people:
                return Problem("NOBODY_CHOSEN")
            work.put_all(people.values())
            return work.commit({"n": len(people)})


def a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for the day that is rare."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
