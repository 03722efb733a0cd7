"""The page before the screen is turned, and the card on a person's page."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.domain.consents import Consent
from hublog.domain.matched_pairs import Change
from hublog.domain.month_rows import ChangeRow, Rows
from hublog.domain.outcomes import MEASURES, Outcome
from hublog.domain.people import Person
from hublog.qt.pages.month_rows import RowsCard
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.services.hub_people import PeopleSettings
from in_memory import done
from wellbeing_scenes import FEBRUARY, ask_in_february


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if not label.isHidden()]


def test_whoever_is_due_can_be_taken_from_the_list(frame, settled, asked, lived) -> None:
    window = frame("wellbeing")
    page = window.page
    settled()
    (row,) = page.due.rows
    assert (row.title, row.lead) == ("Megan B.", "Feb")
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


def test_names_are_short_where_the_hub_shortens_them_and_whole_where_two_are_alike(
    frame, settled, hub, asked, lived
) -> None:
    other = hub.add_person("Megan Berry")
    ask_in_february(hub, other, lived.activity)
    window = frame("wellbeing", person=lived.people[1])
    settled()
    page = window.page
    assert {row.title for row in page.due.rows} == {"Megan Birch", "Megan Berry"}
    assert page.person.edit.text() == "Robin A."
    assert "asks Robin A. first" in page.told.text()
    window.desk.privacy_names = False
    page.opened({"person": lived.people[1]})
    settled()
    assert page.person.edit.text() == "Robin Ash"


def test_tab_goes_through_the_questions_as_they_are_read(frame, settled, asked) -> None:
    window = frame("wellbeing", person=asked)
    settled()
    page = window.page
    QApplication.processEvents()  # what was just put there is shown
    page.person.edit.setFocus()
    parts = (page.activity, page.stage, page.which, page.paper, page.due)
    seen = [page.person]
    while len(seen) <= len(parts):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        here = next(each for each in parts if each is focused or each.isAncestorOf(focused))
        seen += [here] if here is not seen[-1] else []
    assert tuple(seen[1:]) == parts


def test_whoever_was_never_asked_is_not_asked_about_what_another_came_for(
    frame, settled, asked, lived
) -> None:
    window = frame("wellbeing")
    settled()
    for person, about, stage in (
        (asked, lived.activity, "review"),
        (lived.people[1], "-", "start"),
    ):
        window.page.person.chosen.emit(person)
        settled()
        assert (window.page.activity.value, window.page.stage.value) == (about, stage)


def test_who_was_asked_elsewhere_stays_at_the_activity_that_was_chosen(
    frame, settled, hub, asked, lived
) -> None:
    garden = hub.add_activity("Allotment")
    window = frame("wellbeing", activity=garden)
    settled()
    window.page.person.chosen.emit(asked)
    settled()
    assert (window.page.activity.value, window.page.stage.value) == (garden, "start")
    window.desk.go("wellbeing")
    settled()
    window.page.activity._buttons[garden].click()
    for person in (asked, lived.people[1]):
        window.page.person.chosen.emit(person)
        settled()
        assert window.page.activity.value == garden


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


def test_a_hub_that_asks_no_more_can_still_look_and_take_off(
    frame, settled, qtbot, hub, asked
) -> None:
    """DQ23 leads here."""
    hub.turn(asks_wellbeing=False)
    window = frame("person", person=asked)
    card = window.page.how_they_are
    qtbot.waitUntil(lambda: card.about is not None)
    assert (card.isHidden(), card.ask.isHidden(), card.see.isHidden()) == (False, True, False)


@pytest.mark.parametrize(
    ("takes_back", "said", "before"),
    [
        (True, "They took back their yes to these questions.", "took back their yes"),
        (False, "They said no to these questions.", "said no to these questions on an earlier day"),
    ],
)
def test_whoever_does_not_want_to_be_asked_is_not_called_unasked(
    frame, settled, hub, asked, takes_back, said, before
) -> None:
    hub.clock.advance(minutes=1)
    if takes_back:
        assert done(hub.consents.withdraw("Sam", asked, "wellbeing")).goes.answers == 1
    else:
        done(hub.consents.refuse_for_good("Sam", asked))
    window = frame("person", person=asked)
    settled()
    card = window.page.how_they_are
    assert said in texts(card)
    assert "Not asked yet." not in texts(card)
    assert not card.ask.isVisible()
    window.desk.go("wellbeing", person=asked)
    settled()
    assert before in window.page.told.text()
    assert not window.page.turn.isEnabled()


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


def test_the_rows_behind_a_change_are_about_nobody(desk, qtbot) -> None:
    """E01: fewer than eight are a number and nothing more."""
    measure = MEASURES[0]
    told = Change(9, 5.0, 6.25, 1.25, 6, 2, 1)
    rows = (
        ChangeRow(activity="Warm Tuesday", measure=measure, change=told),
        ChangeRow(activity="", measure=measure, change=Change(3)),
    )
    card = RowsCard(desk, "Made up", (), Rows("changes", rows))
    qtbot.addWidget(card)
    model = card.table.model()
    shown = [[model.index(n, m).data() for m in range(7)] for n in range(2)]
    name = "Satisfied with life: change"
    assert shown[0] == ["Warm Tuesday", name, "9", "+1.2", "6", "2", "1"]
    assert shown[1] == ["", name, "3", "", "", "", ""]


def test_a_month_in_which_nobody_was_asked_has_no_lines_about_it(
    frame, settled, qtbot, lived
) -> None:
    window = frame("month")
    settled()
    figures = window.page.figures
    qtbot.waitUntil(lambda: bool(figures.list.rows))
    figures.more.click()
    keys = [row.key for row in figures.list.rows]
    assert "D04" in keys
    assert not [key for key in keys if key.startswith("E")]
