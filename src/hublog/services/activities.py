"""What the hub offers: adding, amending and retiring activities, and finding them by name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from hublog.domain.activities import (
    Activity,
    DatedCondition,
    Slot,
    short_code,
    timetable_fault,
    with_condition,
)
from hublog.domain.codes import CodeList, CodeLists
from hublog.domain.hubs import Place
from hublog.domain.names import LONGEST_NAME, clean, fold
from hublog.domain.problems import Problem
from hublog.services.changed import Changed
from hublog.services.ports import Ids, Reader, Store, UnitOfWork

MODES = ("named", "tally", "mixed")
AGE_GROUPS = ("adult", "child", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDetails:
    """What a person tells about an activity; the place is given by its name.

    ``conditions`` are those of a new activity; later ``set_condition`` changes one at a time.
    """

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

        Problems: ACTIVITY_NAME, ACTIVITY_EXISTS, UNKNOWN_CODE, and those of ``timetable_fault``.
        """
        wrong = self._faults(details)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "added_activity") as work:
            fresh = Activity(
                id=self._ids.new(), name="", type=details.type, conditions=details.conditions
            )
            return self._write(work, fresh, details)

    def amend(self, actor: str, activity_id: str, details: ActivityDetails) -> Changed | Problem:
        """Give an activity these details; its short code stays where none is given.

        Its conditions and the sessions it had stay as they are. Problems: NO_SUCH_ACTIVITY, and
        those of ``add``.
        """
        wrong = self._faults(details)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "amended_activity") as work:
            held = _held(work, activity_id)
            return held if isinstance(held, Problem) else self._write(work, held, details)

    def retire(self, actor: str, activity_id: str) -> Changed | Problem:
        """Say that an activity does not run any more. Problem: NO_SUCH_ACTIVITY."""
        return self._set_status(actor, "retired_activity", activity_id, "inactive")

    def bring_back(self, actor: str, activity_id: str) -> Changed | Problem:
        """Say that an activity runs again. Problem: NO_SUCH_ACTIVITY."""
        return self._set_status(actor, "brought_back_activity", activity_id, "active")

    def set_condition(
        self,
        actor: str,
        activity_id: str,
        code: str,
        on: bool,  # noqa: FBT001 - it is the tick
        day: date,
    ) -> Changed | Problem:
        """Say that a condition holds from that day on, or held until the day before.

        Sessions opened earlier keep their copy. Problems: NO_SUCH_ACTIVITY, UNKNOWN_CODE.
        """
        conditions = self._codes()["condition"]
        if on and code not in {each.code for each in conditions.on(day)}:
            return Problem("UNKNOWN_CODE", code, {"choices": _codes_of(conditions)})
        with self._store.writing(actor, "set_condition") as work:
            held = _held(work, activity_id)
            if isinstance(held, Problem):
                return held
            after = with_condition(held.conditions, code, day, holds=on)
            work.put(replace(held, conditions=after))
            return work.commit({"activity": held.id})

    def conditions_now(self, activity: Activity, day: date) -> tuple[str, ...]:
        """The codes of the conditions that hold on that day, in the order of their list."""
        holding = activity.conditions_on(day)
        return tuple(each.code for each in self._codes()["condition"] if each.code in holding)

    def everything(self) -> list[Activity]:
        """All activities, those retired too, by name."""
        with self._store.reading() as reader:
            return sorted(reader.find(Activity), key=lambda activity: fold(activity.name))

    def active(self) -> list[Activity]:
        """The activities that run, by name."""
        return [each for each in self.everything() if each.status == "active"]

    def place_name(self, activity: Activity) -> str:
        """Where an activity is held; empty where no place is noted."""
        with self._store.reading() as reader:
            place = reader.get(Place, activity.place_id) if activity.place_id else None
        return place.name if place else ""

    def places(self) -> list[str]:
        """The names of the places the hub has used, to choose from."""
        with self._store.reading() as reader:
            return sorted((place.name for place in reader.find(Place)), key=fold)

    def every_place(self) -> list[Place]:
        """The places themselves, by name."""
        with self._store.reading() as reader:
            return sorted(reader.find(Place), key=lambda place: fold(place.name))

    def rename_place(self, actor: str, place_id: str, name: str) -> Changed | Problem:
        """Put the name of a place right, for the sessions that were held there too.

        Problems: NO_SUCH_PLACE, PLACE_NAME, PLACE_EXISTS, TEXT_TOO_LONG.
        """
        said = clean(name)
        if not fold(said):
            return Problem("PLACE_NAME")
        if len(said) > LONGEST_NAME:
            return Problem("TEXT_TOO_LONG", said[:LONGEST_NAME], {"most": LONGEST_NAME})
        with self._store.writing(actor, "renamed_place") as work:
            held = work.get(Place, place_id)
            if held is None or not held.alive:
                return Problem("NO_SUCH_PLACE")
            others = (each for each in work.find(Place) if each.id != place_id)
            if any(fold(each.name) == fold(said) for each in others):
                return Problem("PLACE_EXISTS", said)
            work.put(replace(held, name=said))
            return work.commit({"place": place_id})

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

    def _faults(self, details: ActivityDetails) -> Problem | None:
        if not fold(details.name):
            return Problem("ACTIVITY_NAME")
        for text in (details.name, details.place, details.short_code):
            if len(clean(text)) > LONGEST_NAME:
                return Problem("TEXT_TOO_LONG", clean(text)[:LONGEST_NAME], {"most": LONGEST_NAME})
        codes = self._codes()
        for code, choices in (
            (details.type, _codes_of(codes["activity_type"])),
            (details.register_mode, ", ".join(MODES)),
            (details.age_group, ", ".join(AGE_GROUPS)),
            *((each.code, _codes_of(codes["condition"])) for each in details.conditions),
        ):
            if code not in choices.split(", "):
                return Problem("UNKNOWN_CODE", code, {"choices": choices})
        return timetable_fault(details.schedule)

    def _write(
        self, work: UnitOfWork, activity: Activity, details: ActivityDetails
    ) -> Changed | Problem:
        name = clean(details.name)
        others = [each for each in work.find(Activity) if each.id != activity.id]
        taken = {each.short_code for each in others}
        short = clean(details.short_code).upper() or activity.short_code or short_code(name, taken)
        if short in taken or any(fold(name) == fold(each.name) for each in others):
            return Problem("ACTIVITY_EXISTS", name)
        work.put(
            replace(
                activity,
                name=name,
                type=details.type,
                short_code=short,
                register_mode=details.register_mode,
                age_group=details.age_group,
                place_id=self._place(work, clean(details.place)),
                schedule=details.schedule,
            )
        )
        return work.commit({"activity": activity.id})

    def _set_status(
        self, actor: str, kind: str, activity_id: str, status: str
    ) -> Changed | Problem:
        with self._store.writing(actor, kind) as work:
            held = _held(work, activity_id)
            if isinstance(held, Problem):
                return held
            work.put(replace(held, status=status))
            return work.commit({"activity": held.id})

    def _place(self, work: UnitOfWork, name: str) -> str | None:
        if not name:
            return None
        for place in work.find(Place):
            if fold(place.name) == fold(name):
                return place.id
        place = Place(id=self._ids.new(), name=name)
        work.put(place)
        return place.id


def _held(reader: Reader, activity_id: str) -> Activity | Problem:
    held = reader.get(Activity, activity_id)
    return held if held is not None and held.alive else Problem("NO_SUCH_ACTIVITY")


def _codes_of(codes: CodeList) -> str:
    return ", ".join(each.code for each in codes)


def _listed(activities: Iterable[Activity]) -> str:
    return ", ".join(activity.name for activity in activities)
