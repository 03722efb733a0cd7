"""What was sent is replaced by a version that says why and what changed, and is never rewritten."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from hublog.domain.hubs import Hub
from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.queries import Query
from hublog.domain.sessions import Session
from hublog.domain.versions import ReturnVersion
from in_memory import done
from made_facts import HUB, LONG_AGO, sharing
from months_in_memory import FOLDER, MAY, MonthsInMemory
from questions import question

APRIL, JUNE, JULY = Month(2026, 4), Month(2026, 6), Month(2026, 7)
V1, V2 = FOLDER / "CUM-EWA_2026-05_v1.xlsx", FOLDER / "CUM-EWA_2026-05_v2.xlsx"


@pytest.fixture
def hub() -> MonthsInMemory:
    return MonthsInMemory().fill()


def versions(hub: MonthsInMemory) -> list[ReturnVersion]:
    with hub.held.reading() as reader:
        return sorted(reader.find(ReturnVersion), key=lambda v: (v.month, v.version))


def test_a_sent_month_is_locked_until_somebody_says_why(hub) -> None:
    hub.send()
    hub.late_sheet(dt.date(2026, 5, 20))
    locked = Problem("MONTH_LOCKED", "2026-05", {"version": 1})
    assert hub.returns.sign_off("Ann", MAY) == locked
    assert hub.returns.reopen("Ann", MAY, " … ") == Problem("REASON_NEEDED")
    assert hub.returns.reopen("Ann", MAY, "x" * 281).code == "REASON_TOO_LONG"
    done(hub.returns.reopen("Ann", MAY, "A late sheet"))
    assert done(hub.returns.sign_off("Ann", MAY)).version.version == 2


def test_the_next_version_says_what_changed_and_why(hub) -> None:
    first = hub.send()
    late = hub.late_sheet(dt.date(2026, 5, 20))
    done(hub.returns.reopen("Ann", MAY, "A late sheet"))
    draft = done(hub.returns.draft(MAY, FOLDER)).content
    second = hub.send().content
    for content in (draft, second):
        assert (content.cover.version, content.cover.supersedes) == (2, 1)
        assert [(c.indicator, c.was, c.now) for c in content.cover.changed] == [
            ("A01", 3, 4),
            ("A03", 17, 19),
        ]
        assert {(c.sheet, c.row_id, c.change) for c in content.changes} >= {
            ("Sessions", late, "added"),
            ("Summary", "A03", "changed"),
        }
        assert {c.reason for c in content.changes} == {"A late sheet"}
    assert second.cover.reason == "A late sheet"
    assert hub.standings.what_changed(MAY, 2) == second.changes
    assert hub.standings.what_changed(MAY, 1) == hub.standings.what_changed(MAY, 9) == ()
    assert hub.writer.contents[hub.writer.files[V1]] == first.content


def test_a_month_opened_again_in_which_nothing_changed_is_not_sent_again(hub) -> None:
    hub.send()
    done(hub.returns.reopen("Ann", MAY, "To look"))
    same = Problem("RETURN_SAME", "2026-05", {"version": 1})
    assert hub.returns.sign_off("Ann", MAY) == same


def test_a_month_that_was_never_sent_is_not_opened_again(hub) -> None:
    assert hub.returns.reopen("Ann", MAY, "Why not") == Problem("RETURN_NOT_SENT", "2026-05")
    assert hub.returns.send("Ann", MAY, FOLDER) == Problem("RETURN_NOT_SIGNED", "2026-05")
    assert hub.returns.withdraw("Ann", MAY) == Problem("NO_SIGN_OFF", "2026-05")


def test_what_was_said_after_the_sign_off_is_looked_at_before_it_is_sent(hub) -> None:
    """DQ20: an answer that holds a telephone number is not sent by the back door."""
    hub.send()
    query = question()
    hub.put(query)
    hub.late_sheet(dt.date(2026, 5, 20))
    done(hub.returns.reopen("Ann", MAY, "A late sheet"))
    done(hub.returns.sign_off("Ann", MAY))
    done(hub.replies.explain("Ann", "q", "Ring us on 01946 555123"))
    assert hub.returns.send("Ann", MAY, FOLDER) == Problem("RETURN_BLOCKED", "2026-05", {"n": 1})
    done(hub.replies.explain("Ann", "q", "A coach party came"))
    assert done(hub.returns.send("Ann", MAY, FOLDER)).path == V2


def test_a_sign_off_of_a_laptop_with_another_id_gives_way(hub) -> None:
    """As after a restore or a copy, which take a new device id."""
    done(hub.returns.sign_off("Ann", MAY))
    hub.held._device = "ANOTHER"
    hub.late_sheet(dt.date(2026, 5, 20))
    sent = hub.send()
    assert sent.content.cover.device == "ANOTHER"
    (version,) = versions(hub)
    assert (version.version, version.device, version.sent) == (1, "ANOTHER", True)


def test_the_device_of_the_sign_off_stands_in_what_is_sent(hub) -> None:
    done(hub.returns.sign_off("Ann", MAY))
    hub.held._device = "ANOTHER"
    cover = done(hub.returns.send("Ann", MAY, FOLDER)).content.cover
    assert cover.device == "FAKEDEVICE"


def test_another_reason_is_signed_off_anew(hub) -> None:
    hub.send()
    hub.late_sheet(dt.date(2026, 5, 20))
    for reason in ("A late sheet", "Counted twice by mistake"):
        done(hub.returns.reopen("Ann", MAY, reason))
        assert done(hub.returns.sign_off("Ann", MAY)).version.reason == reason
    assert hub.send().content.cover.reason == "Counted twice by mistake"


def test_a_question_about_another_sheet_of_the_same_id_stays_open(hub) -> None:
    hub.send()
    session = f"{dt.date(2026, 5, 19)}-3"
    query = question(sheet="Attendance", row_id=session)
    with hub.held.reading() as reader:
        held = reader.get(Session, session)
    hub.put(query, replace(held, note="Counted twice"))
    done(hub.returns.reopen("Ann", MAY, "To look"))
    hub.send()
    assert hub.replies.open() == (query,)


def test_a_row_the_office_asked_about_counts_as_mended_once_it_is_sent_otherwise(hub) -> None:
    """Domain.md, scenario 10: fixed (version 2)."""
    hub.send()
    session = f"{dt.date(2026, 5, 19)}-3"
    asked = dt.date(2026, 6, 5)
    query = question(row_id=session, asked_on=asked)
    hub.put(query, replace(query, id="other", row_id=f"{dt.date(2026, 5, 12)}-2"))
    with hub.held.reading() as reader:
        held = reader.get(Session, session)
    hub.put(replace(held, note="Counted twice"))
    done(hub.returns.reopen("Ann", MAY, "The office asked"))
    hub.send()
    with hub.held.reading() as reader:
        status = {q.id: q.status for q in reader.find(Query)}
    assert status == {"q": "fixed", "other": "open"}


def test_somebody_forgotten_leaves_what_was_sent_but_not_its_figures() -> None:
    """P14: sent snapshots lose the reference, not the figures; the next return lists the erasure."""
    hub = MonthsInMemory().fill(replace(HUB, share_rows=True))
    with hub.held.reading() as reader:
        everybody = reader.find(Person)
    hub.put(*(sharing(person.id) for person in everybody))
    first = hub.send()
    assert "refB" in {row.person_ref for row in first.content.people}
    done(hub.forget.person("Ann", "B"))
    again = done(hub.returns.again(MAY, 1, Path("again")))
    assert not again.exact
    told = repr(again.content)
    assert "refB" not in told
    assert again.content.summary == first.content.summary
    assert len(again.content.attendance) == len(first.content.attendance)
    done(hub.returns.reopen("Ann", MAY, "Somebody asked to be forgotten"))
    erased = hub.send().content.erasures
    assert [(row.person_ref, row.forgotten_on) for row in erased] == [("refB", dt.date(2026, 6, 2))]


def test_only_the_laptop_that_sends_the_returns_signs_off(hub) -> None:
    with hub.held.writing("Ann", "moved_sending") as work:
        (held,) = work.find(Hub)
        work.put(replace(held, returns_from="ELSEWHERE"))
        work.commit()
    refused = Problem("RETURNS_ELSEWHERE", "ELSEWHERE", {"laptop": "ELSEWHERE"})
    assert hub.returns.sign_off("Ann", MAY) == refused


def test_rows_of_whoever_took_their_yes_back_leave_the_next_version() -> None:
    """domain.md, Consent: what was sent stays as it was, and the version after it has none."""
    hub = MonthsInMemory().fill(replace(HUB, share_rows=True))
    with hub.held.reading() as reader:
        everybody = reader.find(Person)
    hub.put(*(sharing(person.id) for person in everybody))
    first = hub.send()
    later = LONG_AGO + dt.timedelta(days=1)
    hub.put(sharing("B", "withdrawn", later))
    done(hub.returns.reopen("Ann", MAY, "Somebody took their yes back"))
    second = hub.send()
    shared = [{row.person_ref for row in each.content.people} for each in (first, second)]
    assert shared[0] - shared[1] == {"refB"}
    assert "refB" not in {row.person_ref for row in second.content.attendance}
    assert second.content.summary == first.content.summary
