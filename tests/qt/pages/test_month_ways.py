"""Where the things lead that were found in a month: each kind of row has its place."""

import dataclasses

import pytest

from hublog.domain.checks.finding import ASKS, BLOCKS, Finding
from hublog.qt.frame import Frame
from hublog.qt.pages.month_learning import LearningCard
from hublog.qt.pages.month_lines import finding_line, mending
from hublog.qt.pages.month_rows import RowsCard
from hublog.qt.pages.referral_card import ReferralCard
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.services.referrals import ReferralDetails
from in_memory import done
from month_scenes import APRIL

FOUND = Finding(rule="DQ20", severity=BLOCKS, subject="s", message="DQ20.private.learning")


@pytest.fixture
def month(frame, lived) -> Frame:
    shown = frame("month")
    shown.led = []
    shown.desk.went.disconnect(shown._go_where)
    shown.desk.went.connect(lambda page, where: shown.led.append((page, where)))
    return shown


def mend(shown: Frame, *rows: tuple[str, str], rule="DQ20") -> None:
    shown.page.waiting.mend.emit(dataclasses.replace(FOUND, rule=rule, rows=rows))


@pytest.mark.parametrize(
    ("row", "page", "where"),
    [
        (("session", "1"), "register", {"session": "1", "mend": "note"}),
        (("person", "2"), "person", {"person": "2"}),
        (("activity", "3"), "activities", {"activity": "3"}),
        (("place", "4"), "activities", {"place": "4"}),
        (("hub", "hub"), "settings", {}),
    ],
)
def test_a_row_leads_to_its_page(month, row, page, where) -> None:
    mend(month, ("attendance", "0"), row)
    assert month.led == [(page, where)]


@pytest.mark.parametrize(
    ("rule", "mend_there"),
    [
        *((rule, {"mend": "times"}) for rule in ("DQ01", "DQ03", "DQ04", "DQ12")),
        ("DQ09", {"mend": "heads"}),
        ("DQ22", {"mend": "minutes"}),
        ("DQ07", {}),
    ],
)
def test_a_link_leads_to_the_very_thing(month, rule, mend_there) -> None:
    mend(month, ("session", "1"), rule=rule)
    assert month.led == [("register", {"session": "1", **mend_there})]


def test_learning_time_given_and_advice_open_on_the_page(month, lived, settled) -> None:
    mend(month, ("learning", "l"))
    assert isinstance(month.page.card, LearningCard)
    mend(month, ("volunteer_time", "v"))
    settled()
    assert isinstance(month.page.card, RowsCard)
    details = ReferralDetails(direction="out", date=APRIL.first, org_type="GP", agreed=True)
    (advice,) = done(lived.hub.referrals.add("Sam", details)).changed.rows["referral"]
    mend(month, ("referral", advice))
    settled()
    assert isinstance(month.page.card, ReferralCard)


def test_the_clock_is_explained_and_what_has_no_place_is_told_what_to_do(month, desk) -> None:
    mend(month, rule="DQ02")
    assert "corner" in month.notices.notice.text
    lost = dataclasses.replace(FOUND, rule="DQ25", message="DQ25.rows", values={"sheet": "Summary"})
    assert mending(lost) == ""
    line = finding_line(desk, lost, print, print)
    assert line.findChildren(Button) == []
    assert "tell the programme office" in line.findChildren(Label)[0].text()


def test_what_asks_can_be_mended_or_said_to_be_right(desk) -> None:
    asks = dataclasses.replace(
        FOUND,
        severity=ASKS,
        message="DQ20.name.learning",
        rows=(("learning", "l"),),
        people=("Jo",),
    )
    line = finding_line(desk, asks, print, print)
    assert [b.text() for b in line.findChildren(Button)] == ["Open it", "It is right…"]
    assert "Jo" in line.findChildren(Label)[0].text()
