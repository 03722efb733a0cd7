"""What somebody said before about being passed on stands on the card that passes them on."""

import pytest
from PySide6.QtCore import Qt

from entering import texts
from hublog import resources
from hublog.domain.consents import REFERRAL, Consent
from hublog.domain.people import Person
from hublog.domain.referrals import Referral
from hublog.services.consents import Consents
from in_memory import done

ADVICE = (Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
ENTER = Qt.Key.Key_Return


@pytest.fixture
def megan(door, hub) -> str:
    return next(p.id for p in hub.find(Person) if p.known_as == "Megan Alder")


@pytest.fixture
def consents(hub) -> Consents:
    return Consents(hub.store, hub.clock, hub.ids, resources.code_lists)


def name(door, typing, text) -> None:
    """Say who is passed on."""
    field = door.page.card.form.person.edit
    field.clear()
    field.setFocus()
    typing(text, ENTER)


def test_a_yes_said_before_is_taken_over_until_somebody_else_is_meant(
    door, typing, hub, megan, consents
) -> None:
    done(consents.give("Sam", megan, REFERRAL, True))
    typing(ADVICE)
    form = door.page.card.form
    form.direction._buttons["out"].click()
    name(door, typing, "alder")
    assert form.agreed.value == "yes"
    assert "They said yes to being passed on before." in texts(form)
    name(door, typing, "robin")
    assert form.agreed.value == "not_asked"
    assert "They said yes" not in texts(form)
    name(door, typing, "alder")
    form.agreed._buttons["no"].click()
    name(door, typing, "dale")
    assert form.agreed.value == "no"


@pytest.mark.parametrize(
    ("taken_back", "told"), [(False, "They said no to"), (True, "They took back their yes")]
)
def test_a_no_said_before_is_told_and_nothing_is_answered_for_them(
    door, typing, hub, megan, consents, taken_back, told
) -> None:
    done(consents.give("Sam", megan, REFERRAL, taken_back))
    if taken_back:
        done(consents.withdraw("Sam", megan, REFERRAL))
    typing(ADVICE)
    form = door.page.card.form
    form.direction._buttons["out"].click()
    name(door, typing, "alder")
    assert form.agreed.value == "not_asked"
    assert told in texts(form)


def test_whoever_agrees_at_the_desk_has_said_yes_from_now_on(door, typing, hub, megan) -> None:
    typing(ADVICE)
    form = door.page.card.form
    form.direction._buttons["out"].click()
    name(door, typing, "alder")
    form.agreed._buttons["yes"].click()
    typing(ENTER)
    assert [each.agreed for each in hub.find(Referral)] == [True]
    assert [(c.person_id, c.purpose, c.decision) for c in hub.find(Consent)] == [
        (megan, REFERRAL, "yes")
    ]
