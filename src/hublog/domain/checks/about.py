"""How a finding about one session or one person is put together, so that all of them read alike."""

import datetime as dt

from hublog.domain.checks.finding import Finding
from hublog.domain.checks.looking import Look
from hublog.domain.journal import RowKey
from hublog.domain.people import Person
from hublog.domain.sessions import Session


def about_session(
    look: Look,
    session: Session,
    message: str,
    severity: str,
    *,
    evidence: str = "",
    subject: str = "",
    run: tuple[tuple[dt.date, int], ...] = (),
    also: tuple[RowKey, ...] = (),
    people: tuple[str, ...] = (),
    **values: str | int,
) -> Finding:
    """What a rule found about a session; ``message`` begins with the rule's id.

    Every sentence of these may say the ``activity`` and the ``day``.
    """
    return Finding(
        rule=message.partition(".")[0],
        severity=severity,
        subject=subject or session.id,
        rows=(("session", session.id), *also),
        message=message,
        values={
            "activity": look.activity(session).name,
            "day": session.date.isoformat(),
            **values,
        },
        people=people,
        evidence=evidence,
        day=session.date,
        run=run,
    )


def about_person(
    person: Person,
    message: str,
    severity: str,
    *,
    evidence: str = "",
    subject: str = "",
    day: dt.date | None = None,
    also: tuple[RowKey, ...] = (),
    **values: str | int,
) -> Finding:
    """What a rule found about a person, whom only ``people`` and ``reference`` name."""
    return Finding(
        rule=message.partition(".")[0],
        severity=severity,
        subject=subject or person.id,
        rows=(("person", person.id), *also),
        message=message,
        values=values,
        people=(person.name,),
        reference=person.ref,
        evidence=evidence,
        day=day,
    )
