"""What was asked about one is never shown of another, and nobody finds whoever was forgotten."""

import datetime as dt

from camp_scenes import at_camp
from hublog.domain.roles import Role, SlotKind
from hublog.domain.sessions import Session
from hublog.qt.document import flowing
from hublog.qt.pages.preview import preview
from hublog.qt.widgets.labels import Label
from in_memory import done
from reaching import key_of
from wellbeing_scenes import ask_in_february


def test_the_answers_of_one_are_not_uncovered_on_the_page_of_another(
    frame, hub, asked, lived, settled
) -> None:
    ask_in_february(hub, lived.people[1], lived.activity)
    made = frame("person", person=asked)
    card = made.page.how_they_are
    card.see.click()
    made.page.opened({"person": lived.people[1]})
    settled()
    assert card.said.count() == 0
    card.see.click()
    settled()
    assert card.said.count() > 0


def test_whoever_came_since_is_found_and_whoever_was_forgotten_is_named_no_more(
    frame, hub, asked, lived, settled
) -> None:
    made = frame("wellbeing")
    field = made.page.person
    hub.add_person("Zoe Newcomer")
    done(hub.forget.person("Sam", lived.people[1]))
    made.desk.go("today")
    made.desk.go("wellbeing")
    settled()
    for typed, found in (("zoe", ["Zoe N."]), ("robin", [])):
        field.edit.setText(typed)
        assert [row.title for row in field.suggestions.rows] == found


def test_what_a_coordinator_looked_at_before_printing_no_volunteer_sees(
    frame, hub, lived, desk, settled
) -> None:
    """A copy of everything about somebody stood there for whoever sat down next."""
    made = frame("today")
    preview(desk, flowing("A copy for Ada", "<p>Ada Madeup</p>", ""), "copy")
    hub.ring.secrets[SlotKind.COORDINATOR] = "the boss alone knows"
    desk.show_role()
    assert made.page.name == "preview"
    assert hub.access.step_down() is Role.VOLUNTEER
    desk.show_role()
    settled()
    assert made.page.name == "today"
    preview(desk, flowing("Sheet", "<p>Lines</p>", ""), "register")
    desk.show_role()
    assert made.page.name == "preview"
    assert "A copy for Ada" not in [each.text() for each in made.findChildren(Label)]


def test_no_card_opens_for_a_child_of_the_camp_that_was_left_meanwhile(frame, hub, settled) -> None:
    camp = at_camp(hub)
    other = hub.open(hub.get(Session, camp).activity_id, dt.date(2026, 4, 28))
    made = frame("camp", session=camp)
    made.page._leave(made.page.camp.week.children[1])
    made.desk.go("camp", session=other)
    settled()
    assert made.page.session_id == other
    assert made.page.card is None


def test_what_was_to_be_printed_calls_nobody_back_from_another_page(
    frame, hub, door, settled
) -> None:
    key_of(door.page.here, "print").trigger()
    door.desk.go("today")
    settled()
    assert door.page.name == "today"
