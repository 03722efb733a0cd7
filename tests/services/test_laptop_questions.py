"""What a person decides after two laptops were brought together; no laptop asks it again."""

from dataclasses import replace
from datetime import date, time

import pytest

from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.volunteering import VolunteerTime
from hublog.services.people import PersonChanges
from in_memory import done
from two_laptops import OneLaptop, TwoLaptops, two_laptops

DAY = date(2026, 5, 5)
MAY = Month(2026, 5)


@pytest.fixture
def both() -> TwoLaptops:
    return two_laptops()


def code(result: object) -> str:
    assert isinstance(result, Problem), result
    return result.code


def note(laptop: OneLaptop, who: str, text: str) -> None:
    laptop.hub.clock.advance(minutes=1)
    done(laptop.hub.people.amend("Sam", who, PersonChanges(note=text)))


class TestTwoAnswers:
    def test_stand_side_by_side_until_somebody_decides(self, both) -> None:
        note(both.first, both.wren, "likes tea")
        note(both.second, both.wren, "no sugar")
        brought = both.first.hear(both.second)
        assert len(brought.preview.questions) == 1
        (asked,) = both.first.open().answers
        assert (asked.table, asked.row_id, asked.fields) == ("person", both.wren, ("note",))
        assert (asked.about.person, asked.free_text) == ("Wren", True)
        sides = {(s.shown, s.laptop, s.here, s.by) for s in (asked.counts, asked.other)}
        assert sides == {
            (("likes tea",), "Front desk", True, "Sam"),
            (("no sugar",), "Camp laptop", False, "Sam"),
        }

    @pytest.mark.parametrize("other", [False, True])
    def test_once_decided_no_laptop_asks_again(self, both, other) -> None:
        note(both.first, both.wren, "likes tea")
        note(both.second, both.wren, "no sugar")
        both.first.hear(both.second)
        (asked,) = both.first.open().answers
        chosen = (asked.other if other else asked.counts).shown
        assert done(both.first.asking.settle("Sam", asked, other=other))
        assert both.first.asking.count() == 0
        assert both.first.hub.get(Person, both.wren).note == chosen[0]
        both.second.hear(both.first)
        assert both.second.asking.count() == 0
        assert both.second.hub.get(Person, both.wren).note == chosen[0]
        assert code(both.first.asking.settle("Sam", asked)) == "QUESTION_GONE"

    def test_a_third_answer_may_be_typed_where_it_is_text(self, both) -> None:
        note(both.first, both.wren, "likes tea")
        note(both.second, both.wren, "no sugar")
        both.first.hear(both.second)
        (asked,) = both.first.open().answers
        assert code(both.first.asking.settle("Sam", asked, text="x" * 101)) == "TEXT_TOO_LONG"
        done(both.first.asking.settle("Sam", asked, text=" tea,  no sugar"))
        assert both.first.hub.get(Person, both.wren).note == "tea, no sugar"

    def test_a_name_is_never_left_empty(self, both) -> None:
        for laptop, name in ((both.first, "Wren A"), (both.second, "Wren B")):
            done(laptop.hub.people.amend("Sam", both.wren, PersonChanges(known_as=name)))
        both.first.hear(both.second)
        (asked,) = both.first.open().answers
        assert code(both.first.asking.settle("Sam", asked, text=" ")) == "PERSON_NAME"

    def test_lines_stay_lines_where_the_month_is_told(self, both) -> None:
        for laptop, text in ((both.first, "Tea"), (both.second, "Time")):
            laptop.hub.clock.advance(minutes=1)
            laptop.hub.learning.write("Sam", MAY, went_well=f"{text}, before")
            laptop.hub.learning.write("Sam", MAY, went_well=text)
        both.first.hear(both.second)
        (asked,) = both.first.open().answers
        assert (asked.about.month, asked.free_text) == ("2026-05", True)
        done(both.first.asking.settle("Sam", asked, text="Tea\nand time"))
        assert code(both.first.asking.settle("Sam", asked, text="Tea")) == "QUESTION_GONE"

    def test_what_belongs_together_is_asked_together_and_not_typed(self, both) -> None:
        for laptop, reason in ((both.first, None), (both.second, "VENUE")):
            laptop.hub.clock.advance(minutes=1)
            if reason is None:
                done(laptop.hub.sessions.finish("Sam", both.session))
            else:
                with laptop.store.writing("Kim", "cancelled_session") as work:
                    session = work.get(Session, both.session)
                    work.put(replace(session, status="cancelled", cancel_reason=reason))
                    work.commit()
        both.first.hear(both.second)
        (asked,) = both.first.open().answers
        assert asked.fields == ("status",)
        assert (asked.about.activity, asked.about.day) == ("Warm Tuesday", DAY)
        assert code(both.first.asking.settle("Sam", asked, text="closed")) == "NO_TEXT_HERE"

    def test_about_what_is_gone_or_forgotten_nothing_is_asked(self, both) -> None:
        robin = both.first.hub.add_person("Robin")
        both.second.hear(both.first)
        for laptop, text in ((both.first, "likes tea"), (both.second, "no sugar")):
            note(laptop, both.wren, text)
            note(laptop, robin, text)
        both.first.hear(both.second)
        assert len(both.first.open().answers) == 2
        done(both.first.hub.forget.person("Sam", both.wren))
        with both.first.store.writing("Sam", "test") as work:
            work.put(replace(work.get(Person, robin), alive=False))
            work.commit()
        assert both.first.open().answers == ()

    def test_times_and_helpers_are_told_by_what_they_are_about(self, both) -> None:
        given = VolunteerTime(
            id="v", person_id=both.wren, date=DAY, session_id=both.session, minutes=30
        )
        with both.first.store.writing("Sam", "test") as work:
            work.put(given, Referral(id="r", direction="out", date=DAY, activity_id=both.activity))
            work.commit()
        both.second.hear(both.first)
        for laptop, minutes in ((both.first, 60), (both.second, 90)):
            laptop.hub.clock.advance(minutes=1)
            with laptop.store.writing("Sam", "test") as work:
                work.put(replace(given, minutes=minutes))
                work.put(replace(work.get(Referral, "r"), other_org=f"Advice {minutes}"))
                work.commit()
        both.first.hear(both.second)
        about = {each.table: each.about for each in both.first.open().answers}
        assert about["volunteer_time"].person == "Wren"
        assert about["volunteer_time"].day == DAY
        assert (about["referral"].activity, about["referral"].person) == ("Warm Tuesday", "")


