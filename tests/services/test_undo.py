"""Taking actions back, the latest or any other, and doing them again."""

import pytest

from hublog.domain.activities import Activity
from hublog.domain.journal import Stamp
from hublog.domain.people import Person, SourceKey
from hublog.domain.records import to_values
from hublog.domain.sessions import Attendance, Count, Session
from hublog.services.told import tell
from in_memory import done


def latest(hub) -> Stamp:
    """The stamp of the latest action."""
    with hub.store.reading() as reader:
        return reader.latest_actions(1)[0].stamp


def test_undo_takes_back_one_action_after_the_other_and_names_each(hub, session) -> None:
    ann = hub.add_person("Ann Example")
    before = hub.digest()
    done(hub.sign_in.person("Sam", session, ann))
    done(hub.sign_in.count("Sam", session, "65+"))
    counted = done(hub.undo.latest("Sam"))
    signed_in = done(hub.undo.latest("Sam"))
    assert (counted.told.kind, counted.told.gaps["band"]) == ("counted", "65+")
    assert signed_in.told.kind == "signed_in"
    assert signed_in.told.gaps["person"] == "Ann Example"
    assert signed_in.told.gaps["session"] == "Warm Tuesday"
    assert signed_in.told.gaps["date"] == "2026-05-05"
    assert hub.digest() == before


def test_redo_does_again_what_was_undone_in_turn(hub, session) -> None:
    for name in ("Ann Example", "Bea Sample"):
        done(hub.sign_in.new_person("Sam", session, name))
    after = hub.digest()
    done(hub.undo.latest("Sam"))
    done(hub.undo.latest("Sam"))
    assert done(hub.undo.redo("Sam")).told.gaps["person"] == "Ann Example"
    assert done(hub.undo.redo("Sam")).told.kind == "signed_in_new"
    assert hub.digest() == after
    assert hub.undo.redo("Sam").code == "NOTHING_TO_REDO"


def test_what_was_done_again_can_be_undone_again(hub, session) -> None:
    ann = hub.add_person("Ann Example")
    before = hub.digest()
    done(hub.sign_in.person("Sam", session, ann))
    for _ in range(3):
        done(hub.undo.latest("Sam"))
        assert hub.digest() == before
        done(hub.undo.redo("Sam"))
        assert len(hub.find(Attendance)) == 1


def test_nothing_is_done_again_after_something_new(hub, session) -> None:
    done(hub.sign_in.count("Sam", session, "65+"))
    done(hub.undo.latest("Sam"))
    hub.add_person("Ann Example")
    assert hub.undo.redo("Sam").code == "NOTHING_TO_REDO"


def test_an_empty_journal_has_nothing_to_do_again(hub) -> None:
    hub.store.register.actions.clear()
    assert hub.undo.redo("Sam").code == "NOTHING_TO_REDO"


def test_an_old_action_is_taken_back_without_touching_later_ones(hub, session) -> None:
    ann = hub.add_person("Ann Example")
    done(hub.sign_in.person("Sam", session, ann))
    stamp = latest(hub)
    bea = done(hub.sign_in.new_person("Sam", session, "Bea Sample")).person.id
    done(hub.undo.one("Sam", stamp))
    assert [each.person_id for each in hub.find(Attendance)] == [bea]


def test_whoever_was_signed_in_since_stays_and_undo_says_so(hub, session) -> None:
    """Undoing a bring-in leaves people who have been signed in since."""
    ann, bea = hub.ids.new(), hub.ids.new()
    with hub.store.writing("Sam", "added_person") as work:
        work.put(
            Person(id=ann, known_as="Ann"),
            Person(id=bea, known_as="Bea"),
            SourceKey(id="key of ann", person_id=ann),
            SourceKey(id="key of bea", person_id=bea),
        )
        work.commit()
    stamp = latest(hub)
    done(hub.sign_in.person("Sam", session, ann))
    undone = done(hub.undo.one("Sam", stamp))
    assert undone.kept == {"person": 1, "source_key": 1}
    assert [each.id for each in hub.find(Person)] == [ann]
    assert [each.person_id for each in hub.find(SourceKey)] == [ann]


