"""The hub itself: setting it up, changing its settings, and how it stands."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hublog.domain.hubs import Hub
from hublog.domain.journal import Action
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.sessions import Session
from hublog.services.changed import Changed
from hublog.services.ports import Ids, Reader, Store

_CODE = re.compile(r"[A-Z0-9]{2,6}(-[A-Z0-9]{2,6})+")
COUNTRIES = ("E", "W", "N", "S")


@dataclass(frozen=True, slots=True, kw_only=True)
class HubDetails:
    """What a person tells about a new hub; ``country`` is E, W, N or S."""

    code: str
    name: str
    area_name: str = ""
    country: str = "E"
    contact_line: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """How the register stands; ``tallies`` are living rows by table."""

    hub: Hub
    tallies: dict[str, int]
    running: tuple[Session, ...]
    latest: Action | None


def faults(details: HubDetails) -> Problem | None:
    """What is wrong with the details: HUB_CODE, HUB_NAME or HUB_COUNTRY; nothing where all is well."""
    if not _CODE.fullmatch(details.code.strip().upper()):
        return Problem("HUB_CODE", details.code)
    if not clean(details.name):
        return Problem("HUB_NAME")
    if details.country not in COUNTRIES:
        return Problem("HUB_COUNTRY", details.country)
    return None


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
                )
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
    ) -> Changed | Problem:
        """Change the settings that are given; HUB_NAME where the name would be empty."""
        if name is not None and not clean(name):
            return Problem("HUB_NAME")
        wanted: dict[str, Any] = {
            "name": name and clean(name),
            "area_name": None if area_name is None else clean(area_name),
            "contact_line": None if contact_line is None else clean(contact_line),
            "share_rows": share_rows,
            "records_complete_from": records_complete_from,
        }
        given = {field: value for field, value in wanted.items() if value is not None}
        with self._store.writing(actor, "changed_hub") as work:
            work.put(replace(the_hub(work), **given))
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
