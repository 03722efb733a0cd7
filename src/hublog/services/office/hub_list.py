"""The office itself and its list of hubs: who they are, and the key each is known by."""

from collections.abc import Callable
from dataclasses import replace

from hublog.domain.codes import CodeLists
from hublog.domain.names import LONGEST_LINE, LONGEST_NAME, clean
from hublog.domain.office.hubs import ListedHub, Office, Partner, faults
from hublog.domain.problems import Problem
from hublog.services.office.ports import OfficeReader, OfficeStore
from hublog.services.ports import Clock

_KEY_DIGITS = 64


class HubList:
    """Use cases about the office's own name and its hubs."""

    def __init__(self, store: OfficeStore, clock: Clock, codes: Callable[[], CodeLists]) -> None:
        self._store = store
        self._clock = clock
        self._codes = codes

    def office(self) -> Office:
        """The office itself."""
        with self._store.reading() as reader:
            return reader.office()

    def name_office(self, name: str, contact_line: str = "") -> Problem | None:
        """Say what the office is called, and the line by which hubs reach it.

        Problems: OFFICE_NAME, TEXT_TOO_LONG.
        """
        wrong = office_fault(name, contact_line)
        if wrong is not None:
            return wrong
        with self._store.writing() as work:
            named = replace(work.office(), name=clean(name), contact_line=clean(contact_line))
            work.name_office(named)
            work.commit()
        return None

    def all(self) -> tuple[ListedHub, ...]:
        """Every hub on the list, by code."""
        with self._store.reading() as reader:
            return reader.hubs()

    def get(self, code: str) -> ListedHub | Problem:
        """The hub of that code; OFFICE_UNKNOWN_HUB where none is listed."""
        with self._store.reading() as reader:
            return listed(reader, code)

    def put(self, hub: ListedHub) -> ListedHub | Problem:
        """Write a new hub, or one as it is now; its key stays what it was.

        Problems: those of ``hubs.faults``, TEXT_TOO_LONG.
        """
        tidy = _tidied(hub)
        wrong = faults(tidy, {code.code for code in self._codes()["org_type"]})
        if wrong is not None:
            return wrong
        long = [tidy.name, tidy.area_name, tidy.contact, *(each.name for each in tidy.partners)]
        if any(len(text) > LONGEST_LINE for text in long):
            return Problem("TEXT_TOO_LONG", tidy.code, {"most": LONGEST_LINE})
        with self._store.writing() as work:
            work.lock_month(tidy.code, "")
            known = {each.code: each for each in work.hubs()}
            if tidy.code in known:
                before = known[tidy.code]
                tidy = replace(
                    tidy,
                    public_key=before.public_key,
                    pinned_on=before.pinned_on,
                    pinned_by=before.pinned_by,
                )
            work.put_hub(tidy)
            work.commit()
        return tidy

    def pin(
        self, actor: str, code: str, public_key: str, *, instead: bool = False
    ) -> ListedHub | Problem:
        """Hold the hub's returns against that key from now on, once its five words were compared.

        ``instead`` says that the hub is known by another key and has a new one for a good reason.
        Problems: OFFICE_UNKNOWN_HUB, OFFICE_KEY_ODD, HUB_KEY_CHANGED.
        """
        key = public_key.strip().casefold()
        if len(key) != _KEY_DIGITS or not set(key) <= set("0123456789abcdef"):
            return Problem("OFFICE_KEY_ODD", code)
        with self._store.writing() as work:
            # Of two who accept a key at once, the second is told that there is one.
            work.lock_month(clean(code).upper(), "")
            hub = listed(work, code)
            if isinstance(hub, Problem) or hub.public_key == key:
                return hub
            if hub.public_key and not instead:
                return Problem("HUB_KEY_CHANGED", hub.code, {"name": hub.name})
            today = self._clock.now().date()
            pinned = replace(hub, public_key=key, pinned_on=today, pinned_by=actor)
            work.put_hub(pinned)
            work.commit()
        return pinned


def office_fault(name: str, contact_line: str) -> Problem | None:
    """What is wrong with what an office goes by. Problems: OFFICE_NAME, TEXT_TOO_LONG."""
    if not clean(name):
        return Problem("OFFICE_NAME")
    if len(clean(name)) > LONGEST_NAME or len(clean(contact_line)) > LONGEST_LINE:
        return Problem("TEXT_TOO_LONG", clean(name), {"most": LONGEST_NAME})
    return None


def listed(reader: OfficeReader, code: str) -> ListedHub | Problem:
    """The hub of that code; OFFICE_UNKNOWN_HUB where none is listed."""
    wanted = clean(code).upper()
    found = (hub for hub in reader.hubs() if hub.code == wanted)
    return next(found, None) or Problem("OFFICE_UNKNOWN_HUB", wanted)


def _tidied(hub: ListedHub) -> ListedHub:
    partners = (
        Partner(org_type=each.org_type, name=clean(each.name), since=each.since.strip())
        for each in hub.partners
    )
    return replace(
        hub,
        code=clean(hub.code).upper(),
        name=clean(hub.name),
        area_name=clean(hub.area_name),
        contact=clean(hub.contact),
        first_month=hub.first_month.strip(),
        last_month=hub.last_month.strip(),
        partners=tuple(partners),
    )