def test_what_stays_keeps_what_it_refers_to(hub) -> None:
    """An activity whose session is needed later stays, and so does the session."""
    activity = hub.add_activity()
    added = latest(hub)
    session = hub.open(activity)
    undone = hub.undo.one("Sam", added)
    assert undone.code == "CHANGED_SINCE"
    assert hub.get(Activity, activity).alive
    assert hub.get(Session, session).alive


def test_a_field_changed_since_stays_and_undo_says_so(hub) -> None:
    done(hub.hub.amend("Sam", name="First", contact_line="Ask Sam"))
    stamp = latest(hub)
    done(hub.hub.amend("Sam", name="Second"))
    undone = done(hub.undo.one("Sam", stamp))
    this = hub.hub.this()
    assert (this.name, this.contact_line) == ("Second", "")
    assert undone.changed_since == {("hub", this.id): ("name",)}


def test_a_field_that_somebody_put_back_by_hand_is_no_news(hub) -> None:
    done(hub.hub.amend("Sam", name="First", area_name="Here"))
    stamp = latest(hub)
    done(hub.hub.amend("Sam", name="Ewanrigg Hub"))
    done(hub.undo.latest("Sam"))
    undone = done(hub.undo.one("Sam", stamp))
    assert (hub.hub.this().name, hub.hub.this().area_name) == ("Ewanrigg Hub", "")
    assert not undone.changed_since


def test_a_value_that_is_not_ours_any_more_stays(hub) -> None:
    """Two laptops may leave a value that no later change here explains."""
    done(hub.hub.amend("Sam", name="First", area_name="Here", contact_line="Ask"))
    stamp = latest(hub)
    held = hub.store.register.rows["hub"][hub.hub.this().id]
    held |= {"name": "From elsewhere", "contact_line": ""}
    undone = done(hub.undo.one("Sam", stamp))
    assert hub.hub.this().name == "From elsewhere"
    assert list(undone.changed_since.values()) == [("name",)]


def test_a_count_whose_taking_off_followed_is_not_taken_back(hub, session) -> None:
    """A band never falls below zero, by undo either."""
    done(hub.sign_in.count("Sam", session, "65+"))
    stamp = latest(hub)
    done(hub.sign_in.count("Sam", session, "65+", -1))
    assert hub.undo.one("Sam", stamp).code == "COUNT_ZERO"
    assert len(hub.find(Count)) == 2


def test_a_merge_is_undoable(hub) -> None:
    ann, annie = hub.add_person("Ann Example"), hub.add_person("Annie Example")
    before = hub.digest()
    done(hub.people.merge("Sam", ann, annie))
    undone = done(hub.undo.latest("Sam"))
    assert undone.told.gaps == {"person": "Ann Example", "other_person": "Annie Example"}
    assert hub.digest() == before


def test_nothing_comes_back_of_somebody_forgotten(hub) -> None:
    ann, annie = hub.add_person("Ann Example"), hub.add_person("Annie Example")
    done(hub.people.merge("Sam", ann, annie))
    merged = latest(hub)
    done(hub.forget.person("Sam", ann))
    assert hub.undo.one("Sam", merged).code == "CHANGED_SINCE"
    assert {hub.get(Person, each).status for each in (ann, annie)} == {"forgotten"}


def test_the_desk_takes_back_only_what_was_done_at_its_session(hub, session) -> None:
    done(hub.sign_in.count("Sam", session, "65+"))
    hub.add_person("Ann Example")
    assert done(hub.undo.latest("Sam", session)).told.kind == "counted"
    assert done(hub.undo.latest("Sam", session)).told.kind == "opened_session"
    assert hub.undo.latest("Sam", session).code == "NOTHING_TO_UNDO"


def test_the_latest_action_is_found_behind_many_undoings(hub, session) -> None:
    for _ in range(70):
        done(hub.sign_in.count("Sam", session, "65+"))
    for _ in range(70):
        done(hub.undo.latest("Sam"))
    assert done(hub.undo.latest("Sam")).told.kind == "opened_session"


