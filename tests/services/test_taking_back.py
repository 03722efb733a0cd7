"""People who come together, and taking back what was recorded at the door, line by line."""

from datetime import date

import pytest

from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Count
from hublog.services.at_the_door import AtTheDoor
from in_memory import done


def lines(hub, session) -> list[tuple[str, int]]:
    view = AtTheDoor(hub.store).view(session)
    return [(each.kind, each.n) for each in view.entries]


def test_a_party_is_one_action_and_one_line(hub, session) -> None:
    done(hub.sign_in.party("Sam", session, {"25-44": 2, "U18": 3, "65+": 0}, first_time_n=4))
    assert lines(hub, session) == [("party", 5)]
    held = {count.age_band: (count.n, count.first_time_n) for count in hub.find(Count)}
    assert held == {"25-44": (2, 2), "U18": (3, 2)}
    assert done(hub.undo.latest("Sam")).told.gaps["n"] == 5
    assert hub.find(Count) == []


def test_two_parties_are_two_lines(hub, session) -> None:
    done(hub.sign_in.party("Sam", session, {"U18": 1}))
    done(hub.sign_in.party("Sam", session, {"U18": 2}))
    assert sorted(lines(hub, session)) == [("party", 1), ("party", 2)]


@pytest.mark.parametrize("parts", [{}, {"U18": 0}, {"U18": -1}])
def test_a_party_of_nobody_is_refused(hub, session, parts) -> None:
    assert hub.sign_in.party("Sam", session, parts).code == "EMPTY_PARTY"


def test_a_party_is_counted_in_bands_of_the_lists_at_an_open_session(hub, session) -> None:
    assert hub.sign_in.party("Sam", session, {"U18": 1, "66+": 1}).code == "UNKNOWN_CODE"
    done(hub.sessions.finish("Sam", session))
    assert hub.sign_in.party("Sam", session, {"U18": 1}).code == "SESSION_NOT_OPEN"


def test_taking_one_off_takes_the_latest_of_the_band(hub, session) -> None:
    done(hub.sign_in.count("Sam", session, "65+"))
    hub.clock.advance(minutes=1)
    done(hub.sign_in.count("Sam", session, "65+", 3, first_time_n=3))
    done(hub.sign_in.count("Sam", session, "U18"))
    done(hub.sign_in.take_off("Sam", session, "65+"))
    held = [(each.age_band, each.n, each.first_time_n) for each in hub.find(Count)]
    assert held == [("65+", 1, 0), ("65+", 2, 2), ("U18", 1, 0)]
    for _ in range(3):
        done(hub.sign_in.take_off("Sam", session, "65+"))
    assert hub.sign_in.take_off("Sam", session, "65+").code == "COUNT_ZERO"
    assert lines(hub, session) == [("count", 1)]


def test_nothing_is_taken_off_that_a_smaller_number_took_off_before(hub, session) -> None:
    done(hub.sign_in.count("Sam", session, "65+"))
    done(hub.sign_in.count("Sam", session, "65+", -1))
    assert hub.sign_in.take_off("Sam", session, "65+").code == "COUNT_ZERO"


def test_any_line_can_be_taken_back_and_brought_back(hub, session) -> None:
    ann = hub.add_person("Ann Ash")
    done(hub.sign_in.person("Sam", session, ann))
    done(hub.sign_in.count("Sam", session, "65+", 2))
    done(hub.sign_in.party("Sam", session, {"25-44": 2, "U18": 1}))
    before = lines(hub, session)
    for entry in AtTheDoor(hub.store).view(session).entries:
        done(hub.sign_in.take_back("Sam", session, entry.id))
        assert len(lines(hub, session)) == len(before) - 1
        done(hub.undo.latest("Sam"))
        assert lines(hub, session) == before


def test_a_line_that_is_gone_is_said_to_be(hub, session) -> None:
    ann = hub.add_person("Ann Ash")
    done(hub.sign_in.person("Sam", session, ann))
    done(hub.sign_in.count("Sam", session, "65+"))
    (visit,), (count,) = hub.find(Attendance), hub.find(Count)
    other = hub.open(hub.add_activity("Garden Tuesday"))
    for entry in (visit.id, count.id):
        assert hub.sign_in.take_back("Sam", other, entry).code == "ENTRY_GONE"
        done(hub.sign_in.take_back("Sam", session, entry))
        assert hub.sign_in.take_back("Sam", session, entry).code == "ENTRY_GONE"
    assert hub.sign_in.take_back("Sam", session, "nothing").code == "ENTRY_GONE"


def test_nothing_is_taken_back_at_a_session_that_is_not_open(hub, session) -> None:
    done(hub.sign_in.new_person("Sam", session, "Ann Ash"))
    done(hub.sign_in.count("Sam", session, "65+"))
    (visit,), (count,) = hub.find(Attendance), hub.find(Count)
    done(hub.sessions.finish("Sam", session))
    for result in (
        hub.sign_in.take_back("Sam", session, visit.id),
        hub.sign_in.take_back("Sam", session, count.id),
        hub.sign_in.take_off("Sam", session, "65+"),
    ):
        assert result.code == "SESSION_NOT_OPEN"


def test_taking_back_a_count_never_leaves_a_band_below_zero(hub, session) -> None:
    done(hub.sign_in.count("Sam", session, "65+", 3))
    (count,) = hub.find(Count)
    done(hub.sign_in.count("Sam", session, "65+", -1))
    done(hub.sign_in.take_back("Sam", session, count.id))
    assert sum(each.n for each in hub.find(Count)) == 0
    assert lines(hub, session) == []


def test_somebody_with_two_records_is_taken_back_whole(hub, session) -> None:
    """DQ11, DQ13: whoever signed in under both records of theirs stands in one line."""
    ann, annie = hub.add_person("Ann Ash"), hub.add_person("Annie Ash")
    for each in (ann, annie):
        done(hub.sign_in.person("Sam", session, each))
    done(hub.people.merge("Sam", ann, annie))
    (entry,) = AtTheDoor(hub.store).view(session).entries
    done(hub.sign_in.take_back("Sam", session, entry.id))
    assert hub.find(Attendance) == []


@pytest.mark.parametrize(
    ("first_time", "since"), [(True, "2026-05-05"), (False, "2026-04-30"), (None, "None")]
)
def test_a_newcomer_says_whether_it_is_their_first_time(hub, session, first_time, since) -> None:
    """B04: who came before, without our knowing, is no first visit."""
    new = done(
        hub.sign_in.new_person("Sam", session, "Ann Ash", age_band="65+", first_time=first_time)
    )
    held = hub.get(Person, new.person.id)
    assert (held.age_band, str(held.first_seen_on)) == ("65+", since)
    first = AtTheDoor(hub.store).view(session).first_visits
    assert first == (0 if first_time is False else 1)


def test_who_came_before_is_no_newcomer_of_any_month_on_record(hub, session) -> None:
    """B08: the months from which records are complete keep their newcomers."""
    done(hub.hub.amend("Sam", records_complete_from=date(2026, 2, 10)))
    new = done(hub.sign_in.new_person("Sam", session, "Ann Ash", first_time=False))
    assert str(new.person.first_seen_on) == "2026-01-31"


def test_a_newcomers_age_band_is_one_of_the_lists(hub, session) -> None:
    result = hub.sign_in.new_person("Sam", session, "Ann Ash", age_band="66+")
    assert result.code == "UNKNOWN_CODE"
