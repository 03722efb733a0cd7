"""What people said yes or no to, and what goes where a yes is taken back."""

import datetime as dt

import pytest

from hublog.domain.care import Care
from hublog.domain.consents import Consent, Held
from hublog.domain.hubs import Hub
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person
from hublog.services.bin import Bin
from hublog.services.consents import Said
from in_memory import InMemory, done

TODAY = dt.date(2026, 5, 5)
MUM = Said(given_by="Jo Example", relationship="PARENT")
CANARY = "Penicillin"


def held(hub: InMemory, who: str, purpose: str) -> Held:
    return done(hub.consents.of(who)).of(purpose).held


def child(hub: InMemory, **told: object) -> str:
    hub.put(Person(id="kid", known_as="Kit", **{"birth_year": 2015, **told}))
    return "kid"


def asked_how_they_are(hub: InMemory, who: str, id_: str = "o1") -> None:
    hub.put(
        Outcome(
            id=id_, person_id=who, instrument="ONS4", stage="start", date=TODAY, answers=(7, 8)
        ),
    )


def journal(hub: InMemory) -> str:
    with hub.store.reading() as reader:
        return repr([reader.changes_of(a.stamp) for a in reader.latest_actions(1000)])


def test_nobody_was_asked_anything_at_first(hub) -> None:
    ann = hub.add_person("Ann Example")
    standing = done(hub.consents.of(ann))
    assert {each.held for each in standing.stands} == {Held.UNASKED}
    assert standing.to_ask == ("register", "photo", "referral", "news")
    assert not standing.grown_up
    assert standing.hub.notice_version == "1"


def test_a_yes_says_who_and_how_and_under_which_notice(hub) -> None:
    ann = hub.add_person("Ann Example")
    said = Said(given_by=" Jo ", relationship="CARER", method="paper", expires_on=TODAY)
    done(hub.consents.give("Sam", ann, "photo", True, said))
    answer = done(hub.consents.of(ann)).of("photo").answer
    assert answer == Consent(
        id=answer.id,
        person_id=ann,
        purpose="photo",
        decision="yes",
        at=hub.clock.now(),
        given_by="Jo",
        relationship="CARER",
        method="paper",
        notice_version="1",
        expires_on=TODAY,
    )
    assert "photo" not in done(hub.consents.of(ann)).to_ask


def test_a_yes_until_tonight_is_asked_again_tomorrow(hub) -> None:
    ann = hub.add_person("Ann Example")
    done(hub.consents.give("Sam", ann, "photo", True, Said(expires_on=TODAY)))
    assert held(hub, ann, "photo") is Held.YES
    hub.clock.advance(hours=24)
    assert held(hub, ann, "photo") is Held.EXPIRED
    assert "photo" in done(hub.consents.of(ann)).to_ask


def test_the_latest_answer_counts_and_undoing_brings_the_one_before_back(hub) -> None:
    ann = hub.add_person("Ann Example")
    done(hub.consents.give("Sam", ann, "news", True))
    hub.clock.advance(minutes=1)
    done(hub.consents.give("Sam", ann, "news", False))
    assert held(hub, ann, "news") is Held.NO
    done(hub.undo.latest("Sam"))
    assert held(hub, ann, "news") is Held.YES


def test_a_child_needs_a_grown_up_for_a_yes_but_not_for_a_no(hub) -> None:
    kid = child(hub)
    assert done(hub.consents.of(kid)).grown_up
    assert hub.consents.give("Sam", kid, "take_part", True).code == "CONSENT_GROWN_UP"
    done(hub.consents.give("Sam", kid, "photo", False))
    done(hub.consents.give("Sam", kid, "take_part", True, MUM))
    assert held(hub, kid, "take_part") is Held.YES
    assert {"take_part", "medical"} & {*done(hub.consents.of(kid)).to_ask} == {"medical"}


