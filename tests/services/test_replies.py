import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.queries import Query, Reply, Verdict
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Session
from hublog.domain.versions import ReturnVersion
from hublog.services.hub import the_hub
from hublog.services.replies import Taken
from in_memory import done
from months_in_memory import FOLDER, MAY, MonthsInMemory
from questions import question

DAY = dt.date(2026, 6, 12)
QUERY = question(id="q1", row_id="2026-05-19-3", asked_on=DAY)
ACCEPTED = Verdict(month="2026-05", version=1, decision="accepted", decided_on=DAY)
QUERIED = replace(ACCEPTED, decision="queried")
REPLY = Reply(
    hub_code="CUM-EWA", made_on=DAY, office_key="k", verdicts=(QUERIED,), queries=(QUERY,)
)


@pytest.fixture
def hub() -> MonthsInMemory:
    hub = MonthsInMemory().fill()
    hub.send()
    hub.reply_reader.answer = REPLY
    return hub


def take(hub: MonthsInMemory, reply: Reply | None = None) -> Taken | Problem:
    if reply is not None:
        hub.reply_reader.answer = reply
    return hub.replies.take("Ann", FOLDER / "CUM-EWA_reply_2026-06-12.xlsx")


def version(hub: MonthsInMemory) -> ReturnVersion:
    with hub.held.reading() as reader:
        (found,) = reader.find(ReturnVersion)
    return found


def test_questions_are_taken_in_once(hub) -> None:
    """Domain.md, scenario 10."""
    taken = done(take(hub))
    assert (taken.accepted, taken.queries, taken.known) == ((), (QUERY,), 0)
    assert hub.replies.open() == (QUERY,)
    assert version(hub).queried_on == DAY
    again = done(take(hub))
    assert (again.queries, again.known, bool(again.changed)) == ((), 1, False)


def test_an_answer_stays_when_the_same_reply_comes_again(hub) -> None:
    done(take(hub))
    done(hub.replies.explain("Ann", "q1", "A coach party came"))
    done(take(hub))
    assert hub.replies.open() == ()
    with hub.held.reading() as reader:
        query = reader.get(Query, "q1")
    assert (query.status, query.answer, query.answered_by) == (
        "explained",
        "A coach party came",
        "Ann",
    )
    assert query.answered_on == dt.date(2026, 6, 2)


def test_a_reply_whose_taking_in_was_taken_back_can_be_taken_in_again(hub) -> None:
    first = done(take(hub))
    done(hub.replies.explain("Ann", "q1", "A coach party came"))
    done(hub.undo.one("Ann", first.changed.stamp))
    assert hub.standings.of(MAY).queries == ()
    again = done(take(hub))
    assert [query.id for query in again.queries] == ["q1"]
    (query,) = hub.standings.of(MAY).queries
    assert (query.status, query.answer) == ("explained", "A coach party came")


def test_a_corrected_explanation_travels_again(hub) -> None:
    done(take(hub))
    hub.clock.advance(days=30)
    june, april = Month(2026, 6), Month(2026, 4)
    for month, answer, nil in ((june, "A coach party", True), (april, "A school class", False)):
        done(hub.replies.explain("Ann", "q1", answer))
        rows = hub.send(month, nil=nil).content.checks
        assert [row.reason for row in rows if row.rule == "QUERY"] == [answer]


def test_an_explanation_travels_in_the_next_return(hub) -> None:
    done(take(hub))
    done(hub.replies.explain("Ann", "q1", "A coach party came"))
    hub.late_sheet(dt.date(2026, 5, 20))
    done(hub.returns.reopen("Ann", MAY, "A late sheet"))
    rows = [row for row in hub.send().content.checks if row.rule == "QUERY"]
    assert [(row.row_id, row.reason) for row in rows] == [(QUERY.row_id, "A coach party came")]


def test_an_explanation_travels_with_the_next_return_of_any_month_once(hub) -> None:
    """Return-format.md, Coming back: explained, it makes no version of its own month."""
    done(take(hub))
    done(hub.replies.explain("Ann", "q1", "A coach party came"))
    hub.clock.advance(days=30)
    june, april = Month(2026, 6), Month(2026, 4)

    def answers(month: Month, *, nil: bool) -> list[str]:
        rows = hub.send(month, nil=nil).content.checks
        return [row.reason for row in rows if row.rule == "QUERY"]

    assert answers(june, nil=True) == ["A coach party came"]
    assert answers(april, nil=False) == []


