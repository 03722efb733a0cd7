"""How people are: asked only where the hub asks and they agreed, kept, half kept, taken off, due."""

import datetime as dt

import pytest

from fake_keys import access_of
from hublog.domain.consents import Consent, Held
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person
from hublog.services.consents import Said
from hublog.services.half_answers import KEPT_AS
from hublog.services.half_typed import HalfTypedTexts
from hublog.services.wellbeing import Ask
from in_memory import InMemory, done

TODAY = dt.date(2026, 5, 5)
FOUR = {"ONS4": (7, 8, 6, 2)}


@pytest.fixture
def ann(hub) -> str:
    """Somebody who said yes, at a hub that asks."""
    hub.turn(asks_wellbeing=True)
    who = hub.add_person("Ann Example")
    agree(hub, who)
    return who


def agree(hub: InMemory, who: str) -> None:
    done(hub.consents.give("Sam", who, "wellbeing", True, Said(method="screen")))


def ask(who: str, stage: str = "start", **more: object) -> Ask:
    return Ask(person_id=who, stage=stage, **more)


def kept(hub: InMemory) -> list[Outcome]:
    with hub.store.reading() as reader:
        return reader.find(Outcome)


def test_a_hub_asks_nobody_until_it_says_so(hub) -> None:
    who = hub.add_person("Ann Example")
    agree(hub, who)
    assert not done(hub.wellbeing.of(who)).asks
    assert hub.wellbeing.begin(ask(who)).code == "WELLBEING_OFF"
    assert hub.wellbeing.keep("Sam", ask(who), FOUR).code == "WELLBEING_OFF"
    assert hub.wellbeing.due() == ()
    hub.turn(asks_wellbeing=True)
    assert done(hub.wellbeing.of(who)).asks
    assert not done(hub.wellbeing.of(who)).types_totals
    hub.turn(has_swemwbs=True)
    assert done(hub.wellbeing.of(who)).types_totals
    hub.turn(asks_wellbeing=False)
    assert not done(hub.wellbeing.of(who)).types_totals


def test_answers_are_kept_with_whom_they_are_about_and_their_total(hub, ann) -> None:
    activity = hub.add_activity()
    answers = {**FOUR, "UCLA3": (1, 2, 3), "LONE1": (None,)}
    done(hub.wellbeing.keep("Sam", ask(ann, activity_id=activity), answers))
    four, three = kept(hub)
    assert (four.person_id, four.activity_id, four.stage, four.date) == (
        *(ann, activity, "start", TODAY),
    )
    assert (four.answers, four.total) == ((7, 8, 6, 2), None)
    assert (three.instrument, three.answers, three.total) == ("UCLA3", (1, 2, 3), 6)
    told = done(hub.wellbeing.of(ann)).asked
    assert [(each.instrument, each.activity) for each in told] == [
        ("ONS4", "Warm Tuesday"),
        ("UCLA3", "Warm Tuesday"),
    ]
    assert [each.answers for each in done(hub.wellbeing.answers(ann))] == [(7, 8, 6, 2), (1, 2, 3)]


def test_whoever_would_say_nothing_leaves_no_trace(hub, ann) -> None:
    changed = done(hub.wellbeing.keep("Sam", ask(ann), {"ONS4": (None,) * 4, "LONE1": (None,)}))
    assert not changed
    assert kept(hub) == []


def test_nobody_is_asked_without_their_yes_or_under_sixteen(hub, ann) -> None:
    """domain.md: consent for wellbeing, 16+."""
    bea = hub.add_person("Bea Example")
    assert hub.wellbeing.begin(ask(bea)).code == "WELLBEING_NO_CONSENT"
    done(hub.consents.give("Sam", bea, "wellbeing", False))
    assert hub.wellbeing.keep("Sam", ask(bea), FOUR).code == "WELLBEING_NO_CONSENT"
    hub.put(Person(id="kit", known_as="Kit", birth_year=2010, birth_month=5, birth_day=6))
    hub.put(Consent(id="c", person_id="kit", purpose="wellbeing", decision="yes", at=NOON))
    assert hub.wellbeing.begin(ask("kit")).code == "WELLBEING_TOO_YOUNG"
    assert not done(hub.wellbeing.of("kit")).old_enough
    assert kept(hub) == []
    assert done(hub.wellbeing.of(ann)).consent is Held.YES


NOON = dt.datetime.combine(TODAY, dt.time(12))