@pytest.mark.parametrize(
    ("purpose", "said", "code"),
    [
        ("tea", Said(), "CONSENT_PURPOSE"),
        ("photo", Said(relationship="AUNT"), "UNKNOWN_CODE"),
        ("photo", Said(method="shouted"), "UNKNOWN_CODE"),
        ("photo", Said(relationship="PARENT", given_by=" "), "CONSENT_WHO"),
        ("photo", Said(expires_on=dt.date(2026, 5, 4)), "CONSENT_OVER"),
    ],
)
def test_an_answer_that_cannot_be_is_not_kept(hub, purpose, said, code) -> None:
    ann = hub.add_person("Ann Example")
    assert hub.consents.give("Sam", ann, purpose, True, said).code == code
    if code != "CONSENT_OVER":
        assert hub.consents.withdraw("Sam", ann, purpose, said).code == code
    assert hub.find(Consent) == []


def test_only_people_in_the_register_are_asked(hub) -> None:
    for problem in (
        hub.consents.of("nobody"),
        hub.consents.give("Sam", "nobody", "photo", True),
        hub.consents.withdraw("Sam", "nobody", "photo"),
    ):
        assert problem.code == "NO_SUCH_PERSON"


def test_what_was_never_agreed_to_is_not_taken_back(hub) -> None:
    ann = hub.add_person("Ann Example")
    assert hub.consents.withdraw("Sam", ann, "photo").code == "CONSENT_NOT_GIVEN"
    done(hub.consents.give("Sam", ann, "photo", False))
    assert hub.consents.withdraw("Sam", ann, "photo").code == "CONSENT_NOT_GIVEN"


def test_taking_back_wellbeing_takes_the_answers_away_for_good(hub) -> None:
    """P14: neither the register nor its journal keeps them, and undoing brings none back."""
    ann = hub.add_person("Ann Example")
    done(hub.consents.give("Sam", ann, "wellbeing", True))
    asked_how_they_are(hub, ann)
    asked_how_they_are(hub, ann, "o2")
    total = Outcome(
        id="o3", person_id=ann, instrument="SWEMWBS_TOTAL", stage="end", date=TODAY, total=27
    )
    hub.put(total)
    # Two sheets of one day are one time.
    assert done(hub.consents.of(ann)).of("wellbeing").goes == (2, False)
    hub.clock.advance(minutes=1)
    gone = done(hub.consents.withdraw("Sam", ann, "wellbeing", MUM))
    assert gone.goes.answers == 2
    assert held(hub, ann, "wellbeing") is Held.WITHDRAWN
    hub.clock.advance(minutes=1)
    done(hub.undo.latest("Sam"))
    assert hub.undo.one("Sam", gone.changed.stamp).code == "UNDONE_NEVER"
    assert held(hub, ann, "wellbeing") is Held.WITHDRAWN
    assert hub.find(Outcome) == []
    told = journal(hub) + repr([hub.get(Outcome, each) for each in ("o1", "o2", "o3")])
    assert "(7, 8)" not in told
    assert "[7, 8]" not in told
    assert "27" not in told.replace("2026", "")


def test_answers_that_were_taken_off_before_go_too(hub) -> None:
    ann = hub.add_person("Ann Example")
    asked_how_they_are(hub, ann)
    done(hub.consents.give("Sam", ann, "wellbeing", True))
    outcome = hub.get(Outcome, "o1")
    hub.clock.advance(minutes=1)
    with hub.store.writing("Sam", "took_off") as work:
        work.amend("outcome", outcome.id, {"alive": False})
        took_off = work.commit()
    done(hub.consents.withdraw("Sam", ann, "wellbeing"))
    assert "7, 8" not in journal(hub) + repr(hub.get(Outcome, "o1"))
    assert hub.undo.one("Sam", took_off.stamp).code == "CHANGED_SINCE"


