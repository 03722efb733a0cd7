import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.checks import rules
from hublog.domain.journal import Stamp
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.sessions import Session
from hublog.domain.versions import ReturnVersion
from hublog.services.unavailable import StorageUnavailable
from in_memory import done
from months_in_memory import FOLDER, MAY, MonthsInMemory

APRIL, JUNE, JULY = Month(2026, 4), Month(2026, 6), Month(2026, 7)
V1, V2 = FOLDER / "CUM-EWA_2026-05_v1.xlsx", FOLDER / "CUM-EWA_2026-05_v2.xlsx"


@pytest.fixture
def hub() -> MonthsInMemory:
    return MonthsInMemory().fill()


def versions(hub: MonthsInMemory) -> list[ReturnVersion]:
    with hub.held.reading() as reader:
        return sorted(reader.find(ReturnVersion), key=lambda v: (v.month, v.version))


def test_a_draft_is_written_under_a_name_of_its_own_and_not_remembered(hub) -> None:
    drawn = done(hub.returns.draft(MAY, FOLDER))
    assert drawn.path == FOLDER / "CUM-EWA_2026-05_v1_draft.xlsx"
    assert drawn.content.cover.draft
    assert (drawn.changed, versions(hub)) == (drawn.changed.__class__(), [])


def test_a_draft_of_a_month_that_has_not_begun_is_refused(hub) -> None:
    assert hub.returns.draft(JULY, FOLDER) == Problem("RETURN_FUTURE", "2026-07")
    assert hub.writer.files == {}


def test_a_draft_of_the_running_month_says_what_is_still_open(hub) -> None:
    hub.put(Session(id="o", activity_id="drop-in", date=dt.date(2026, 6, 2), status="open"))
    drawn = done(hub.returns.draft(JUNE, FOLDER))
    assert (drawn.still_open, drawn.content.cover.complete) == (1, False)


def test_what_is_signed_off_keeps_date_device_and_version(hub) -> None:
    """Return-format.md, Rules: frozen at sign-off."""
    signed = done(hub.returns.sign_off("Ann", MAY)).version
    hub.clock.advance(days=3)
    sent = done(hub.returns.send("Ben", MAY, FOLDER))
    cover = sent.content.cover
    assert (sent.path, cover.draft) == (V1, False)
    assert (cover.version, cover.drawn_on, cover.device) == (1, dt.date(2026, 6, 2), "FAKEDEVICE")
    (version,) = versions(hub)
    assert (version.signed_by, version.sent_by) == ("Ann", "Ben")
    assert version.sent_at == hub.clock.now()
    assert version.digest == signed.digest == sent.content.digest()


def test_signing_off_the_same_facts_again_changes_nothing(hub) -> None:
    first = done(hub.returns.sign_off("Ann", MAY)).version
    hub.clock.advance(days=1)
    again = done(hub.returns.sign_off("Ben", MAY))
    assert (again.version, bool(again.changed)) == (first, False)


def test_facts_that_change_before_sending_are_signed_off_again_as_the_same_version(hub) -> None:
    done(hub.returns.sign_off("Ann", MAY))
    hub.late_sheet(dt.date(2026, 5, 20))
    assert hub.returns.send("Ann", MAY, FOLDER) == Problem("RETURN_CHANGED", "2026-05")
    assert done(hub.returns.sign_off("Ann", MAY)).version.version == 1
    assert done(hub.returns.send("Ann", MAY, FOLDER)).path == V1


def test_what_was_sent_is_written_again_to_the_byte(hub) -> None:
    hub.send()
    first = hub.writer.files[V1]
    hub.late_sheet(dt.date(2026, 5, 20))
    hub.writer.files.clear()
    again = done(hub.returns.send("Ann", MAY, FOLDER, "four made up words"))
    assert hub.writer.files == {V1: first}
    assert hub.writer.passwords[V1] == "four made up words"
    assert (again.exact, bool(again.changed)) == (True, False)
    assert done(hub.returns.again(MAY, 1, FOLDER)).content == again.content
    for version in (2, 7):
        problem = hub.returns.again(MAY, version, FOLDER)
        assert problem == Problem("NO_SUCH_VERSION", "2026-05", {"version": version})


def test_a_sign_off_is_taken_back_only_before_it_is_sent(hub) -> None:
    done(hub.returns.sign_off("Ann", MAY))
    done(hub.returns.withdraw("Ann", MAY))
    assert versions(hub) == []
    hub.send()
    assert hub.returns.withdraw("Ann", MAY) == Problem("NO_SIGN_OFF", "2026-05")


def test_neither_sign_off_nor_sending_is_undone(hub) -> None:
    signed = done(hub.returns.sign_off("Ann", MAY)).changed
    sent = done(hub.returns.send("Ann", MAY, FOLDER)).changed
    for changed in (signed, sent):
        assert isinstance(changed.stamp, Stamp)
        assert hub.undo.one("Ann", changed.stamp) == Problem("UNDONE_NEVER")


