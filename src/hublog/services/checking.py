"""Checking a month before it is sent: what the rules find, and a person's word that it is right."""

from hublog.domain.acceptances import Acceptance, acceptance_id, reason_fault
from hublog.domain.checks.finding import ASKS, Finding
from hublog.domain.months import Month
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.services.books import Books
from hublog.services.changed import Changed
from hublog.services.ports import Clock, Store


class Checking:
    """Use cases about what stands between a month and its return."""

    def __init__(self, store: Store, clock: Clock, books: Books) -> None:
        self._store = store
        self._clock = clock
        self._books = books

    def of(self, month: Month) -> tuple[Finding, ...]:
        """What the rules find in the month: what blocks first, then what asks, then hints."""
        with self._store.reading() as reader:
            return self._books.findings(reader, month)

    def accept(
        self, actor: str, month: Month, rule: str, subject: str, reason: str
    ) -> Changed | Problem:
        """Say why what a rule asked about is right; the reason travels in the return.

        Problems: ``CHECK_GONE`` where it is not found any more, ``CHECK_BLOCKS`` where no reason
        helps, ``REASON_NEEDED``, ``REASON_TOO_LONG``.
        """
        said = clean(reason)
        wrong = reason_fault(said)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "accepted_check") as work:
            found = _found(self._books.findings(work, month), rule, subject)
            if found is None:
                return Problem("CHECK_GONE", rule)
            if found.severity != ASKS:
                return Problem("CHECK_BLOCKS", rule)
            work.put(
                Acceptance(
                    id=acceptance_id(rule, subject),
                    rule=rule,
                    subject=subject,
                    evidence=found.evidence,
                    reason=said,
                    accepted_by=actor,
                    accepted_on=self._clock.now().date(),
                )
            )
            return work.commit({"rule": rule})


def _found(findings: tuple[Finding, ...], rule: str, subject: str) -> Finding | None:
    return next((f for f in findings if (f.rule, f.subject) == (rule, subject)), None)
