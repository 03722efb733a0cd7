"""What a volunteer sees of the window, and how a coordinator takes over for a moment and steps down again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.roles import Role
from hublog.qt.frame import Frame
from hublog.qt.pages.rise import Rise, RiseCard
from hublog.qt.pages.today import Today
from hublog.qt.places import PLACES, VOLUNTEERS_SEE
from hublog.services.today import Need
from in_memory import done
from looking import texts
from walking import SCENES

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
COORDINATOR = "crane crane crane crane"
REACHED_FROM_MONTH = "register: what became of it"
"""A card that the walk opens on the register, and people only from a coordinator's page."""
THEIRS = [
    name
    for name, scene in SCENES.items()
    if scene.page in VOLUNTEERS_SEE and name != REACHED_FROM_MONTH
]


@pytest.fixture
def volunteer(services) -> None:
    """There is a coordinator, and a volunteer is here."""
    done(services.keys.new_coordinator_passphrase(COORDINATOR))
    services.access.step_down()


def seen(shown: Frame) -> list[str]:
    return [p for p, button in shown.navigation._buttons.items() if not button.isHidden()]


def card(shown: Frame) -> RiseCard:
    assert isinstance(shown.page, Rise)
    assert isinstance(shown.page.card, RiseCard)
    return shown.page.card


def rise(shown: Frame, settled: Callable[[], None], secret: str = COORDINATOR) -> None:
    QTest.keyClicks(shown.window().focusWidget(), secret)
    QTest.keyClick(shown.window().focusWidget(), ENTER)
    settled()


def test_where_there_is_no_coordinator_everybody_sees_everything(frame) -> None:
    shown = frame("today")
    assert seen(shown) == [place.page for place in PLACES]
    assert shown.notices.beside.isHidden()
    assert "coordinator" not in shown.notices.right.text()


def test_a_volunteer_sees_what_is_done_at_the_door(volunteer, frame) -> None:
    shown = frame("today")
    assert seen(shown) == ["today", "register", "type_up", "help", "lock"]
    assert "volunteer" in shown.notices.right.text()
    assert shown.notices.beside.isHidden()


def test_today_tells_a_volunteer_only_what_volunteers_see_to(frame, lived, desk, settled) -> None:
    """Screens.md, frame: what leads to People, Month or Settings waits for the coordinator."""
    shown = frame("today")
    page = shown.page
    assert isinstance(page, Today)
    needs = [Need(kind="still_open", n=1), Need(kind="month_to_send", month=Month(2026, 4))]
    page.needs.show_needs(needs)
    assert "April 2026 is not sent yet" in texts(page.needs)
    done(desk.services.keys.new_coordinator_passphrase(COORDINATOR))
    desk.services.access.step_down()
    desk.show_role()
    settled()
    page.needs.show_needs(needs)
    assert "April 2026 is not sent yet" not in texts(page.needs)
    assert "is still open" in texts(page.needs)


@pytest.mark.parametrize("page", ["people", "month", "settings", "person", "activities"])
def test_a_coordinators_page_is_a_calm_card_for_a_volunteer(volunteer, frame, page) -> None:
    shown = frame(page)
    assert shown.page.name == "rise"
    assert "needs the coordinator" in card(shown).findChildren(type(shown.page.title))[0].text()
    assert shown.window().focusWidget() is card(shown).secret.edit


def test_escape_leads_back_to_where_they_were_as_it_stands(
    volunteer, frame, lived, settled, desk
) -> None:
    shown = frame("register", session=lived.session)
    field = shown.page.finding.field
    QTest.keyClicks(field, "meg")
    desk.go("people")
    settled()
    QTest.keyClick(shown.window().focusWidget(), ESC)
    settled()
    assert shown.page.name == "register"
    assert field.text() == "meg"
    assert shown.window().focusWidget() is field


def test_their_passphrase_goes_on_to_what_was_wanted(
    volunteer, frame, lived, settled, desk, services
) -> None:
    shown = frame("register", session=lived.session)
    desk.go("person", person=lived.people[0])
    settled()
    rise(shown, settled)
    assert services.access.role is Role.COORDINATOR
    assert shown.page.name == "person"
    assert "Megan Birch" in shown.page.title.text()
    assert seen(shown) == [place.page for place in PLACES]
    assert "coordinator" in shown.notices.right.text()
    assert not shown.notices.beside.isHidden()


def test_the_hubs_passphrase_is_not_enough(volunteer, frame, settled, services, desk) -> None:
    shown = frame("people")
    rise(shown, settled, "heron heron heron")
    assert services.access.role is Role.VOLUNTEER
    assert shown.page.name == "rise"
    wrong = desk.words.problem(Problem("WRONG_COORDINATOR_PASSPHRASE"))
    assert card(shown).secret.edit.accessibleDescription() == wrong
    card(shown).secret.edit.clear()
    rise(shown, settled)
    assert shown.page.name == "people"


def test_stepping_down_leaves_the_coordinators_pages(
    volunteer, frame, settled, services, desk
) -> None:
    shown = frame("people")
    rise(shown, settled)
    shown.notices.beside.click()
    settled()
    assert services.access.role is Role.VOLUNTEER
    assert shown.page.name == "today"
    assert seen(shown) == ["today", "register", "type_up", "help", "lock"]


def test_the_list_of_keys_follows_the_role(volunteer, frame, settled, desk) -> None:
    def listed(shown: Frame) -> str:
        return " ".join(row.title for rows in shown.page.lists for row in rows.rows)

    shown = frame("keys")
    assert "Go to Help" in listed(shown)
    assert "Go to People" not in listed(shown)
    assert "Make the return" not in listed(shown)
    desk.go("people")
    settled()
    rise(shown, settled)
    desk.go("keys")
    settled()
    assert "Go to People" in listed(shown)
    assert "Make the return" in listed(shown)


def test_what_the_coordinator_did_is_not_taken_back_by_a_volunteer(
    volunteer, frame, settled, services, desk
) -> None:
    services.access.rise(COORDINATOR)
    done(services.hub.amend("Robin", name="Another Hub"))
    services.access.step_down()
    shown = frame("today")
    desk.undo()
    settled()
    assert services.hub.this().name == "Another Hub"
    assert shown.notices.notice is not None
    assert shown.notices.notice.kind == "warn"


@pytest.mark.parametrize("name", THEIRS)
def test_no_page_of_theirs_asks_for_what_volunteers_may_not(
    scene, services, lived, name, desk
) -> None:
    """Each page of a volunteer, with its cards, asks only for what the services allow them."""
    refused: list[Problem] = []
    desk.operations.not_allowed.connect(refused.append)
    made = done(services.keys.new_coordinator_passphrase(COORDINATOR))
    assert made
    services.access.step_down()
    scene(name)
    assert refused == []
