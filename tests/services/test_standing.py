import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.hubs import Hub, Place
from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.queries import Reply, Verdict
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Attendance, Count, attendance_id
from hublog.domain.versions import ReturnVersion
from hublog.domain.volunteering import VolunteerTime
from in_memory import done
from made_facts import HUB, LONG_AGO, sharing
from months_in_memory import FOLDER, MAY, MonthsInMemory
from questions import question

JUNE = Month(2026, 6)
DAY = dt.date(2026, 5, 20)


@pytest.fixture
def hub() -> MonthsInMemory:
    return MonthsInMemory().fill()


def state(hub: MonthsInMemory, month: Month = MAY) -> str:
    return hub.standings.of(month).state


def test_a_month_goes_from_state_to_state(hub) -> None:
    """Return-format.md, Coming back: checked, signed off, sent, accepted, queried, replaced, locked."""
    assert (state(hub, JUNE), state(hub)) == ("running", "ready")
    done(hub.returns.sign_off("Ann", MAY))
    assert state(hub) == "signed"
    done(hub.returns.send("Ann", MAY, FOLDER))
    seen = hub.standings.of(MAY)
    assert (seen.state, seen.locked, seen.late, seen.due_on) == (
        "sent",
        True,
        False,
        dt.date(2026, 6, 6),
    )
    hub.late_sheet(DAY)
    seen = hub.standings.of(MAY)
    assert (seen.state, seen.differs) == ("changed", True)
    assert [(c.indicator, c.was, c.now) for c in seen.changed] == [("A01", 3, 4), ("A03", 17, 19)]
    done(hub.returns.reopen("Ann", MAY, "A late sheet"))
    assert (state(hub), hub.standings.of(MAY).locked) == ("reopened", False)
    hub.send()
    seen = hub.standings.of(MAY)
    assert [v.version for v in seen.versions] == [2, 1]
    assert (seen.state, seen.sent.version, seen.signed) == ("sent", 2, None)


def test_a_month_that_has_something_to_mend_says_so(hub) -> None:
    hub.late_sheet(DAY, 0)
    seen = hub.standings.of(MAY)
    assert (seen.state, seen.blocking, seen.checked) == ("to_mend", 1, False)


def test_a_return_is_late_after_its_due_day() -> None:
    hub = MonthsInMemory().fill(replace(HUB, due_day=1))
    hub.send()
    assert hub.standings.of(MAY).late
    assert not hub.standings.of(Month(2026, 4)).late


def test_a_return_is_overdue_from_the_day_after_its_due_day_until_it_is_sent_in_time(hub) -> None:
    due = hub.standings.of(MAY).due_on
    assert not hub.standings.of(MAY).overdue(due)
    assert hub.standings.of(MAY).overdue(due + dt.timedelta(days=1))
    hub.send()
    assert not hub.standings.of(MAY).overdue(due + dt.timedelta(days=1))


def test_a_due_day_the_month_does_not_have_is_its_last_one() -> None:
    hub = MonthsInMemory().fill(replace(HUB, due_day=31))
    assert hub.standings.of(MAY).due_on == dt.date(2026, 6, 30)


def test_the_office_has_the_last_word_on_a_sent_month(hub) -> None:
    hub.send()
    asked = question(asked_on=DAY)
    hub.put(asked, replace(asked, id="a", status="explained", answer="It is"))
    seen = hub.standings.of(MAY)
    assert (seen.state, [q.id for q in seen.queries]) == ("queried", ["q", "a"])
    assert [q.id for q in seen.open_queries] == ["q"]
    hub.put(replace(asked, status="explained", answer="Yes"))
    hub.reply_reader.answer = Reply(
        hub_code="CUM-EWA",
        made_on=DAY,
        office_key="k",
        verdicts=(Verdict(month="2026-05", version=1, decision="accepted", decided_on=DAY),),
        queries=(),
    )
    done(hub.replies.take("Ann", FOLDER))
    assert state(hub) == "accepted"


def test_an_action_says_which_sent_months_it_changed(hub) -> None:
    """Domain.md, scenario 6: this changes May, already sent."""
    hub.send()
    hub.late_sheet(DAY)
    (change,) = hub.standings.changed_months([hub.changed])
    assert (change.month, change.version) == (MAY, 1)
    assert [(c.indicator, c.was, c.now) for c in change.figures] == [
        ("A01", 3, 4),
        ("A03", 17, 19),
    ]


