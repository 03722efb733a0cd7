"""The list of everybody, and all about one person."""

from datetime import date

import pytest

from hublog.domain.matching import Directory
from hublog.domain.people import Person
from hublog.domain.sessions import Session, attendance_id
from hublog.domain.volunteering import VolunteerTime
from hublog.services.about_people import PersonRow
from in_memory import done


@pytest.fixture
def megan(hub) -> str:
    """Somebody with a whole name, who came on two Tuesdays and helped on one."""
    who = done(hub.people.add("Sam", "Megan", "Megan Birch")).rows["person"]
    (person_id,) = who
    activity = hub.add_activity()
    for day in (date(2026, 4, 28), date(2026, 5, 5)):
        done(hub.sign_in.person("Sam", hub.open(activity, day), person_id))
    return person_id


def merge(hub, kept, other) -> None:
    done(hub.people.merge("Sam", kept, other))


def row(hub, person_id) -> PersonRow:
    (found,) = (each for each in hub.people.overview() if each.id == person_id)
    return found


def test_everybody_is_listed_by_name_with_their_visits(hub, megan) -> None:
    ash = hub.add_person("Ash Elder")
    first, second = hub.people.overview()
    assert (first.id, first.visits, first.last_seen) == (ash, 0, None)
    assert (second.id, second.visits, second.last_seen) == (megan, 2, date(2026, 5, 5))
    assert (second.name, second.known_as, second.local_no) == ("Megan Birch", "Megan", 1)


def test_a_hub_without_people_lists_nobody(hub) -> None:
    assert hub.people.overview() == ()
    assert hub.people.unfinished() == ()


def test_the_list_is_searched_by_names_and_cards(hub, megan) -> None:
    done(hub.people.merge("Sam", megan, hub.add_person("Mégs Elm")))
    found = row(hub, megan)
    for text in ("", "bir", "meg bir", "birch megan", "megs", "MÉG", "1", "2"):
        assert found.matches(text), text
    for text in ("irch", "meg ash", "3"):
        assert not found.matches(text), text


def test_a_row_can_stand_in_a_directory(hub, megan) -> None:
    directory = Directory(hub.people.overview())
    assert [each.person.id for each in directory.find("brich")] == [megan]


def test_a_session_taken_back_is_no_visit(hub, megan) -> None:
    (session, *_) = hub.find(Session, date="2026-05-05")
    with hub.store.writing("Sam", "opened_session") as work:
        work.amend("session", session.id, {"alive": False})
        work.commit()
    assert (row(hub, megan).visits, row(hub, megan).last_seen) == (1, date(2026, 4, 28))
    assert len(done(hub.people.details(megan)).visits) == 1


def test_merged_records_are_one_line_with_the_visits_of_both(hub, megan) -> None:
    other = hub.add_person("Meg Birch")
    twice = hub.find(Session, date="2026-05-05")[0].id
    done(hub.sign_in.person("Sam", twice, other))
    merge(hub, megan, other)
    (found,) = hub.people.overview()
    assert (found.id, found.visits, found.other_cards) == (megan, 2, (2,))
    assert len(done(hub.people.details(other)).visits) == 2


def test_an_answer_of_a_merged_record_finishes_who_stands_for_it(hub, megan) -> None:
    other, third = hub.add_person("Meg Birch"), hub.add_person("Megs Birch")
    done(hub.people.answer("Sam", other, "sex", "F"))
    merge(hub, other, third)
    assert row(hub, megan).unfinished
    merge(hub, megan, other)
    assert not row(hub, megan).unfinished
    assert done(hub.people.details(megan)).merged_names == ("Meg Birch", "Megs Birch")


def test_a_merge_without_visits_keeps_a_line(hub) -> None:
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Bea Sample")
    session = hub.open(hub.add_activity())
    done(hub.sign_in.person("Sam", session, bea))
    with hub.store.writing("Sam", "opened_session") as work:
        work.amend("session", session, {"alive": False})
        work.commit()
    merge(hub, ann, bea)
    (found,) = hub.people.overview()
    assert (found.id, found.visits, found.last_seen) == (ann, 0, None)


def test_a_circle_of_merges_is_no_line(hub) -> None:
    """Two laptops may merge two people each way."""
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Bea Sample")
    with hub.store.writing("Sam", "merged_people") as work:
        work.put(
            Person(id=ann, known_as="Ann", status="merged", merged_into=bea),
            Person(id=bea, known_as="Bea", status="merged", merged_into=ann),
        )
        work.commit()
    assert hub.people.overview() == ()


def test_the_forgotten_are_not_listed_nor_those_merged_into_them(hub, megan) -> None:
    merge(hub, megan, hub.add_person("Meg Birch"))
    done(hub.forget.person("Sam", megan))
    assert hub.people.overview() == ()
    assert hub.people.details(megan).code == "NO_SUCH_PERSON"


def test_details_tell_when_somebody_came_newest_first(hub, megan) -> None:
    details = done(hub.people.details(megan))
    assert details.person.name == "Megan Birch"
    assert [visit.date for visit in details.visits] == [date(2026, 5, 5), date(2026, 4, 28)]
    latest = details.visits[0]
    assert (latest.activity, latest.start.hour, latest.at) == ("Warm Tuesday", 10, hub.clock.now())
    assert details.merged_names == ()
    assert hub.people.details("nobody").code == "NO_SUCH_PERSON"


def test_details_tell_when_somebody_helped(hub, megan) -> None:
    session = hub.find(Session, date="2026-05-05")[0].id
    give = {"person_id": megan, "date": date(2026, 5, 5)}
    with hub.store.writing("Sam", "volunteered") as work:
        work.put(
            VolunteerTime(id="t1", session_id=session, minutes=90, **give),
            VolunteerTime(id="t2", kind="admin", **give),
        )
        work.commit()
    details = done(hub.people.details(megan))
    assert [(h.activity, h.minutes, h.kind) for h in details.helped] == [
        ("", None, "admin"),
        ("Warm Tuesday", 90, "delivery"),
    ]
    assert details.minutes == 90


def test_the_first_visit_is_the_earlier_of_what_was_said_and_recorded(hub, megan) -> None:
    assert done(hub.people.details(megan)).first_visit == date(2026, 4, 28)
    other = hub.add_person("Meg Birch")
    with hub.store.writing("Sam", "amended_person") as work:
        work.amend("person", other, {"first_seen_on": "2025-12-01"})
        work.commit()
    merge(hub, megan, other)
    assert done(hub.people.details(megan)).first_visit == date(2025, 12, 1)
    assert done(hub.people.details(hub.add_person("Ash Elder"))).first_visit is None


def test_unfinished_people_are_those_with_only_a_name_latest_first(hub, megan) -> None:
    ash, bay, fir = (hub.add_person(name) for name in ("Ash Elder", "Bay Rowan", "Fir Alder"))
    done(hub.people.answer("Sam", ash, "age_band", "NS"))
    done(hub.people.archive("Sam", fir))
    assert [each.id for each in hub.people.unfinished()] == [megan, bay]
    assert attendance_id("s", bay) not in {each.id for each in hub.people.unfinished()}


def test_somebody_put_away_is_in_the_list_and_at_the_door_by_a_whole_name(hub, megan) -> None:
    done(hub.people.archive("Sam", megan))
    assert row(hub, megan).archived
    assert done(hub.people.details(megan)).person.status == "archived"
    assert hub.people.directory().find("meg") == []
    assert [person.id for person in hub.people.directory().exact(row(hub, megan).name)] == [megan]
    done(hub.people.unarchive("Sam", megan))
    assert not row(hub, megan).archived
    assert len(hub.people.directory()) == 1