@pytest.mark.parametrize(
    ("asked", "answers", "code"),
    [
        ({"stage": "middle"}, FOUR, "UNKNOWN_CODE"),
        ({}, {"WHO5": (1,)}, "UNKNOWN_CODE"),
        ({"activity_id": "none"}, FOUR, "NO_SUCH_ACTIVITY"),
        ({"date": TODAY + dt.timedelta(1)}, FOUR, "WELLBEING_IN_FUTURE"),
        ({}, {"ONS4": (11, 1, 1, 1)}, "WELLBEING_ANSWER"),
        ({}, {"LONE1": (0,)}, "WELLBEING_ANSWER"),
    ],
)
def test_what_cannot_be_is_refused(hub, ann, asked, answers, code) -> None:
    wanted = ask(**{"who": ann, "instruments": tuple(answers), **asked})
    assert hub.wellbeing.keep("Sam", wanted, answers).code == code
    if code != "WELLBEING_ANSWER":
        assert hub.wellbeing.begin(wanted).code == code
    assert kept(hub) == []


def test_nobody_is_there_to_be_asked(hub, ann) -> None:
    for said in (
        hub.wellbeing.of("nobody"),
        hub.wellbeing.answers("nobody"),
        hub.wellbeing.begin(ask("nobody")),
        hub.wellbeing.keep("Sam", ask("nobody"), FOUR),
    ):
        assert said.code == "NO_SUCH_PERSON"
    gone = hub.add_activity()
    done(hub.activities.retire("Sam", gone))
    done(hub.wellbeing.keep("Sam", ask(ann, activity_id=gone), FOUR))


def test_a_total_is_typed_by_a_hub_with_the_licence_alone(hub, ann) -> None:
    """domain.md: the SWEMWBS items are not shipped; a licensed hub types a total, 7 to 35."""
    assert hub.wellbeing.write_down("Sam", ask(ann), FOUR, 24).code == "WELLBEING_NO_LICENCE"
    assert kept(hub) == []
    hub.turn(has_swemwbs=True)
    assert hub.wellbeing.write_down("Sam", ask(ann), {}, 36).code == "WELLBEING_ANSWER"
    done(hub.wellbeing.write_down("Sam", ask(ann, date=TODAY - dt.timedelta(3)), {}, 24))
    (typed,) = kept(hub)
    assert (typed.instrument, typed.answers, typed.total) == ("SWEMWBS_TOTAL", (), 24)


def test_half_the_answers_wait_for_that_person_and_that_day_alone(hub, ann) -> None:
    asking = done(hub.wellbeing.begin(ask(ann)))
    assert (asking.name, asking.so_far, asking.ask.date) == ("Ann Example", {}, TODAY)
    half = {"ONS4": (7, None, None, None)}
    hub.wellbeing.keep_so_far(asking, half)
    assert kept(hub) == []
    assert done(hub.wellbeing.begin(ask(ann))).so_far == half
    assert done(hub.wellbeing.begin(ask(ann, "review"))).so_far == {}
    assert done(hub.wellbeing.begin(ask(ann, instruments=("LONE1",)))).so_far == {}
    bea = hub.add_person("Bea Example")
    agree(hub, bea)
    assert done(hub.wellbeing.begin(ask(bea))).so_far == {}
    hub.clock.advance(days=1)
    assert done(hub.wellbeing.begin(ask(ann))).so_far == {}
    hub.clock.advance(days=-1)
    done(hub.wellbeing.keep("Sam", ask(ann), FOUR))
    assert done(hub.wellbeing.begin(ask(ann))).so_far == {}


def test_answers_that_are_kept_are_not_kept_again_though_the_power_failed_just_then(
    hub, ann
) -> None:
    """They still lay beside the register, and whoever sat down next would have given them again."""
    asking = done(hub.wellbeing.begin(ask(ann)))
    hub.wellbeing.keep_so_far(asking, FOUR)
    with hub.store.reading() as reader:
        lay_there = reader.half_typed(KEPT_AS)
    done(hub.wellbeing.keep("Sam", asking.ask, FOUR))
    hub.store.keep_half_typed({KEPT_AS: lay_there})
    assert done(hub.wellbeing.begin(ask(ann))).so_far == {}
    hub.wellbeing.keep_so_far(asking, {"ONS4": (1, None, None, None)})
    assert done(hub.wellbeing.begin(ask(ann))).so_far == {"ONS4": (1, None, None, None)}


