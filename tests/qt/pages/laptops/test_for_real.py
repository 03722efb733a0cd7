"""The pages over two real registers: what came together is settled question by question, and comes apart again."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from entering import HUB, press, texts
from hublog import resources
from hublog.bootstrap import HomeDoor
from hublog.domain.activities import Slot
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Session
from hublog.qt.desk import Desk
from hublog.qt.frame import Frame
from hublog.qt.operations import Operations
from hublog.services.activities import ActivityDetails
from hublog.services.amend_people import PersonChanges
from hublog.services.api import Services
from hublog.services.laptops import Transfer
from in_memory import done

ENTER = Qt.Key.Key_Return
ONE, TWO, THREE = Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3
PASSPHRASE = "made up for laptops"  # noqa: S105 - it locks nothing real
TODAY = dt.date.today()  # noqa: DTZ011 - the laptop's own day
YESTERDAY = TODAY - dt.timedelta(days=1)


@dataclass(frozen=True)
class Camp:
    """Two laptops after a day apart: this one, and what the other one made."""

    services: Services
    transfer: Transfer
    megan: str
    home: Path


@pytest.fixture
def camp(tmp_path) -> Iterator[Camp]:
    """Both signed Megan in and changed her number; both wrote Robin and a session of yesterday down."""
    stick = tmp_path / "stick"
    stick.mkdir()
    here = done(HomeDoor(tmp_path / "here", 0).set_up("Sam", HUB, PASSPHRASE)).services
    slot = Slot(weekday=TODAY.weekday(), start=dt.time(0, 1), end=dt.time(23, 58))
    details = ActivityDetails(name="Summer Camp", type="CAMP", schedule=(slot,))
    done(here.activities.add("Sam", details))
    (megan,) = done(here.people.add("Sam", "Megan Birch")).people
    done(here.laptops.name("Sam", "Front desk"))
    born = here.laptops.make_transfer("Sam", stick)
    there = done(
        HomeDoor(tmp_path / "there", 0).begin_from(born.path, born.words, "Jo", "Camp laptop")
    )
    a_day(here, "Sam", megan, "01946 555321", dt.time(10))
    a_day(there, "Jo", megan, "01946 555123", dt.time(11))
    transfer = there.laptops.make_transfer("Jo", stick)
    there.store.close()
    yield Camp(here, transfer, megan, tmp_path / "here")
    here.store.close()


def a_day(services: Services, actor: str, megan: str, phone: str, start: dt.time) -> None:
    (activity,) = services.activities.everything()
    session = done(services.sessions.open(actor, activity.id, TODAY)).session.id
    done(services.sign_in.person(actor, session, megan))
    done(services.sign_in.new_person(actor, session, "Robin Ash"))
    done(services.people.amend(actor, megan, PersonChanges(phone=phone)))
    end = dt.time(12, 30)
    opened = done(services.sessions.open(actor, activity.id, YESTERDAY, start, end)).session.id
    done(services.sign_in.count(actor, opened, "65+", 3))
    done(services.sessions.finish(actor, opened))


@pytest.fixture
def desk(qapp, camp) -> Iterator[Desk]:
    """The desk of the first laptop."""
    operations = Operations()
    made = Desk(camp.services, resources.words(), resources.code_lists(), operations)
    made.actor, made.home = "Sam", camp.home
    yield made
    operations.finish()
    qapp.processEvents()


@pytest.fixture
def brought_in(frame, camp, settled) -> Frame:
    """The page after the file of the other laptop was looked at and brought in."""
    shown = frame("laptops", path=str(camp.transfer.path))
    QTest.keyClicks(shown.page.asking.secret, camp.transfer.words)
    QTest.keyClick(shown.page.asking.secret, ENTER)
    settled()
    said = texts(shown.page)
    assert "1 sign-in is on both laptops. It counts once." in said
    assert "1 session that may have been made twice" in said
    assert "1 time two different answers" in said
    assert camp.services.laptop_questions.count() == 0
    QTest.keyClick(QApplication.focusWidget(), ENTER)
    settled()
    assert "The laptops are together" in texts(shown.page)
    return shown


def found(camp: Camp, kind: type, **wanted: object) -> list[object]:
    with camp.services.store.reading() as reader:
        return reader.find(kind, **wanted)


def test_everything_that_is_open_is_settled_by_one_key(brought_in, camp, settled) -> None:
    """Domain.md, scenario 2: one attendance, one session, one person, the number somebody chose."""
    press(brought_in.page, "Look at it now")
    settled()
    said = []
    while brought_in.page.card is not None:
        QTest.keyClick(brought_in.page.card.later, ONE)
        settled()
        said.append(brought_in.notices.notice.text)
    assert said == [
        "Summer Camp is one session now",
        "Robin Ash and Robin Ash are one person now",
        "Kept: 01946 555321",
    ]
    assert camp.services.laptop_questions.count() == 0
    assert len(found(camp, Session, date=YESTERDAY.isoformat())) == 1
    assert len(found(camp, Person, known_as="Robin Ash", status="active")) == 1
    assert len(found(camp, Attendance, person_id=camp.megan)) == 1


@pytest.mark.parametrize("key", [ONE, TWO])
def test_a_choice_that_is_taken_back_is_asked_again(brought_in, camp, settled, key) -> None:
    brought_in.desk.go("laptop_questions")
    settled()
    for put_off in (THREE, THREE, THREE, key):
        QTest.keyClick(brought_in.page.card.later, put_off)
        settled()
    assert camp.services.laptop_questions.count() == 3
    brought_in.page.undo()
    settled()
    assert brought_in.notices.notice.text == "Took back: choosing between two answers"
    assert "Megan Birch: Phone" in texts(brought_in.page)
    assert len(camp.services.laptops.brought_in()) == 1


def test_a_file_that_was_brought_in_offers_nothing_new(brought_in, camp, settled) -> None:
    page = brought_in.page
    page.look_at(camp.transfer.path)
    page.asking.told.emit(camp.transfer.words)
    settled()
    assert "All of this is here already" in texts(page)


def test_undo_takes_the_whole_file_back(brought_in, camp, settled) -> None:
    notice = brought_in.notices.notice
    brought_in.notices.undo.emit(notice.undoes)
    settled()
    assert "bringing in what the laptop Camp laptop had" in brought_in.notices.notice.text
    assert brought_in.page.start.isVisible()
    assert len(found(camp, Person, known_as="Robin Ash")) == 1
    assert len(found(camp, Session, date=YESTERDAY.isoformat())) == 1
    assert camp.services.laptop_questions.count() == 0


def test_what_somebody_used_since_stays_and_is_told(brought_in, camp, desk, settled) -> None:
    theirs = next(
        each.one.person.id
        for each in camp.services.laptop_questions.open().people
        if each.one.laptop == "Camp laptop"
    )
    desk.do(lambda s: s.people.amend("Sam", theirs, PersonChanges(note="x")), lambda _: 0, desk)
    settled()
    desk.go("settings")
    settled()
    page = brought_in.page
    page.laptops._take_back(camp.services.laptops.brought_in()[0], "Camp laptop")
    settled()
    assert "Something else was done with it since, so this stays:" in texts(page.card)
    assert "1 person" in texts(page.card)
    assert len(found(camp, Person, known_as="Robin Ash")) == 2
    assert len(found(camp, Session, date=YESTERDAY.isoformat())) == 1
