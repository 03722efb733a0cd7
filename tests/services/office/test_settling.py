"""What a person decides about a file that waits: another content, or rows that were edited outside."""

from dataclasses import replace

import pytest

from arriving import came
from at_the_office import code, edited
from hublog.domain import verification as differing
from hublog.domain.office import outcomes
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Problem
from hublog.domain.verification import Difference
from hublog.services.office.settling import Decision

EDITED = Difference(kind=differing.ROW_EDITED, sheet="Sessions", row=3, row_id="2026-05-session")
REMOVED = Difference(kind=differing.ROW_REMOVED, sheet="People", sent_row=7)
ADDED = Difference(kind=differing.ROW_ADDED, sheet="Sessions", row=4)
PAGE = Difference(kind=differing.PAGE_EDITED, sheet="Cover")
COLUMN = Difference(kind=differing.COLUMN_MISSING, sheet="Sessions", column="footfall")
WHY = "Phoned: Ann mended it by hand"


def accept(office, file, *decisions: Decision, reason: str = WHY) -> Outcome | Problem:
    (path,) = office.tray.put(file)
    settled: Outcome | Problem = office.services.settling.accept_edits(
        "Kit", path, decisions, reason
    )
    return settled


def yes(*differences: Difference) -> list[Decision]:
    return [Decision(each, take=True) for each in differences]


def instead(office, file) -> Outcome | Problem:
    (path,) = office.tray.put(file)
    settled: Outcome | Problem = office.services.settling.take_instead("Kit", path)
    return settled


def test_another_content_takes_the_place_of_the_one_that_is_held(office) -> None:
    office.take(came())
    before = office.digest()
    outcome = instead(office, came(said="as it should be"))
    assert isinstance(outcome, Outcome)
    assert outcome.kind == outcomes.REPLACED
    assert office.content().sessions[0].note == "as it should be"
    assert office.held() == [("2026-05", 1, True)]
    assert office.kinds(came(said="as it should be"), came()) == [
        outcomes.SAME, outcomes.TWO_CONTENTS,
    ]  # fmt: skip
    intake = office.services.taking_in.intakes()[1]
    assert intake.tallies == {outcomes.REPLACED: 1}
    assert office.services.taking_in.undo("Kit", intake.number) == 1
    assert office.digest() == before


@pytest.mark.parametrize("file", [came(), came(version=2), came()._replace(arrived=None)])
def test_there_is_nothing_to_take_instead_of_what_does_not_differ(office, file) -> None:
    office.take(came())
    before = office.digest()
    assert code(instead(office, file)) == "OFFICE_NOTHING_TO_SETTLE"
    assert office.digest() == before
    assert len(office.services.taking_in.intakes()) == 1


def test_what_cannot_be_read_cannot_be_settled(office) -> None:
    locked = Problem("FILE_NEEDS_PASSWORD", "locked.xlsx")
    assert instead(office, locked) == locked
    assert accept(office, locked) == locked


def test_edited_rows_are_taken_one_by_one_with_name_and_reason(office) -> None:
    """P9, at the office."""
    file = edited(came(), EDITED, PAGE, REMOVED)
    assert office.kinds(file) == [outcomes.EDITED]
    outcome = accept(office, file, *yes(EDITED, PAGE, REMOVED))
    assert isinstance(outcome, Outcome)
    assert (outcome.kind, outcome.differences) == (outcomes.TAKEN, ())
    with office.store.reading() as reader:
        (filed,) = reader.filed()
    assert [(e.kind, e.row, e.accepted_by, e.reason) for e in filed.edits] == [
        (differing.ROW_EDITED, 3, "Kit", WHY),
        (differing.PAGE_EDITED, 0, "Kit", WHY),
        (differing.ROW_REMOVED, 7, "Kit", WHY),
    ]
    assert filed.edits[0].accepted_on == office.clock.now().date()
    assert office.services.taking_in.undo("Kit", 2) == 1
    assert office.held() == []


def test_a_row_that_was_put_in_can_be_left_out(office) -> None:
    made = came()
    extra = made.arrived.sessions[0]._replace(session_id="extra")
    grown = replace(made.arrived, sessions=(*made.arrived.sessions, extra))
    file = edited(made._replace(arrived=grown), ADDED)
    outcome = accept(office, file, Decision(ADDED, take=False))
    assert isinstance(outcome, Outcome)
    assert outcome.kind == outcomes.TAKEN
    assert [row.session_id for row in office.content().sessions] == ["2026-05-session"]


@pytest.mark.parametrize(
    ("differences", "decisions", "reason", "expected"),
    [
        ([EDITED], yes(EDITED), " - ", "REASON_NEEDED"),
        ([EDITED], yes(EDITED), "x" * 5000, "REASON_TOO_LONG"),
        ([EDITED], [Decision(EDITED, take=False)], WHY, "OFFICE_EDIT_REFUSED"),
        ([EDITED, COLUMN], yes(EDITED, COLUMN), WHY, "OFFICE_EDITS_TOO_DEEP"),
        ([EDITED, ADDED], yes(EDITED), WHY, "OFFICE_EDITS_UNDECIDED"),
        ([], [], WHY, "OFFICE_NOTHING_TO_SETTLE"),
    ],
)
def test_edits_that_cannot_be_accepted_say_why_and_change_nothing(
    office, differences, decisions, reason, expected
) -> None:
    before = office.digest()
    file = edited(came(), *differences)
    assert code(accept(office, file, *decisions, reason=reason)) == expected
    assert office.digest() == before
    assert office.services.taking_in.intakes() == ()


def test_rows_that_hold_what_they_cannot_are_not_accepted(office) -> None:
    file = edited(came(), EDITED)._replace(arrived=None)
    assert code(accept(office, file, *yes(EDITED))) == "OFFICE_EDITS_TOO_DEEP"


def test_an_edited_file_beside_the_version_that_is_held_has_two_contents(office) -> None:
    office.take(came())
    before = office.digest()
    outcome = accept(office, edited(came(), EDITED), *yes(EDITED))
    assert isinstance(outcome, Outcome)
    assert outcome.kind == outcomes.TWO_CONTENTS
    assert office.digest() == before


def test_an_edited_file_that_was_accepted_is_the_same_again_once_accepted_again(office) -> None:
    file = edited(came(), EDITED)
    accept(office, file, *yes(EDITED))
    outcome = accept(office, file, *yes(EDITED))
    assert isinstance(outcome, Outcome)
    assert outcome.kind == outcomes.SAME
