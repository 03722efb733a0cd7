"""The hub itself: setting it up, changing its settings, and how it stands."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hublog.domain.hubs import COUNTRIES, DUE_DAYS, Hub, is_hub_code
from hublog.domain.journal import Action
from hublog.domain.names import LONGEST_LINE, LONGEST_NAME, clean
from hublog.domain.problems import Problem
from hublog.domain.seats import each_once
from hublog.domain.sessions import Session
from hublog.services import hub_people
from hublog.services.changed import Changed
from hublog.services.hub_people import PeopleSettings
from hublog.services.ports import Ids, Reader, Store
from hublog.services.seats import odd_name


@dataclass(frozen=True, slots=True, kw_only=True)
class HubDetails:
    """What a person tells about a new hub; ``country`` is E, W, N or S, ``desk_names`` first names."""

    code: str
    name: str
    area_name: str = ""
    country: str = "E"
    contact_line: str = ""
    desk_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """How the register stands; ``tallies`` are living rows by table."""

    hub: Hub
    tallies: dict[str, int]
    running: tuple[Session, ...]
    latest: Action | None


def faults(details: HubDetails) -> Problem | None:
    """What is wrong with the details, if anything.

    Problems: HUB_NAME, HUB_CODE, HUB_COUNTRY, DESK_NAME, TEXT_TOO_LONG.
    """
    if not clean(details.name):
        return Problem("HUB_NAME")
    if not is_hub_code(details.code.strip().upper()):
        return Problem("HUB_CODE", details.code)
    if details.country not in COUNTRIES:
        return Problem("HUB_COUNTRY", details.country)
    long = _too_long(details.name, details.area_name, details.contact_line)
    return long or next(
        (p for name in details.desk_names if (p := odd_name(name)) is not None), None
    )


def the_hub(reader: Reader) -> Hub:
    """The one hub whose register this is."""
    (hub,) = reader.find(Hub)
    return hub


class Hubs:
    """Use cases about the hub itself."""

    def __init__(self, store: Store, ids: Ids) -> None:
        self._store = store
        self._ids = ids

    def set_up(self, actor: str, details: HubDetails) -> Changed | Problem:
        """Write a new hub into a new register; Problems as ``faults``, or HUB_EXISTS."""
        wrong = faults(details)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "set_up") as work:
            if work.find(Hub):
                return Problem("HUB_EXISTS", details.code)
            work.put(
                Hub(
                    id=self._ids.new(),
                    code=details.code.strip().upper(),
                    name=clean(details.name),
                    area_name=clean(details.area_name),
                    country=details.country,
                    contact_line=clean(details.contact_line),
                ),
                *each_once(details.desk_names),
            )
            return work.commit()

    def this(self) -> Hub:
        """The hub whose register this is."""
        with self._store.reading() as reader:
            return the_hub(reader)

    def amend(
        self,
        actor: str,
        *,
        name: str | None = None,
        area_name: str | None = None,
        contact_line: str | None = None,
        share_rows: bool | None = None,
        records_complete_from: date | None = None,
        privacy_names: bool | None = None,
        due_day: int | None = None,
    ) -> Changed | Problem:
        """Change the settings that are given.

        Problems: HUB_NAME where the name would be empty, TEXT_TOO_LONG, DUE_DAY where no month has
        such a day.
        """
        if name is not None and not clean(name):
            return Problem("HUB_NAME")
        long = _too_long(name or "", area_name or "", contact_line or "")
        if long is not None:
            return long
        if due_day is not None and due_day not in DUE_DAYS:
            return Problem("DUE_DAY", str(due_day))
        wanted: dict[str, Any] = {
            "name": name and clean(name),
            "area_name": None if area_name is None else clean(area_name),
            "contact_line": None if contact_line is None else clean(contact_line),
            "share_rows": share_rows,
            "records_complete_from": records_complete_from,
            "privacy_names": privacy_names,
            "due_day": due_day,
        }
        given = {field: value for field, value in wanted.items() if value is not None}
        with self._store.writing(actor, "changed_hub") as work:
            work.put(replace(the_hub(work), **given))
            return work.commit()

    def amend_people(self, actor: str, settings: PeopleSettings) -> Changed | Problem:
        """Change what is set about people. Problems as for ``hub_people.amended``."""
        with self._store.writing(actor, "changed_hub") as work:
            amended = hub_people.amended(the_hub(work), settings)
            if isinstance(amended, Problem):
                return amended
            work.put(amended)
            return work.commit()

    def status(self) -> Status:
        """How the register stands."""
        with self._store.reading() as reader:
            latest = reader.latest_actions(1)
            return Status(
                the_hub(reader),
                reader.tallies(),
                tuple(reader.find(Session, status="open")),
                latest[0] if latest else None,
            )


def _too_long(name: str, area_name: str, contact_line: str) -> Problem | None:
    """What would not fit into a line of a return."""
    for text, most in (
        (name, LONGEST_NAME),
        (area_name, LONGEST_NAME),
        (contact_line, LONGEST_LINE),
    ):
        if len(clean(text)) > most:
            return Problem("TEXT_TOO_LONG", clean(text)[:LONGEST_NAME], {"most": most})
    return None
