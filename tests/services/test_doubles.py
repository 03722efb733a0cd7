"""Looking through those who may be here twice: joined for 30 days of undo, told apart, or put off."""

from dataclasses import replace

import pytest

from hublog.domain.acceptances import Acceptance
from hublog.domain.people import Person
from hublog.services.doubles import Doubles
from in_memory import done


@pytest.fixture
def doubles(hub) -> Doubles:
    return Doubles(hub.store, hub.clock)


@pytest.fixture
def pair(hub) -> tuple[str, str]:
    """Two records of one name."""
    return hub.add_person("Ada Madeup"), hub.add_person("Ada Madeup")


def test_both_are_compared_and_joined_and_parted_again_one_by_one(hub, doubles, pair) -> None:
    """Domain.md, scenario 7."""
    (double,) = doubles.likely()
    first, second = done(doubles.compare(double.one, double.other))
    assert {first.person.id, second.person.id} == set(pair)
    third = hub.add_person("Ada Madeup")
    done(hub.people.merge("Jo", *pair))
    done(hub.people.merge("Sam", pair[0], third))
    assert doubles.likely() == ()
    latest, earlier = doubles.joined_lately()
    assert (latest.by, earlier.by) == ("Sam", "Jo")
    assert latest.kept == latest.other == "Ada Madeup"
    done(hub.undo.one("Sam", earlier.stamp))
    assert [each.stamp for each in doubles.joined_lately()] == [latest.stamp]
    assert hub.get(Person, pair[1]).merged_into is None
    assert hub.get(Person, third).merged_into == pair[0]
    done(hub.undo.redo("Sam"))
    assert len(doubles.joined_lately()) == 2


def test_after_thirty_days_they_stay_one(hub, doubles, pair) -> None:
    done(hub.people.merge("Sam", *pair))
    hub.clock.advance(days=30)
    assert len(doubles.joined_lately()) == 1
    hub.clock.advance(days=1)
    assert doubles.joined_lately() == ()


def test_who_is_forgotten_leaves_the_list_of_those_joined(hub, doubles, pair) -> None:
    done(hub.people.merge("Sam", *pair))
    done(hub.forget.person("Sam", pair[0]))
    assert doubles.joined_lately() == ()


def test_a_merge_that_another_action_wrote_is_no_joining_of_two(hub, doubles, pair) -> None:
    with hub.store.writing("Sam", "brought_in") as work:
        goes = work.get(Person, pair[1])
        work.put(replace(goes, status="merged", merged_into=pair[0]))
        work.commit()
    assert doubles.joined_lately() == ()


def test_two_people_are_not_asked_about_again(hub, doubles, pair) -> None:
    """DQ13: whichever of them is named first."""
    done(doubles.different("Sam", pair[1], pair[0], "A mother and her daughter"))
    assert doubles.likely() == ()
    (said,) = hub.find(Acceptance)
    assert (said.rule, said.reason) == ("DQ13", "A mother and her daughter")
    done(hub.undo.latest("Sam"))
    assert len(doubles.likely()) == 1


def test_who_is_put_off_is_counted_and_nobody_else(hub, doubles, pair) -> None:
    hub.add_person("Eve Madeup")
    assert doubles.put_off() == 0
    done(doubles.not_sure("Sam", *pair))
    assert (doubles.put_off(), doubles.likely()) == (1, ())
    hub.clock.advance(days=30)
    assert doubles.put_off() == 0


def test_not_sure_comes_back_after_a_while(hub, doubles, pair) -> None:
    done(doubles.not_sure("Sam", *pair))
    assert doubles.likely() == ()
    hub.clock.advance(days=30)
    assert len(doubles.likely()) == 1


def test_who_is_gone_or_joined_meanwhile_is_nobody_to_compare(hub, doubles, pair) -> None:
    assert doubles.compare("nobody", pair[0]).code == "NO_SUCH_PERSON"
    assert doubles.compare(pair[0], "nobody").code == "NO_SUCH_PERSON"
    assert doubles.not_sure("Sam", "nobody", pair[0]).code == "NO_SUCH_PERSON"
    done(hub.people.merge("Sam", *pair))
    assert doubles.compare(*pair).code == "SAME_PERSON"