class TestSessionsMadeTwice:
    @pytest.fixture
    def twice(self, both) -> TwoLaptops:
        for laptop, start in ((both.first, time(14)), (both.second, time(15))):
            opened = done(
                laptop.hub.sessions.open("Sam", both.activity, DAY, start, time(16))
            ).session.id
            laptop.hub.sign_in.person("Sam", opened, both.wren)
            done(laptop.hub.sign_in.count("Sam", opened, "65+", 2))
            with laptop.store.writing("Sam", "volunteered") as work:
                work.put(
                    VolunteerTime(
                        id=f"v{start}", person_id=both.wren, date=DAY, session_id=opened, minutes=30
                    )
                )
                work.commit()
        both.first.hear(both.second)
        return both

    def test_become_one_and_everybody_there_came_once(self, twice) -> None:
        (asked,) = twice.first.open().sessions
        assert (asked.one.named, asked.one.counted, asked.one.laptop) == (1, 2, "Camp laptop")
        kept, goes = asked.other.session.id, asked.one.session.id
        assert code(twice.first.asking.same_session("Sam", kept, kept)) == "SAME_SESSION"
        assert code(twice.first.asking.same_session("Sam", kept, "none")) == "NO_SUCH_SESSION"
        with twice.first.store.writing("Sam", "test") as work:
            work.put(Referral(id="r", direction="out", date=DAY, session_id=goes))
            work.commit()
        done(twice.first.asking.same_session("Sam", kept, goes))
        assert twice.first.open().sessions == ()
        assert {each.session_id for each in twice.first.hub.find(Attendance)} == {kept}
        assert sum(each.n for each in twice.first.hub.find(Count, session_id=kept)) == 4
        assert {each.session_id for each in twice.first.hub.find(VolunteerTime)} == {kept}
        assert {each.session_id for each in twice.first.hub.find(Referral)} == {kept}
        late = twice.second.hub.add_person("Late")
        twice.second.hub.sign_in.person("Kim", goes, late)
        assert twice.alike()
        assert {each.session_id for each in twice.first.hub.find(Attendance)} == {kept}
        assert len(twice.first.hub.find(Attendance)) == 2

    def test_joined_each_way_round_one_stays(self, twice) -> None:
        twice.second.hear(twice.first)
        for laptop, way in ((twice.first, False), (twice.second, True)):
            (asked,) = laptop.open().sessions
            pair = sorted((asked.one.session.id, asked.other.session.id), reverse=way)
            done(laptop.asking.same_session("Sam", *pair))
        assert twice.alike()
        sessions = {each.id for each in twice.first.hub.find(Session)} - {twice.session}
        assert len(sessions) == 1
        assert {each.session_id for each in twice.first.hub.find(Attendance)} == sessions

    def test_or_stay_two(self, twice) -> None:
        (asked,) = twice.first.open().sessions
        pair = asked.one.session.id, asked.other.session.id
        assert twice.first.asking.different_sessions("Sam", *pair)
        assert twice.alike()
        assert [each.open().sessions for each in twice.both()] == [(), ()]

    def test_one_moved_to_another_day_is_another(self, twice) -> None:
        (asked,) = twice.first.open().sessions
        moved = asked.other.session.id
        done(twice.first.hub.sessions.amend("Sam", moved, day=date(2026, 5, 4)))
        assert twice.first.open().sessions == ()


