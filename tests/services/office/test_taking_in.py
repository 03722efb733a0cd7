"""Files that arrive: each outcome, in whatever order and however often, and taking them back."""

from dataclasses import replace
from pathlib import Path

import pytest

from arriving import came
from at_the_office import HUB, code, edited
from hublog.domain import verification as differing
from hublog.domain.office import outcomes
from hublog.domain.problems import Problem
from hublog.domain.verification import Difference
from hublog.services.office.ports import Came
from hublog.services.office.taking_in import Cancelled, Progress, TakenIn

ROW = Difference(kind=differing.ROW_EDITED, sheet="Sessions", row=3, row_id="2026-05-session")


def found(**changed: object) -> Came:
    made = came()
    return made._replace(found=replace(made.found, **changed))


def test_a_return_is_taken_once_and_then_is_the_same_again(office) -> None:
    assert office.kinds(came()) == [outcomes.TAKEN]
    before = office.digest()
    assert office.kinds(came(), came()) == [outcomes.SAME, outcomes.SAME]
    assert office.digest() == before
    assert office.held() == [("2026-05", 1, True)]


def test_what_is_held_is_what_arrived(office) -> None:
    sent = came(forgotten=("ref-9",))
    office.take(sent)
    assert replace(office.content(), hub_name=sent.arrived.hub_name) == sent.arrived


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        (found(status="draft"), outcomes.DRAFT),
        (found(seal=differing.BROKEN), outcomes.BAD_SEAL),
        (came(hub="ABC-DEF"), outcomes.UNKNOWN_HUB),
        (found(public_key="cd" * 32), outcomes.OTHER_KEY),
        (came(month="2026-03"), outcomes.NOT_EXPECTED),
        (came(month="2026-10"), outcomes.NOT_EXPECTED),
        (edited(came(), ROW), outcomes.EDITED),
        (came()._replace(arrived=None), outcomes.BROKEN),
        (Problem("NOT_A_RETURN", "a.xlsx"), outcomes.NOT_A_RETURN),
        (Problem("FILE_NEEDS_PASSWORD", "a.xlsx"), outcomes.PASSWORD),
        (Problem("FILE_BOMB", "a.xlsx"), outcomes.BROKEN),
    ],
)
def test_what_cannot_be_believed_changes_nothing_and_is_in_the_log(office, file, kind) -> None:
    """P10 and P11, at the office."""
    before = office.digest()
    (line,) = office.take(file)
    assert line.kind == kind
    assert office.digest() == before
    (intake,) = office.services.taking_in.intakes()
    assert intake.tallies == {kind: 1}
    assert office.services.taking_in.log(intake.number) == (line,)


def test_a_hub_whose_key_nobody_compared_waits(office) -> None:
    office.expect(replace(HUB, public_key=""))
    assert office.kinds(came()) == [outcomes.NEW_KEY]
    office.services.hubs.pin("Kit", "CUM-EWA", came().found.public_key)
    assert office.kinds(came()) == [outcomes.TAKEN]


def test_a_sealed_return_that_cannot_be_true_names_the_row(office) -> None:
    made = came()
    twice = replace(made.arrived, sessions=made.arrived.sessions * 2)
    (line,) = office.take(made._replace(arrived=twice))
    assert (line.kind, line.problem) == (
        outcomes.BROKEN, Problem("OFFICE_ROW_ODD", "Sessions"),
    )  # fmt: skip
    (line,) = office.take(made._replace(arrived=None))
    assert line.problem == Problem("OFFICE_ROW_ODD", made.path.name)


def test_a_later_version_replaces_and_an_older_one_is_kept_beside(office) -> None:
    (first,) = office.take(came(version=3))
    assert (first.kind, first.gaps) == (outcomes.TAKEN, (1, 2))
    (older,) = office.take(came(version=1))
    assert (older.kind, older.gaps) == (outcomes.OLDER, (2,))
    (last,) = office.take(came(version=4, people=("ref-1",)))
    assert (last.kind, last.replaces, last.gaps) == (outcomes.REPLACED, 3, (2,))
    assert office.held() == [("2026-05", 1, False), ("2026-05", 3, False), ("2026-05", 4, True)]
    assert len(office.content(version=4).people) == 1
    assert len(office.content(version=1).people) == 3


def test_one_version_with_two_contents_waits_and_changes_nothing(office) -> None:
    """P10."""
    office.take(came())
    before = office.digest()
    assert office.kinds(came(said="otherwise")) == [outcomes.TWO_CONTENTS]
    assert office.digest() == before


