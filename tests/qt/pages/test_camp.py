"""The days of a camp, used by keys: who is still here, who leaves with whom."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from camp_scenes import JO, KIM, a_child, at_camp
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Session
from hublog.services.care_records import CareChanges
from in_memory import done
from looking import texts

KEY = Qt.Key


@pytest.fixture
def camp(hub) -> str:
    return at_camp(hub)


@pytest.fixture
def days(frame, camp):  # noqa: ANN201
    """The page, opened from the register of the camp."""
    return frame("camp", session=camp)


def lines(days) -> list[str]:
    """What the table says, line by line."""
    model = days.page.table.model()
    return [
        " | ".join(model.index(row, place).data() for place in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_the_week_shows_who_is_here_and_who_left_how(days) -> None:
    assert lines(days) == [
        "Ash F. | 10:00, here",
        "Bo R. | 10:00, here",
        "Eve M. | 10:00\u201310:00 · alone",
    ]
    assert days.page.state.text() == "2 are here · 1 left · 0 not here"
    assert QApplication.focusWidget() is days.page.table


def test_whoever_is_expected_collects_with_two_keys(days, typing, hub) -> None:
    typing(KEY.Key_Down, KEY.Key_Return)
    typing(KEY.Key_Return)
    assert days.notices.notice.text == "Bo R. left with Jo Example, 1 still here"
    assert lines(days)[1] == "Bo R. | 10:00\u201310:00 · Jo Example"
    assert QApplication.focusWidget() is days.page.table
    days.page.undo()
    typing()
    assert lines(days)[1] == "Bo R. | 10:00, here"


def test_a_child_who_has_to_be_collected_goes_alone_only_with_a_reason(days, typing, hub) -> None:
    typing(KEY.Key_Return)
    card = days.page.card
    assert QApplication.focusWidget() is card.other
    typing(KEY.Key_Return)
    assert QApplication.focusWidget() is card.other
    card.alone.click()
    typing(KEY.Key_Return)
    assert QApplication.focusWidget() is card.why
    assert days.page.card is card
    typing("brother at the gate", KEY.Key_Return)
    assert days.page.card is None
    assert lines(days)[0] == "Ash F. | 10:00\u201310:00 · alone · brother at the gate"


def test_whoever_may_go_alone_does_so_with_one_key_more(days, typing, hub, camp) -> None:
    eve = next(each for each in hub.find(Attendance) if each.left_at is not None)
    done(hub.sign_in.person("Sam", camp, eve.person_id))
    days.page.heard(None)
    typing(KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    typing(KEY.Key_Return)
    assert days.notices.notice.text == "Eve M. went alone, 2 still here"


def test_somebody_else_is_named_and_whoever_left_is_said_so(days, typing) -> None:
    typing(KEY.Key_Return)
    typing("Aunt Bee", KEY.Key_Return)
    assert lines(days)[0] == "Ash F. | 10:00\u201310:00 · Aunt Bee"
    typing(KEY.Key_Return)
    assert days.notices.notice.text.startswith("Ash F. is not here now.")
    assert days.page.card is None


def test_late_in_the_evening_only_those_still_here_are_shown(days, typing, hub, settled) -> None:
    hub.clock.advance(hours=5, minutes=30)
    days.page.heard(None)
    settled()
    assert days.page.late.isVisible()
    assert days.page.late.text() == "It should be over by now. 2 children are still here."
    days.page.shows._buttons["here"].click()
    assert len(lines(days)) == 2
    for _ in range(2):
        days.page.table.setFocus()
        typing(KEY.Key_Return)
        typing(KEY.Key_Tab) if days.page.card.who else None
        days.page.card.other.setFocus()
        typing("Jo", KEY.Key_Return)
    assert not days.page.late.isVisible()
    assert days.page.nobody.isVisible()


def test_two_sessions_on_one_day_are_told_apart_and_more_days_are_columns(
    days, hub, camp, settled
) -> None:
    held = hub.sessions.of_day(_activity(hub, camp), hub.clock.now().date())
    day = held.date
    again = hub.sessions.open("Sam", held.activity_id, day, _at(16), _at(18))
    done(hub.sign_in.person("Sam", done(again).session.id, a_child(hub, "Kit Oak")))
    days.page.heard(None)
    settled()
    heads = [days.page.table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    assert heads[1:] == ["Tue 5 May, 10:00", "Tue 5 May, 16:00"]
    assert lines(days)[3].split(" | ")[1] == ""


def test_a_session_that_is_gone_is_left(days, hub, camp, settled) -> None:
    with hub.store.writing("Sam", "amended") as work:
        work.amend("session", camp, {"alive": False})
        work.commit()
    days.page.heard(None)
    settled()
    assert days.page is not None
    assert days.notices.notice.kind == "warn"


def test_who_may_collect_is_offered_with_their_numbers(days, typing) -> None:
    typing(KEY.Key_Down, KEY.Key_Return)
    card = days.page.card
    assert [each.text() for each in card.who] == [JO.name, KIM.name]
    typing(KEY.Key_Escape)
    assert days.page.card is None


def test_whoever_may_not_collect_is_named_on_the_card_and_on_the_list(
    days, typing, hub, camp, settled
) -> None:
    (bo,) = (each.id for each in hub.find(Person) if each.name == "Bo Reed")
    contacts = (JO, replace(KIM, may_collect=False))
    done(hub.care.amend("Sam", bo, CareChanges(contacts=contacts)))
    typing(KEY.Key_Down, KEY.Key_Return)
    card = days.page.card
    assert [each.text() for each in card.who] == [JO.name]
    assert f"{KIM.name} may not collect this child." in texts(card)
    typing(KEY.Key_Escape, (KEY.Key_P, Qt.KeyboardModifier.ControlModifier))
    settled()
    said = days.page.side.accessibleDescription()
    assert f"{KIM.name} {KIM.phone}, may not collect" in said


def _activity(hub, camp) -> str:
    return hub.get(Session, camp).activity_id


def _at(hour: int) -> dt.time:
    return dt.time(hour)


def test_the_list_is_looked_at_before_it_is_printed(days, typing, settled) -> None:
    """Who is here and not, whom to call, what not to forget; those who are here come first."""
    typing((KEY.Key_P, Qt.KeyboardModifier.ControlModifier))
    settled()
    page = days.page
    assert page.name == "preview"
    assert page.print.isVisible()
    assert not page.save.isVisible(), "what is noted about children is kept in no file"
    said = page.side.accessibleDescription().splitlines()
    assert said[0] == "Holiday Camp \u2013 Tuesday 5 May 2026"
    order = [said.index(each) for each in ("Here: 2", "Ash Fern", "Bo Reed", "Left: 1", "Eve Moss")]
    assert order == sorted(order)
    text = "\n".join(said)
    for each in (
        f"{JO.name} {JO.phone}",
        "Allergies: Nuts: pen in the red bag",
        "Left at 10:00, alone.",
    ):
        assert each in text
    ash = said[said.index("Ash Fern") : said.index("Bo Reed")]
    assert ash == [
        "Ash Fern",
        "Nobody can be called.",
        "Has to be collected.",
        "No grown-up has said yes.",
        "Nothing is noted about allergies or illness.",
    ]
    typing(KEY.Key_Escape)
    assert days.page.name == "camp"


def test_the_list_says_with_whom_a_child_left_and_who_has_no_number(
    days, typing, hub, settled
) -> None:
    ash, bo = (
        next(each.id for each in hub.find(Person) if each.name == name)
        for name in ("Ash Fern", "Bo Reed")
    )
    changes = CareChanges(contacts=(JO, replace(KIM, phone="")), collect_by="Aunt Bee")
    done(hub.care.amend("Sam", ash, changes))
    done(hub.camp.sign_out("Sam", days.page.session_id, bo, "brother", alone=True))
    typing((KEY.Key_P, Qt.KeyboardModifier.ControlModifier))
    settled()
    said = days.page.side.accessibleDescription().splitlines()
    assert said[said.index("Ash Fern") :][1:6] == [
        f"{JO.name} {JO.phone}",
        f"{KIM.name} (no number)",
        "1 more person to call is needed.",
        "Has to be collected.",
        "May also collect: Aunt Bee",
    ]
    assert "Left at 10:00, alone: brother" in said
    done(hub.undo.latest("Sam"))
    typing(KEY.Key_Escape)
    done(hub.camp.sign_out("Sam", days.page.session_id, bo, "Jo Example"))
    typing((KEY.Key_P, Qt.KeyboardModifier.ControlModifier))
    settled()
    assert "Left at 10:00 with Jo Example." in days.page.side.accessibleDescription()


def test_of_a_day_that_is_over_it_is_asked_when_a_child_left(days, typing, hub, settled) -> None:
    """Else whoever writes it down the next morning makes them leave then."""
    typing(KEY.Key_Return)
    assert not days.page.card.at.isVisible()
    typing(KEY.Key_Escape)
    hub.clock.advance(days=1)
    days.page.heard(None)
    settled()
    typing(KEY.Key_Return)
    card = days.page.card
    assert (card.at.isVisible(), card.at.text()) == (True, "15:00")
    card.at.setText("half past")
    card.other.setFocus()
    typing("Aunt Bee", KEY.Key_Return)
    assert QApplication.focusWidget() is card.at
    assert card.at.accessibleDescription().startswith("It is not clear what time half past means")
    card.at.setText("14:30")
    card.other.setFocus()
    typing(KEY.Key_Return)
    settled()
    assert lines(days)[0] == "Ash F. | 10:00\u201314:30 · Aunt Bee"


def test_whoever_was_forgotten_still_may_not_collect_a_child(days, typing, hub, settled) -> None:
    bo = next(each.id for each in hub.find(Person) if each.name == "Bo Reed")
    nobody = replace(KIM, name="\u2026", phone="", may_collect=False)
    done(hub.care.amend("Sam", bo, CareChanges(contacts=(JO, nobody))))
    typing(KEY.Key_Down, KEY.Key_Return)
    assert "Somebody whose name was taken out may not collect this child." in texts(days.page.card)


def test_whoever_may_not_collect_is_refused_at_the_field(days, typing, hub, settled) -> None:
    bo = next(each.id for each in hub.find(Person) if each.name == "Bo Reed")
    done(hub.care.amend("Sam", bo, CareChanges(contacts=(JO, replace(KIM, may_collect=False)))))
    typing(KEY.Key_Down, KEY.Key_Return)
    other = days.page.card.other
    other.setFocus()
    typing("kim example", KEY.Key_Return)
    settled()
    assert other.accessibleDescription().startswith("kim example may not collect Bo R.")
    typing(", grandmother came along", KEY.Key_Return)
    settled()
    assert lines(days)[1].endswith("kim example, grandmother came along")
