"""Adding, finding and merging people."""

from dataclasses import replace

from hublog.domain.people import Person
from hublog.services.amend_people import PersonChanges
from in_memory import done


def test_a_newcomer_gets_the_next_card_and_a_reference(hub) -> None:
    first = hub.people.get(hub.add_person(" Ann\u00a0Example "))
    second = hub.people.get(hub.add_person("Bea Sample"))
    assert (first.name, first.local_no, second.local_no) == ("Ann Example", 1, 2)
    assert first.ref != second.ref


def test_a_name_needs_a_letter_and_an_end(hub) -> None:
    assert hub.people.add("Sam", " ?! ").code == "PERSON_NAME"
    assert hub.people.add("Sam", "a" * 101).code == "PERSON_NAME"
    assert done(hub.people.add("Sam", "a" * 100))


def test_a_newcomer_may_have_a_usual_and_a_whole_name(hub) -> None:
    (person_id,) = done(hub.people.add("Sam", "Meg", " Megan Birch ")).people
    person = hub.people.get(person_id)
    assert (person.known_as, person.full_name) == ("Meg", "Megan Birch")
    assert hub.people.add("Sam", "Meg", "12").code == "PERSON_NAME"


def test_details_are_amended_in_one_action_that_can_be_undone(hub) -> None:
    ann = hub.add_person("Ann Example")
    before = hub.people.get(ann)
    changes = PersonChanges(full_name="Annabel Example", postcode="ab1 2ef", note="sings")
    assert done(hub.people.amend("Sam", ann, changes)).people == {ann}
    assert hub.people.get(ann).outward == "AB1"
    assert not done(hub.people.amend("Sam", ann, changes))
    told = done(hub.undo.latest("Sam")).told
    assert (told.kind, told.gaps["person"]) == ("amended_person", "Annabel Example")
    assert hub.people.get(ann) == before


def test_what_cannot_be_right_is_not_kept(hub) -> None:
    ann = hub.add_person("Ann Example")
    assert hub.people.amend("Sam", ann, PersonChanges(birth_year=2027)).code == "BIRTH_YEAR"
    assert hub.people.amend("Sam", "nobody", PersonChanges()).code == "NO_SUCH_PERSON"
    assert hub.people.answer("Sam", ann, "sex", "X").code == "UNKNOWN_CODE"


def test_each_answer_is_an_action_of_its_own(hub) -> None:
    ann = hub.add_person("Ann Example")
    done(hub.people.answer("Sam", ann, "sex", "F"))
    done(hub.people.answer("Sam", ann, "disability", "DA"))
    assert done(hub.undo.latest("Sam")).told.kind == "answered"
    assert (hub.people.get(ann).sex, hub.people.get(ann).disability) == ("F", "NK")


def test_an_answer_goes_to_who_stands_for_a_merged_record(hub) -> None:
    kept, other = hub.add_person("Ann Example"), hub.add_person("Annie Example")
    done(hub.people.merge("Sam", kept, other))
    done(hub.people.answer("Sam", other, "sex", "F"))
    assert hub.people.get(kept).sex == "F"


def test_the_country_of_the_hub_chooses_the_ethnic_groups(hub) -> None:
    ann = hub.add_person("Ann Example")
    this = hub.hub.this()
    with hub.store.writing("Sam", "changed_hub") as work:
        work.put(replace(this, country="N"))
        work.commit()
    assert hub.people.answer("Sam", ann, "ethnic_group", "W1").code == "UNKNOWN_CODE"
    assert done(hub.people.answer("Sam", ann, "ethnic_group", "A-FILIP"))


def test_putting_away_can_be_undone_and_is_done_once(hub) -> None:
    ann = hub.add_person("Ann Example")
    assert done(hub.people.archive("Sam", ann))
    assert not done(hub.people.archive("Sam", ann))
    assert done(hub.undo.latest("Sam")).told.kind == "archived_person"
    assert hub.people.get(ann).status == "active"
    assert hub.people.archive("Sam", "nobody").code == "NO_SUCH_PERSON"


def test_people_are_meant_by_name_or_card(hub) -> None:
    ann = hub.add_person("Ann Example")
    hub.add_person("Ann Sample")
    assert done(hub.people.meant("ann example")).id == ann
    assert done(hub.people.meant("1")).id == ann
    assert hub.people.meant("ann").code == "WHICH_PERSON"
    assert hub.people.meant("zoe").code == "NO_PERSON"


def test_what_cannot_be_undone_asks_for_a_whole_name_or_card(hub) -> None:
    anna = hub.add_person("Anna Example")
    assert hub.people.meant("ann", whole=True).code == "WHOLE_NAME"
    assert done(hub.people.meant("anna example", whole=True)).id == anna
    assert done(hub.people.meant("1", whole=True)).id == anna


def test_merging_keeps_one_record_that_answers_to_both_names(hub) -> None:
    kept, other = hub.add_person("Ann Example"), hub.add_person("Annie Example")
    done(hub.people.merge("Sam", kept, other))
    assert hub.people.get(kept).also_known_as == ("Annie Example",)
    assert hub.people.get(other).merged_into == kept
    assert done(hub.people.meant("annie example")).id == kept
    assert hub.people.merge("Sam", kept, other).code == "SAME_PERSON"


def test_a_name_both_have_is_no_nickname(hub) -> None:
    kept, other = hub.add_person("Ann Example"), hub.add_person("ann example")
    done(hub.people.merge("Sam", kept, other))
    assert hub.people.get(kept).also_known_as == ()


def test_only_people_in_the_register_are_merged(hub) -> None:
    ann = hub.add_person("Ann Example")
    assert hub.people.merge("Sam", "nobody", ann).code == "NO_SUCH_PERSON"
    assert hub.people.merge("Sam", ann, "nobody").code == "NO_SUCH_PERSON"


def test_a_circle_of_merges_ends(hub) -> None:
    """Two laptops may merge two people each way."""
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Bea Sample")
    with hub.store.writing("Sam", "merged_people") as work:
        work.put(
            Person(id=ann, known_as="Ann", status="merged", merged_into=bea),
            Person(id=bea, known_as="Bea", status="merged", merged_into=ann),
        )
        work.commit()
    assert hub.people.details(ann).code == "NO_SUCH_PERSON"


def test_somebody_put_away_may_still_be_forgotten_merged_and_asked(hub) -> None:
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Ann Exampel")
    for person in (ann, bea):
        done(hub.people.archive("Sam", person))
    done(hub.consents.give("Sam", ann, "share_rows", True))
    done(hub.people.merge("Sam", ann, bea))
    assert hub.people.get(bea).merged_into == ann
    done(hub.forget.person("Sam", ann))
    assert hub.people.get(ann).status == "forgotten"
