"""Forgotten is forgotten: state, journal, notes, undo, and an older copy of the register."""

from dataclasses import replace

from fakes import FakeStore
from hublog.domain.people import Person, SourceKey, Tombstone
from hublog.domain.sessions import Attendance, Session
from hublog.services.forget import PERSONAL, Forget
from in_memory import done

CANARY = "Canary Quillfeather"


def known(hub, session) -> str:
    """Somebody who came, helped, was amended, merged and written about."""
    person = done(hub.sign_in.new_person("Sam", session, CANARY)).person
    other = hub.add_person("Birdie Quillfeather")
    done(hub.helping.volunteer("Sam", session, person.id, 60))
    with hub.store.writing("Sam", "amended") as work:
        held = work.get(Session, session)
        work.put(
            replace(person, phone="01999 000111", note="Tall", birth_year=1950),
            SourceKey(id="of the file", person_id=person.id),
            replace(held, note=f"{CANARY.upper()} sang"),
            Person(id="friend", known_as="Friend", note=f"Sister of {CANARY}"),
            Person(id="stranger", known_as="Stranger", note="Quiet"),
        )
        work.commit()
    done(hub.people.merge("Sam", person.id, other))
    return person.id


def test_a_note_that_named_them_before_it_was_changed_goes_too(hub, session) -> None:
    """P14: the journal's older versions are read as well."""
    person = known(hub, session)
    with hub.store.writing("Sam", "amended") as work:
        work.put(replace(work.get(Session, session), note="A cake was baked"))
        work.commit()
    assert done(hub.forget.person("Sam", person)).receipt.notes == 2
    assert "canary" not in everything_written(hub.store)
    assert hub.find(Session)[0].note == ""


def everything_written(store) -> str:
    """All that a register in memory holds, as text."""
    held = store.register
    return repr((held.rows, held.changes, held.actions)).casefold()


def test_forgetting_shows_first_what_goes_and_what_stays(hub, session) -> None:
    person = known(hub, session)
    before = everything_written(hub.store)
    preview = done(hub.forget.preview(person))
    assert (preview.records, preview.notes) == (2, 2)
    assert (preview.attendances, preview.volunteer_times) == (1, 1)
    assert preview.details == 8
    assert everything_written(hub.store) == before


def test_forgotten_is_forgotten_in_state_and_journal(hub, session) -> None:
    """P14: no name is left in the state, the journal or a note; footfall stays true."""
    person = known(hub, session)
    preview = done(hub.forget.preview(person))
    assert "quillfeather" in everything_written(hub.store)
    assert done(hub.forget.person("Sam", person)).receipt == preview
    written = everything_written(hub.store)
    for canary in ("quillfeather", "canary", "birdie", "01999", "tall"):
        assert canary not in written
    assert "quiet" in written
    stub = hub.get(Person, person)
    assert (stub.status, stub.known_as, stub.alive) == ("forgotten", "", True)
    assert stub.ref
    assert len(hub.find(Attendance, person_id=person)) == 1
    assert len(hub.find(SourceKey)) == 1
    assert len(hub.find(Tombstone)) == 2
    with hub.store.reading() as reader:
        assert [visit.person_id for visit in reader.facts().visits] == [None]


def test_forgetting_one_of_merged_records_forgets_them_all(hub, session) -> None:
    person = known(hub, session)
    (other,) = (each.id for each in hub.find(Person, merged_into=person))
    done(hub.forget.person("Sam", other))
    assert hub.get(Person, person).status == "forgotten"


def test_forgetting_cannot_be_undone_nor_what_came_before_bring_names_back(hub, session) -> None:
    """P14."""
    person = known(hub, session)
    done(hub.forget.person("Sam", person))
    while not hasattr(hub.undo.latest("Sam"), "code"):
        pass
    assert hub.get(Person, person).status == "forgotten"
    assert "quillfeather" not in everything_written(hub.store)


def test_an_older_copy_forgets_once_more(hub, session) -> None:
    """P14: whoever was forgotten stays so after an older backup is restored."""
    person = known(hub, session)
    older = FakeStore(hub.clock)
    older.register = hub.store.register
    done(hub.forget.person("Sam", person))
    ids = [stone.id for stone in hub.find(Tombstone)]
    forget = Forget(older, hub.clock)
    assert forget.again("hublog", [*ids, "never here"])
    assert "quillfeather" not in everything_written(older)
    assert not forget.again("hublog", ids)


def test_nobody_is_forgotten_twice(hub, session) -> None:
    person = known(hub, session)
    done(hub.forget.person("Sam", person))
    assert hub.forget.preview(person).code == "NO_SUCH_PERSON"
    assert hub.forget.person("Sam", person).code == "NO_SUCH_PERSON"


def test_every_field_about_a_person_goes() -> None:
    """P14: a field added to a person goes too unless somebody decides that it stays."""
    assert set(Person.__dataclass_fields__) - set(PERSONAL) == {
        "id",
        "ref",
        "status",
        "merged_into",
        "alive",
    }


def test_a_name_handed_on_by_a_merge_since_undone_goes_too(hub, session) -> None:
    """P14: nicknames of others, what they once were, and doing the merge again."""
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Bea Sample")
    canary = hub.add_person(CANARY)
    done(hub.people.merge("Sam", bea, canary))
    done(hub.people.merge("Sam", ann, bea))
    for _ in range(2):
        done(hub.undo.latest("Sam"))
    with hub.store.reading() as reader:
        parted = reader.latest_actions(1)[0].stamp
    assert done(hub.forget.person("Sam", canary)).receipt.notes == 2
    assert "quillfeather" not in everything_written(hub.store)
    assert hub.undo.one("Sam", parted).code == "CHANGED_SINCE"
    assert hub.get(Person, ann).known_as == "Ann Example"


def test_a_nickname_that_others_share_stays_theirs(hub, session) -> None:
    namesake = hub.add_person("Birdie Other")
    with hub.store.writing("Sam", "amended") as work:
        work.put(replace(work.get(Person, namesake), also_known_as=(CANARY,)))
        work.commit()
    done(hub.forget.person("Sam", hub.add_person(CANARY)))
    assert hub.get(Person, namesake).also_known_as == (CANARY,)


def test_a_merged_record_that_was_taken_back_is_forgotten_too(hub, session) -> None:
    """P14: what undo took out of the register is in the file still."""
    canary = hub.add_person(CANARY)
    with hub.store.reading() as reader:
        added = reader.latest_actions(1)[0].stamp
    ann = hub.add_person("Ann Example")
    done(hub.people.merge("Sam", ann, canary))
    done(hub.undo.one("Sam", added))
    done(hub.forget.person("Sam", ann))
    assert "quillfeather" not in everything_written(hub.store)


def test_forgetting_changes_no_footfall(hub, session) -> None:
    """A03: two records of one person at one session were one visit, and stay one."""
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Ann Sample")
    for each in (ann, bea):
        done(hub.sign_in.person("Sam", session, each))
    done(hub.people.merge("Sam", ann, bea))
    done(hub.forget.person("Sam", ann))
    with hub.store.reading() as reader:
        assert [visit.person_id for visit in reader.facts().visits] == [None]
