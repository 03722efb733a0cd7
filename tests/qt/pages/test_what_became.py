"""What became of those who were passed on: asked on Today, answered one after the other by a key."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from entering import press, texts
from hublog.domain.problems import Problem
from hublog.domain.referrals import Referral
from hublog.services.referrals import ReferralDetails
from hublog.services.unavailable import StorageUnavailable
from in_memory import done

TODAY = dt.date(2026, 5, 5)


@pytest.fixture
def three(hub) -> list[str]:
    """Three who were passed on long ago, the earliest first."""
    people = [hub.add_person("Megan Birch"), hub.add_person("Robin Ash"), None]
    found = []
    for days, who in zip((90, 80, 70), people, strict=True):
        details = ReferralDetails(
            direction="out", org_type="GP", person_id=who, date=TODAY - dt.timedelta(days)
        )
        found.append(done(hub.referrals.add("Sam", details)).referral.id)
    return found


def statuses(hub, three) -> list[str]:
    return [hub.get(Referral, each).status for each in three]


def test_today_leads_there_and_a_key_answers_each(frame, hub, three, settled) -> None:
    shown = frame("today")
    assert "3 people were passed on or sent to us over 60 days ago" in texts(shown.page)
    press(shown.page, "Say")
    settled()
    assert "1 of 3" in texts(shown.page)
    assert "Megan B." in texts(shown.page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    settled()
    assert statuses(hub, three) == ["taken_up", "sent", "sent"]
    assert "Noted: Taken up" in texts(shown)
    assert "Robin A." in texts(shown.page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_5)
    settled()
    assert hub.get(Referral, three[1]).status_date == TODAY
    assert "Somebody without a name" in texts(shown.page)
    press(shown.page, "Not now")
    settled()
    assert "Nobody has to be asked about just now" in texts(shown.page)
    press(shown.page, "Back to Today")
    settled()
    assert "1 person was passed on" in texts(shown.page)


def test_what_was_pressed_is_taken_back_and_asked_again(frame, hub, three, settled) -> None:
    shown = frame("what_became")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    settled()
    assert "Robin A." in texts(shown.page)
    shown.page.undo()
    settled()
    assert statuses(hub, three) == ["sent"] * 3
    assert "Megan B." in texts(shown.page)


def test_other_keys_do_nothing_and_esc_goes_back(frame, hub, three, settled) -> None:
    shown = frame("what_became")
    for key in (Qt.Key.Key_9, Qt.Key.Key_0, Qt.Key.Key_X):
        QTest.keyClick(QApplication.focusWidget(), key)
    settled()
    assert statuses(hub, three) == ["sent"] * 3
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settled()
    assert shown.page.name == "today"
    done(hub.people.add("Sam", "Ali Fern"))


def test_where_an_answer_could_not_be_kept_it_is_asked_again(
    frame, hub, three, settled, monkeypatch
) -> None:
    shown = frame("what_became")

    def fails(*_: object) -> None:
        raise StorageUnavailable(Problem("DISK_FAILED"))

    with monkeypatch.context() as broken:
        broken.setattr("hublog.services.referrals.Referrals.tell", fails)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
        settled()
    assert statuses(hub, three) == ["sent"] * 3
    assert "Megan B." in texts(shown.page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    settled()
    assert statuses(hub, three) == ["taken_up", "sent", "sent"]


def test_where_nothing_is_to_be_asked_no_answer_does_anything(frame, settled) -> None:
    shown = frame("what_became")
    shown.page._answer("declined")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    settled()
    assert "Nobody has to be asked" in texts(shown.page)