class TestPeopleMadeTwice:
    @pytest.fixture
    def twice(self, both) -> TwoLaptops:
        both.first.hub.add_person("Kit Sample")
        both.second.hub.sign_in.new_person("Kim", both.session, "Kit Sampel")
        both.first.hear(both.second)
        return both

    def test_are_put_together(self, twice) -> None:
        (asked,) = twice.first.open().people
        assert (asked.one.person.known_as, asked.one.visits) == ("Kit Sampel", 1)
        assert (asked.one.laptop, asked.other.laptop) == ("Camp laptop", "Front desk")
        done(twice.first.asking.same_person("Sam", asked.other.person.id, asked.one.person.id))
        assert twice.first.open().people == ()
        assert twice.alike()
        assert twice.second.open().people == ()

    def test_or_told_apart(self, twice) -> None:
        (asked,) = twice.first.open().people
        pair = asked.one.person.id, asked.other.person.id
        assert twice.first.asking.different_people("Sam", *reversed(pair))
        assert twice.alike()
        assert [each.open().people for each in twice.both()] == [(), ()]

    def test_who_has_the_same_number_gets_a_new_card(self, twice) -> None:
        (asked,) = twice.first.open().cards
        assert (asked.card, len(asked.people)) == (2, 2)
        done(twice.first.asking.new_card("Sam", asked.people[0].person.id))
        assert twice.first.open().cards == ()
        assert twice.first.hub.get(Person, asked.people[0].person.id).local_no == 3
        assert code(twice.first.asking.new_card("Sam", "none")) == "NO_SUCH_PERSON"

    def test_one_of_whom_is_not_there_any_more_are_not_asked_about(self, twice) -> None:
        (meeting,) = twice.first.laptops.brought_in()
        (asked,) = twice.first.open().people
        with twice.first.store.writing("Sam", "test") as work:
            work.put(replace(asked.other.person, alive=False))
            work.commit()
        assert twice.first.open().people == ()
        done(twice.first.laptops.take_back("Sam", meeting.stamp))
        assert twice.first.store.register.doubts == ()
