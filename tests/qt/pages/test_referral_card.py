"""Logging advice at the desk, and telling later what became of somebody passed on."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hublog.domain.people import Person
from hublog.domain.referrals import Referral
from hublog.qt.pages.referral_card import ReferralCard
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import Look
from hublog.services.referrals import ReferralDetails
from in_memory import done

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ADVICE = (KEY.Key_G, CONTROL)


def said(door) -> str:
    return door.notices.notice.text if door.notices.notice else ""


def form(door) -> Any:  # noqa: ANN401 - of either kind
    assert isinstance(door.page.card, ReferralCard)
    return door.page.card.form


def test_signposting_takes_two_keys_after_ctrl_g(door, typing, hub, session) -> None:
    """D01: told where to go, with the activity it came from (screens.md, Register)."""
    typing(ADVICE, "p", KEY.Key_Return)
    (told,) = hub.find(Referral)
    assert (told.direction, told.org_type, told.reason) == ("signpost", "PHARMACY", "OTHER")
    assert (told.session_id, told.date, told.agreed) == (session, dt.date(2026, 5, 5), None)
    assert told.activity_id is not None
    assert said(door) == "Logged: told about Pharmacy"
    assert door.page.card is None
    assert QApplication.focusWidget() is door.page.finding.field
    door.page.undo()
    typing()
    assert hub.find(Referral) == []
    assert said(door) == (
        "Took back: telling somebody where to go (Pharmacy) at Warm Tuesday on Tue 5 May"
    )


def test_a_reason_takes_two_keys_more(door, typing, hub) -> None:
    typing(ADVICE, "h", "h", KEY.Key_Tab, "m", KEY.Key_Return)
    (told,) = hub.find(Referral)
    assert (told.org_type, told.reason) == ("HOUSING", "MONEY")


def test_letters_go_round_and_a_letter_that_begins_nothing_does_nothing(door, typing) -> None:
    typing(ADVICE, "z")
    assert form(door).orgs.value == ""
    typing("p", "p")
    assert form(door).orgs.value == "POLICE"
    typing("p")
    assert form(door).orgs.value == "PHARMACY"
    typing("g")
    assert form(door).orgs.value == "GP"


def test_somebody_passed_on_is_asked_whether_they_agree(door, typing, hub) -> None:
    """DQ24: it can be said at once, and nothing is refused where it is not."""
    megan = next(p.id for p in hub.find(Person) if p.known_as == "Megan Alder")
    typing(ADVICE)
    assert not form(door).agreed.isVisible()
    form(door).direction._buttons["out"].click()
    assert form(door).agreed.isVisible()
    form(door).agreed.choose("yes")
    form(door).name.setText("Made-up Food Bank")
    form(door).person.edit.setFocus()
    typing("alder", KEY.Key_Return)
    assert form(door).person.edit.text() == "Megan A."
    typing(KEY.Key_Return)
    (passed,) = hub.find(Referral)
    assert (passed.direction, passed.status, passed.agreed) == ("out", "sent", True)
    assert (passed.person_id, passed.other_org) == (megan, "Made-up Food Bank")
    assert said(door) == "Logged: passed on to Made-up Food Bank"


def test_agreement_is_about_those_passed_on_alone(door, typing, hub) -> None:
    typing(ADVICE)
    form(door).agreed.choose("yes")
    form(door).direction._buttons["in"].click()
    form(door).keep()
    typing()
    (sent,) = hub.find(Referral)
    assert (sent.direction, sent.agreed) == ("in", None)
    assert said(door) == "Logged: sent to us by Another organisation"


def test_somebody_unknown_is_pointed_out_and_nothing_is_kept(door, typing, hub) -> None:
    typing(ADVICE)
    form(door).person.edit.setFocus()
    typing("Nobody Known", KEY.Key_Return)
    assert hub.find(Referral) == []
    assert form(door).person.edit.property("wrong")
    form(door).person.edit.clear()
    typing(KEY.Key_Return)
    assert hub.find(Referral)[0].person_id is None


def test_arrow_keys_choose_among_people_of_one_name(door, typing, hub) -> None:
    typing(ADVICE)
    person = form(door).person
    person.edit.setFocus()
    typing("meg")
    shown = [row.key for row in person.suggestions.rows]
    assert len(shown) == 2
    assert len({row.detail for row in person.suggestions.rows}) == 2
    typing(KEY.Key_Up, KEY.Key_Return)
    assert person.person_id == shown[-1]
    typing("x")
    assert person.person_id is None


def test_a_slip_of_the_finger_names_nobody_by_itself(door, typing, hub) -> None:
    typing(ADVICE)
    person = form(door).person
    person.edit.setFocus()
    typing("mefan", KEY.Key_Return)
    assert person.person_id is None
    assert hub.find(Referral) == []


def test_a_name_of_a_place_that_is_too_long_is_pointed_out(door, typing, hub) -> None:
    typing(ADVICE)
    form(door).name.setText("x" * 81)
    form(door).keep()
    typing()
    assert form(door).name.property("wrong")
    assert hub.find(Referral) == []
    form(door).name.setText("x")
    form(door).keep()
    typing()
    assert len(hub.find(Referral)) == 1


def test_escape_leaves_and_what_was_typed_stays_while_the_card_is_open(door, typing, hub) -> None:
    typing(ADVICE)
    form(door).name.setText("Made-up Place")
    typing(ADVICE)
    assert form(door).name.text() == "Made-up Place"
    typing(KEY.Key_Escape)
    assert door.page.card is None
    assert hub.find(Referral) == []


def test_advice_can_be_logged_after_the_session_is_finished(door, typing, hub, session) -> None:
    done(hub.sessions.finish("Sam", session))
    door.page.opened({"session": session})
    typing()
    door.page.here._log.click()
    typing("f", KEY.Key_Return)
    (told,) = hub.find(Referral)
    assert (told.org_type, told.session_id) == ("FOODBANK", session)
    assert not door.page.finding.isVisible()
    assert QApplication.focusWidget() is door.page.here._log


def test_a_session_that_went_meanwhile_is_said(door, typing, hub, session) -> None:
    typing(ADVICE)
    done(hub.undo.latest("Sam", session))
    form(door).keep()
    typing()
    assert door.notices.notice.kind == "warn"
    assert hub.find(Referral) == []


def test_what_has_the_focus_is_seen_in_large_letters_too(door, typing, qapp) -> None:
    """A letter chooses nothing that nobody sees (screens.md, Accessible)."""
    theme().choose(Look.LIGHT, 2.0)
    theme().refresh(door)
    door.resize(1024, 600)
    qapp.processEvents()
    for keys in ((ADVICE,), ("s",), ("g",), (KEY.Key_Left,)):
        typing(*keys)
        for _ in range(6):  # widths decide heights, which decide widths of what scrolls
            qapp.processEvents()
        focused = QApplication.focusWidget()
        assert focused.visibleRegion().boundingRect().height() >= focused.height() - 1, keys


@pytest.fixture
def told(door, hub, typing) -> Callable[..., str]:
    """Opens the card of a referral of two weeks ago, in place of finding."""

    def show(direction: str = "out", **more: object) -> str:
        day = dt.date(2026, 4, 21)
        details = ReferralDetails(direction=direction, org_type="GP", date=day, **more)
        referral = done(hub.referrals.add("Sam", details)).referral
        door.page._open_inline(ReferralCard(door.page.desk, referral_id=referral.id))
        typing()
        return referral.id

    return show


def test_what_became_of_it_is_noted_with_its_day(told, door, typing, hub) -> None:
    """D02, D04."""
    megan = next(p.id for p in hub.find(Person) if p.known_as == "Megan Alder")
    referral = told(person_id=megan)
    assert form(door).what.text() == (
        "Tue 21 Apr · Passed on · GP practice · Another reason · Megan A."
    )
    assert not form(door).day.isVisible()
    typing("t")
    assert form(door).status.value == "taken_up"
    form(door).day.setText("28 April")
    form(door).agreed.choose("yes")
    typing(KEY.Key_Return)
    noted = hub.get(Referral, referral)
    assert (noted.status, noted.status_date) == ("taken_up", dt.date(2026, 4, 28))
    assert noted.agreed is True
    assert said(door) == "Noted what became of it"
    door.page.undo()
    typing()
    assert hub.get(Referral, referral).status == "sent"


def test_what_was_noted_before_is_shown_again(told, door, typing, hub) -> None:
    referral = told("in")
    assert not form(door).agreed.isVisible()
    done(hub.referrals.tell("Sam", referral, "declined", dt.date(2024, 12, 30)))
    door.page._open_inline(ReferralCard(door.page.desk, referral_id=referral))
    typing()
    assert (form(door).status.value, form(door).day.isVisible()) == ("declined", True)
    form(door).keep()
    typing()
    assert hub.get(Referral, referral).status_date == dt.date(2024, 12, 30)
    door.page._open_inline(ReferralCard(door.page.desk, referral_id=referral))
    typing()
    typing("n", KEY.Key_Return)
    again = hub.get(Referral, referral)
    assert (again.status, again.status_date) == ("no_reply", dt.date(2024, 12, 30))


def test_a_day_nobody_can_mean_is_pointed_out(told, door, typing, hub) -> None:
    referral = told()
    typing("t")
    form(door).day.setText("some day")
    form(door).keep()
    assert form(door).day.property("wrong")
    form(door).keep()
    typing()
    assert hub.get(Referral, referral).status == "sent"


def test_one_that_never_was_is_taken_off_and_brought_back(told, door, typing, hub) -> None:
    told("signpost")
    assert not form(door)._save.isVisible()
    assert QApplication.focusWidget() is form(door)._off
    form(door).keep()
    form(door)._off.click()
    typing()
    assert hub.find(Referral) == []
    door.page.undo()
    typing()
    assert len(hub.find(Referral)) == 1


def test_one_that_is_gone_is_said_and_the_card_goes(told, door, typing, hub) -> None:
    referral = told()
    done(hub.referrals.remove("Sam", referral))
    form(door).keep()
    typing()
    assert door.notices.notice.kind == "warn"
    typing(KEY.Key_Escape)
    door.page._open_inline(ReferralCard(door.page.desk, referral_id=referral))
    typing()
    assert door.page.card is None