def test_half_answers_of_two_people_do_not_disturb_each_other(hub, ann) -> None:
    bea = hub.add_person("Bea Example")
    agree(hub, bea)
    asked = [done(hub.wellbeing.begin(ask(each))) for each in (ann, bea)]
    for each, answer in zip(asked, (7, 3), strict=True):
        hub.wellbeing.keep_so_far(each, {"ONS4": (answer, None, None, None)})
    done(hub.wellbeing.keep("Sam", ask(ann), FOUR))
    assert done(hub.wellbeing.begin(ask(ann))).so_far == {}
    assert done(hub.wellbeing.begin(ask(bea))).so_far == {"ONS4": (3, None, None, None)}


def test_half_answers_stay_in_the_file_until_the_next_day_opens_it(hub, ann) -> None:
    texts = HalfTypedTexts(hub.store, hub.clock, access_of())
    hub.wellbeing.keep_so_far(done(hub.wellbeing.begin(ask(ann))), FOUR)
    for days, left in ((0, 1), (1, 0)):
        hub.clock.advance(days=days)
        assert texts.take_back() == ()
        with hub.store.reading() as reader:
            assert len(reader.half_typed(KEPT_AS)) == left


def test_taking_the_yes_back_takes_half_answers_with_it(hub, ann) -> None:
    hub.wellbeing.keep_so_far(done(hub.wellbeing.begin(ask(ann))), FOUR)
    done(hub.wellbeing.keep("Sam", ask(ann, "end"), FOUR))
    hub.wellbeing.keep_so_far(done(hub.wellbeing.begin(ask(ann))), FOUR)
    assert not done(hub.wellbeing.of(ann)).refused
    done(hub.consents.withdraw("Sam", ann, "wellbeing"))
    assert done(hub.wellbeing.of(ann)).refused
    assert kept(hub) == []
    with hub.store.reading() as reader:
        assert reader.half_typed(KEPT_AS) == ()
    assert hub.wellbeing.begin(ask(ann)).code == "WELLBEING_NO_CONSENT"


def test_answers_kept_by_mistake_are_taken_off(hub, ann) -> None:
    done(hub.wellbeing.keep("Sam", ask(ann), FOUR))
    (outcome,) = kept(hub)
    done(hub.wellbeing.remove("Sam", outcome.id))
    assert kept(hub) == []
    assert hub.wellbeing.remove("Sam", outcome.id).code == "NO_SUCH_ANSWERS"
    assert hub.wellbeing.remove("Sam", "none").code == "NO_SUCH_ANSWERS"
    done(hub.undo.latest("Sam"))
    assert len(kept(hub)) == 1


def test_whoever_was_asked_in_february_is_due_in_may_where_they_still_agree(hub, ann) -> None:
    activity = hub.add_activity()
    started = dt.date(2026, 2, 3)
    done(hub.wellbeing.keep("Sam", ask(ann, activity_id=activity, date=started), FOUR))
    bea = hub.add_person("Bea Example")
    agree(hub, bea)
    done(hub.wellbeing.keep("Sam", ask(bea, date=started - dt.timedelta(1)), FOUR))
    first, second = hub.wellbeing.due()
    assert (first.person.name, first.activity, first.due.activity_id) == ("Bea Example", "", None)
    assert (second.person.name, second.activity, second.due.started) == (
        *("Ann Example", "Warm Tuesday", started),
    )
    told = done(hub.wellbeing.of(ann))
    assert (told.person_id, told.name, told.due) == (ann, "Ann Example", (second.due,))
    assert [told.stage_of(each) for each in (None, second.due.activity_id)] == ["start", "review"]
    done(hub.people.archive("Sam", ann))
    assert len(done(hub.wellbeing.of(ann)).asked) == len(done(hub.wellbeing.answers(ann))) == 1
    assert hub.wellbeing.begin(ask(ann)).code == "NO_SUCH_PERSON"
    done(hub.consents.withdraw("Sam", bea, "wellbeing"))
    assert hub.wellbeing.due() == ()


def test_two_records_of_one_person_have_one_yes_and_one_run_of_answers(hub, ann) -> None:
    other = hub.add_person("Annie Example")
    done(hub.wellbeing.keep("Sam", ask(ann, date=dt.date(2026, 2, 3)), FOUR))
    done(hub.people.merge("Sam", other, ann))
    assert done(hub.wellbeing.of(ann)).person_id == other
    assert done(hub.wellbeing.begin(ask(ann))).ask.person_id == other
    done(hub.wellbeing.keep("Sam", ask(other, "review"), FOUR))
    assert [each.stage for each in done(hub.wellbeing.of(other)).asked] == ["review", "start"]
