"""Questions to hubs, the word that a month is right, and the reply that carries both."""

from dataclasses import replace
from pathlib import Path

import pytest

from arriving import came
from at_the_office import code
from hublog.domain.months import Month
from hublog.domain.office.arrived import BreakdownSaid, CheckSaid
from hublog.domain.office.asked import Asked
from hublog.domain.problems import Problem
from hublog.domain.queries import EXPLAINED, FIXED, OPEN
from hublog.domain.sheet_rows import LearningRow, ReferralRow, VolunteeringRow
from hublog.services.office.asking import Replied
from hublog.services.office.ports import Came

MAY = Month(2026, 5)
FOLDER = Path("replies")


def rich() -> Came:
    """A return with a row on each sheet."""
    made = came()
    return made._replace(
        arrived=replace(
            made.arrived,
            referrals=(ReferralRow("r1", "W", "out", MAY.first, "GP", "food", "sent", 3),),
            volunteering=(VolunteeringRow("W", "Warm", 2, (60, 0, 0, 0), 0),),
            breakdown=(BreakdownSaid("sex", "F", "8", "*"),),
            learning=(LearningRow("went_well", "Soup", "", "no"),),
        )
    )


def ask(office, **more: str) -> Asked | Problem:
    given = {"code": "UNUSUAL", "message": "So many?", **more}
    found: Asked | Problem = office.services.asking.ask("Kit", "cum-ewa", MAY, **given)
    return found


def asked(office, **more: str) -> Asked:
    found = ask(office, **more)
    assert isinstance(found, Asked), found
    return found


def answering(query_id: str, text: str, month: str = "2026-06", version: int = 1) -> Came:
    """A return that answers a question."""
    made = came(month, version)
    row = CheckSaid("query", "W", "", "", "asked", text, query_id)
    return made._replace(arrived=replace(made.arrived, checks=(row,)))


def now(office, query_id: str) -> Asked:
    with office.store.reading() as reader:
        (found,) = (each for each in reader.asked() if each.query.id == query_id)
    return found  # type: ignore[no-any-return]


def test_a_month_is_asked_about_and_its_version_noted(office) -> None:
    office.take(came(), came(version=2))
    question = asked(office, message="  So   many? ")
    assert (question.hub_code, question.asked_by, question.open) == ("CUM-EWA", "Kit", True)
    query = question.query
    assert (query.month, query.version, query.message) == ("2026-05", 2, "So many?")
    assert query.asked_on == office.clock.now().date()
    assert now(office, query.id) == question


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        ("Sessions", "2026-05-session"),
        ("People", "ref-1"),
        ("Attendance", "2026-05-ref-1"),
        ("Referrals", "r1"),
        ("Summary", "A03"),
        ("Volunteering", "W"),
        ("Breakdown", "sex F"),
        ("Learning", "went_well"),
    ],
)
def test_a_row_of_any_sheet_can_be_asked_about(office, sheet, row) -> None:
    office.take(rich())
    assert asked(office, sheet=sheet, row_id=row).query.row_id == row
    assert code(ask(office, sheet=sheet, row_id="gone")) == "OFFICE_NO_SUCH_ROW"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"message": " "}, "OFFICE_QUESTION_EMPTY"),
        ({"code": "WHY"}, "OFFICE_QUESTION_CODE"),
        ({"sheet": "Cover", "row_id": "1"}, "OFFICE_NO_SUCH_ROW"),
    ],
)
def test_a_question_that_makes_no_sense_is_not_asked(office, given, expected) -> None:
    office.take(came())
    assert code(ask(office, **given)) == expected
    with office.store.reading() as reader:
        assert reader.asked() == ()


def test_only_what_is_held_is_asked_about_and_accepted(office) -> None:
    asking = office.services.asking
    assert code(ask(office)) == "OFFICE_NOTHING_HELD"
    assert code(asking.accept("Kit", "CUM-EWA", MAY)) == "OFFICE_NOTHING_HELD"
    assert code(asking.accept("Kit", "XX-YY", MAY)) == "OFFICE_UNKNOWN_HUB"
    assert code(asking.reply("CUM-EWA", MAY, FOLDER)) == "OFFICE_NOTHING_HELD"


