"""What a hub sets about people: ages, its privacy notice, how long it keeps somebody."""

import pytest

from hublog.domain.hubs import Hub
from hublog.domain.problems import Problem
from hublog.services.hub_people import PeopleSettings
from in_memory import done


def test_only_what_is_given_changes(hub) -> None:
    set_anew = PeopleSettings(
        consent_age=14,
        contact_age=16,
        sign_out_age=10,
        complaints_contact=" Jo,\n01 ",
        keep_months=24,
        asks_wellbeing=True,
        has_swemwbs=True,
    )
    done(hub.hub.amend_people("Sam", set_anew))
    done(hub.hub.amend_people("Sam", PeopleSettings(has_swemwbs=False)))
    (this,) = hub.find(Hub)
    assert (this.consent_age, this.contact_age, this.sign_out_age) == (14, 16, 10)
    assert (this.complaints_contact, this.keep_months) == ("Jo, 01", 24)
    assert (this.asks_wellbeing, this.has_swemwbs, this.notice_version) == (True, False, "1")
    assert not done(hub.hub.amend_people("Sam", PeopleSettings(keep_months=24)))


def test_another_text_of_the_notice_gets_the_next_number(hub) -> None:
    numbers = []
    for notice in ("What we do.\n\nAll of it.", " What we do. \n\nAll of it. \n", "More.", ""):
        done(hub.hub.amend_people("Sam", PeopleSettings(notice=notice)))
        numbers.append(hub.hub.this().notice_version)
    assert numbers == ["2", "2", "3", "4"]
    done(hub.undo.latest("Sam"))
    assert (hub.hub.this().notice, hub.hub.this().notice_version) == ("More.", "3")


def test_a_number_that_somebody_made_up_goes_on_too(hub) -> None:
    with hub.store.writing("Sam", "test") as work:
        (this,) = work.find(Hub)
        work.amend("hub", this.id, {"notice_version": "May"})
        work.commit()
    done(hub.hub.amend_people("Sam", PeopleSettings(notice="New")))
    assert hub.hub.this().notice_version == "May+"


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"consent_age": 4}, Problem("HUB_AGE", "4", {"least": 5, "most": 21})),
        ({"contact_age": 22}, Problem("HUB_AGE", "22", {"least": 5, "most": 21})),
        ({"sign_out_age": 0}, Problem("HUB_AGE", "0", {"least": 5, "most": 21})),
        ({"keep_months": 0}, Problem("KEEP_MONTHS", "0", {"least": 1, "most": 240})),
        ({"notice": "x" * 8001}, Problem("TEXT_TOO_LONG", "x" * 100, {"most": 8000})),
        ({"complaints_contact": "x" * 281}, Problem("TEXT_TOO_LONG", "x" * 100, {"most": 280})),
    ],
)
def test_what_cannot_be_is_refused(hub, settings, problem) -> None:
    assert hub.hub.amend_people("Sam", PeopleSettings(**settings)) == problem
