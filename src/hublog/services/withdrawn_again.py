"""A yes that was taken back on one laptop takes away on all what stood on it, whatever arrives when."""

from hublog.domain.consents import WITHDRAWN, Consent
from hublog.domain.problems import Problem
from hublog.domain.writing import blanked
from hublog.services.consents import answers_of, records_of
from hublog.services.depending import emptied, take_away
from hublog.services.people import IN_THE_LIST, standing_for
from hublog.services.ports import Reader, UnitOfWork


def withdrawn_again(work: UnitOfWork) -> None:
    """Take away, in the action that runs, what is told still of those whose yes was taken back last."""
    gone = {(each.person_id, each.purpose) for each in work.find(Consent, decision=WITHDRAWN)}
    for person_id, purpose in sorted(gone):
        person = standing_for(work, person_id, IN_THE_LIST)
        if isinstance(person, Problem):
            continue
        records = records_of(work, person)
        stands = answers_of(work, records, person.id)[purpose].decision == WITHDRAWN
        ids = [each.id for each in records]
        if stands and _told_still(work, ids, purpose):
            take_away(work, ids, purpose)


def _told_still(reader: Reader, person_ids: list[str], purpose: str) -> bool:
    """Whether the journal holds anything yet of what goes with that yes."""
    rows = emptied(reader, person_ids, purpose)
    return any(blanked(each, rows[each.key]) != each for each in reader.histories(rows))
