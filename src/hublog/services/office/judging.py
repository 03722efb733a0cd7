"""What a file that was read is beside what the office holds, and how it is filed."""

import datetime as dt
from dataclasses import replace

from hublog.domain import verification as differing
from hublog.domain.office import outcomes
from hublog.domain.office.arrived import Arrived, odd_row
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Problem
from hublog.domain.verification import Verification
from hublog.services.office.ports import Came, OfficeWork, Taking


def judged(work: OfficeWork, came: Came, today: dt.date) -> Outcome:
    """What becomes of the file; nobody else works on its hub until this action ends."""
    work.lock_month(came.found.hub_code, came.found.month)
    hub = next((each for each in work.hubs() if each.code == came.found.hub_code), None)
    found = _held_against(came.found, hub)
    stop = outcomes.stops(found, came.path.name, hub, today)
    if stop is not None:
        return stop
    outcome = Outcome(
        file_name=came.path.name,
        kind=outcomes.BROKEN,
        hub_code=found.hub_code,
        month=found.month,
        version=found.version,
        public_key=found.public_key,
    )
    odd = came.path.name if came.arrived is None else odd_row(came.arrived)
    if odd:
        return replace(outcome, problem=Problem("OFFICE_ROW_ODD", odd))
    return beside(work, found, outcome)


def beside(work: OfficeWork, found: Verification, outcome: Outcome) -> Outcome:
    """The same, held against the versions of its month that are held."""
    held = work.filed(found.hub_code, found.month, found.month)
    kind, replaces, gaps = outcomes.beside(found, held)
    return replace(outcome, kind=kind, replaces=replaces, gaps=gaps)


def filed(work: OfficeWork, arrived: Arrived, taking: Taking, outcome: Outcome) -> Outcome:
    """The outcome once the version was written."""
    return replace(outcome, erased=work.file(arrived, taking))


def _held_against(found: Verification, hub: ListedHub | None) -> Verification:
    """What was found, knowing the hub's key."""
    known = hub.public_key if hub is not None else ""
    if found.seal == differing.VALID and known not in {"", found.public_key}:
        return replace(found, seal=differing.OTHER_KEY)
    return found
