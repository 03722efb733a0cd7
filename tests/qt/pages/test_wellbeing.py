"""The page before the screen is turned, and the card on a person's page."""

import datetime as dt

import pytest

from hublog.domain.consents import Consent
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.services.consents import Said
from hublog.services.hub_people import PeopleSettings
from hublog.services.wellbeing import Ask
from in_memory import done

FEBRUARY = dt.date(2026, 2, 3)


@pytest.fixture
def asked(hub, lived) -> str:
    """Megan, at a hub that asks: she agreed and answered in February."""
    hub.turn(asks_wellbeing=True)
    megan = lived.people[0]
    done(hub.consents.give("Sam", megan, "wellbeing", True, Said()))
    ask = Ask(person_id=megan, stage="start", activity_id=lived.activity, date=FEBRUARY)
    answers = {"ONS4": (4, None, 6, 3), "UCLA3": (1, 2, 3)}
    done(hub.wellbeing.keep("Sam", ask, answers))
    return megan


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if not label.isHidden()]


def test_whoever_is_due_can_be_taken_from_the_list(frame, settled, asked, lived) -> None:
    window = frame("wellbeing")
    page = window.page
    settled()
    (row,) = page.due.rows
    assert (row.title, row.lead) == ("Megan Birch", "February 2026")
    assert not page.turn.isEnabled()
    assert "Choose who answers first." in page.told.text()
    page.due.chosen.emit(row)
    settled()
    assert (page.person.person_id, page.activity.value) == (asked, lived.activity)
    assert page.stage.value == "review"
    assert page.turn.isEnabled()
    page.person.edit.setText("Somebody else")
    page.turn.click()
    assert page.person.field is not None
    assert page.about is not None


def test_a_hub_that_does_not_ask_says_where_to_turn_it_on(frame, settled, lived) -> None:
    window = frame("wellbeing", person=lived.people[0], activity="none")
    page = window.page
    settled()
    assert "does not ask how people are" in page.told.text()
    assert not page.turn.isEnabled()
    assert page.activity.value == "-"


def test_nobody_under_sixteen_is_asked(frame, settled, hub, asked) -> None:
    with hub.store.writing("Sam", "test") as work:
        work.put(Person(id="kit", known_as="Kit", birth_year=2015))
        at = dt.datetime.combine(FEBRUARY, dt.time(9))
        work.put(Consent(id="c", person_id="kit", purpose="wellbeing", decision="yes", at=at))
        work.commit()
    window = frame("wellbeing", person="kit")
    page = window.page
    settled()
    assert "16 and over" in page.told.text()
    assert not page.turn.isEnabled()


def test_the_card_shows_when_and_covers_what_until_asked_for(
    frame, settled, qtbot, hub, asked, lived
) -> None:
    window = frame("person", person=asked)
    page = window.page
    settled()
    card = page.how_they_are
    shown = " ".join(texts(card))
    assert "Tuesday 3 February 2026" in shown
    assert "At the start" in shown
    assert "Asked in February 2026, now due" in shown
    assert "Overall, how happy" not in shown
    card.see.click()
    qtbot.waitUntil(lambda: "Overall, how happy did you feel yesterday?: 6" in texts(card))
    assert "Total: 6" in texts(card)
    card.see.click()
    assert "Total: 6" not in texts(card)
    card.see.click()
    qtbot.waitUntil(lambda: "Total: 6" in texts(card))
    offs = [b for b in card.findChildren(Button) if b.text() == "Take off"]
    offs[0].click()
    qtbot.waitUntil(lambda: len(hub.find(Outcome)) == 1)
    qtbot.waitUntil(lambda: "Total: 6" not in texts(card))
    qtbot.waitUntil(lambda: card.about is not None)
    card.ask.click()
    qtbot.waitUntil(lambda: bool(window.page.activity.value))
    settled()
    assert window.page.name == "wellbeing"
    assert window.page.activity.value == lived.activity


def test_there_is_no_card_where_the_hub_does_not_ask(frame, settled, lived) -> None:
    window = frame("person", person=lived.people[0])
    page = window.page
    settled()
    assert not page.how_they_are.isVisible()


def test_the_coordinator_turns_the_questions_on_in_settings(
    frame, settled, qtbot, hub, lived
) -> None:
    window = frame("settings")
    settled()
    card = window.page.wellbeing
    assert (card.asks.value, card.licence.value, card.begin.isHidden()) == ("no", "no", True)
    card.asks.chose.emit("yes")
    qtbot.waitUntil(lambda: not card.begin.isHidden())
    card.licence.chose.emit("yes")
    qtbot.waitUntil(lambda: card.licence.value == "yes")
    assert (hub.hub.this().asks_wellbeing, hub.hub.this().has_swemwbs) == (True, True)
    card.begin.click()
    settled()
    assert window.page.name == "wellbeing"


def test_the_door_leads_to_it_where_the_hub_asks(frame, settled, qtbot, hub, lived) -> None:
    window = frame("register", session=lived.session)
    settled()
    button = window.page.here.how
    assert button.isHidden()
    window.desk.do(
        lambda s: s.hub.amend_people("Sam", PeopleSettings(asks_wellbeing=True)),
        lambda _: None,
        window,
    )
    qtbot.waitUntil(lambda: not button.isHidden())
    button.click()
    qtbot.waitUntil(lambda: window.page.name == "wellbeing")
    qtbot.waitUntil(lambda: window.page.activity.value == lived.activity)
