"""The people of a file beside those the hub knows."""

import pytest

from bringing import VISITS, Bringing
from hublog.domain.people import Person, SourceKey


@pytest.fixture
def bringing(hub) -> Bringing:
    hub.add_activity()
    return Bringing(hub, VISITS, activity="warm tuesday")


def test_known_people_are_matched_by_name_and_gaps_filled(bringing) -> None:
    ann = bringing.hub.add_person("ANN  SMITH")
    assert bringing.preview().plan.matched_people == 1
    bringing()
    found = bringing.hub.get(Person, ann)
    assert (found.known_as, found.email) == ("ANN SMITH", "a@example.org")
    assert len(bringing.hub.find(SourceKey, person_id=ann)) == 1


def test_two_of_one_name_are_not_guessed_between(bringing) -> None:
    for _ in range(2):
        bringing.hub.add_person("Ann Smith")
    found = bringing.preview().plan
    assert found.new_people == 2
    assert {each.name for each in found.doubles} == {"Ann Smith"}


def test_two_of_one_name_in_the_file_are_two_people(hub) -> None:
    hub.add_person("Ann")
    table = "| Date | Name | ID |\n| 2026-04-07 | Ann | A1 |\n| 2026-04-07 | Ann | A2 |"
    assert Bringing(hub, table, activity="Tea").preview().plan.new_people == 2


def test_likely_doubles_are_told_and_kept_apart(hub) -> None:
    """DQ13."""
    hub.add_person("Ann Smyth")
    table = "| Date | Name |\n| 2026-04-07 | Ann Smith |\n| 2026-04-07 | Jones Bob |\n| 2026-04-07 | Bob Jones |"
    found = Bringing(hub, table, activity="Tea").preview().plan
    assert found.new_people == 3
    assert set(found.doubles) == {("Ann Smith", "Ann Smyth"), ("Jones Bob", "Bob Jones")}
