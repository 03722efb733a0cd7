"""Rows about people that were sent: a yes or no of today changes no old month, but what must go does."""

import datetime as dt
from dataclasses import replace

from hublog.domain.consents import NO, SHARE_ROWS
from hublog.domain.facts import Facts
from hublog.domain.returns import ReturnContent
from hublog.domain.sent_rows import may_stay, rows_differ
from made_facts import sharing
from made_return import content, example, shared

FACTS = shared(example())
SENT = content(FACTS)
WHO = {person.ref: id_ for id_, person in FACTS.people.items()}
ONE = SENT.people[0].person_ref


def with_answer(**said: object) -> Facts:
    """The same facts, one of those who were sent having answered so."""
    key = (WHO[ONE], SHARE_ROWS)
    return replace(FACTS, consents={**FACTS.consents, key: replace(sharing(WHO[ONE]), **said)})


def differs(facts: Facts, sent: ReturnContent = SENT) -> bool:
    return rows_differ(sent, content(facts), facts)


def test_nothing_differs_where_nobody_said_anything_since() -> None:
    assert not differs(FACTS)


def test_a_yes_given_since_or_run_out_changes_nothing() -> None:
    """Rows of those who agree now are for the next month; a yes that ran out held when they were sent."""
    fewer = replace(
        SENT,
        people=SENT.people[1:],
        attendance=tuple(row for row in SENT.attendance if row.person_ref != ONE),
    )
    assert not differs(FACTS, fewer)
    assert fewer.digest() == SENT.digest()
    ran_out = with_answer(expires_on=dt.date(2026, 5, 1))
    assert ONE not in {row.person_ref for row in content(ran_out).people}
    assert not differs(ran_out)
    assert content(ran_out).digest() == SENT.digest()


def test_rows_of_somebody_who_agrees_no_more_is_kept_here_or_forgotten_must_go() -> None:
    assert differs(with_answer(decision=NO))
    one = FACTS.people[WHO[ONE]]
    assert differs(replace(FACTS, people={**FACTS.people, one.id: replace(one, keep_here=True)}))
    forgotten = SENT.attendance[0]._replace(person_ref="")
    assert differs(FACTS, replace(SENT, attendance=(forgotten, *SENT.attendance[1:])))
    assert ONE not in may_stay(
        replace(FACTS, people={**FACTS.people, one.id: replace(one, ref="")})
    )


def test_what_a_row_says_of_somebody_who_is_still_in_is_looked_at() -> None:
    """Their band, where they live, their visits; not what looks back beyond the month."""
    first, *others = SENT.people
    for said, changed in (
        ({"imd_decile": 9}, True),
        ({"visits_month": 99}, True),
        ({"visits_12m": 99}, False),
    ):
        was = replace(SENT, people=(first._replace(**said), *others))
        assert differs(FACTS, was) is changed
    assert differs(FACTS, replace(SENT, attendance=SENT.attendance[1:]))


def test_a_row_about_a_visit_that_never_was_must_go() -> None:
    """F was signed in for somebody like them who does not share: no figure changes, and F has no visit left."""
    like_f = replace(FACTS.people["F"], id="H", ref="refH", known_as="Hal")
    visits = (v._replace(person_id="H") if v.person_id == "F" else v for v in FACTS.visits)
    moved = replace(FACTS, people={**FACTS.people, "H": like_f}, visits=tuple(visits))
    assert content(moved).digest() == SENT.digest()
    assert differs(moved)


def test_where_the_hub_shares_no_rows_any_more_those_that_were_sent_stand() -> None:
    assert not differs(replace(FACTS, hub=replace(FACTS.hub, share_rows=False)))
