"""A hub that is lived in, and every page of the window over it with its cards, for walks through it."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from camp_scenes import AT_CAMP
from copies_scenes import lay_copies, look_into_one, replaced_before
from hublog.qt.page import Page
from hublog.qt.pages.referral_card import ReferralCard
from hublog.services.referrals import ReferralDetails
from in_memory import InMemory, done
from laptop_scenes import (
    ASKED,
    asked,
    camp_file,
    looked_at,
    nothing_new,
    put_off,
    taken_back_in_part,
    two_laptops,
)
from month_scenes import (
    APRIL,
    NIL,
    a_late_sheet,
    a_place,
    april_of,
    ask,
    compare_alike,
    crowd_of,
    find_things,
    send,
    send_again,
    tick_and_go,
    two_alike,
)
from paper_scenes import passed_on_long_ago, two_sides
from reaching import key_of
from rights_scenes import RIGHTS
from wellbeing_scenes import somebody_due

TUESDAY = dt.date(2026, 5, 5)
NAMES = (
    "Megan Birch",
    "Robin Ash",
    "Sam Willow",
    "Jo Hazel",
    "Lee Rowan",
    "Pat Elder",
    "Kim Cherry",
    "Dale Maple",
)


@dataclass
class LivedIn:
    """What was made up, as pages ask for it."""

    hub: InMemory
    session: str
    activity: str
    people: list[str]


def live_in(hub: InMemory) -> LivedIn:
    """A month of sessions, one that runs, one that was missed, one called off."""
    warm = hub.add_activity("Warm Tuesday", 1, "10:00", "13:00")
    hub.add_activity("Garden", 4, "14:00", "16:00")
    people = [hub.add_person(name) for name in NAMES]
    for weeks in (1, 2, 4):
        day = TUESDAY - dt.timedelta(weeks=weeks)
        session = hub.open(warm, day)
        for person in people[: 8 - weeks]:
            done(hub.sign_in.person("Sam", session, person))
        done(hub.sign_in.count("Sam", session, "65+", 5))
        done(hub.sessions.finish("Sam", session))
    done(hub.sessions.cancel("Sam", warm, TUESDAY - dt.timedelta(weeks=3), "VENUE"))
    session = hub.open(warm)
    for person in people[:4]:
        done(hub.sign_in.person("Sam", session, person))
    done(hub.sign_in.new_person("Sam", session, "Ali Fern", first_time=True))
    done(hub.sign_in.count("Sam", session, "18-24", 2))
    done(hub.helping.volunteer("Sam", session, people[7], 120))
    return LivedIn(hub, session, warm, people)


@dataclass(frozen=True)
class Scene:
    """A page, what it is asked to show, and what is done on it, and after that, before it is looked at."""

    page: str
    where: Callable[[LivedIn], Mapping[str, object]] = field(default=lambda _: {})
    then: Callable[[Page], object] = field(default=lambda _: None)
    after: Callable[[Page], object] = field(default=lambda _: None)


def _key(name: str) -> Callable[[Page], object]:
    return lambda page: key_of(page, name).trigger()


def _session(lived: LivedIn) -> Mapping[str, object]:
    return {"session": lived.session}


def _finished(lived: LivedIn) -> Mapping[str, object]:
    return {"session": april_of(lived.hub, lived.activity)}


def _empty(lived: LivedIn) -> Mapping[str, object]:
    session = lived.hub.open(lived.activity, TUESDAY - dt.timedelta(weeks=5))
    done(lived.hub.sessions.finish("Sam", session))
    return {"session": session}


def _planned(lived: LivedIn) -> Mapping[str, object]:
    session = lived.hub.sessions.of_day(lived.activity, TUESDAY - dt.timedelta(weeks=6))
    with lived.hub.store.writing("Sam", "brought_in") as work:
        work.put(session)
        work.commit()
    return {"session": session.id}


def _person(lived: LivedIn) -> Mapping[str, object]:
    return {"person": lived.people[0]}


def _after(happened: Callable[[LivedIn], object]) -> Callable[[LivedIn], Mapping[str, object]]:
    """Asks for the month before, to which something happened."""

    def where(lived: LivedIn) -> Mapping[str, object]:
        happened(lived)
        return {"month": APRIL}

    return where


_found = _after(lambda lived: find_things(lived.hub, lived.activity))
_alike = _after(lambda lived: two_alike(lived.hub, lived.activity))
_sent_again = _after(lambda lived: send_again(lived.hub))
_asked = _after(lambda lived: ask(lived.hub, april_of(lived.hub, lived.activity)))


def _changed(lived: LivedIn) -> None:
    send(lived.hub)
    a_late_sheet(lived.hub)


def _version(page: Page) -> None:
    page.waiting.versions.list.chosen.emit(page.waiting.versions.list.rows[0])


def _another_office(lived: LivedIn) -> Mapping[str, object]:
    """The hub knows another key than the one that sealed the pack."""
    knowing = replace(lived.hub.hub.this(), office_key="ab" * 32)
    with lived.hub.store.writing("Sam", "took_pack") as work:
        work.put(knowing)
        work.commit()
    return {"pack": "CUM-EWA_pack.xlsx"}


def _outcome(page: Page) -> None:
    """Somebody was passed on, and the card asks what became of them."""
    details = ReferralDetails(direction="out", org_type="GP", other_org="Garden")
    referral = done(page.desk.services.referrals.add("Sam", details)).referral
    page._open_inline(ReferralCard(page.desk, referral_id=referral.id))


SCENES: dict[str, Scene] = {
    "today": Scene("today"),
    "today: another day": Scene("today", then=lambda page: page.other_day.click()),
    "today: not on the list": Scene("today", then=lambda page: page.unplanned.click()),
    "today: a sheet": Scene("today", then=lambda page: page.print.click()),
    "today: a day that is over": Scene("today", lambda _: {"day": TUESDAY - dt.timedelta(7)}),
    "register": Scene("register", _session),
    "register: someone new": Scene("register", _session, _key("someone_new")),
    "register: a family": Scene("register", _session, _key("family")),
    "register: helpers": Scene("register", _session, _key("helpers")),
    "register: advice": Scene("register", _session, _key("advice")),
    "register: what became of it": Scene("register", _session, _outcome),
    "register: finish": Scene("register", _session, _key("finish")),
    "register: day and times": Scene("register", _session, lambda page: page.here.times.click()),
    "register: finished": Scene("register", _finished),
    "register: what was noted": Scene(
        "register", _finished, lambda page: page.after.ending.click()
    ),
    "register: nobody written down": Scene("register", _empty),
    "register: planned": Scene("register", _planned),
    **{name: Scene(*steps) for name, steps in AT_CAMP.items()},
    "type up": Scene("type_up"),
    "type up: a sheet": Scene(
        "type_up", lambda lived: {"activity": lived.activity, "day": TUESDAY - dt.timedelta(35)}
    ),
    "people": Scene("people"),
    "people: someone new": Scene("people", then=lambda page: page.add.click()),
    "people: not here for a year": Scene(
        "people", then=lambda page: page.kinds._buttons["away"].click()
    ),
    "person": Scene("person", _person),
    "person: a question": Scene("person", _person, lambda page: page.answers.missing.click()),
    "person: what they say yes to": Scene("person", _person, lambda p: p.consents.ask_now.click()),
    **{page: Scene(page, *each) for page, each in RIGHTS.items()},
    "wellbeing": Scene("wellbeing", somebody_due),
    "wellbeing: from paper": Scene("wellbeing", somebody_due, lambda page: page.paper.click()),
    "month": Scene("month"),
    "insights": Scene("insights"),
    "insights: as a table": Scene("insights", then=lambda page: page.cards_of["ages"].turn.click()),
    "month: rows": Scene(
        "month", then=lambda page: page.figures.list.chosen.emit(page.figures.list.rows[1])
    ),
    "month: things found": Scene("month", _found),
    "month: is it right": Scene(
        "month", _found, lambda page: page.waiting.accept.emit(crowd_of(page))
    ),
    "month: two alike": Scene("month", _alike, compare_alike),
    "month: nothing held": Scene("month", lambda _: {"month": NIL}, lambda page: page.send.click()),
    "month: sending": Scene("month", then=lambda page: page.send.click()),
    "month: sent": Scene("month", then=lambda page: page.send.click(), after=tick_and_go),
    "month: learning": Scene("month", then=lambda page: page.waiting.learn.emit()),
    "month: a version": Scene("month", _sent_again, _version),
    "month: what changed": Scene(
        "month", _sent_again, _version, lambda page: page.card.changed.emit()
    ),
    "month: once more": Scene("month", _sent_again, lambda page: page.send.click()),
    "month: correcting": Scene("month", _after(_changed), lambda page: page.send.click()),
    "month: asked": Scene("month", _asked),
    "month: explaining": Scene(
        "month", _asked, lambda page: page.waiting.explain.emit(page.steps.now.standing.queries[0])
    ),
    "bring in": Scene("bring_in"),
    "activities": Scene("activities"),
    "activities: a form": Scene("activities", lambda lived: {"activity": lived.activity}),
    "activities: a place": Scene("activities", lambda lived: {"place": a_place(lived.hub)}),
    "activities: a new one": Scene("activities", then=lambda page: page.add.click()),
    "settings": Scene("settings"),
    "settings: a pack": Scene("settings", lambda _: {"pack": "CUM-EWA_pack.xlsx"}),
    "settings: another office": Scene("settings", _another_office),
    "settings: what day it is": Scene("settings", then=lambda page: page.clock.other.click()),
    "bin": Scene("bin"),
    "settings: our laptops": Scene("settings", then=two_laptops),
    "settings: a transfer file": Scene(
        "settings", then=two_laptops, after=lambda page: page.laptops.make_in(Path("stick"))
    ),
    "settings: who sends": Scene(
        "settings", then=two_laptops, after=lambda page: page.laptops.change.click()
    ),
    "settings: what stays": Scene("settings", then=two_laptops, after=taken_back_in_part),
    "laptops": Scene("laptops"),
    "laptops: its words": Scene("laptops", camp_file),
    "laptops: looked at": Scene("laptops", camp_file, looked_at),
    "laptops: nothing new": Scene("laptops", camp_file, nothing_new),
    "laptops: together": Scene("laptops", camp_file, looked_at, lambda page: page.confirm.click()),
    **{
        f"laptop questions: {name}": Scene("laptop_questions", then=asked(questions))
        for name, questions in ASKED.items()
    },
    "laptop questions: put off": Scene(
        "laptop_questions", then=asked(ASKED["two answers"]), after=put_off
    ),
    "laptop questions: none": Scene("laptop_questions"),
    "copies": Scene("copies", lay_copies),
    "copies: none": Scene("copies"),
    "copies: what was before": Scene("copies", lay_copies, replaced_before),
    "copies: what is in it": Scene("copies", lay_copies, look_into_one),
    "copies: a spreadsheet": Scene("copies", lay_copies, lambda page: page.dump.click()),
    "what became": Scene("what_became", passed_on_long_ago),
    "preview": Scene("preview", then=two_sides),
    "help": Scene("help", lambda _: {"document": "licence"}),
    "keys": Scene("keys"),
}
"""Every page, and every page with each of its cards."""
