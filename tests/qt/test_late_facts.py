"""What changes a month that was sent is said at once; the door of today never waits for that."""

from dataclasses import replace

import pytest

from hublog.domain.months import Month
from hublog.domain.sessions import Session
from hublog.qt.late_facts import LateFacts
from hublog.services.changed import Changed
from hublog.services.hub import the_hub
from hublog.services.hub_people import PeopleSettings
from hublog.services.standing import Standings
from in_memory import done
from month_scenes import APRIL, a_late_sheet, send


@pytest.fixture
def late(frame, lived):  # noqa: ANN201 - the frame at Today, April sent
    send(lived.hub)
    return frame("today")


def spoken(qtbot, shown, settled) -> str:
    """The notice once everything late was worked out."""
    settled()
    facts: LateFacts = shown._late
    qtbot.waitUntil(lambda: not facts._later.isActive())
    settled()
    return shown.notices.notice.text if shown.notices.notice else ""


def test_a_late_count_says_in_numbers_what_it_changes_and_undo_stays(
    late, lived, qtbot, settled
) -> None:
    """Domain.md, scenario 6: this changes May, already sent."""
    desk = late.desk
    session = a_late_sheet(lived.hub)
    done(lived.hub.sessions.reopen("Sam", session))
    done(lived.hub.sign_in.count("Sam", session, "65+", 2))

    def finished(changed) -> None:
        desk.say("Finished", undoes=changed.stamp)

    desk.do(lambda s: s.sessions.finish("Sam", session), finished, desk)
    said = spoken(qtbot, late, settled)
    assert said.startswith("Finished · This changes April 2026, already sent: ")
    assert "Footfall from 39 to 41" in said
    notice = late.notices.notice
    assert notice.undoes is not None
    led = []
    desk.went.disconnect(late._go_where)
    desk.went.connect(lambda page, where: led.append((page, where)))
    late.notices.went.emit(notice.way)
    assert led == [("month", {"month": APRIL})]


def test_what_is_done_today_asks_for_no_figures(late, lived, qtbot, settled, monkeypatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the door waited for the figures of a month")

    monkeypatch.setattr(Standings, "changed_months", never)
    desk = late.desk
    desk.do(lambda s: s.sign_in.count("Sam", lived.session, "65+", 2), lambda _: None, desk)
    assert spoken(qtbot, late, settled) == ""


def test_a_change_that_leaves_the_month_as_it_was_sent_is_not_told(
    late, lived, qtbot, settled
) -> None:
    (session, *_) = [s for s in sessions(lived) if s.date in APRIL.window]
    late.desk.changed.emit(Changed(rows={"session": frozenset({session.id})}))
    assert spoken(qtbot, late, settled) == ""


def test_a_setting_is_not_blamed_for_what_changed_before_it(late, lived, qtbot, settled) -> None:
    a_late_sheet(lived.hub)
    desk = late.desk
    settings = PeopleSettings(keep_months=24)
    desk.do(lambda s: s.hub.amend_people("Sam", settings), lambda _: None, desk)
    assert spoken(qtbot, late, settled) == ""


def test_what_was_said_of_the_action_itself_stays_though_nothing_undoes_it(
    late, lived, qtbot, settled
) -> None:
    """What is gone for good has to be heard."""
    desk, person = late.desk, lived.people[0]
    desk.do(
        lambda s: s.forget.person("Sam", person, without_copy=True),
        lambda _: desk.say("Gone for good", "info"),
        desk,
    )
    said = spoken(qtbot, late, settled)
    assert said.startswith("Gone for good · This changes April 2026, already sent")


def test_what_was_said_long_before_is_not_said_again(late, lived, qtbot, settled) -> None:
    late.desk.say("Copied", "info")
    settled()
    session = a_late_sheet(lived.hub)
    done(lived.hub.sessions.reopen("Sam", session))
    done(lived.hub.sign_in.count("Sam", session, "65+", 2))
    late.desk.do(lambda s: s.sessions.finish("Sam", session), lambda _: None, late.desk)
    assert spoken(qtbot, late, settled).startswith("This changes April 2026")


def test_where_no_main_figure_differs_that_is_said(late, lived, qtbot, settled) -> None:
    (session, *_) = [s for s in sessions(lived) if s.date in APRIL.window and s.status == "closed"]
    done(lived.hub.sessions.reopen("Sam", session.id))
    finished = done(lived.hub.sessions.finish("Sam", session.id, note="It rained"))
    late.desk.changed.emit(finished)
    assert "none of its main figures" in spoken(qtbot, late, settled)


def test_a_yes_to_sharing_that_is_taken_back_is_told_where_the_row_was_sent(
    frame, lived, qtbot, settled
) -> None:
    """The row about them must go, though no figure changes."""
    hub, who = lived.hub, lived.people[0]
    with hub.store.writing("Sam", "test") as work:
        work.put(replace(the_hub(work), share_rows=True))
        work.commit()
    done(hub.consents.give("Sam", who, "share_rows", agrees=True))
    send(hub)
    shown = frame("today")
    desk = shown.desk
    desk.do(lambda s: s.consents.withdraw("Sam", who, "share_rows"), lambda _: None, desk)
    assert "none of its main figures" in spoken(qtbot, shown, settled)


def sessions(lived) -> list:
    return lived.hub.find(Session)


def test_nothing_is_said_of_months_that_were_not_sent(frame, lived, qtbot, settled) -> None:
    shown = frame("today")
    late = a_late_sheet(lived.hub)
    shown.desk.changed.emit(Changed(rows={"session": frozenset({late}), "hub": frozenset({"hub"})}))
    assert spoken(qtbot, shown, settled) == ""
    assert Month.of(shown.desk.today()) != APRIL
