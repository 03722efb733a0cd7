"""Whether somebody agreed that their details are passed on: once for all, or for this one time."""

import datetime as dt
from dataclasses import replace

from hublog.domain.consents import (
    REFERRAL,
    YES,
    Consent,
    Held,
    holds,
    latest_of_survivors,
    needs_grown_up,
)
from hublog.domain.people import Person
from hublog.domain.referrals import OUT, Referral
from hublog.services.answered_now import put_answer
from hublog.services.hub import the_hub
from hublog.services.old_enough import met_as_child
from hublog.services.ports import Ids, Reader, UnitOfWork
from hublog.services.who_came import identities


def agreement(reader: Reader, person_id: str, day: dt.date) -> Held:
    """How it stands on that day with being passed on, merges followed."""
    known = identities(reader, {person_id})
    who = known.end(person_id)
    records = known.records([who])
    given = reader.find(Consent, person_id=records, purpose=REFERRAL)
    answers = latest_of_survivors(given, dict.fromkeys(records, who))
    return holds(answers.get((who, REFERRAL)), day)


def agreed_to(reader: Reader, referral: Referral) -> Referral:
    """One passed on is agreed to where nothing was said of it, and the person agreed once for all."""
    if referral.direction != OUT or referral.agreed is not None or referral.person_id is None:
        return referral
    if agreement(reader, referral.person_id, referral.date) is not Held.YES:
        return referral
    return replace(referral, agreed=True)


def keep_agreement(work: UnitOfWork, referral: Referral, ids: Ids, now: dt.datetime) -> None:
    """Whoever agreed to be passed on has said yes to it, unless they were asked before.

    A no stays, as does what a grown-up has to say for a child.
    """
    if referral.direction != OUT or not referral.agreed or referral.person_id is None:
        return
    known, today = identities(work, {referral.person_id}), now.date()
    who, hub = known.end(referral.person_id), the_hub(work)
    person = work.get(Person, who)
    if person is None or needs_grown_up(
        person, hub, today, met_as_child=met_as_child(work, person, today)
    ):
        return
    if agreement(work, who, today) in {Held.UNASKED, Held.EXPIRED}:
        yes = Consent(
            id=ids.new(),
            person_id=who,
            purpose=REFERRAL,
            decision=YES,
            at=now,
            notice_version=hub.notice_version,
        )
        put_answer(work, yes, known.records({who}))
