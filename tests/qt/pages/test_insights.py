"""The page Insights: walked through, as tables, copied and printed without a small number."""

import datetime as dt

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QPainter

from hublog import resources
from hublog.domain.insight_headlines import CARDS
from hublog.qt.document import draw
from hublog.qt.models.points import PointsModel, places_of
from hublog.qt.pages.insights import InsightsPage
from hublog.qt.pages.insights_copies import Leaving
from hublog.qt.theme.theme import theme
from hublog.services.referrals import ReferralDetails
from in_memory import done

TUESDAY = dt.date(2026, 5, 5)


@pytest.fixture
def lived_through(hub) -> None:
    """Six weeks of Tuesdays, one Friday, and somebody passed on."""
    warm = hub.add_activity("Warm Tuesday", 1, "10:00", "12:00")
    garden = hub.add_activity("Garden", 4, "14:00", "15:00")
    people = [hub.add_person(f"Made Up {n}") for n in range(9)]
    for weeks in range(1, 7):
        session = hub.open(warm, TUESDAY - dt.timedelta(weeks=weeks))
        for person in people[: 3 + weeks]:
            done(hub.sign_in.person("Sam", session, person))
        done(hub.sign_in.count("Sam", session, "65+", 10))
        done(hub.sessions.finish("Sam", session))
    session = hub.open(garden, TUESDAY - dt.timedelta(days=11))
    done(hub.sign_in.count("Sam", session, "U18", 3))
    done(hub.sessions.finish("Sam", session))
    done(hub.referrals.add("Sam", ReferralDetails(direction="out", org_type="GP")))


@pytest.fixture
def page(lived_through, frame, request) -> InsightsPage:
    request.node.shown = frame("insights")  # a frame is gone when nobody holds it
    return request.node.shown.page


def read_out(chart) -> list[str]:
    """What a screen reader finds in a picture."""
    found = QAccessible.queryAccessibleInterface(chart)
    children = (found.child(n) for n in range(found.childCount()))
    return [each.text(QAccessible.Text.Name) for each in children if each is not None]


def test_each_card_has_a_sentence_and_its_points_are_read_out(page) -> None:
    said = {name: card.headline.text() for name, card in page.cards_of.items()}
    assert said["attendance"] == "About 17 visits in a usual week"
    assert said["hours"] == "On Tuesdays, 16 people come on average"
    assert said["ages"] == "Most visits are by one age group: 65 and over, 59 %"
    assert said["passed_on"] == "1 passed on, 0 taken up so far"
    chart = page.cards_of["attendance"].chart
    found = QAccessible.queryAccessibleInterface(chart)
    assert found.text(QAccessible.Text.Name) == said["attendance"]
    assert "Week of 27 Apr: 14 visits at 1 session, four-week average 16." in read_out(chart)
    assert "Friday 14:00 to 15:00: 3 people on average, over 1 day." in read_out(
        page.cards_of["hours"].chart
    )


def test_arrow_keys_go_from_point_to_point_and_each_is_said(page, qtbot) -> None:
    card = page.cards_of["newcomers"]
    note = card.said.text()
    card.chart.setFocus(Qt.FocusReason.TabFocusReason)
    first = card.said.text()
    assert first.startswith("March 2026: ")
    qtbot.keyClick(card.chart, Qt.Key.Key_Right)
    assert card.said.text().startswith("April 2026: ")
    qtbot.keyClick(card.chart, Qt.Key.Key_Home)
    assert card.said.text() == first
    page.span.setFocus(Qt.FocusReason.TabFocusReason)
    assert card.said.text() == note


def test_in_the_week_the_arrows_pass_over_hours_when_nothing_ran(page, qtbot) -> None:
    chart = page.cards_of["hours"].chart
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    said = page.cards_of["hours"].said
    assert said.text().startswith("Tuesday 10:00 to 11:00: 16 people")
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert said.text().startswith("Tuesday 11:00 to 12:00")


def test_a_point_is_found_where_it_is_painted(page) -> None:
    for card in page.cards_of.values():
        if card.picture is None:
            continue
        for row, column in places_of(card.picture):
            index = card.chart.model().index(row, column)
            spot = card.chart.visualRect(index)
            assert card.chart.viewport().rect().contains(spot.center())
            assert card.chart.indexAt(spot.center()) == index
    hours = page.cards_of["hours"].chart
    assert hours.visualRect(hours.model().index(0, 4)).isEmpty()
    assert not hours.indexAt(QPoint(0, 0)).isValid()


def test_the_same_numbers_stand_in_a_table(page) -> None:
    card = page.cards_of["ages"]
    card.turn.click()
    assert card.table.hasFocus()
    model = card.table.model()
    rows = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert ["65 and over", "60"] in rows
    assert ["Under 18", "3"] in rows
    assert (card.turn.text(), card.copy.text()) == ("Show as picture", "Copy table")
    card.turn.click()
    assert not card.as_table
    assert card.chart.hasFocus()


