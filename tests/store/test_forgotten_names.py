"""Forgotten is forgotten where names stand in other words, and where they could be guessed back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from forgotten import BEA, CANARY, MAY, draw_up_clean, everything, hub_of, sent_return
from held import Held
from hublog.domain.acceptances import Acceptance
from hublog.domain.activities import Activity
from hublog.domain.hubs import Place
from hublog.domain.learning import Learning
from hublog.domain.people import Person
from hublog.domain.returns import Sent
from hublog.domain.sent_without import without_them
from hublog.domain.sheet_rows import (
    ChangeRow,
    CheckRow,
    LearningRow,
    VolunteeringRow,
)
from in_memory import InMemory, done

TRACE = "0123456789abcdef"


@pytest.fixture
def hub(held: Held) -> InMemory:
    return hub_of(held)


def test_what_was_learned_and_sent_goes_where_it_names_them(hub) -> None:
    """P14."""
    sent = sent_return(hub)
    learned = LearningRow("went_well", f"Thanks to {BEA}", "", "no")
    kept = learned._replace(prompt="would_tell", text="Bring a cake")
    left = without_them(
        Sent("v", replace(sent.content, learning=(learned, kept)), b"file"), {"REFBEA"}, (BEA,)
    )
    assert left.content.learning == (learned._replace(text=""), kept)


@pytest.mark.parametrize("field", ["activity", "place"])
def test_what_was_sent_loses_whole_names_out_of_activities_and_places(hub, field) -> None:
    """P14, DQ20: in every sheet that says how they are called; the rest of the name stays."""
    clean = draw_up_clean(hub)
    called, otherwise = f"Walks with {BEA}", "Walks with \u2026"
    rows = tuple(row._replace(**{field: called}) for row in clean.sessions)
    told = replace(
        clean,
        sessions=rows,
        volunteering=(VolunteeringRow("WALK", called, 1, (60, 0, 0, 0), 0),),
        changes=(ChangeRow("Sessions", "s", "changed", field, "Bea's Garden", called, ""),),
        checks=(CheckRow("DQ09", "W", "Sessions", "s", "m", ((field, called),), ""),),
    )
    left = without_them(Sent("v", told, b"file"), (), ("Bea", BEA))
    assert {getattr(row, field) for row in left.content.sessions} == {otherwise}
    assert left.content.volunteering[0].activity == otherwise
    assert left.content.changes[0][4:6] == ("Bea's Garden", otherwise)
    assert left.content.checks[0].values == ((field, otherwise),)
    assert left.workbook == b""


def test_activities_and_places_lose_a_whole_name_and_keep_the_rest(hub, held) -> None:
    """P14, DQ20: in the state, in the journal before and after a new name, and in no number."""
    held.put(
        Activity(id="walks", name=f"Walks with {BEA}", type="ACTIVE"),
        Activity(id="once", name=f"{BEA}'s choir", type="CREATIVE"),
        Activity(id="garden", name="Bea Garden", type="GARDEN"),
        Place(id="hall", name=f"{BEA.upper()} Hall", address=f"c/o {BEA}, Made-up Road"),
    )
    held.put(replace(hub.get(Activity, "once"), name="Choir", alive=False))
    assert done(hub.forget.preview("bea")).notes == 3
    assert done(hub.forget.person("Sam", "bea")).receipt.notes == 3
    assert CANARY.casefold() not in everything(hub).casefold()
    assert hub.get(Activity, "walks").name == "Walks with \u2026"
    assert hub.get(Activity, "once").name == "Choir"
    assert hub.get(Activity, "garden").name == "Bea Garden"
    hall = hub.get(Place, "hall")
    assert (hall.name, hall.address) == ("\u2026 Hall", "c/o \u2026, Made-up Road")
    assert held.store.check() == []


def test_a_note_that_only_holds_a_word_like_their_name_stays(hub, held) -> None:
    """P14, DQ20: a name of one word counts where it is written with a capital."""
    held.put(Person(id="may", known_as="May", full_name=f"May {CANARY}"))
    kept, gone = "we may come again", "May said so"
    done(
        hub.learning.write(
            "Sam", MAY, went_well=kept, got_in_the_way=gone, would_tell="with may quillfeather"
        )
    )
    sent = Sent(
        "v", replace(draw_up_clean(hub), learning=(LearningRow("went_well", kept, "", ""),)), b"x"
    )
    assert without_them(sent, (), ("May",)) == sent
    assert done(hub.forget.person("Sam", "may")).receipt.notes == 1
    assert hub.learning.of(MAY).texts == (kept, "", "")


def test_they_are_forgotten_by_their_nickname_before_the_family_name_too(hub, held) -> None:
    """P14, DQ20."""
    held.put(
        Person(id="zeb", known_as="Zeb", full_name="Zebulon Quickfoot"),
        Activity(id="walks", name="Zeb Quickfoot walks", type="ACTIVE"),
    )
    done(hub.forget.person("Sam", "zeb"))
    assert "quickfoot" not in everything(hub).casefold()


def accepted(rule: str, subject: str, **more: Any) -> Acceptance:  # noqa: ANN401 - fields
    about = {"evidence": TRACE, "reason": "So it is", "accepted_by": "Sam", **more}
    return Acceptance(
        id=f"{rule} {subject}", rule=rule, subject=subject, accepted_on=date(2026, 6, 1), **about
    )


def test_what_was_found_about_a_person_cannot_be_guessed_back(hub, held) -> None:
    """P14: a trace of a birth date is short; whoever has it tries all days until one fits."""
    hub.people.add("Sam", "Other")
    (other,) = (p.id for p in hub.find(Person) if p.known_as == "Other")
    held.put(
        Activity(id="walks", name=f"Walks with {BEA}", type="ACTIVE"),
        Learning(id="told", month="2026-04", went_well=f"Thanks to {BEA}"),
        Learning(id="calm", month="2026-03", went_well="Tea"),
    )
    theirs = [
        accepted("DQ16", "bea"),
        accepted("DQ15", other, alive=False),
        accepted("DQ13", "A+bea"),
        accepted("DQ22", "bea|2026-05"),
        accepted("DQ20", "told|went_well|name", reason=f"{BEA} agreed"),
        accepted("DQ20", "walks|name|name"),
    ]
    of_others = [
        accepted("DQ16", "A"),
        accepted("DQ20", "calm|went_well|name"),
        accepted("DQ05", "walks"),
    ]
    held.put(*theirs, *of_others)
    held.put(replace(theirs[0], evidence=f"{TRACE}0"))
    done(hub.people.merge("Sam", "bea", other))
    done(hub.forget.person("Sam", "bea"))
    left = {each.id: each for each in hub.find(Acceptance)}
    assert all(left[each.id].evidence == "" for each in theirs if each.alive)
    assert [left[each.id] for each in of_others] == of_others
    assert everything(hub).count(TRACE) == 2 * len(of_others)
    assert hub.get(Acceptance, theirs[1].id).evidence == ""
    assert held.store.check() == []
