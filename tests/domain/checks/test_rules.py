import datetime as dt
from dataclasses import replace

from hublog.domain.acceptances import Acceptance, acceptance_id
from hublog.domain.checks.finding import ASKS, BLOCKS, HINTS, Finding, trace
from hublog.domain.checks.rules import RULES, findings
from hublog.domain.facts import Beside
from look import JUNE_2, TUESDAY, MonthRegister, said, tuesdays, word
from made_facts import worked_example


def accepting(register: MonthRegister, *reasons: str) -> tuple[Finding, ...]:
    """What is found once the first questions are answered, each answer a reason after another."""
    words: list[Acceptance] = []
    for reason in reasons:
        asked = next(f for f in findings(register.look()) if f.severity == ASKS and not f.settled)
        words.append(word(asked, reason))
        register.beside = replace(register.beside, acceptances=tuple(words))
    return findings(register.look())


def odd() -> MonthRegister:
    register = MonthRegister()
    register.activity(schedule=(tuesdays(),))
    register.person("A", full_name="Ada Madeup")
    register.of(TUESDAY + dt.timedelta(1), "A", note="-")
    register.of(TUESDAY, "B")
    for day in (12, 19, 26):
        register.session(dt.date(2026, 5, day), status="cancelled")
    return register


def test_every_rule_is_found_by_its_id() -> None:
    """DQ01-DQ25."""
    assert list(RULES) == [f"DQ{n:02}" for n in range(1, 26)]


def test_what_blocks_comes_first_then_what_asks_then_hints_each_by_day() -> None:
    register = odd()
    register.session(dt.date(2026, 5, 27), status="open")
    register.session(dt.date(2026, 5, 7))
    newest = JUNE_2 - dt.timedelta(days=40)
    every = findings(register.look(newest=newest))
    assert [(each.severity, each.rule) for each in every] == [
        (BLOCKS, "DQ07"),
        (BLOCKS, "DQ06"),
        (ASKS, "DQ03"),
        (ASKS, "DQ03"),
        (ASKS, "DQ03"),
        (ASKS, "DQ02"),
        (HINTS, "DQ21"),
    ]
    assert [each.settled for each in every] == [False] * 6 + [True]


def test_an_ordinary_month_has_nothing_to_mend() -> None:
    """The worked example of domain.md, and a month in which nothing was held."""
    register = MonthRegister()
    facts = worked_example()
    register.sessions = list(facts.sessions.values())
    register.people = dict(facts.people)
    register.counts = list(facts.counts)
    register.present = [(v.session_id, str(v.person_id), v.attendance_id) for v in facts.visits]
    assert findings(register.look()) == ()
    assert findings(MonthRegister().look()) == ()


def test_a_reason_settles_a_question() -> None:
    asked, _ = accepting(odd(), "The hall was taken")
    assert (asked.rule, asked.settled) == ("DQ03", True)
    assert asked.accepted is not None
    assert asked.accepted.reason == "The hall was taken"


def test_once_something_else_is_found_it_is_asked_again() -> None:
    register = MonthRegister()
    session = register.of(TUESDAY, counted=10, paper_count=20)
    (asked,) = accepting(register, "Some left at once")
    assert asked.settled
    register.count(session, "NK", 1)
    (again,) = findings(register.look())
    assert (again.rule, again.settled) == ("DQ09", False)


def test_no_reason_settles_what_blocks() -> None:
    register = MonthRegister()
    register.session(TUESDAY)
    (found,) = findings(register.look())
    register.beside = Beside(acceptances=[word(found, "Never mind")])
    (still,) = findings(register.look())
    assert (still.accepted, still.settled) == (None, False)


def test_reasons_travel_so_they_are_looked_at_too() -> None:
    """DQ20, DQ21: a reason that holds a phone number blocks until it is given anew."""
    private, asked, _ = accepting(odd(), "Ring 01946 555123")
    assert (private.message, private.severity) == ("DQ20.private.reason", BLOCKS)
    assert private.rows == (("acceptance", acceptance_id("DQ03", asked.subject)),)
    assert said(private) == "A reason you gave holds something private: 01946 555123."
    every = accepting(odd(), "=1+1")
    assert [each.message for each in every if each.rule == "DQ21"] == ["DQ21.note", "DQ21.reason"]


def test_a_reason_may_say_why_a_name_stands_in_a_reason() -> None:
    """DQ20: it is not asked about for ever."""
    why = "Ada Madeup asked for it"
    asked, named, _ = accepting(odd(), why)
    assert (named.message, named.settled) == ("DQ20.name.reason", False)
    assert accepting(odd(), why, "Ada Madeup agreed")[1].settled
    every = accepting(odd(), why, "Ada Madeup agreed, 01946 555123")
    assert [each.message for each in every if each.severity == BLOCKS] == ["DQ20.private.reason"]
    assert asked.settled


def test_reasons_that_no_longer_answer_anything_do_not_travel_and_are_left_alone() -> None:
    """DQ20: nobody could mend what nobody is shown."""
    register = odd()
    (asked, _) = findings(register.look())
    stale = replace(word(asked, "Ring 01946 555123"), subject="gone")
    register.beside = Beside(acceptances=[stale])
    assert [each.rule for each in findings(register.look())] == ["DQ03", "DQ21"]


def test_a_trace_can_be_compared_but_not_read() -> None:
    """P14: an acceptance outlives the people it speaks of."""
    assert trace("Ada", "Bo") == trace("Ada", "Bo") != trace("Ada Bo")
    assert "Ada" not in trace("Ada")