def test_whom_a_hub_forgot_goes_here_too_and_never_comes_back(office) -> None:
    """P14, at the office: in whatever order returns arrive."""
    office.take(came(), came("2026-06"))
    (line,) = office.take(came("2026-07", people=("ref-1",), forgotten=("ref-2", "ref-3")))
    assert line.erased == 2
    for month in ("2026-05", "2026-06"):
        held = office.content(month)
        assert {row.person_ref for row in held.people} == {"ref-1"}
        assert {row.person_ref for row in held.attendance} == {"ref-1"}
        assert held.sessions[0].footfall == 3
    (late,) = office.take(came("2026-08", forgotten=("ref-2",)))
    assert late.erased == 0
    assert {row.person_ref for row in office.content("2026-08").people} == {"ref-1"}
    intake = office.services.taking_in.intakes()[1].number
    office.services.taking_in.undo("Kit", intake)
    office.take(came(version=2))
    assert {row.person_ref for row in office.content(version=2).people} == {"ref-1"}


def test_a_reference_of_one_hub_is_nobody_at_another(office) -> None:
    office.expect(replace(HUB, code="ABC-DEF"))
    office.take(came(), came(hub="ABC-DEF", forgotten=("ref-1",)))
    assert len(office.content().people) == 3
    assert len(office.content(hub="ABC-DEF").people) == 2


def test_an_import_is_told_file_by_file_and_tallied(office) -> None:
    told: list[Progress] = []
    paths = office.tray.put(came(), came("2026-06"), Problem("A_REPLY", "reply.xlsx"))
    taken = office.services.taking_in.take("Kit", paths, tell=told.append)
    assert isinstance(taken, TakenIn)
    assert [(each.done, each.of) for each in told] == [(1, 3), (2, 3), (3, 3)]
    assert [each.latest for each in told] == list(taken.lines)
    assert taken.tally() == {outcomes.TAKEN: 2, outcomes.NOT_A_RETURN: 1}
    assert taken.left == 0
    (intake,) = office.services.taking_in.intakes()
    assert (intake.number, intake.taken_by) == (taken.intake, "Kit")
    assert intake.begun_at == office.clock.now()
    assert intake.tallies == taken.tally()


def test_nothing_to_take_in_is_said_and_is_no_import(office) -> None:
    gone = office.services.taking_in.take("Kit", [Path("a.xlsx"), Path("folder")])
    assert gone == Problem("OFFICE_NO_FILES", "a.xlsx, folder")
    assert office.services.taking_in.intakes() == ()


def test_an_import_that_was_stopped_is_taken_up_by_taking_the_same_files(office) -> None:
    paths = office.tray.put(*(came(f"2026-0{month}") for month in (4, 5, 6, 7)))
    asked = 0

    def poll() -> None:
        nonlocal asked
        asked += 1
        if asked > 2:
            raise Cancelled

    taken = office.services.taking_in.take("Kit", paths, poll=poll)
    assert isinstance(taken, TakenIn)
    assert (len(taken.lines), taken.left) == (2, 2)
    again = office.services.taking_in.take("Kit", paths)
    assert isinstance(again, TakenIn)
    assert again.tally() == {outcomes.TAKEN: 2, outcomes.SAME: 2}


def test_taking_an_import_back_lets_what_stood_before_stand_again(office) -> None:
    office.take(came(), came("2026-06"))
    before = office.digest()
    office.take(came(version=2), came("2026-07"), came())
    undo = office.services.taking_in
    assert undo.undo("Ann", 2) == 2
    assert office.digest() == before
    latest, first = undo.intakes()
    assert (latest.undone_by, latest.undone_at) == ("Ann", office.clock.now())
    assert first.undone_at is None
    assert office.kinds(came(version=2)) == [outcomes.REPLACED]


def test_imports_are_taken_back_in_any_order(office) -> None:
    office.take(came())
    office.take(came(version=2))
    office.take(came(version=3))
    taking_in = office.services.taking_in
    taking_in.undo("Kit", 2)
    assert office.held() == [("2026-05", 1, False), ("2026-05", 3, True)]
    taking_in.undo("Kit", 3)
    assert office.held() == [("2026-05", 1, True)]
    taking_in.undo("Kit", 1)
    assert office.held() == []


def test_only_an_import_that_stands_can_be_taken_back(office) -> None:
    office.take(came())
    assert code(office.services.taking_in.undo("Kit", 9)) == "OFFICE_NO_SUCH_INTAKE"
    assert office.services.taking_in.undo("Kit", 1) == 1
    assert code(office.services.taking_in.undo("Kit", 1)) == "OFFICE_INTAKE_UNDONE"
