"""An answer given now counts from now on, though a clock that was ahead dated an earlier one later."""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from hublog.domain.consents import Consent
from hublog.domain.people import Person
from hublog.domain.records import TABLES
from hublog.services.ports import UnitOfWork

_CONSENT, _PERSON = TABLES[Consent], TABLES[Person]
_A_MOMENT = dt.timedelta(microseconds=1)


def put_answer(work: UnitOfWork, answer: Consent, person_ids: Collection[str]) -> None:
    """Write an answer; what these records' people said to the same and lies ahead is dated just before it.

    So is what was taken off, since undoing may bring it back.
    """
    theirs = work.naming({(_PERSON, each) for each in person_ids})
    said = work.get_many(Consent, {row_id for (table, row_id), _ in theirs if table == _CONSENT})
    ahead = [c for c in said.values() if c.purpose == answer.purpose and c.at >= answer.at]
    latest_first = sorted(ahead, key=lambda each: (each.at, each.id), reverse=True)
    work.put_all(replace(c, at=answer.at - n * _A_MOMENT) for n, c in enumerate(latest_first, 1))
    work.put(answer)
