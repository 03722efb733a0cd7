"""Only what an action changed itself is told of a month that was sent, whatever others did before it."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog import resources
from hublog.domain.consents import WELLBEING
from hublog.domain.hubs import Hub
from hublog.domain.months import Month
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Count, Session
from hublog.services.before import facts_before
from hublog.services.changed import Changed
from hublog.services.sessions import Sessions
from hublog.services.sign_in import SignIn
from in_memory import done
from made_facts import sharing
from months_in_memory import MAY, MonthsInMemory
from two_laptops import two_laptops

DAY = dt.date(2026, 5, 21)


@pytest.fixture
def hub() -> MonthsInMemory:
    """May was sent, and changed by a late sheet since then."""
    made = MonthsInMemory().fill()
    made.send()
    made.late_sheet(DAY)
    return made


@pytest.fixture
def sessions(hub) -> Sessions:
    return Sessions(hub.held, hub.clock, resources.code_lists)


def told(hub, *actions: Changed) -> list[tuple[str, object, object]]:
    found = hub.standings.changed_months(actions)
    return [(c.indicator, c.was, c.now) for each in found for c in each.figures]


def kept(hub, kind, row_id):  # noqa: ANN201 - any record
    with hub.held.reading() as reader:
        return reader.get(kind, row_id)


def test_a_setting_that_changes_no_figure_is_not_blamed_for_a_late_sheet(hub) -> None:
    with hub.held.reading() as reader:
        (this,) = reader.find(Hub)
    assert hub.standings.changed_months([hub.put(replace(this, notice="Another notice"))]) == ()


def test_what_one_says_of_a_referral_today_is_not_blamed_for_a_late_sheet(hub) -> None:
    referral = Referral(id="r", direction="out", date=DAY, status="made")
    hub.put(referral)
    for status in ("waiting", "taken_up"):
        said = replace(referral, status=status, status_date=dt.date(2026, 6, 2))
        assert hub.standings.changed_months([hub.put(said)]) == ()


def test_keeping_somebody_here_of_whom_no_row_was_sent_changes_no_month(hub) -> None:
    person = kept(hub, Person, "B")
    assert hub.standings.changed_months([hub.put(replace(person, keep_here=True))]) == ()


def test_a_second_late_sheet_is_told_without_the_first(hub) -> None:
    hub.late_sheet(DAY + dt.timedelta(days=1), counted=4)
    second = hub.changed
    assert told(hub, second) == [("A01", 4, 5), ("A03", 19, 23)]


def test_two_actions_together_are_told_together(hub) -> None:
    first = hub.changed
    hub.late_sheet(DAY + dt.timedelta(days=1), counted=4)
    assert told(hub, first, hub.changed) == [("A01", 3, 5), ("A03", 17, 23)]


def test_what_a_finished_session_was_opened_again_for_is_told_at_its_end(hub, sessions) -> None:
    """Nothing counts while it is open, so that finishing alone would seem to bring all of it."""
    session = f"late-{DAY}"
    signing = SignIn(hub.held, hub.clock, hub.ids, resources.code_lists)
    done(sessions.reopen("Ann", session))
    done(signing.person("Ann", session, "A"))
    done(signing.count("Ann", session, "65+", 3))
    hub.put(Referral(id="r", direction="signpost", date=DAY, session_id=session))
    assert told(hub, done(sessions.finish("Ann", session))) == [("A03", 19, 23)]
    done(sessions.reopen("Ann", session))
    assert hub.standings.changed_months([done(sessions.finish("Ann", session))]) == ()


def test_a_late_session_that_is_new_is_told_as_a_whole_once_it_is_finished(hub, sessions) -> None:
    opened = done(sessions.open("Ann", "drop-in", dt.date(2026, 5, 27), dt.time(8)))
    signing = SignIn(hub.held, hub.clock, hub.ids, resources.code_lists)
    done(signing.count("Ann", opened.session.id, "65+", 3))
    finished = done(sessions.finish("Ann", opened.session.id))
    assert told(hub, finished)[:2] == [("A01", 4, 5), ("A03", 19, 22)]


def test_cancelling_a_session_that_was_never_open_takes_nothing_else_back(hub) -> None:
    session = Session(id="s", activity_id="drop-in", date=DAY)
    hub.put(session)
    cancelled = hub.put(replace(session, status="cancelled"))
    assert hub.standings.changed_months([cancelled])[0].month == MAY


def test_what_was_taken_off_is_there_before(hub) -> None:
    count = kept(hub, Count, f"late-{DAY}")
    assert told(hub, hub.put(replace(count, alive=False))) == [("A03", 19, 17)]


def test_forgetting_somebody_changes_who_came_and_not_how_often(hub) -> None:
    forgotten = done(hub.forget.person("Ann", "A", without_copy=True))
    assert told(hub, forgotten.changed) == [("B01", 7, 6)]


def test_an_answer_that_was_emptied_for_good_is_as_if_never_given(hub) -> None:
    given = Outcome(
        id="o", person_id="A", instrument="LONE1", stage="start", date=DAY, answers=(2,)
    )
    first = hub.put(given)
    emptied = hub.put(replace(given, answers=(), alive=False))
    with hub.held.writing("Ann", "test") as work:
        work.redact({("outcome", "o"): ["answers"]})
        work.commit()
    with hub.held.reading() as reader:
        assert facts_before(reader, [emptied]).outcomes == ()
        assert facts_before(reader, [first, emptied]).outcomes == ()
        assert Month.of(given.date) == MAY


def test_answers_that_were_sent_and_emptied_for_good_are_told() -> None:
    """Nobody knows any more what they were, so the figures are compared with what was sent."""
    hub = MonthsInMemory().fill()
    people = [Person(id=f"p{n}", known_as=f"P{n}") for n in range(8)]
    given = [
        Outcome(id=f"{who.id}{stage}", person_id=who.id, instrument="LONE1", stage=stage, **told)
        for who in people
        for stage, told in (
            ("start", {"date": dt.date(2026, 3, 3), "answers": (2,)}),
            ("end", {"date": DAY, "answers": (4,)}),
        )
    ]
    said = [replace(sharing(who.id), id=f"asked-{who.id}", purpose=WELLBEING) for who in people]
    hub.put(*people, *said, *given)
    hub.send()
    hub.late_sheet(DAY)
    gone = [replace(each, answers=(), alive=False) for each in given[:2]]
    emptied = hub.put(*gone)
    with hub.held.writing("Ann", "test") as work:
        work.redact({("outcome", each.id): ["answers"] for each in gone})
        work.commit()
    (change,) = hub.standings.changed_months([emptied])
    assert (change.month, change.figures) == (MAY, ())
    other = hub.put(replace(given[-1], date=DAY + dt.timedelta(days=1)))
    assert hub.standings.changed_months([other]) == ()


def test_what_another_laptop_brought_is_not_there_before() -> None:
    both = two_laptops()
    done(both.first.hub.sign_in.count("Sam", both.session, "65+", 1))
    done(both.second.hub.sign_in.count("Kim", both.session, "18-24", 2))
    brought = both.first.hear(both.second).changed
    with both.first.store.reading() as reader:
        before, now = facts_before(reader, [brought]), reader.facts()
    assert [(each.age_band, each.n) for each in before.counts] == [("65+", 1)]
    assert {(each.age_band, each.n) for each in now.counts} == {("65+", 1), ("18-24", 2)}


def test_an_action_that_nobody_stamped_changed_nothing() -> None:
    hub = MonthsInMemory().fill()
    with hub.held.reading() as reader:
        assert facts_before(reader, [Changed(rows={"person": frozenset({"A"})})]) == reader.facts()
