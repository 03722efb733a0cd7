"""A no is always kept; somebody's own on the screen takes their answers about how they are away."""

import datetime as dt

import pytest

from hublog.domain.consents import Held
from hublog.domain.half_typed import HalfTypedPage
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
    "said", [Said(), ALONE, Said(method="screen", given_by="Jo", relationship="CARER")]
)
def test_a_no_is_kept_though_something_is_kept_that_it_is_against(hub, ann, said) -> None:
    done(hub.consents.give("Sam", ann, "wellbeing", False, said))
    assert held(hub, ann) is Held.NO
    assert len(hub.find(Outcome)) == 1
    assert done(hub.consents.withdraw("Sam", ann, "wellbeing")).goes.answers == 1
    assert hub.find(Outcome) == []


def test_a_no_of_their_own_on_the_screen_takes_their_answers_away_for_good(hub, ann) -> None:
    said_no = done(hub.consents.refuse_for_good("Sam", ann))
    assert held(hub, ann) is Held.NO
    assert hub.find(Outcome) == []
    with hub.store.reading() as reader:
        told = repr([reader.changes_of(a.stamp) for a in reader.latest_actions(100)])
    assert "7, 8" not in told
    assert hub.undo.one("Sam", said_no.stamp).code == "UNDONE_NEVER"


def test_what_stood_half_answered_goes_with_it_and_no_other_text(hub, ann) -> None:
    texts = {
        "wellbeing": (HalfTypedPage(page="wellbeing"),),
        "everybody": (HalfTypedPage(page="day"),),
    }
    hub.store.keep_half_typed(texts)
    done(hub.consents.refuse_for_good("Sam", ann))
    assert hub.store.register.half_typed == {"everybody": texts["everybody"]}


def test_who_cannot_be_found_refuses_nothing(hub) -> None:
    assert hub.consents.refuse_for_good("Sam", "nobody").code == "NO_SUCH_PERSON"


def test_a_no_that_finds_no_answers_is_for_good_too(hub) -> None:
    """The other laptop may hold some; a new yes can be given at any time."""
    bea = hub.add_person("Bea Example")
    said_no = done(hub.consents.refuse_for_good("Sam", bea))
    assert hub.undo.one("Sam", said_no.stamp).code == "UNDONE_NEVER"
    done(hub.consents.give("Sam", bea, "wellbeing", True, ALONE))
    assert held(hub, bea) is Held.YES
