"""What happens to a month before the page that shows it is looked at: found, sent, changed, asked about."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fake_dumps import FakeCopies, FakeDumps
from fake_files import FakeReplies, FakeWriter
from fake_office import FakeOffice, words_of
from hublog import resources
from hublog.domain.activities import Activity
from hublog.domain.checks.finding import Finding
from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.queries import Reply, Verdict
from hublog.domain.sessions import Session
from hublog.qt.frame import Frame
from hublog.qt.page import Page
from hublog.services.api import Services
from hublog.services.outside import Outside
from in_memory import InMemory, done
from questions import question

APRIL = Month(2026, 4)
NIL = Month(2026, 2)
PASSWORD = "maple rowan hazel willow"  # noqa: S105 - made up
_TUESDAY = dt.date(2026, 5, 5)


def services_of(
    hub: InMemory,
    writer: FakeWriter | None = None,
    replies: FakeReplies | None = None,
    office: FakeOffice | None = None,
) -> Services:
    """Every use case over a hub in memory; files are kept in memory too."""
    files, answers, office = (
        writer or FakeWriter(),
        replies or FakeReplies(),
        office or FakeOffice(),
    )
    outside = Outside(
        register_reader=_none,
        return_writer=lambda: files,
        reply_reader=lambda: answers,
        summary_writer=_none,
        draw_password=lambda: PASSWORD,
        pack_reader=lambda: office,
        key_cards=lambda: office.cards,
        words_of_key=words_of,
        dump_writer=FakeDumps,
        paper=_none,
        copy_writer=FakeCopies,
    )
    return Services(hub.store, hub.clock, hub.ids, resources.code_lists, outside, hub.access)


def _none() -> None:
    raise AssertionError("this test needs no spreadsheet")


def find_things(hub: InMemory, activity: str) -> None:
    """Something of each kind: a crowd, a session left open, one due and never written down."""
    for weeks in (5, 6, 7, 8):
        hold(hub, activity, _TUESDAY - dt.timedelta(weeks=weeks), 9)
    hold(hub, activity, _TUESDAY - dt.timedelta(days=6), 44)
    hub.open(activity, _TUESDAY - dt.timedelta(days=13))


def hold(hub: InMemory, activity: str, day: dt.date, n: int) -> str:
    """A session that so many came to."""
    session = hub.open(activity, day)
    done(hub.sign_in.count("Sam", session, "NK", n))
    done(hub.sessions.finish("Sam", session))
    return session


def two_alike(hub: InMemory, activity: str) -> tuple[str, str]:
    """Two people of one name, year and phone; both came in April, the second more often."""
    pair = hub.add_person("Megan Birch"), hub.add_person("Megan Birch")
    people = [hub.get(Person, person) for person in pair]
    with hub.store.writing("Sam", "amended_person") as work:
        for each in people:
            work.put(replace(each, birth_year=1984, phone="01946 555123", postcode="CA28 7AA"))
        work.commit()
    for weeks, came in ((1, pair), (2, pair[1:])):
        session = hub.open(activity, _TUESDAY - dt.timedelta(weeks=weeks))
        for person in came:
            done(hub.sign_in.person("Sam", session, person))
        done(hub.sessions.finish("Sam", session))
    return pair


def compare_alike(page: Page) -> None:
    """Follow the link of what is found about two people who may be one."""
    found = next(each for each in page.steps.now.findings if each.rule == "DQ13")
    page.waiting.mend.emit(found)


def a_place(hub: InMemory) -> str:
    """Where an activity is held."""
    hub.add_activity("Dale Maple", place="Garden")
    return hub.activities.every_place()[0].id


def send(hub: InMemory, month: Month = APRIL, *, nil: bool = False) -> None:
    """Sign a month off and send it."""
    services = services_of(hub)
    done(services.returns.sign_off("Sam", month, nil=nil))
    done(services.returns.send("Sam", month, Path("returns")))


def a_late_sheet(hub: InMemory) -> str:
    """A sheet of April, a Friday's, that turned up after the return was sent."""
    (garden,) = hub.find(Activity, name="Garden")
    return hold(hub, garden.id, _TUESDAY - dt.timedelta(days=11), 7)


def send_again(hub: InMemory) -> None:
    """A corrected version."""
    send(hub)
    a_late_sheet(hub)
    done(services_of(hub).returns.reopen("Sam", APRIL, "A late sheet turned up"))
    send(hub)


def asked(session: str, *, accepted: bool = False) -> Reply:
    """What the office answers to the return of April: a question about a session, or that it is right."""
    day = dt.date(2026, 5, 4)
    decision = "accepted" if accepted else "queried"
    query = question(id="q1", month=str(APRIL), row_id=session, message="", asked_on=day)
    verdict = Verdict(month=str(APRIL), version=1, decision=decision, decided_on=day)
    return Reply(
        hub_code="CUM-EWA",
        made_on=day,
        office_key="k",
        verdicts=(verdict,),
        queries=() if accepted else (query,),
    )


def ask(hub: InMemory, session: str) -> None:
    """The office asks about a session of April, which was sent."""
    send(hub)
    replies = FakeReplies()
    replies.answer = asked(session)
    done(services_of(hub, replies=replies).replies.take("Sam", Path("reply.xlsx")))


def tick_and_go(page: Page) -> None:
    """Look at it, tick it, and send."""
    page.desk.returns = Path("returns")
    page.card.saving.protect.setChecked(True)
    page.card.right.setChecked(True)
    page.card.go.click()


def crowd_of(page: Page) -> Finding:
    """The finding about a day on which far more came than usual."""
    return next(each for each in page.steps.now.findings if each.run)


def ctrl_e(shown: Frame) -> None:
    """Press the key that sends."""
    QTest.keyClick(shown.page.calendar, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)


def april_of(hub: InMemory, activity: str) -> str:
    """A session of April."""
    sessions = hub.find(Session, activity_id=activity, status="closed")
    return min(each.id for each in sessions if each.date in APRIL.window)


def state_of(shown: Frame) -> str:
    """The line below the month's name."""
    return str(shown.page.state.text())
