import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.checks.finding import Finding, about
from hublog.domain.problems import Problem
from hublog.domain.sessions import Session
from in_memory import done
from months_in_memory import MAY, MonthsInMemory

SESSION = "2026-05-19-3"


@pytest.fixture
def hub() -> MonthsInMemory:
    hub = MonthsInMemory().fill()
    count_on_paper(hub, 9)
    return hub


def count_on_paper(hub: MonthsInMemory, n: int) -> None:
    with hub.held.reading() as reader:
        held = reader.get(Session, SESSION)
    hub.put(replace(held, paper_count=n))


def of(hub: MonthsInMemory, rule: str) -> Finding:
    (found,) = (each for each in hub.checking.of(MAY) if each.rule == rule)
    return found


def test_a_question_is_answered_with_a_reason(hub) -> None:
    """DQ09: a person's word settles what the rule asked."""
    assert not of(hub, "DQ09").settled
    done(hub.checking.accept("Ann", MAY, "DQ09", SESSION, " They  left early "))
    found = of(hub, "DQ09")
    assert (found.settled, found.accepted.reason) == (True, "They left early")
    assert (found.accepted.accepted_by, found.accepted.accepted_on) == (
        "Ann",
        dt.date(2026, 6, 2),
    )


def test_the_question_comes_back_once_something_else_is_found(hub) -> None:
    done(hub.checking.accept("Ann", MAY, "DQ09", SESSION, "They left early"))
    count_on_paper(hub, 20)
    assert not of(hub, "DQ09").settled
    done(hub.checking.accept("Ann", MAY, "DQ09", SESSION, "A coach party"))
    assert of(hub, "DQ09").settled


def test_a_reason_that_may_not_travel_is_given_anew(hub) -> None:
    """DQ20: what was accepted with it is found by the acceptance, and takes another reason."""
    done(hub.checking.accept("Ann", MAY, "DQ09", SESSION, "Ring 01946 555123"))
    (blocked,) = (each for each in hub.checking.of(MAY) if each.rule == "DQ20")
    ((table, acceptance),) = blocked.rows
    assert (table, blocked.severity, blocked.message) == (
        "acceptance",
        "B",
        "DQ20.private.reason",
    )
    meant = about(hub.checking.of(MAY), acceptance)
    assert (meant.rule, meant.subject) == ("DQ09", SESSION)
    done(hub.checking.accept("Ann", MAY, meant.rule, meant.subject, "They left early"))
    assert not any(each.rule == "DQ20" for each in hub.checking.of(MAY))
    assert of(hub, "DQ09").accepted.id == acceptance
    assert about(hub.checking.of(MAY), "another") is None


def test_an_acceptance_can_be_undone(hub) -> None:
    done(hub.checking.accept("Ann", MAY, "DQ09", SESSION, "They left early"))
    done(hub.undo.latest("Ann"))
    assert not of(hub, "DQ09").settled


def test_a_reason_is_a_few_words(hub) -> None:
    assert hub.checking.accept("Ann", MAY, "DQ09", SESSION, "...") == Problem("REASON_NEEDED")
    long = hub.checking.accept("Ann", MAY, "DQ09", SESSION, "x" * 281)
    assert long == Problem("REASON_TOO_LONG", values={"most": 280})


def test_what_must_be_mended_is_not_talked_away(hub) -> None:
    hub.late_sheet(dt.date(2026, 5, 20), 0)
    blocked = of(hub, "DQ07")
    problem = hub.checking.accept("Ann", MAY, "DQ07", blocked.subject, "It is fine")
    assert problem == Problem("CHECK_BLOCKS", "DQ07")
    gone = hub.checking.accept("Ann", MAY, "DQ05", SESSION, "It is fine")
    assert gone == Problem("CHECK_GONE", "DQ05")


def test_the_clock_is_asked_about_where_it_stands_before_the_newest_fact(hub) -> None:
    """DQ02."""
    hub.clock.advance(days=-400)
    assert of(hub, "DQ02").subject == "clock"


def test_a_register_in_which_nothing_was_ever_done_has_no_newest_moment() -> None:
    """DQ02."""
    hub = MonthsInMemory().bare()
    hub.held.register.actions.clear()
    assert hub.checking.of(MAY) == ()


def test_an_empty_register_has_nothing_to_ask() -> None:
    hub = MonthsInMemory().bare()
    assert hub.checking.of(MAY) == ()
