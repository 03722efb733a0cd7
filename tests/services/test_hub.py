"""Setting a hub up and changing its settings."""

from datetime import date

import pytest

from fakes import FakeIds, FakeStore
from hublog.domain.hubs import Hub
from hublog.domain.problems import Problem
from hublog.services.hub import HubDetails, Hubs
from in_memory import done


@pytest.mark.parametrize(
    ("details", "code"),
    [
        ({"code": "cumewa"}, "HUB_CODE"),
        ({"code": "CUM-"}, "HUB_CODE"),
        ({"code": "../CUM-EWA"}, "HUB_CODE"),
        ({"name": " \t"}, "HUB_NAME"),
        ({"country": "X"}, "HUB_COUNTRY"),
        ({"desk_names": ("Sam", "?")}, "DESK_NAME"),
    ],
)
def test_details_that_cannot_be_right_are_refused(details, code) -> None:
    store = FakeStore()
    usual = {"code": "CUM-EWA", "name": "Ewanrigg Hub"}
    problem = Hubs(store, FakeIds()).set_up("Sam", HubDetails(**{**usual, **details}))
    assert problem.code == code
    assert store.register.actions == {}


def test_setting_up_cleans_what_was_typed(hub) -> None:
    assert hub.hub.this().code == "CUM-EWA"
    fresh = Hubs(FakeStore(), FakeIds())
    done(fresh.set_up("Sam", HubDetails(code=" cum-ewa2 ", name=" The\nHub ")))
    assert (fresh.this().code, fresh.this().name) == ("CUM-EWA2", "The Hub")


def test_a_register_belongs_to_one_hub(hub) -> None:
    assert hub.hub.set_up("Sam", HubDetails(code="DEM-TWO", name="Two")).code == "HUB_EXISTS"
    assert len(hub.find(Hub)) == 1


def test_only_the_settings_given_change(hub) -> None:
    done(hub.hub.amend("Sam", share_rows=True, records_complete_from=date(2026, 4, 1)))
    done(hub.hub.amend("Sam", name=" New name", area_name="Ewanrigg", contact_line="Ask Sam"))
    this = hub.hub.this()
    assert (this.name, this.area_name, this.contact_line) == ("New name", "Ewanrigg", "Ask Sam")
    assert this.share_rows
    assert this.records_complete_from == date(2026, 4, 1)
    assert not done(hub.hub.amend("Sam", share_rows=True))


def test_a_return_is_due_on_a_day_that_a_month_has(hub) -> None:
    done(hub.hub.amend("Sam", due_day=31))
    assert hub.hub.this().due_day == 31
    assert hub.hub.amend("Sam", due_day=32) == Problem("DUE_DAY", "32")


def test_what_fits_into_no_line_of_a_return_is_refused(hub) -> None:
    for setting, most in (("name", 100), ("area_name", 100), ("contact_line", 280)):
        done(hub.hub.amend("Sam", **{setting: "x" * most}))
        problem = hub.hub.amend("Sam", **{setting: "x" * (most + 1)})
        assert problem == Problem("TEXT_TOO_LONG", "x" * 100, {"most": most})
    long = HubDetails(code="DEM-TWO", name="x" * 101)
    assert hub.hub.set_up("Sam", long).code == "TEXT_TOO_LONG"


def test_a_hub_keeps_a_name(hub) -> None:
    assert hub.hub.amend("Sam", name=" ").code == "HUB_NAME"


def test_the_status_tells_what_is_held_and_what_still_runs(hub, session) -> None:
    hub.add_person("Ann Example")
    status = hub.hub.status()
    assert status.tallies["person"] == 1
    assert [each.id for each in status.running] == [session]
    assert status.latest is not None
    assert status.latest.kind == "added_person"


def test_a_register_nobody_wrote_in_has_no_latest_action(hub) -> None:
    hub.store.register.actions.clear()
    assert hub.hub.status().latest is None


def test_names_on_the_screen_are_private_unless_the_hub_says_otherwise(hub) -> None:
    assert hub.hub.this().privacy_names
    done(hub.hub.amend("Sam", privacy_names=False))
    assert not hub.hub.this().privacy_names
    done(hub.hub.amend("Sam", area_name="Ewanrigg"))
    assert not hub.hub.this().privacy_names
