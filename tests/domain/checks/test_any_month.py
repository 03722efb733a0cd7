"""Whatever a register holds: findings are told apart, can all be said, and name nobody who travels."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from hublog import resources
from hublog.domain.checks.finding import ASKS
from hublog.domain.checks.rules import findings
from hublog.domain.checks.travelling import check_rows
from hublog.domain.facts import Beside
from hublog.domain.learning import Learning
from hublog.domain.people import Tombstone
from hublog.domain.referrals import Referral
from look import MonthRegister, at, said, tuesdays, word

WHO = "ABCDE"
CANARY = "Zyxcanary"
TEXTS = ["", "A calm day", f"{CANARY} sang", f"With B {CANARY}", "=1+1", "Ring 01946 555123"]
DAYS = st.dates(dt.date(2026, 4, 29), dt.date(2026, 6, 1))
TIMES = st.none() | st.sampled_from([dt.time(0), dt.time(10), dt.time(12), dt.time(22)])
STATUSES = st.sampled_from(["planned", "open", "closed", "closed", "closed", "cancelled"])
SESSIONS = st.fixed_dictionaries(
    {
        "day": DAYS,
        "names": st.text(WHO, max_size=4),
        "counted": st.integers(0, 30),
        "start": TIMES,
        "end": TIMES,
        "status": STATUSES,
        "activity_id": st.sampled_from(["drop-in", "club"]),
        "paper_count": st.none() | st.integers(0, 30),
        "note": st.sampled_from(TEXTS),
        "learning_note": st.sampled_from(TEXTS),
    }
)
PEOPLE = st.fixed_dictionaries(
    {
        "full_name": st.sampled_from([f"A {CANARY}", f"B {CANARY}", ""]),
        "known_as": st.sampled_from([CANARY, f"{CANARY}e"]),
        "birth_year": st.sampled_from([None, 1900, 1980, 2016, 2027]),
        "birth_month": st.sampled_from([None, 1]),
        "birth_day": st.sampled_from([None, 1]),
        "postcode": st.sampled_from(["NK", "CA28 7AA", CANARY]),
        "first_seen_on": st.none() | DAYS,
        "status": st.sampled_from(["active", "active", "forgotten"]),
        "keep_here": st.booleans(),
        "shares": st.booleans(),
    }
)
TIMES_GIVEN = st.tuples(st.sampled_from(WHO), DAYS, st.sampled_from([None, 60, 800]))


def months() -> st.SearchStrategy[MonthRegister]:
    """Registers in which much is odd."""
    return st.builds(
        _register,
        st.lists(SESSIONS, max_size=5),
        st.fixed_dictionaries(dict.fromkeys(WHO, PEOPLE)),
        st.lists(TIMES_GIVEN, max_size=4),
        st.sampled_from(TEXTS),
    )


def _register(sessions: list, people: dict, times: list, text: str) -> MonthRegister:
    register = MonthRegister()
    register.hub = type(register.hub)(id="hub", code="CUM-EWA", name="Hub", share_rows=True)
    register.activity(schedule=(tuesdays(),))
    register.activity("club", age_group="child", name="Made-up club")
    for who, told in people.items():
        shares = told.pop("shares")
        register.person(who, **told)
        if shares:
            register.shares(who)
        if told["status"] == "forgotten":
            register.tombstones.append(Tombstone(id=who, forgotten_on=dt.date(2026, 5, 10)))
    for each in sessions:
        register.of(**each)
    for given_time in times:
        register.helped(*given_time)
    register.beside = Beside(
        referrals=[Referral(id="r", direction="out", date=dt.date(2026, 3, 1), status="sent")],
        learning=[Learning(id="l", month="2026-05", went_well=text)],
    )
    return register


@settings(max_examples=60, deadline=None)
@given(months())
def test_findings_are_told_apart_can_be_said_and_name_nobody_where_they_travel(register) -> None:
    """DQ01-DQ25, P14: an acceptance is about one finding, and neither it nor a row names anybody."""
    now = at(6, 2, 9)
    every = findings(register.look(now))
    assert len({(each.rule, each.subject) for each in every}) == len(every)
    for each in every:
        assert said(each)
        assert CANARY not in said(each, here=False)
    words = [word(each, "It is right") for each in every if each.severity == ASKS]
    assert CANARY.casefold() not in str(words).casefold()
    register.beside = Beside(
        referrals=register.beside.referrals,
        learning=register.beside.learning,
        acceptances=words,
    )
    look = register.look(now)
    settled = findings(look)
    assert all(each.accepted for each in settled if each.severity == ASKS)
    rows = check_rows(settled, (), look.content)
    assert len(rows) == sum(each.settled for each in settled)
    assert CANARY.casefold() not in str(rows).casefold()
    sentences = [resources.words()(f"check.{row.message}", **dict(row.values)) for row in rows]
    assert CANARY not in str(sentences)
