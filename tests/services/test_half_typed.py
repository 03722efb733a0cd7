from hublog.domain.half_typed import HalfTypedPage, TypedField
from hublog.services.half_typed import HalfTypedTexts
from in_memory import done

TEXTS = (
    HalfTypedPage(page="register", fields=(TypedField("Find a person", "meg"),)),
    HalfTypedPage(page="person", where={"person": "1"}, card="_Note", fields=()),
)


def test_what_was_put_away_is_given_back_once(hub) -> None:
    texts = HalfTypedTexts(hub.store)
    texts.put_away("volunteer", TEXTS)
    assert texts.take_back("volunteer") == TEXTS
    assert texts.take_back("volunteer") == ()


def test_a_volunteer_is_not_given_what_a_coordinator_typed(hub) -> None:
    texts = HalfTypedTexts(hub.store)
    texts.put_away("coordinator", TEXTS)
    assert texts.take_back("volunteer") == ()
    assert texts.take_back("coordinator") == TEXTS


def test_the_last_state_takes_the_place_of_what_was_kept(hub) -> None:
    texts = HalfTypedTexts(hub.store)
    texts.put_away("volunteer", TEXTS)
    texts.put_away("volunteer", ())
    assert texts.take_back("volunteer") == ()


def test_forgetting_somebody_lets_go_of_what_was_half_typed(hub) -> None:
    """P14: a name may stand half typed, and nobody can say whose it would have become."""
    person = hub.add_person("Megan Birch")
    texts = HalfTypedTexts(hub.store)
    texts.put_away("coordinator", TEXTS)
    done(hub.forget.person("Sam", person))
    assert texts.take_back("coordinator") == ()