def test_a_question_is_explained_by_a_later_return(office) -> None:
    """Domain.md, scenario 10."""
    office.take(came())
    question = asked(office)
    office.take(answering(question.query.id, "A coach party came"))
    answered = now(office, question.query.id)
    assert (answered.query.status, answered.query.answer) == (EXPLAINED, "A coach party came")
    assert (answered.answered_in, answered.open) == ("2026-06 v1", False)
    office.services.taking_in.undo("Kit", 2)
    assert now(office, question.query.id).query.status == OPEN


def test_a_question_is_answered_by_mending_the_row(office) -> None:
    """Domain.md, scenario 10."""
    office.take(came())
    question = asked(office)
    office.take(answering(question.query.id, "", "2026-05", 2))
    answered = now(office, question.query.id)
    assert (answered.query.status, answered.answered_in) == (FIXED, "2026-05 v2")


def test_a_question_is_taken_back_until_it_was_sent(office) -> None:
    office.take(came())
    question = asked(office)
    asking = office.services.asking
    assert code(asking.withdraw("nothing")) == "OFFICE_NO_SUCH_QUESTION"
    assert not asking.withdraw(question.query.id).open
    assert code(asking.withdraw(question.query.id)) == "OFFICE_NO_SUCH_QUESTION"
    sent = asked(office)
    asking.reply("CUM-EWA", MAY, FOLDER)
    assert code(asking.withdraw(sent.query.id)) == "OFFICE_QUESTION_SENT"


def test_a_month_is_accepted_once_its_questions_are_answered(office) -> None:
    office.take(came())
    question = asked(office)
    asking = office.services.asking
    waiting = asking.accept("Kit", "CUM-EWA", MAY)
    assert waiting == Problem("OFFICE_QUESTIONS_OPEN", "CUM-EWA", {"n": 1})
    office.take(answering(question.query.id, "Yes"))
    assert code(asking.accept("Kit", "CUM-EWA", MAY, "x" * 5000)) == "OFFICE_QUESTION_LONG"
    decided = asking.accept("Kit", "cum-ewa", MAY, " Thank  you ")
    assert (decided.decided_by, decided.verdict.note) == ("Kit", "Thank you")
    assert (decided.verdict.version, decided.verdict.decision) == (1, "accepted")
    cell = office.services.returns.cell("CUM-EWA", MAY).cell
    assert (cell.accepted, cell.state) == (True, "in_time")


def test_a_reply_carries_the_last_word_and_every_open_question(office) -> None:
    office.take(came(), answering("other", "no question of ours"))
    asking = office.services.asking
    assert code(asking.reply("CUM-EWA", MAY, FOLDER)) == "OFFICE_NOTHING_TO_REPLY"
    first, second = asked(office), asked(office, message="And why?")
    replied = asking.reply("cum-ewa", MAY, FOLDER)
    assert isinstance(replied, Replied)
    assert replied.path == FOLDER / "CUM-EWA_2026-05_reply.xlsx"
    assert (replied.accepted, replied.questions) == ((), (first.query, second.query))
    assert office.replies.written == [replied.path]
    (made,) = office.replies.made
    assert (made.hub_code, made.office_key) == ("CUM-EWA", office.store.public_key)
    assert [(v.decision, v.version) for v in made.verdicts] == [("queried", 1)]
    assert now(office, first.query.id).sent_on == office.clock.now().date()
    office.take(
        answering(first.query.id, "Yes", "2026-07"), answering(second.query.id, "So", "2026-08")
    )
    asking.accept("Kit", "CUM-EWA", MAY)
    replied = asking.reply("CUM-EWA", MAY, FOLDER)
    assert isinstance(replied, Replied)
    assert (replied.accepted, replied.questions) == (("2026-05",), ())


def test_what_was_said_of_an_earlier_version_is_not_replied_about_the_next(office) -> None:
    office.take(came())
    office.services.asking.accept("Kit", "CUM-EWA", MAY)
    office.take(came(version=2))
    assert code(office.services.asking.reply("CUM-EWA", MAY, FOLDER)) == "OFFICE_NOTHING_TO_REPLY"


def test_a_reply_that_cannot_be_written_was_not_sent(office) -> None:
    office.take(came())
    question = asked(office)
    office.replies.problem = Problem("RETURN_FOLDER", "reply.xlsx", {"folder": "replies"})
    assert office.services.asking.reply("CUM-EWA", MAY, FOLDER) == office.replies.problem
    assert now(office, question.query.id).sent_on is None