def test_every_kind_of_fact_leads_to_its_month(hub) -> None:
    hub.send()
    session = hub.late_sheet(DAY)
    for row in (
        Attendance(id=attendance_id(session, "A"), session_id=session, person_id="A"),
        Count(id="c", session_id=session, age_band="NK", n=3),
        VolunteerTime(id="v", person_id="A", date=DAY, minutes=60),
        Referral(id="r", direction="signpost", date=DAY),
    ):
        assert hub.standings.changed_months([hub.put(row)])
    assert hub.standings.changed_months([hub.put(Place(id="P", name="Barn"))]) == ()


def test_a_yes_of_today_changes_no_month_that_was_sent_and_a_no_does(hub) -> None:
    """Rows that were sent must go where somebody agrees no more; those of new ones are for what is to come."""
    hub.put(replace(HUB, share_rows=True), sharing("B"))
    hub.send()
    given = hub.put(sharing("C"))
    assert (state(hub), hub.standings.changed_months([given])) == ("sent", ())
    refused = hub.put(sharing("B", decision="no", at=LONG_AGO + dt.timedelta(1)))
    assert state(hub) == "changed"
    (change,) = hub.standings.changed_months([refused])
    assert (change.month, change.figures) == (MAY, ())


def test_what_is_learned_of_somebody_changes_the_months_they_came_in(hub) -> None:
    """B01: joining two people who are one is told like a late sheet."""
    hub.send()
    with hub.held.reading() as reader:
        b = reader.get(Person, "B")
    merged = hub.put(replace(b, status="merged", merged_into="A"))
    (change,) = hub.standings.changed_months([merged])
    assert [(c.indicator, c.was, c.now) for c in change.figures] == [
        ("A03", 17, 15),
        ("B01", 7, 6),
    ]


def test_a_changed_birth_year_is_a_change_of_what_was_sent() -> None:
    hub = MonthsInMemory().fill(replace(HUB, share_rows=True))
    with hub.held.reading() as reader:
        people = [replace(p, birth_year=1950) for p in reader.find(Person)]
    hub.put(*people, *(sharing(p.id) for p in people))
    hub.send()
    hub.put(replace(people[0], birth_year=1985))
    assert state(hub) == "changed"


def test_another_name_of_the_hub_changes_no_month(hub) -> None:
    hub.send()
    with hub.held.reading() as reader:
        (this,) = reader.find(Hub)
    hub.put(replace(this, name="Another name"))
    assert state(hub) == "sent"


def test_a_month_that_was_asked_about_after_it_was_accepted_is_not_accepted(hub) -> None:
    hub.send()
    with hub.held.reading() as reader:
        (version,) = reader.find(ReturnVersion)
    hub.put(replace(version, accepted_on=DAY))
    assert state(hub) == "accepted"
    hub.put(replace(version, accepted_on=DAY, queried_on=DAY))
    assert state(hub) == "accepted"
    hub.put(replace(version, accepted_on=DAY, queried_on=DAY + dt.timedelta(days=1)))
    assert state(hub) == "sent"


def test_a_return_sent_on_its_due_day_is_in_time_and_a_second_version_makes_none_late(hub) -> None:
    hub.clock.advance(days=4)
    hub.send()
    assert hub.standings.of(MAY).due_on == hub.clock.now().date()
    hub.clock.advance(days=20)
    hub.late_sheet(DAY)
    done(hub.returns.reopen("Ann", MAY, "A late sheet"))
    hub.send()
    assert not hub.standings.of(MAY).late


def test_a_month_not_sent_or_not_changed_is_not_told(hub) -> None:
    hub.late_sheet(DAY)
    late = [hub.changed]
    assert hub.standings.changed_months(late) == ()
    hub.send()
    assert hub.standings.changed_months(late) == ()


def test_a_version_whose_content_came_from_elsewhere_and_is_not_here_is_not_compared(hub) -> None:
    hub.put(
        ReturnVersion(
            id="v",
            month="2026-05",
            version=1,
            signed_by="Sam",
            signed_on=DAY,
            device="D",
            digest="0",
            sent_at=dt.datetime(2026, 6, 1, 9),  # noqa: DTZ001 - local wall time
        )
    )
    hub.late_sheet(DAY)
    late = [hub.changed]
    assert hub.standings.changed_months(late) == ()
    assert (state(hub), hub.standings.of(MAY).changed) == ("changed", ())
    assert hub.standings.what_changed(MAY, 1) == ()
    assert hub.returns.again(MAY, 1, FOLDER).code == "NO_SUCH_VERSION"