def test_the_checks_stand_in_the_way_of_a_sign_off(hub, monkeypatch) -> None:
    """B blocks sending, W asks for a mend or a reason (domain.md, Data-quality rules)."""
    hub.put(
        Session(
            id="empty",
            activity_id="drop-in",
            date=dt.date(2026, 5, 20),
            start=dt.time(10),
            end=dt.time(12),
            status="closed",
        )
    )
    assert hub.returns.sign_off("Ann", MAY) == Problem("RETURN_BLOCKED", "2026-05", {"n": 1})
    with hub.held.reading() as reader:
        (empty,) = (s for s in reader.find(Session) if s.id == "empty")
    hub.put(replace(empty, nobody_came=True, paper_count=5))
    asks = hub.returns.sign_off("Ann", MAY)
    assert (asks.code, asks.values) == ("RETURN_ASKS", {"n": 1})
    (found,) = (f for f in hub.checking.of(MAY) if f.rule == "DQ09")
    done(hub.checking.accept("Ann", MAY, "DQ09", found.subject, "The five went to the garden"))
    content = hub.send().content
    reasons = {row.rule: row.reason for row in content.checks}
    assert reasons["DQ09"] == "The five went to the garden"
    assert rules.RULES


def test_nothing_lies_in_the_folder_of_which_the_register_knows_nothing(hub) -> None:
    """P10: two files of one version with other content cannot come from us."""
    done(hub.returns.sign_off("Ann", MAY))
    hub.held.unavailable = Problem("DISK_FULL")
    with pytest.raises(StorageUnavailable):
        hub.returns.send("Ann", MAY, FOLDER)
    assert hub.writer.files == {}
    assert [version.sent for version in versions(hub)] == [False]


def test_right_after_a_sign_off_nothing_earlier_is_taken_back_by_the_way(hub) -> None:
    hub.late_sheet(dt.date(2026, 5, 20))
    done(hub.returns.sign_off("Ann", MAY))
    assert hub.undo.latest("Ann") == Problem("UNDONE_NEVER")
    assert hub.undo.next() is None
    done(hub.returns.send("Ann", MAY, FOLDER))
    assert hub.undo.latest("Ann") == Problem("UNDONE_NEVER")
    late = hub.late_sheet(dt.date(2026, 5, 21))
    done(hub.undo.latest("Ann"))
    assert hub.undo.latest("Ann") == Problem("UNDONE_NEVER")
    with hub.held.reading() as reader:
        assert {late: False, f"late-{dt.date(2026, 5, 20)}": True} == {
            each: reader.get(Session, each).alive for each in (late, f"late-{dt.date(2026, 5, 20)}")
        }


def test_a_month_that_runs_or_comes_is_not_signed_off(hub) -> None:
    assert hub.returns.sign_off("Ann", JUNE) == Problem("RETURN_NOT_OVER", "2026-06")
    assert hub.returns.sign_off("Ann", JULY) == Problem("RETURN_FUTURE", "2026-07")


def test_a_sent_month_is_opened_and_signed_off_in_one_go(hub) -> None:
    """A reason that is none opens nothing, and signs nothing off."""
    hub.send()
    hub.late_sheet(dt.date(2026, 5, 20))
    assert hub.returns.sign_off("Ann", MAY) == Problem("MONTH_LOCKED", "2026-05", {"version": 1})
    assert hub.returns.sign_off("Ann", MAY, reopen=" … ") == Problem("REASON_NEEDED")
    signed = done(hub.returns.sign_off("Ann", MAY, reopen="A late sheet")).version
    assert (signed.version, signed.reason) == (2, "A late sheet")
    assert [each.version for each in versions(hub)] == [1, 2]


def test_a_month_with_nothing_in_it_is_sent_once_somebody_said_so() -> None:
    """Domain.md, Scenarios: a nil return is a return."""
    hub = MonthsInMemory().bare()
    assert hub.returns.sign_off("Ann", MAY) == Problem("RETURN_NIL", "2026-05")
    sent = hub.send(nil=True)
    assert (sent.content.cover.nil, sent.path) == (True, V1)


def test_nobody_can_say_that_nothing_was_held_where_something_was(hub) -> None:
    assert hub.returns.sign_off("Ann", MAY, nil=True) == Problem("RETURN_NOT_NIL", "2026-05")


def test_months_have_versions_of_their_own(hub) -> None:
    hub.send()
    assert hub.send(APRIL).content.cover.version == 1


def test_what_could_not_be_written_was_not_sent(hub) -> None:
    done(hub.returns.sign_off("Ann", MAY))
    hub.writer.problem = Problem("RETURN_FILE_OPEN", V1.name)
    assert hub.returns.send("Ann", MAY, FOLDER) == hub.writer.problem
    assert hub.returns.draft(MAY, FOLDER) == hub.writer.problem
    assert [version.sent for version in versions(hub)] == [False]
    hub.writer.problem = None
    done(hub.returns.send("Ann", MAY, FOLDER))
    hub.writer.problem = Problem("RETURN_FILE_OPEN", V1.name)
    assert hub.returns.again(MAY, 1, FOLDER) == hub.writer.problem