def test_an_accepted_month_is_stamped(hub) -> None:
    taken = done(take(hub, replace(REPLY, verdicts=(QUERIED, ACCEPTED), queries=())))
    assert taken.accepted == (MAY,)
    assert (version(hub).accepted_on, version(hub).queried_on) == (DAY, DAY)


def test_what_the_office_accepts_it_asks_about_no_more(hub) -> None:
    done(take(hub))
    other = replace(QUERY, id="q2")
    taken = done(take(hub, replace(REPLY, verdicts=(QUERIED, ACCEPTED), queries=(other,))))
    assert taken.accepted == (MAY,)
    assert hub.replies.open() == (other,)
    again = done(take(hub))
    assert (again.accepted, bool(again.changed)) == ((), False)


def test_what_is_not_for_this_hub_is_refused_and_changes_nothing(hub) -> None:
    before = version(hub)
    with hub.held.reading() as reader:
        hub_record = the_hub(reader)
    hub.put(replace(hub_record, office_key="ours"))
    for reply, code in (
        (replace(REPLY, hub_code="CUM-OTH", office_key="ours"), "REPLY_OTHER_HUB"),
        (REPLY, "REPLY_OTHER_KEY"),
        (replace(REPLY, office_key="ours", verdicts=(replace(QUERIED, version=2),)),
         "REPLY_UNKNOWN_VERSION"),
        (replace(REPLY, office_key="ours", queries=(replace(QUERY, month="2026-04"),)),
         "REPLY_UNKNOWN_VERSION"),
    ):  # fmt: skip
        assert take(hub, reply).code == code
    hub.reply_reader.answer = Problem("NOT_A_REPLY", "x.xlsx")
    assert take(hub) == Problem("NOT_A_REPLY", "x.xlsx")
    assert (version(hub), hub.replies.open()) == (before, ())
    done(take(hub, replace(REPLY, office_key="ours")))


def test_an_answer_needs_words_and_a_question(hub) -> None:
    assert hub.replies.explain("Ann", "q1", "It is") == Problem("NO_SUCH_QUERY")
    done(take(hub))
    assert hub.replies.explain("Ann", "q1", "?") == Problem("REASON_NEEDED")


@pytest.mark.parametrize(
    ("sheet", "row_id", "place"),
    [
        ("Sessions", "2026-05-19-3", ("session", "2026-05-19-3")),
        ("People", "refA", ("person", "A")),
        ("People", "nobody", None),
        ("Attendance", "gone", None),
        ("Referrals", "r", ("referral", "r")),
        ("Referrals", "gone", None),
        ("Sessions", "gone", None),
        ("Sessions", "dead", None),
        ("Summary", "A03", None),
    ],
)
def test_a_question_leads_to_the_place_it_is_about(hub, sheet, row_id, place) -> None:
    hub.put(
        Referral(id="r", direction="signpost", date=DAY),
        Session(id="dead", activity_id="drop-in", date=DAY, alive=False),
    )
    done(take(hub, replace(REPLY, queries=(replace(QUERY, sheet=sheet, row_id=row_id),))))
    assert hub.replies.place("q1") == place


def test_a_question_about_a_visit_leads_to_its_session(hub) -> None:
    with hub.held.reading() as reader:
        visit = reader.facts().visits[0]
    asked = replace(QUERY, sheet="Attendance", row_id=visit.attendance_id)
    done(take(hub, replace(REPLY, queries=(asked,))))
    assert hub.replies.place("q1") == ("session", visit.session_id)
    assert hub.replies.place("no question") is None


def test_only_what_was_sent_can_be_asked_about(hub) -> None:
    april = Month(2026, 4)
    done(hub.returns.sign_off("Ann", april))
    asked = replace(QUERY, month="2026-04")
    assert take(hub, replace(REPLY, queries=(asked,))).code == "REPLY_UNKNOWN_VERSION"