def test_taking_back_medical_empties_what_is_known_about_health(hub) -> None:
    kid = child(hub)
    done(hub.consents.give("Sam", kid, "medical", True, MUM))
    hub.put(Care(id="c", person_id=kid, allergies=CANARY, medical=CANARY, collect_by="Gran"))
    assert done(hub.consents.of(kid)).of("medical").goes == (0, True)
    hub.clock.advance(minutes=1)
    done(hub.consents.give("Sam", kid, "medical", False))
    assert held(hub, kid, "medical") is Held.NO
    assert hub.get(Care, "c").allergies == CANARY
    assert done(hub.consents.withdraw("Sam", kid, "medical")).goes.health
    assert CANARY not in journal(hub) + repr(hub.find(Care))
    assert hub.get(Care, "c").collect_by == "Gran"
    done(hub.undo.latest("Sam"))
    assert CANARY not in journal(hub) + repr(hub.find(Care))
    assert not hub.get(Care, "c").about_health


def test_what_nobody_agreed_to_can_be_taken_away_too(hub) -> None:
    ann = hub.add_person("Ann Example")
    asked_how_they_are(hub, ann)
    done(hub.consents.withdraw("Sam", ann, "wellbeing"))
    assert hub.find(Outcome) == []
    assert held(hub, ann, "wellbeing") is Held.WITHDRAWN


def test_taking_back_news_takes_nothing_else(hub) -> None:
    ann = hub.add_person("Ann Example")
    asked_how_they_are(hub, ann)
    done(hub.consents.give("Sam", ann, "news", True))
    hub.clock.advance(minutes=1)
    assert not done(hub.consents.withdraw("Sam", ann, "news")).goes.anything
    assert len(hub.find(Outcome)) == 1


def test_merged_people_have_one_answer_and_unmerging_gives_each_their_own(hub) -> None:
    """The latest answer of all their records counts."""
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Ann Exampel")
    done(hub.consents.give("Sam", ann, "photo", True))
    done(hub.consents.give("Sam", ann, "news", True))
    hub.clock.advance(minutes=1)
    done(hub.consents.give("Sam", bea, "photo", False))
    asked_how_they_are(hub, bea)
    merge = done(hub.people.merge("Sam", ann, bea))
    assert held(hub, ann, "photo") is held(hub, bea, "photo") is Held.NO
    assert held(hub, ann, "news") is Held.YES
    assert done(hub.consents.of(ann)).of("wellbeing").goes.answers == 1
    done(hub.undo.one("Sam", merge.stamp))
    assert held(hub, ann, "photo") is Held.YES
    assert held(hub, bea, "news") is Held.UNASKED


def test_a_circle_of_merges_ends(hub) -> None:
    """Two laptops may merge two people each way; nobody stands for them then."""
    ann, bea, eve = (hub.add_person(name) for name in ("Ann", "Bea", "Eve"))
    hub.put(
        Person(id=ann, known_as="Ann", merged_into=bea),
        Person(id=bea, known_as="Bea", status="merged", merged_into=ann),
        Person(id=eve, known_as="Eve", status="merged", merged_into=ann),
    )
    assert done(hub.consents.of(eve)).person.id == ann


def test_who_wants_to_stay_here_is_not_asked_for_rows(hub) -> None:
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Ann Exampel")
    (this,) = hub.find(Hub)
    done(hub.hub.amend("Sam", share_rows=True))
    assert "share_rows" in done(hub.consents.of(ann)).to_ask
    hub.put(Person(id=bea, known_as="Ann Exampel", keep_here=True))
    done(hub.people.merge("Sam", ann, bea))
    assert "share_rows" not in done(hub.consents.of(ann)).to_ask
    assert this.share_rows is False


def test_nothing_that_went_with_a_yes_lies_in_the_bin(hub) -> None:
    ann = hub.add_person("Ann Example")
    done(hub.consents.give("Sam", ann, "wellbeing", True))
    asked_how_they_are(hub, ann)
    done(hub.consents.withdraw("Sam", ann, "wellbeing"))
    assert Bin(hub.store, hub.clock, hub.undo).everything() == ()
