"""Which months an action touched is known at the door, without working anything out."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog import resources
from hublog.domain.learning import Learning
from hublog.domain.months import Month
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Attendance, Session, attendance_id
from hublog.domain.volunteering import VolunteerTime
from hublog.services.changed import Changed
from hublog.services.consents import Consents
from hublog.services.late import months_touched, sent_months_touched
from hublog.services.sessions import Sessions
from in_memory import done
from made_facts import HUB, sharing
from months_in_memory import MAY, MonthsInMemory

DAY = dt.date(2026, 5, 21)


@pytest.fixture
def hub() -> MonthsInMemory:
    return MonthsInMemory().fill()


def rows(table: str, *ids: str) -> Changed:
    return Changed(rows={table: frozenset(ids)})


def test_every_kind_of_fact_has_its_month_also_one_that_is_gone(hub) -> None:
    session = hub.late_sheet(DAY)
    attended = Attendance(id=attendance_id(session, "A"), session_id=session, person_id="A")
    given = VolunteerTime(id="v", person_id="A", date=dt.date(2026, 4, 2), minutes=60)
    passed_on = Referral(id="r", direction="signpost", date=dt.date(2026, 3, 2))
    hub.put(replace(attended, alive=False), given, passed_on)
    with hub.held.reading() as reader:
        for table, row, month in (
            ("session", session, MAY),
            ("attendance", attended.id, MAY),
            ("count", session, MAY),
            ("volunteer_time", "v", Month(2026, 4)),
            ("referral", "r", Month(2026, 3)),
        ):
            assert months_touched(reader, rows(table, row)) == (month,)
        assert months_touched(reader, rows("person", "A")) == (Month(2026, 4), MAY)
        assert months_touched(reader, rows("person", "nobody")) == ()


def test_what_was_learned_and_when_an_outcome_came_has_its_month_too(hub) -> None:
    hub.send()
    hub.put(
        Learning(id="l", month="2026-03", went_well="Tea"),
        Referral(
            id="r",
            direction="out",
            date=dt.date(2026, 3, 2),
            status="taken_up",
            status_date=dt.date(2026, 6, 1),
        ),
    )
    with hub.held.reading() as reader:
        assert months_touched(reader, rows("learning", "l")) == (Month(2026, 3),)
        assert months_touched(reader, rows("referral", "r")) == (Month(2026, 3), Month(2026, 6))
        assert months_touched(reader, rows("hub", "hub")) == (MAY,)


def test_the_month_that_a_session_was_moved_out_of_is_touched_too(hub) -> None:
    """Scenario 6 of domain.md: what a sent month loses is told like what it gains."""
    session = hub.late_sheet(DAY)
    sessions = Sessions(hub.held, hub.clock, resources.code_lists)
    hub.send()
    moved = done(sessions.amend("Ann", session, day=dt.date(2026, 6, 2)))
    with hub.held.reading() as reader:
        assert months_touched(reader, moved) == (MAY, Month(2026, 6))
    assert sent_months_touched(hub.held, moved)


def test_only_a_month_that_was_sent_is_worth_working_out(hub) -> None:
    late = rows("session", hub.late_sheet(DAY))
    assert not sent_months_touched(hub.held, late)
    hub.returns.sign_off("Ann", MAY)
    assert not sent_months_touched(hub.held, late)
    hub.send()
    assert sent_months_touched(hub.held, late)


def test_a_session_that_is_open_is_told_once_it_is_finished(hub) -> None:
    session = hub.late_sheet(DAY)
    hub.send()
    with hub.held.reading() as reader:
        held = reader.get(Session, session)
    hub.put(replace(held, status="open"))
    assert not sent_months_touched(hub.held, rows("count", session))
    hub.put(held)
    assert sent_months_touched(hub.held, rows("count", session))


def test_the_versions_of_a_month_say_how_many_visits_each_told(hub) -> None:
    hub.send()
    hub.late_sheet(DAY, counted=2)
    hub.returns.reopen("Ann", MAY, "A late sheet turned up")
    hub.returns.sign_off("Ann", MAY)
    told = [(each.version.version, each.footfall) for each in hub.standings.history(MAY)]
    assert told == [(2, None), (1, 17)]
    assert hub.standings.history(Month(2026, 4)) == ()


def test_what_changed_is_told_of_a_version_that_was_sent(hub) -> None:
    hub.send()
    hub.late_sheet(DAY)
    hub.returns.reopen("Ann", MAY, "A late sheet turned up")
    hub.send()
    assert {each.sheet for each in hub.standings.what_changed(MAY, 2)} >= {"Sessions", "Summary"}
    assert hub.standings.what_changed(MAY, 3) == ()


def test_an_answer_touches_the_later_ones_it_is_held_against(hub) -> None:
    """E01."""
    told = {"person_id": "A", "instrument": "LONE1", "answers": (2,)}
    hub.put(
        Outcome(id="s", stage="start", date=dt.date(2026, 2, 2), **told),
        Outcome(id="e", stage="end", date=DAY, **told),
    )
    with hub.held.reading() as reader:
        assert months_touched(reader, rows("outcome", "s")) == (Month(2026, 2), MAY)
        assert months_touched(reader, rows("outcome", "e")) == (MAY,)


def test_a_yes_to_sharing_that_is_taken_back_touches_the_months_that_person_came_in(hub) -> None:
    """Also those in which they came under another record of theirs; other purposes are in no return."""
    with hub.held.reading() as reader:
        b = reader.get(Person, "B")
    hub.put(replace(HUB, share_rows=True), sharing("B"))
    hub.send()
    consents = Consents(hub.held, hub.clock, hub.ids, resources.code_lists)
    other = done(consents.give("Ann", "B", "photo", agrees=True))
    taken_back = done(consents.withdraw("Ann", "B", "share_rows")).changed
    assert not sent_months_touched(hub.held, other)
    assert sent_months_touched(hub.held, taken_back)
    (change,) = hub.standings.changed_months([taken_back])
    assert (change.month, change.figures) == (MAY, ())
    hub.put(Person(id="N", known_as="N"), replace(b, status="merged", merged_into="N"))
    again = done(consents.give("Ann", "N", "share_rows", agrees=False))
    with hub.held.reading() as reader:
        assert months_touched(reader, again) == (Month(2026, 4), MAY)
