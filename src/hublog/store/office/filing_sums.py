"""What is added up of a version once, when it is filed: its sessions by setting, and its newcomers."""

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from hublog.domain.office.arrived import Arrived
from hublog.domain.office.evidence_tallies import PRESENT, Setting
from hublog.domain.office.tallying import held_of, ran, setting, turnouts_of

Values = dict[str, Any]


def setting_values(arrived: Arrived) -> list[Values]:
    """The sums of the sessions that were held, one for each type with the same conditions."""
    turnouts = turnouts_of([arrived])
    return [
        {
            "type": key.type,
            "conditions": key.conditions,
            **held._asdict(),
            "turnouts": json.dumps(turnouts[key.type, key.conditions]),
        }
        for key, held in held_of([arrived]).items()
    ]


def newcomer_values(
    arrived: Arrived, numbers: Mapping[str, int], erased: Collection[str]
) -> Iterator[Values]:
    """The first visits to sessions that were held, without those of people who were forgotten."""
    places: dict[Setting, int] = {key: n for n, key in enumerate(held_of([arrived]))}
    sessions = {row.session_id: row for row in ran(arrived)}
    people = {row.person_ref: row for row in reversed(arrived.people)}
    latest: dict[str, int] = {}
    for row in arrived.attendance:
        if row.session_id in sessions and row.status == PRESENT:
            day = sessions[row.session_id].date.toordinal()
            latest[row.person_ref] = max(day, latest.get(row.person_ref, 0))
    for row in arrived.attendance:
        session = sessions.get(row.session_id)
        if not (row.is_first and row.status == PRESENT and session) or row.person_ref in erased:
            continue
        if row.person_ref:
            person = people.get(row.person_ref)
            yield {
                "setting": places[setting(arrived, session)],
                "person": numbers[row.person_ref],
                "day": session.date.toordinal(),
                "came_again": latest[row.person_ref] > session.date.toordinal(),
                "imd_decile": person.imd_decile if person else None,
                "imd_index": person.imd_index if person else "",
            }
