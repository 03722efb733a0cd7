"""A no is always kept; somebody's own on the screen takes their answers about how they are away."""

import datetime as dt

import pytest

from hublog.domain.consents import Held
from hublog.domain.outcomes import Outcome
from hublog.services.consents import Said
from in_memory import InMemory, done

DAY = dt.date(2026, 5, 5)
ALONE = Said(method="screen")


@pytest.fixture
def ann(hub) -> str:
    """Somebody who said how they are."""
    who = hub.add_person("Ann Example")
    with hub.store.writing("Sam", "test") as work:
        work.put(
            Outcome(
                id="o", person_id=who, instrument="ONS4", stage="start", date=DAY, answers=(7, 8)
            )
        )
        work.commit()
    hub.clock.advance(minutes=1)
    return who


def held(hub: InMemory, who: str) -> Held:
    return done(hub.consents.of(who)).of("wellbeing").held


@pytest.mark.parametrize(
    "said", [Said(), Said(method="screen", given_by="Jo", relationship="CARER")]
)
def test_a_no_is_kept_though_something_is_kept_that_it_is_against(hub, ann, said) -> None:
    done(hub.consents.give("Sam", ann, "wellbeing", False, said))
    assert held(hub, ann) is Held.NO
    assert len(hub.find(Outcome)) == 1
    assert done(hub.consents.withdraw("Sam", ann, "wellbeing")).goes.answers == 1
    assert hub.find(Outcome) == []


def test_a_no_of_their_own_on_the_screen_takes_their_answers_away_for_good(hub, ann) -> None:
    said_no = done(hub.consents.give("Sam", ann, "wellbeing", False, ALONE))
    assert held(hub, ann) is Held.NO
    assert hub.find(Outcome) == []
    with hub.store.reading() as reader:
        told = repr([reader.changes_of(a.stamp) for a in reader.latest_actions(100)])
    assert "7, 8" not in told
    assert hub.undo.one("Sam", said_no.stamp).code == "UNDONE_NEVER"


def test_on_the_screen_only_answers_to_these_questions_go_and_only_with_a_no(hub, ann) -> None:
    done(hub.consents.give("Sam", ann, "news", False, ALONE))
    done(hub.consents.give("Sam", ann, "wellbeing", True, ALONE))
    assert len(hub.find(Outcome)) == 1


def test_a_no_on_the_screen_that_takes_nothing_away_can_be_taken_back(hub) -> None:
    bea = hub.add_person("Bea Example")
    done(hub.consents.give("Sam", bea, "wellbeing", False, ALONE))
    done(hub.undo.latest("Sam"))
    assert held(hub, bea) is Held.UNASKED
