"""A yes that was taken back on one laptop takes away on all what was written before, whatever arrives when."""

from hublog.domain.care import HEALTH
from hublog.domain.consents import MEDICAL, YES, Consent
from hublog.domain.journal import RowKey, Stamp
from hublog.domain.laptops import REFUSED, TOOK_BACK_YES
from hublog.domain.records import TABLES
from hublog.domain.writing import blanked
from hublog.services.depending import emptied, take_away_rows
from hublog.services.ports import Reader, UnitOfWork
from hublog.services.told_before import blank_told_before


def withdrawn_again(work: UnitOfWork) -> None:
    """Take away, in the action that runs, what was told before a yes was last taken back.

    So it stays gone after a newer yes. Each record goes by its own answers, since a merge may have been
    a mistake; what merged people said differently is left to DQ19. What was written later is not
    touched: somebody may rely on it.
    """
    for (person_id, purpose), stamp in _taken_away(work).items():
        rows = emptied(work, [person_id], purpose)
        if purpose == MEDICAL:
            blank_told_before(work, dict.fromkeys(rows, stamp), HEALTH)
        else:
            _take_whole(work, rows, stamp)


def _taken_away(reader: Reader) -> dict[tuple[str, str], Stamp]:
    """When what stood on a yes was last taken away, by person and purpose; with a plain no it was not."""
    said = {
        (TABLES[Consent], each.id): each for each in reader.find(Consent) if each.decision != YES
    }
    found = {}
    for change in sorted(reader.histories(said), key=lambda each: each.stamp):
        action = reader.action(change.stamp)
        if change.before is None and action and action.kind in {TOOK_BACK_YES, REFUSED}:
            answer = said[change.key]
            found[answer.person_id, answer.purpose] = change.stamp
    return found


def _take_whole(work: UnitOfWork, rows: dict[RowKey, tuple[str, ...]], stamp: Stamp) -> None:
    """Empty those rows that were made before, where the journal holds anything of them yet."""
    told = {each.key for each in work.histories(rows) if blanked(each, rows[each.key]) != each}
    made = {c.key for c in work.histories(told) if c.before is None and c.stamp < stamp}
    take_away_rows(work, {key: rows[key] for key in rows if key in made})