def test_a_change_is_shown_and_the_table_stays(page, hub, desk, settled) -> None:
    card = page.cards_of["passed_on"]
    card.turn.click()
    desk.do(
        lambda services: services.referrals.add("Sam", ReferralDetails(direction="out")),
        lambda _: None,
        page,
    )
    settled()
    assert card.headline.text() == "2 passed on, 0 taken up so far"
    assert card.as_table


def test_another_span_is_asked_for(page, settled) -> None:
    page.span.setCurrentIndex(page.span.findData("quarter"))
    page.span.chose.emit("quarter")
    settled()
    assert page.state.text() == "1 April 2026 to 5 May 2026"


@pytest.mark.parametrize("how", ["button", "key"])
def test_a_copied_table_holds_no_small_number(page, qtbot, how) -> None:
    card = page.cards_of["ages"]
    card.turn.click()
    if how == "button":
        card.copy.click()
    else:
        qtbot.keyClick(card.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Ewanrigg Hub: 1 June 2025 to 5 May 2026"
    assert "Under 18\t*" in lines
    assert "65 and over\t60" in lines
    assert lines[-1].startswith("Small numbers are hidden")


@pytest.mark.parametrize("how", ["button", "key"])
def test_a_copied_picture_is_drawn_from_what_everybody_may_see(
    page, qtbot, how, desk, monkeypatch
) -> None:
    drawn = []
    copies = Leaving.copy_picture
    monkeypatch.setattr(
        Leaving,
        "copy_picture",
        lambda self, card: (drawn.append(self.pictures[card]), copies(self, card)),
    )
    said = []
    desk.said.connect(said.append)
    card = page.cards_of["ages"]
    if how == "button":
        card.copy.click()
    else:
        card.chart.setFocus()
        qtbot.keyClick(card.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert [point.values for point in drawn[0].points if point.name == "Under 18"] == [("*",)]
    picture = QGuiApplication.clipboard().pixmap()
    assert picture.width() == 1520
    assert "small numbers hidden" in said[-1].text


@pytest.mark.parametrize("how", ["button", "key"])
def test_everything_is_seen_on_one_side_before_it_is_printed_without_a_small_number(
    page, qtbot, how, request, settled
) -> None:
    if how == "button":
        page.print.click()
    else:
        qtbot.keyClick(page.span, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settled()
    shown = request.node.shown.page
    assert shown.name == "preview"
    document = shown.document
    assert document.title == "Ewanrigg Hub: 1 June 2025 to 5 May 2026"
    (leaf,) = document.leaves
    said = leaf.said.splitlines()
    assert "Under 18: *" in said
    assert "65 and over: 60" in said
    assert said[-1].startswith("Small numbers are hidden")
    image = QImage(794, 1123, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter, leaf, document.size)
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(0, 794, 3) for y in range(0, 1123, 3)}
    assert {"#0b4f6c", "#4f98b5"} <= colours
    shown.go_back()
    assert request.node.shown.page is page


def test_a_page_begins_at_its_title_however_it_was_left(page, request, settled) -> None:
    frame, bar = request.node.shown, page._area.verticalScrollBar()
    frame.resize(900, 500)
    settled()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    frame.desk.go("today")
    settled()
    frame.desk.go("insights")
    settled()
    assert (frame.page, bar.value()) == (page, 0)


def test_a_table_has_room_for_its_numbers_at_every_text_size(page, settled) -> None:
    card = page.cards_of["attendance"]
    card.turn.click()
    settled()
    theme().choose(scale=2.0)
    settled()
    table = card.table
    for column in (1, 2):
        needs = max(
            table.sizeHintForColumn(column), table.horizontalHeader().sectionSizeHint(column)
        )
        assert table.columnWidth(column) >= needs


def test_before_anybody_came_each_card_says_what_will_be_there(frame) -> None:
    shown = frame("insights")
    page = shown.page
    assert page.cards_of.pop("wellbeing").isHidden()
    for name, card in page.cards_of.items():
        assert card.chart.isHidden(), name
        assert card.said.text(), name
        assert card.turn.isHidden() or not card.turn.isVisible()
    page.cards_of["ages"].turn.click()
    assert [*page.cards_of, "wellbeing"] == list(CARDS)


def test_the_points_are_a_sound_model(page, qtmodeltester) -> None:
    for card in page.cards_of.values():
        if card.picture is None:
            continue
        model = PointsModel()
        model.show(places_of(card.picture))
        qtmodeltester.check(model)
        assert model.data(QModelIndex()) is None
        if card.picture.points:
            assert model.data(model.index(0, 0)) == card.picture.points[0].name
    assert resources.path("icons/chart-column.svg").exists()
