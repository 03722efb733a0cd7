"""Deny by default: a volunteer is let through where a table says so, and nowhere else."""

from functools import cached_property

import pytest

from fake_keys import FakeKeyRing, access_of
from guarded import Untouched, as_volunteer, groups, let_through, methods
from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.services import allowed
from hublog.services.allowed import VOLUNTEERS_MAY
from hublog.services.api import Services
from hublog.services.forget import Forget
from hublog.services.guard import Guarded, use_cases
from hublog.services.unavailable import NotAllowed
from in_memory import done, hub_in_memory


def test_every_use_case_stands_on_the_table_or_is_refused_before_the_store_is_touched() -> None:
    services = as_volunteer()
    assert len(groups()) > 20
    assert list(let_through(services)) == []


def test_what_is_refused_leaves_the_register_as_it_was() -> None:
    hub = hub_in_memory()
    before = hub.digest()
    services = as_volunteer(store=hub.store)
    assert list(let_through(services)) == []
    assert hub.digest() == before


class _Forgetful(Services):
    """One group is handed out without a guard, as a hurried hand would."""

    @cached_property
    def erasing(self) -> Forget:
        return Forget(self.store, self.clock)


def test_a_group_without_a_guard_is_caught() -> None:
    """The control: the same walk finds what one forgot to guard."""
    assert list(let_through(as_volunteer(_Forgetful))) == [
        "erasing.again",
        "erasing.person",
        "erasing.preview",
    ]


def test_a_guard_that_forgets_one_use_case_is_caught(monkeypatch) -> None:
    """The control: the same walk finds one that slips by."""
    real = allowed.may
    monkeypatch.setattr(
        "hublog.services.access.may",
        lambda role, group, method: (
            (group, method) == ("hub", "amend") or real(role, group, method)
        ),
    )
    assert list(let_through(as_volunteer())) == ["hub.amend"]


def test_a_guard_that_asks_the_store_first_is_caught(monkeypatch) -> None:
    def late(self: Guarded, method: str) -> None:
        with as_services.store.reading():
            raise NotAllowed

    as_services = as_volunteer()
    monkeypatch.setattr(Guarded, "_demand", late)
    assert "forget.person" in list(let_through(as_services))


def test_the_table_names_only_what_there_is() -> None:
    services = as_volunteer()
    there = {f"{group}.{method}" for group in groups() for method in methods(services, group)}
    named = {f"{group}.{method}" for group, names in VOLUNTEERS_MAY.items() for method in names}
    assert sorted(named - there) == []


def test_every_group_is_handed_out_through_the_guard() -> None:
    assert [name for name in groups() if not isinstance(getattr(Services, name), use_cases)] == []
    services = as_volunteer()
    assert services.hub is services.hub
    assert isinstance(services.hub, Guarded)


def test_the_coordinator_is_never_stopped() -> None:
    services = as_volunteer(store=hub_in_memory().store)
    with pytest.raises(NotAllowed) as refused:
        services.hub.amend("Sam", name="Another Hub")
    assert refused.value.problem == Problem("COORDINATOR_ONLY")
    done(services.access.rise("the boss alone knows"))
    done(services.hub.amend("Sam", name="Another Hub"))
    assert services.hub.this().name == "Another Hub"


def test_whoever_steps_down_keeps_nothing_in_a_pocket() -> None:
    services = as_volunteer(store=hub_in_memory().store)
    done(services.access.rise("the boss alone knows"))
    amend = services.hub.amend
    services.access.step_down()
    with pytest.raises(NotAllowed):
        amend("Sam", name="Another Hub")


def test_what_a_group_holds_besides_use_cases_is_guarded_too() -> None:
    class Group:
        """A group with a fact about itself."""

        fact = "nothing to call"

    ring = FakeKeyRing(coordinator="the boss alone knows")
    volunteers = access_of(ring, SlotKind.PASSPHRASE)
    with pytest.raises(NotAllowed):
        _ = Guarded(Group(), "group", volunteers).fact
    done(volunteers.rise("the boss alone knows"))
    assert Guarded(Group(), "group", volunteers).fact == "nothing to call"
    with pytest.raises(AttributeError):
        _ = Guarded(Group(), "group", volunteers).no_such_thing


def test_a_register_in_memory_remembers_being_touched() -> None:
    store = Untouched()
    with store.writing("Sam", "counted"):
        assert store.touched
