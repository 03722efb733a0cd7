"""The page Evidence: what is compared, what is withheld and why, charts, notes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel

from fake_time import FakeClock
from hublog import resources
from hublog.domain.months import Month
from hublog.domain.office import evidence, learning_notes, run_chart
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.evidence import Evidence
from hublog.domain.office.learning_notes import Note
from hublog.domain.office.run_chart import RunCharts
from hublog.domain.office.tallying import tallied
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.evidence_page import EvidencePage
from hublog.qt.operations import Operations
from made_returns import arrived, learning_said, session_said

HUBS = ("AAA-ONE", "BBB-TWO", "CCC-TRE")
NOW = dt.datetime(2026, 7, 2, 10, 0)  # noqa: DTZ001 - local wall time


def weekly(hub: str, extra: int = 0) -> list[Arrived]:
    """A drop-in every week of 2026; from March on a GP comes, and more people do."""
    found = []
    for number in range(1, 6):
        month = Month(2026, number)
        sessions = []
        for week in range(4):
            day = month.first + dt.timedelta(weeks=week)
            there = number >= 3
            footfall = (27 if there else 20) + extra + week % 3
            if (number, week) == (4, 1):
                footfall = 5
            sessions.append(
                session_said(
                    f"{month}{week}",
                    day,
                    conditions="GPSITE;FREEFOOD" if there else "FREEFOOD",
                    footfall=footfall,
                    named_present=15,
                    first_time_counted=5,
                )
            )
        said = (learning_said("People stay for the GP", "GPSITE"),) if number == 4 else ()
        found.append(arrived(hub, str(month), sessions, learning=said))
    return found


class Office:
    """As much of an office as the page asks for, over returns in memory."""

    def __init__(self, returns: list[Arrived]) -> None:
        self.clock = FakeClock(NOW)
        self.returns = returns
        self.evidence = self

    def table(self, first: Month, last: Month) -> Evidence:
        return evidence.evidence(tallied(self.returns, (), first, last), first, last)

    def run_charts(self, type_: str, condition: str, first: Month, last: Month) -> RunCharts:
        held = [(each.hub_code, each.month) for each in self.returns]
        found = run_chart.series(self.returns, type_, condition, first, last)
        return run_chart.run_charts(found, held)

    def notes(self, *asked: Any) -> tuple[Note, ...]:  # noqa: ANN401 - type, condition, months
        return learning_notes.notes(self.returns, *asked)


@pytest.fixture
def office() -> Office:
    return Office([each for n, hub in enumerate(HUBS) for each in weekly(hub, n)])


@pytest.fixture
def page(qapp, qtbot, office) -> Iterator[EvidencePage]:
    operations = Operations()
    desk = OfficeDesk(office, resources.words(), resources.code_lists(), operations)
    page = EvidencePage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    page.opened({})
    qtbot.waitUntil(lambda: page.found is not None)
    yield page
    operations.finish()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


def cells(page: EvidencePage, row: int) -> list[str]:
    model = page.measures.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def texts(page: EvidencePage) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def choose(page: EvidencePage, picker: Any, key: str) -> None:  # noqa: ANN401 - a picker
    picker.setCurrentIndex(picker.findData(key))
    picker.chose.emit(key)


def wait_for_charts(qtbot, page: EvidencePage) -> None:
    qtbot.waitUntil(lambda: page.runs.said.text() != page.words("evidence_page.asking"))


def test_the_page_opens_with_the_last_twelve_months(page) -> None:
    assert (page.first.value, page.last.value) == ("2025-07", "2026-06")
    assert "July 2025 to June 2026; 3 hubs" in page.state.text()
    assert page.focusWidget() is page.type


def test_each_side_says_its_value_and_what_it_rests_on(page) -> None:
    choose(page, page.condition, "GPSITE")
    name, present, absent = cells(page, 0)
    assert name == "People at a session, on average"
    assert present.startswith("26.8\n36 sessions, 3 hubs\n56% of visits have a name\n")
    assert absent.endswith("100% of these hubs' months are here")
    assert "3 hubs ran it both ways." in texts(page)


def test_numbers_of_people_are_rounded_and_shares_are_whole(page) -> None:
    choose(page, page.condition, "GPSITE")
    name, present, _ = cells(page, 2)
    assert name == "Visits that were a first visit"
    assert present.startswith("19%\nabout 965 visits, 3 hubs")


def test_what_is_withheld_says_why(page) -> None:
    choose(page, page.condition, "FREEFOOD")
    assert cells(page, 0)[2] == "Nothing of this was sent."
    assert cells(page, 3)[1] == "Nothing of this was sent."


def test_a_chart_is_walked_through_point_by_point(qtbot, page) -> None:
    choose(page, page.condition, "GPSITE")
    wait_for_charts(qtbot, page)
    view = page.runs.view
    assert "3 activities at 3 hubs: 3 moved up" in page.runs.said.text()
    assert view.accessibleDescription().startswith("Run chart: 8 sessions before it began")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.said == f"Session 8 before: {view._chart.points[0].footfall}, it was not in place"
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.accessibleDescription().startswith("Session 12 since it began: ")
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert "8 before" in view.said
    view.clearFocus()
    assert "Run chart" in view.said
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert "12 since" in view.said
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert "12 since" in view.said


def test_a_chart_can_be_read_as_a_table_and_hides_the_few(qtbot, page) -> None:
    choose(page, page.condition, "GPSITE")
    wait_for_charts(qtbot, page)
    page.runs.turn.click()
    assert page.runs.table.isVisible()
    assert not page.runs.view.isVisible()
    model = page.runs.table.model()
    rows = [
        [model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())
    ]
    assert rows[13] == ["6 since it began", "under 8", "yes"]
    assert rows[0][2] == "no"
    page.runs.turn.click()
    assert page.runs.view.isVisible()


def test_charts_follow_each_other_and_none_says_whose_it_is(qtbot, page) -> None:
    choose(page, page.condition, "GPSITE")
    wait_for_charts(qtbot, page)
    assert page.runs.which.text() == "One activity, 1 of 3"
    assert not page.runs.earlier.isEnabled()
    page.runs.later.click()
    page.runs.later.click()
    assert page.runs.which.text() == "One activity, 3 of 3"
    assert not page.runs.later.isEnabled()
    page.runs.earlier.click()
    assert page.runs.which.text() == "One activity, 2 of 3"
    assert not [hub for hub in HUBS if hub in texts(page)]


def test_the_picture_is_copied(qtbot, page) -> None:
    choose(page, page.condition, "GPSITE")
    wait_for_charts(qtbot, page)
    page.runs.view._chosen = -1
    assert page.runs._title == "Warm or social drop-in: A GP or nurse was on site"
    page.runs.copy.click()
    picture: QImage = QGuiApplication.clipboard().image()
    assert picture.width() >= 1100
    colours = {picture.pixel(x, y) for x in range(0, 1100, 5) for y in range(0, 460, 5)}
    assert len(colours) > 3
    above = {picture.pixel(x, y) for x in range(20, 400, 2) for y in range(22, 50, 2)}
    assert len(above) > 1


def test_where_nothing_began_the_card_says_so(qtbot, page) -> None:
    choose(page, page.condition, "FREEFOOD")
    wait_for_charts(qtbot, page)
    assert page.runs.said.text() == page.words("evidence_page.runs.none")
    assert not page.runs.view.isVisible()
    qtbot.waitUntil(lambda: "Nobody wrote about it" in texts(page))
    qtbot.keyClick(page.runs.view, Qt.Key.Key_Right)
    assert page.runs.view.said == ""


def test_notes_stand_beside_without_the_name_of_a_hub(qtbot, page) -> None:
    choose(page, page.condition, "GPSITE")
    wait_for_charts(qtbot, page)
    qtbot.waitUntil(lambda: "People stay for the GP" in texts(page))
    assert "April 2026: What went well" in texts(page)
    assert "May be retold." in texts(page)


def test_months_never_end_before_they_begin(qtbot, page) -> None:
    choose(page, page.last, "2025-08")
    choose(page, page.first, "2026-01")
    assert page.last.value == "2026-01"
    choose(page, page.last, "2025-09")
    assert page.first.value == "2025-09"
    qtbot.waitUntil(lambda: page.found.first == Month(2025, 9))
    assert page.words("evidence_page.nothing") in texts(page)
    assert "no return was due" in page.state.text()
    assert not page.type.isEnabled()


def test_what_is_chosen_stays_when_something_was_taken_in(qtbot, page, office) -> None:
    choose(page, page.condition, "GPSITE")
    office.returns = office.returns[:-1]
    page.heard(object())
    qtbot.waitUntil(lambda: "35 " not in cells(page, 0)[1] and "32 " in cells(page, 0)[1])
    assert page.condition.value == "GPSITE"


def test_a_chart_that_moved_before_and_misses_months_says_so(page) -> None:
    chart = run_chart.run_charts(
        run_chart.series(
            page.desk.services.returns, "DROPIN", "GPSITE", Month(2026, 1), Month(2026, 6)
        ),
        [],
    ).charts[0]
    page.runs.show_charts(RunCharts(charts=(replace(chart, restless=True, signals=()),), hubs=3))
    assert "It was moving before already" in page.runs.told.text()
    assert "months in between are not here" in page.runs.told.text()
    assert "1 did neither" in page.runs.said.text()
    page.runs.show_charts(RunCharts(withheld="too_few_hubs"))
    assert "fewer than three hubs" in page.runs.said.text()


def test_the_table_of_measures_is_a_proper_model(page) -> None:
    QAbstractItemModelTester(
        page.measures.lines, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    page.measures.show_comparison(None)
    assert page.measures.lines.rowCount(QModelIndex()) == 0