def test_what_cannot_be_taken_back_is_refused(hub, session) -> None:
    with hub.store.reading() as reader:
        made = reader.latest_actions(99)[-1].stamp
    assert hub.undo.one("Sam", made).code == "UNDONE_NEVER"
    assert hub.undo.one("Sam", Stamp(1, 0, "nowhere")).code == "NO_SUCH_ACTION"
    done(hub.sign_in.count("Sam", session, "65+"))
    counted = latest(hub)
    done(hub.undo.latest("Sam"))
    assert hub.undo.one("Sam", counted).code == "ALREADY_UNDONE"


@pytest.mark.parametrize("gone", ["person", "activity", "session"])
def test_an_action_is_told_even_where_what_it_was_about_is_nowhere(hub, session, gone) -> None:
    done(hub.sign_in.new_person("Sam", session, "Ann Example"))
    with hub.store.reading() as reader:
        action = reader.latest_actions(1)[0]
    hub.store.register.rows[gone].clear()
    with hub.store.reading() as reader:
        told = tell(reader, action)
    assert told.kind == "signed_in_new"
    assert (told.gaps["person"] == "") == (gone == "person")


def test_adding_an_activity_is_told_by_its_name(hub) -> None:
    hub.add_activity("Garden")
    assert done(hub.undo.latest("Sam")).told.gaps == {"activity": "Garden"}


def test_undo_leaves_rows_in_the_journal(hub) -> None:
    ann = hub.add_person("Ann Example")
    done(hub.undo.latest("Sam"))
    assert to_values(hub.get(Person, ann))["alive"] is False


def test_what_nothing_is_left_of_stands_in_nobodys_way(hub, session) -> None:
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Bea Sample")
    done(hub.forget.person("Sam", bea))
    assert done(hub.undo.latest("Sam")).told.kind == "added_person"
    assert not hub.get(Person, ann).alive
    assert done(hub.undo.latest("Sam")).told.kind == "opened_session"
    assert done(hub.undo.latest("Sam")).told.kind == "added_activity"
    assert hub.undo.latest("Sam").code == "CHANGED_SINCE"


def test_nothing_comes_back_to_what_is_gone(hub, session) -> None:
    """A visit is done again only where its person is still, or again, in the register."""
    pat = done(hub.sign_in.new_person("Sam", session, "Pat Sample")).person.id
    added = latest(hub)
    hub.clock.advance(days=7)
    later = hub.open(hub.find(Activity)[0].id)
    done(hub.sign_in.person("Sam", later, pat))
    done(hub.undo.latest("Sam"))
    visit_undone = latest(hub)
    done(hub.undo.one("Sam", added))
    adding_undone = latest(hub)
    assert hub.undo.one("Sam", visit_undone).code == "CHANGED_SINCE"
    assert hub.find(Attendance) == []
    done(hub.undo.one("Sam", adding_undone))
    done(hub.undo.one("Sam", visit_undone))
    assert {each.session_id for each in hub.find(Attendance)} == {session, later}


def test_nobody_is_merged_again_into_somebody_gone(hub) -> None:
    ann = hub.add_person("Ann Example")
    added = latest(hub)
    bea = hub.add_person("Bea Sample")
    done(hub.people.merge("Sam", ann, bea))
    done(hub.undo.latest("Sam"))
    parted = latest(hub)
    done(hub.undo.one("Sam", added))
    done(hub.undo.one("Sam", parted))
    assert hub.get(Person, bea).status == "active"


def test_what_would_be_taken_back_is_told_without_doing_it(hub, session) -> None:
    done(hub.sign_in.new_person("Sam", session, "Ann Ash"))
    other = hub.open(hub.add_activity("Garden Tuesday"))
    before = hub.digest()
    assert (hub.undo.next().kind, hub.undo.next().gaps["session"]) == (
        "opened_session",
        "Garden Tuesday",
    )
    assert hub.undo.next(session).gaps["person"] == "Ann Ash"
    assert hub.undo.next(other) == done(hub.undo.latest("Sam", other)).told
    done(hub.undo.redo("Sam"))
    assert hub.digest() == before


def test_nothing_is_told_where_nothing_can_be_taken_back(hub) -> None:
    """What is for ever, such as setting up, is nothing to take back."""
    assert hub.undo.next() is None
    assert hub.undo.latest("Sam").code == "NOTHING_TO_UNDO"
