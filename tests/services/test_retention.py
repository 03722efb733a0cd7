"""Whose time is over: seen month by month, kept for a reason or forgotten, never silently."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.acceptances import Acceptance
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.rights import Request
from hublog.domain.volunteering import VolunteerTime
from hublog.services.hub import the_hub
from hublog.services.requests import Requests
from hublog.services.retention import Retention
from in_memory import InMemory, done


@pytest.fixture
def retention(hub) -> Retention:
    return Retention(hub.store, hub.clock)


@pytest.fixture
def three(hub) -> list[str]:
    """Somebody who came, somebody who helped and somebody who was only added, all on one day."""
    session = hub.open(hub.add_activity())
    came, helped, added = (hub.add_person(name) for name in ("Ada", "Bo", "Cy"))
    done(hub.sign_in.person("Sam", session, came))
    done(hub.helping.volunteer("Sam", session, helped, 60))
    done(hub.sessions.finish("Sam", session))
    return [came, helped, added]


def years_later(hub: InMemory) -> None:
    """One day more than the hub keeps people."""
    hub.clock.advance(days=3 * 365 + 1)


def test_nobody_is_due_until_the_months_are_over_and_then_all_are_shown(
    hub, retention, three
) -> None:
    hub.clock.advance(days=3 * 365)
    assert retention.due() == ()
    hub.clock.advance(days=1)
    hub.add_person("Dale New")
    due = retention.due()
    assert [(each.name, each.how, each.visits) for each in due] == [
        *(("Ada", "came", 1), ("Bo", "helped", 0), ("Cy", "added", 0)),
    ]
    assert {each.id for each in due} == set(three)
    assert {hub.get(Person, who).status for who in three} == {"active"}


def test_who_comes_or_helps_again_is_not_due(hub, retention, three) -> None:
    hub.clock.advance(days=700)
    session = hub.open(hub.add_activity("Garden"))
    done(hub.sign_in.person("Sam", session, three[0]))
    done(hub.helping.volunteer("Sam", session, three[1], None))
    hub.clock.advance(days=700)
    assert [each.name for each in retention.due()] == ["Cy"]


def test_what_a_merged_record_did_counts_for_whom_it_stands_for(hub, retention, three) -> None:
    hub.clock.advance(days=700)
    ada, again, came = (hub.add_person(f"{name} Later") for name in ("Ada", "Bo", "Cy"))
    session = hub.open(hub.add_activity("Garden"))
    done(hub.sign_in.person("Sam", session, came))
    done(hub.helping.volunteer("Sam", session, ada, None))
    for record, other in zip(three, (ada, again, came), strict=True):
        done(hub.people.merge("Sam", record, other))
    hub.clock.advance(days=700)
    assert [each.name for each in retention.due()] == ["Bo"]  # who was only written down again


def test_who_was_never_here_counts_from_when_they_were_written_down_last(hub, retention) -> None:
    first = hub.add_person("Cy")
    hub.clock.advance(days=700)
    done(hub.people.merge("Sam", first, hub.add_person("Cy Later")))
    hub.clock.advance(days=700)
    hub.add_person("Dee")
    assert retention.due() == ()
    hub.clock.advance(days=400)
    assert [each.id for each in retention.due()] == [first]


def test_a_visit_or_help_that_was_brought_in_counts_on_its_own_day(hub, retention) -> None:
    """P14: the notice promises so many months after the last visit, whenever it was written down."""
    activity = hub.add_activity()
    came, helped, lately = (hub.add_person(name) for name in ("Ada", "Bo", "Dee"))
    hub.add_person("Cy")
    long_ago = hub.open(activity, dt.date(2023, 5, 4))
    done(hub.sign_in.person("Sam", long_ago, came))
    done(hub.helping.volunteer("Sam", long_ago, helped, 60))
    for session in (long_ago, hub.open(activity, dt.date(2023, 6, 1))):
        done(hub.sign_in.person("Sam", session, lately))
    assert [(each.name, each.how, each.last) for each in retention.due()] == [
        ("Ada", "came", dt.date(2023, 5, 4)),
        ("Bo", "helped", dt.date(2023, 5, 4)),
    ]


def test_help_alone_that_was_brought_in_is_looked_through_too(hub, retention) -> None:
    helped = hub.add_person("Bo")
    with hub.store.writing("Sam", "helped") as work:
        work.put(VolunteerTime(id="v", person_id=helped, date=dt.date(2023, 5, 4), minutes=60))
        work.commit()
    assert [each.id for each in retention.due()] == [helped]


def test_the_hub_says_how_long(hub, retention, three) -> None:
    with hub.store.writing("Sam", "changed_hub") as work:
        work.put(replace(the_hub(work), keep_months=1))
        work.commit()
    hub.clock.advance(days=31)
    assert len(retention.due()) == len(three)


def test_somebody_is_kept_for_a_year_for_a_reason_and_undo_takes_it_back(
    hub, retention, three
) -> None:
    years_later(hub)
    assert done(retention.keep("Sam", three[:2], "They are coming back"))
    assert [each.name for each in retention.due()] == ["Cy"]
    hub.clock.advance(days=366)
    assert len(retention.due()) == 3
    assert done(retention.keep("Sam", three, "They are coming back"))
    assert retention.due() == ()
    done(hub.undo.latest("Sam"))
    assert len(retention.due()) == 3


def test_nobody_is_kept_without_a_reason(retention, three) -> None:
    assert retention.keep("Sam", three, " ").code == "REASON_NEEDED"
    assert retention.keep("Sam", [], "why").code == "NOBODY_CHOSEN"
    assert retention.keep("Sam", ["nobody"], "why").code == "NO_SUCH_PERSON"


def test_those_chosen_are_forgotten_in_one_action_and_the_others_stay(
    hub, retention, three
) -> None:
    years_later(hub)
    assert done(retention.forget("Sam", three[:2]))
    assert [hub.get(Person, who).status for who in three] == ["forgotten", "forgotten", "active"]
    assert [each.name for each in retention.due()] == ["Cy"]
    with hub.store.reading() as reader:
        assert reader.latest_actions(1)[0].kind == "forgot"
        assert len(reader.facts().visits) == 1


def test_nobody_is_forgotten_who_was_not_chosen_or_before_there_is_a_copy(
    hub, retention, three, monkeypatch
) -> None:
    assert retention.forget("Sam", []).code == "NOBODY_CHOSEN"
    assert retention.forget("Sam", ["nobody"]).code == "NO_SUCH_PERSON"
    refused = Problem("COPY_FIRST", "copies")
    monkeypatch.setattr("hublog.services.retention.copy_before", lambda *_: refused)
    assert retention.forget("Sam", three) == refused
    assert hub.get(Person, three[0]).status == "active"
    assert done(retention.forget("Sam", three, without_copy=True))


def test_why_somebody_was_kept_is_forgotten_with_them(hub, retention, three) -> None:
    """P14: it is about them, though it names nobody."""
    years_later(hub)
    done(retention.keep("Sam", three[:2], "A quarrel about a canary"))
    done(retention.forget("Sam", three[:1]))
    reasons = {each.subject: each.reason for each in hub.find(Acceptance)}
    assert reasons == {three[0]: "", three[1]: "A quarrel about a canary"}
    with hub.store.reading() as reader:
        written = reader.changes_writing("acceptance", ["reason"])
    assert sum("canary" in str(change.after) for change in written) == 1


def test_whoever_waits_for_an_answer_is_not_due_before_they_have_it(hub, retention, three) -> None:
    """Their complaint would go with them, and nobody would have read it."""
    years_later(hub)
    ada, bo, cy = three
    requests = Requests(hub.store, hub.clock, hub.ids)
    done(requests.add("Sam", "complaint", person_id=ada))
    done(requests.add("Sam", "forget", person_id=bo))
    done(requests.add("Sam", "complaint", note="from somebody nobody knows"))
    done(hub.people.merge("Sam", cy, ada))
    assert [each.name for each in retention.due()] == ["Bo"]
    (asked,) = (each for each in hub.find(Request) if each.person_id == ada)
    done(requests.answer("Sam", asked.id))
    assert [each.name for each in retention.due()] == ["Bo", "Cy"]
