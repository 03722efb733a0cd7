"""Nothing about somebody alone leaves who asked to be kept here; the numbers count them still."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.facts import Facts
from hublog.domain.referrals import Referral
from made_return import content, example, shared

PEOPLE = sorted(example().people)


def passed_on(facts: Facts) -> Facts:
    """The same, with everybody passed on once, and once nobody who is known."""
    made = [
        Referral(id=f"r-{who}", direction="out", date=dt.date(2026, 5, 12), person_id=who)
        for who in (*PEOPLE, None)
    ]
    return replace(facts, referrals=tuple(made))


FACTS = passed_on(shared(example()))
EVERYBODY = content(FACTS)


@given(st.sets(st.sampled_from(PEOPLE)))
def test_no_row_is_about_them_and_no_figure_changes(kept) -> None:
    people = {who: replace(person, keep_here=who in kept) for who, person in FACTS.people.items()}
    left = content(replace(FACTS, people=people))
    references = {FACTS.people[who].ref for who in kept}
    assert EVERYBODY.people
    for rows, before in ((left.people, EVERYBODY.people), (left.attendance, EVERYBODY.attendance)):
        assert rows == tuple(row for row in before if row.person_ref not in references)
    gone = {f"r-{who}" for who in kept}
    assert [row.referral_id for row in left.referrals] == [
        row.referral_id for row in EVERYBODY.referrals if row.referral_id not in gone
    ]
    assert left.summary == EVERYBODY.summary
    assert left.sessions == EVERYBODY.sessions
    assert left.volunteering == EVERYBODY.volunteering
