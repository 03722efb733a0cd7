"""What somebody answered under any of their records, and whether they agreed to be asked."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hublog.domain.activities import Activity
from hublog.domain.consents import WELLBEING, Consent, Held, holds, latest_of_survivors
from hublog.domain.outcomes import SCALES, Outcome
from hublog.services.ports import Reader
from hublog.services.who_came import identities

_PLACES = {instrument: place for place, instrument in enumerate(SCALES)}


@dataclass(frozen=True, slots=True)
class Asked:
    """When somebody was asked what; nothing of what they said."""

    outcome_id: str
    instrument: str
    stage: str
    date: dt.date
    activity: str


def consent_of(reader: Reader, person_id: str, today: dt.date) -> Held:
    """How it stands with their yes to these questions."""
    ids = identities(reader, {person_id}).records({person_id})
    given = reader.find(Consent, purpose=WELLBEING, person_id=ids)
    latest = latest_of_survivors(given, dict.fromkeys(ids, person_id))
    return holds(latest.get((person_id, WELLBEING)), today)


def answers_of(reader: Reader, person_id: str) -> list[Outcome]:
    """What somebody answered under any of their records, by day; of one day the last asked first."""
    ids = identities(reader, {person_id}).records({person_id})
    mine = standing(reader.find(Outcome, person_id=ids), dict.fromkeys(ids, person_id))
    return sorted(mine, key=lambda each: (each.date, -_PLACES[each.instrument], each.id))


def standing(
    outcomes: Iterable[Outcome], stands_for: Mapping[str, str | None]
) -> Iterable[Outcome]:
    """Answers by whoever each person stands for; those of the forgotten are left out."""
    return (
        replace(each, person_id=who)
        for each in outcomes
        if (who := stands_for.get(each.person_id)) is not None
    )


def asked(reader: Reader, outcome: Outcome) -> Asked:
    """When it was and what about."""
    activity = activity_name(reader, outcome.activity_id)
    return Asked(outcome.id, outcome.instrument, outcome.stage, outcome.date, activity)


def activity_name(reader: Reader, activity_id: str | None) -> str:
    """What the activity is called, empty where it was about none."""
    activity = reader.get(Activity, activity_id) if activity_id else None
    return activity.name if activity else ""
