"""What the hub offers: adding activities and finding them by name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hublog.domain.activities import Activity, DatedCondition, Slot, short_code
from hublog.domain.codes import CodeLists
from hublog.domain.hubs import Place
from hublog.domain.names import clean, fold
from hublog.domain.problems import Problem
from hublog.services.changed import Changed
from hublog.services.ports import Ids, Store, UnitOfWork

MODES = ("named", "tally", "mixed")
AGE_GROUPS = ("adult", "child", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDetails:
    """What a person tells about a new activity; the place is given by its name."""

    name: str
    type: str
    short_code: str = ""
    register_mode: str = "mixed"
    age_group: str = "all"
    place: str = ""
    schedule: tuple[Slot, ...] = ()
    conditions: tuple[DatedCondition, ...] = ()


class Activities:
    """Use cases about activities."""

    def __init__(self, store: Store, ids: Ids, codes: Callable[[], CodeLists]) -> None:
        self._store = store
        self._ids = ids
        self._codes = codes

    def add(self, actor: str, details: ActivityDetails) -> Changed | Problem:
        """Add an activity, and its place where the hub has none of that name.

        Problems: ACTIVITY_NAME, ACTIVITY_EXISTS, UNKNOWN_CODE.
        """
        name = clean(details.name)
        if not fold(name):
            return Problem("ACTIVITY_NAME")
        wrong = self._unknown_code(details)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "added_activity") as work:
            held = work.find(Activity)
            short = clean(details.short_code).upper() or short_code(
                name, {each.short_code for each in held}
            )
            if any(fold(name) == fold(a.name) or short == a.short_code for a in held):
                return Problem("ACTIVITY_EXISTS", name)
            activity = Activity(
                id=self._ids.new(),
                name=name,
                type=details.type,
                short_code=short,
                register_mode=details.register_mode,
                age_group=details.age_group,
                place_id=self._place(work, clean(details.place)),
                schedule=details.schedule,
                conditions=details.conditions,
            )
            work.put(activity)
            return work.commit({"activity": activity.id})

    def everything(self) -> list[Activity]:
        """All activities, by name."""
        with self._store.reading() as reader:
            return sorted(reader.find(Activity), key=lambda activity: fold(activity.name))

    def named(self, text: str) -> Activity | Problem:
        """The activity a person means by its name, its short code or the beginning of its name.

        Problems: NO_ACTIVITIES, NO_ACTIVITY, WHICH_ACTIVITY.
        """
        wanted = fold(text)
        every = self.everything()
        if not every:
            return Problem("NO_ACTIVITIES", text)
        for fits in (
            [a for a in every if wanted in {fold(a.name), fold(a.short_code)}],
            [a for a in every if wanted and fold(a.name).startswith(wanted)],
        ):
            if len(fits) == 1:
                return fits[0]
            if fits:
                return Problem("WHICH_ACTIVITY", text, {"names": _listed(fits)})
        return Problem("NO_ACTIVITY", text, {"names": _listed(every)})

    def _unknown_code(self, details: ActivityDetails) -> Problem | None:
        codes = self._codes()
        for list_name, code in (
            ("activity_type", details.type),
            *(("condition", condition.code) for condition in details.conditions),
        ):
            if code not in codes[list_name]:
                choices = ", ".join(each.code for each in codes[list_name])
                return Problem("UNKNOWN_CODE", code, {"choices": choices})
        return None

    def _place(self, work: UnitOfWork, name: str) -> str | None:
        if not name:
            return None
        for place in work.find(Place):
            if fold(place.name) == fold(name):
                return place.id
        place = Place(id=self._ids.new(), name=name)
        work.put(place)
        return place.id


def _listed(activities: Iterable[Activity]) -> str:
    return ", ".join(activity.name for activity in activities)
