"""A yes that was taken back on one laptop takes away on all what stood on it, whatever arrives when."""

from hublog.domain.consents import WITHDRAWN, Consent, latest_of_survivors
from hublog.domain.facts import survivors
from hublog.domain.people import Person
from hublog.domain.writing import blanked
from hublog.services.depending import emptied, take_away
from hublog.services.ports import Reader, UnitOfWork


def withdrawn_again(work: UnitOfWork) -> None:
    """Take away, in the action that runs, what is told still of those whose yes was taken back last."""
    consents = work.find(Consent)
    if all(each.decision != WITHDRAWN for each in consents):
        return
    stands_for = survivors({each.id: each for each in work.find(Person)})
    for (who, purpose), answer in sorted(latest_of_survivors(consents, stands_for).items()):
        if answer.decision == WITHDRAWN:
            ids = [each for each, stands in stands_for.items() if stands == who]
            if _told_still(work, ids, purpose):
                take_away(work, ids, purpose)


def _told_still(reader: Reader, person_ids: list[str], purpose: str) -> bool:
    """Whether the journal holds anything yet of what goes with that yes."""
    rows = emptied(reader, person_ids, purpose)
    return any(blanked(each, rows[each.key]) != each for each in reader.histories(rows))
