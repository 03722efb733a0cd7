"""What a check finds of people and of texts is mended where its link leads."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Session
from hublog.domain.volunteering import VolunteerTime
from hublog.qt.pages.person_question import QuestionCard
from hublog.services.consents import Said
from hublog.services.referrals import ReferralDetails
from in_memory import InMemory, done
from mending import DELETE, ENTER, F7, MAY, TAB, TUESDAY, TWELVE, held, put
from month_scenes import APRIL, send


def at_two_places(hub: InMemory, warm: str) -> tuple[str, str]:
    """Megan is at two sessions that overlap; the second is found."""
    garden = hub.add_activity("Garden", weekday=1, start="11:00", end="13:00")
    megan = hub.add_person("Megan Birch")
    sessions = [hub.open(activity, TUESDAY) for activity in (warm, garden)]
    for session in sessions:
        done(hub.sign_in.person("Sam", session, megan))
        done(hub.sign_in.count("Sam", session, "NK", 2))
        done(hub.sessions.finish("Sam", session))
    return sessions[0], sessions[1]


def test_whoever_was_elsewhere_is_taken_off(coordinator, hub, warm) -> None:
    """DQ12."""
    _, second = at_two_places(hub, warm)
    coordinator.follow("DQ12")
    coordinator.click(coordinator.page.finish)  # it is open again
    lines = coordinator.page.here.entries
    lines.setFocus()
    lines.mark(next(n for n, each in enumerate(lines.rows) if each.title == "Megan B."))
    coordinator.press(DELETE)
    coordinator.click(coordinator.page.finish)
    coordinator.press(ENTER)
    assert coordinator.found("DQ12") == []
    assert hub.get(Session, second).status == "closed"


def test_a_session_that_was_at_another_time_is_moved(coordinator, hub, warm) -> None:
    """DQ12."""
    _, second = at_two_places(hub, warm)
    coordinator.follow("DQ12")
    card = coordinator.when()
    card.start.setFocus()
    QTest.keyClicks(card.start, "1200")
    coordinator.press(ENTER)
    assert coordinator.found("DQ12") == []
    assert hub.get(Session, second).start == TWELVE


def came(hub: InMemory, warm: str, **told: object) -> str:
    """Somebody came, of whom the register holds this too."""
    who = hub.add_person("Megan Birch")
    put(hub, replace(hub.get(Person, who), **told))
    session = hub.open(warm, TUESDAY)
    done(hub.sign_in.person("Sam", session, who))
    done(hub.sessions.finish("Sam", session))
    return who


@pytest.mark.parametrize(
    ("message", "told", "name", "right"),
    [
        ("DQ14.birth", {"birth_year": 2026, "birth_month": 5}, "birth", "1984"),
        ("DQ14.birth", {"birth_year": 2026, "birth_month": 5}, "birth", ""),
        ("DQ14.first", {"first_seen_on": dt.date(2026, 5, 4)}, "first_seen_on", "28/4"),
        ("DQ14.first", {"first_seen_on": dt.date(2026, 5, 4)}, "first_seen_on", ""),
        ("DQ15.old", {"birth_year": 1901}, "birth", "1991"),
        ("DQ16", {"birth_year": 1984, "birth_month": 1, "birth_day": 1}, "birth", "1984"),
        ("DQ16", {"birth_year": 1900}, "birth", ""),
    ],
)
def test_the_days_of_a_person_are_put_right(
    coordinator, hub, warm, message, told, name, right
) -> None:
    """DQ14, DQ15, DQ16."""
    came(hub, warm, **told)
    coordinator.follow(message)
    _, edit = coordinator.page.form._fields[name]
    coordinator.write(edit, right)
    coordinator.press(TAB)
    assert coordinator.found(message) == []


def test_a_postcode_is_asked_for_again(coordinator, hub, warm) -> None:
    """DQ17."""
    who = came(hub, warm, postcode="NOT ONE")
    coordinator.follow("DQ17.form")
    row = next(each for each in coordinator.page.answers.list.rows if each.key == "postcode")
    coordinator.page.answers.list.chosen.emit(row)
    assert isinstance(coordinator.page.card, QuestionCard)
    QTest.keyClicks(QApplication.focusWidget(), "ca28 7aa")
    coordinator.press(ENTER)
    assert coordinator.found("DQ17.form") == []
    assert hub.get(Person, who).postcode == "CA28 7AA"


def test_what_is_kept_without_a_yes_is_taken_away_on_their_page(coordinator, hub, warm) -> None:
    """DQ19."""
    who = came(hub, warm)
    told = {"instrument": "ONS4", "stage": "end", "answers": (7, 7, 7, 7)}
    today = hub.clock.now().date()
    put(hub, Outcome(id="o", person_id=who, date=TUESDAY, **told))
    done(hub.consents.give("Sam", who, "wellbeing", True, Said(expires_on=today)))
    hub.clock.advance(days=1)
    coordinator.follow("DQ19.wellbeing")
    card = coordinator.page.consents
    assert QApplication.focusWidget() is card.ask_now
    card.list.chosen.emit(next(row for row in card.list.rows if row.key == "wellbeing"))
    coordinator.click(coordinator.page.card.take)
    assert coordinator.found("DQ19.wellbeing") == []
    assert hub.find(Outcome) == []


def test_in_place_of_somebody_forgotten_one_is_counted(coordinator, hub, warm) -> None:
    """DQ14: the visit is taken off, and footfall stays true."""
    who = came(hub, warm)
    done(hub.forget.person("Sam", who))
    (session,) = hub.find(Session)
    hub.clock.advance(days=2)
    done(hub.sessions.amend("Sam", session.id, day=dt.date(2026, 5, 6)))
    coordinator.month = MAY
    coordinator.follow("DQ14.forgotten")
    coordinator.click(coordinator.page.finish)
    lines = coordinator.page.here.entries
    lines.setFocus()
    lines.mark(0)
    assert lines.rows[0].title == "somebody forgotten"
    coordinator.press(DELETE)
    coordinator.press(F7)
    coordinator.click(coordinator.page.finish)
    coordinator.press(ENTER)
    assert coordinator.found("DQ14.forgotten") == []
    assert coordinator.shown[0].desk.services.door.view(session.id).footfall == 1


def test_what_is_private_is_taken_out_of_a_note(coordinator, hub, warm) -> None:
    """DQ20."""
    session = held(hub, warm)
    done(hub.sessions.note("Sam", session, "Ring 01946 555123"))
    coordinator.follow("DQ20.private.note")
    card = coordinator.ending()
    assert QApplication.focusWidget() is card.note
    coordinator.write(card.note, "A calm day")
    coordinator.press(ENTER)
    assert coordinator.found("DQ20.private.note") == []
    assert hub.get(Session, session).note == "A calm day"


@pytest.mark.parametrize("direction", ["signpost", "in"])
def test_what_is_private_is_taken_out_of_the_name_of_a_place(
    coordinator, hub, warm, direction
) -> None:
    """DQ20."""
    held(hub, warm)
    details = ReferralDetails(
        direction=direction, org_type="GP", other_org="Pantry, 01946 555123", date=TUESDAY
    )
    referral = done(hub.referrals.add("Sam", details)).referral
    coordinator.follow("DQ20.private.organisation")
    coordinator.write(coordinator.page.card.form.name, "The Pantry")
    coordinator.press(ENTER)
    assert coordinator.found("DQ20.private.organisation") == []
    assert hub.get(Referral, referral.id) == replace(referral, other_org="The Pantry")
    assert coordinator.page.card is None


@pytest.mark.parametrize("mended", ["agreed", "taken off"])
def test_whoever_was_passed_on_agreed_or_is_taken_off(coordinator, hub, warm, mended) -> None:
    """DQ24."""
    held(hub, warm)
    details = ReferralDetails(direction="out", org_type="GP", date=TUESDAY)
    done(hub.referrals.add("Sam", details))
    coordinator.follow("DQ24.agreed")
    form = coordinator.page.card.form
    if mended == "agreed":
        form.agreed.choose("yes")
        coordinator.press(ENTER)
    else:
        coordinator.click(form._off)
    assert coordinator.found("DQ24.agreed") == []


def test_the_day_on_which_something_became_of_it_is_put_right(coordinator, hub, warm) -> None:
    """DQ24."""
    held(hub, warm)
    details = ReferralDetails(direction="in", org_type="GP", date=TUESDAY)
    referral = done(hub.referrals.add("Sam", details)).referral
    done(hub.referrals.tell("Sam", referral.id, "taken_up", dt.date(2026, 4, 1)))
    coordinator.follow("DQ24.dates")
    coordinator.write(coordinator.page.card.form.day, "29 April")
    coordinator.press(ENTER)
    assert coordinator.found("DQ24.dates") == []


def test_what_is_private_is_taken_out_of_the_name_of_an_activity_or_a_place(
    coordinator, hub, warm
) -> None:
    """DQ20."""
    held(hub, hub.add_activity("Tea, 01946 555123", place="Hall, 01946 555123"))
    coordinator.follow("DQ20.private.activity")
    coordinator.write(coordinator.page.card.name, "Tea")
    coordinator.press(TAB)
    assert coordinator.found("DQ20.private.activity") == []
    coordinator.shown[0].desk.go("month", month=APRIL)
    coordinator.follow("DQ20.private.place")
    coordinator.write(coordinator.page.card.name, "The Hall")
    coordinator.press(ENTER)
    assert coordinator.found("DQ20.private.place") == []


def test_why_a_month_was_opened_again_is_said_anew(coordinator, hub, warm, services) -> None:
    """DQ20: the reason travels on the cover and with every change."""
    for weeks in range(4):
        held(hub, warm, TUESDAY - dt.timedelta(weeks=weeks))
    send(hub)
    done(services.returns.reopen("Sam", APRIL, "Megan rang from 01946 555123"))
    coordinator.shown.append(coordinator.frame("month", month=APRIL))
    (found,) = coordinator.found("DQ20.private.reopening")
    assert (found.severity, found.rows[0][0]) == ("B", "return_version")
    assert services.returns.sign_off("Sam", APRIL).code in {"RETURN_SAME", "RETURN_BLOCKED"}
    coordinator.follow("DQ20.private.reopening")
    assert coordinator.page.card.reason.value == "Megan rang from 01946 555123"
    assert coordinator.page.card.reason.own.hasFocus()
    coordinator.write(coordinator.page.card.reason.own, "A sheet turned up")
    coordinator.press(ENTER)
    assert coordinator.found("DQ20.private.reopening") == []


def test_a_reason_that_holds_something_private_is_said_anew(
    coordinator, hub, warm, services
) -> None:
    """DQ20: a reason travels too."""
    session = held(hub, warm, TUESDAY)
    done(hub.sessions.amend_ending("Sam", session, headcount=30))
    reason = "Ring Megan on 01946 555123"
    done(services.checking.accept("Sam", APRIL, "DQ09", session, reason))
    coordinator.follow("DQ20.private.reason")
    assert coordinator.page.card.reason.value == reason
    coordinator.write(coordinator.page.card.reason.own, "They left before the head count")
    coordinator.press(ENTER)
    assert coordinator.found("DQ20.private.reason") == []


def test_the_time_of_a_volunteer_is_written_down(coordinator, hub, warm) -> None:
    """DQ22: the session stays finished."""
    session = hub.open(warm, TUESDAY)
    done(hub.sign_in.count("Sam", session, "NK", 3))
    done(hub.helping.new_volunteer("Sam", session, "Val Vetch", None))
    done(hub.sessions.finish("Sam", session))
    coordinator.follow("DQ22.untold")
    card = coordinator.ending()
    ((_, _, edit),) = card._times
    assert (edit.text(), edit.hasFocus()) == ("", True)
    coordinator.write(edit, "1:30")
    coordinator.press(ENTER)
    assert coordinator.found("DQ22.untold") == []
    assert hub.get(Session, session).status == "closed"


def test_too_much_time_is_put_right_from_the_page_of_whoever_gave_it(
    coordinator, hub, warm
) -> None:
    """DQ22: what was given at no session leads nowhere."""
    session = hub.open(warm, TUESDAY)
    done(hub.sign_in.count("Sam", session, "NK", 3))
    helped = done(hub.helping.new_volunteer("Sam", session, "Val Vetch", 13 * 60))
    done(hub.sessions.finish("Sam", session))
    put(hub, VolunteerTime(id="aside", person_id=helped.person.id, date=dt.date(2026, 4, 1)))
    coordinator.follow("DQ22.day")
    rows = coordinator.page.helped.rows
    coordinator.page.helped.chosen.emit(rows[1])
    coordinator.settled()
    assert coordinator.page.name == "person"
    coordinator.page.helped.chosen.emit(rows[0])
    coordinator.settled()
    coordinator.click(coordinator.page.after.ending)
    ((_, _, edit),) = coordinator.ending()._times
    coordinator.write(edit, "3")
    coordinator.press(ENTER)
    assert coordinator.found("DQ22.day") == []
