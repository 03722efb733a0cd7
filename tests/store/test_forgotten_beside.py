"""Forgotten is forgotten in what lies beside who came: referrals, learning, reasons, what was sent."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from fakes import FakeIds
from held import Held
from hublog.domain.acceptances import Acceptance
from hublog.domain.activities import Activity
from hublog.domain.drawing_up import draw_up
from hublog.domain.hubs import Place
from hublog.domain.learning import Learning
from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.queries import Query
from hublog.domain.records import KINDS
from hublog.domain.referrals import Referral
from hublog.domain.returns import Sent
from hublog.domain.sent_without import without_them
from hublog.domain.sheet_rows import (
    AttendanceRow,
    ChangeRow,
    CheckRow,
    LearningRow,
    PersonRow,
    VolunteeringRow,
)
from hublog.domain.versions import ReturnVersion
from hublog.services.forget import Forget
from hublog.services.referrals import ReferralDetails
from in_memory import InMemory, done
from made_facts import stored_example

MAY = Month(2026, 5)
CANARY = "Quillfeather"
BEA = f"Bea {CANARY}"
TRACE = "0123456789abcdef"


@pytest.fixture
def hub(held: Held) -> InMemory:
    """The worked example, and somebody who is to be forgotten."""
    stored_example(held.store)
    held.put(Person(id="bea", known_as=BEA, ref="REFBEA"))
    return InMemory(held.store, held.clock, FakeIds(7))


def everything(hub: InMemory) -> str:
    """All that the register tells when it is asked, the journal and what was sent too."""
    with hub.store.reading() as reader:
        told: list[Any] = [reader.find(kind) for kind in KINDS.values()]
        told += [reader.changes_of(a.stamp) for a in reader.latest_actions(1000)]
        told += [reader.latest_actions(1000), reader.all_sent()]
    return repr(told)


def refer(hub: InMemory, **more: Any) -> Referral:  # noqa: ANN401 - fields of the details
    details = ReferralDetails(direction="out", date=date(2026, 5, 5), **more)
    return done(hub.referrals.add("Sam", details)).referral


def figures(hub: InMemory) -> dict[str, float | None]:
    with hub.store.reading() as reader:
        drawn = draw_up(
            reader.facts(), MAY, version=1, drawn_on=date(2026, 6, 1), device="D", complete=True
        )
    return {row.indicator.id: row.indicator.value for row in drawn.summary}


def test_a_referral_stays_as_a_count_without_its_person(hub) -> None:
    """P14, D01: also one that was taken off, or that named somebody merged into them."""
    hub.people.add("Sam", "Other")
    (other,) = (p.id for p in hub.find(Person) if p.known_as == "Other")
    made = refer(hub, person_id="bea", other_org=f"{BEA.upper()} and Sons", agreed=True)
    theirs = refer(hub, person_id=other)
    gone = refer(hub, person_id="bea")
    done(hub.referrals.remove("Sam", gone.id))
    done(hub.people.merge("Sam", "bea", other))
    before = figures(hub)
    assert done(hub.forget.preview("bea")).referrals == 2
    receipt = done(hub.forget.person("Sam", "bea")).receipt
    assert receipt.referrals == 2
    assert hub.get(Referral, made.id) == replace(made, person_id=None, other_org="")
    assert hub.get(Referral, theirs.id).person_id is None
    assert hub.get(Referral, gone.id).person_id is None
    assert figures(hub) == before
    assert before["D01.out"] == 2
    assert CANARY.casefold() not in everything(hub).casefold()
    with hub.store.reading() as reader:
        changes = reader.changes_writing("referral", ["person_id"])
        assert {change.after["person_id"] for change in changes} == {None}


def test_a_referral_of_somebody_else_stays_as_it_is(hub) -> None:
    theirs = refer(hub, person_id="A", other_org="Made-up Pharmacy")
    done(hub.forget.person("Sam", "bea"))
    assert hub.get(Referral, theirs.id) == theirs


def test_undo_brings_no_person_back_to_a_referral(hub) -> None:
    """P14: neither undoing nor doing again."""
    made = refer(hub, person_id="bea")
    done(hub.forget.person("Sam", "bea"))
    done(hub.undo.latest("Sam"))
    done(hub.undo.redo("Sam"))
    again = hub.get(Referral, made.id)
    assert (again.alive, again.person_id) == (True, None)


def test_what_was_written_freely_beside_who_came_goes_where_it_names_them(hub, held) -> None:
    """P14: learning, reasons, answers, why a month was opened again."""
    said = f"That was {BEA}"
    kept = "A quiet month"
    done(hub.learning.write("Sam", MAY, went_well=said, would_tell=kept))
    day = date(2026, 6, 1)
    held.put(
        Acceptance(
            id="ac", rule="DQ16", subject="bea", evidence="", reason=said, accepted_by="Sam",
            accepted_on=day,
        ),
        Query(
            id="q", month="2026-05", version=1, sheet="Sessions", row_id="s", code="UNUSUAL",
            message=kept, asked_on=day, answer=said,
        ),
        ReturnVersion(
            id="v", month="2026-05", version=1, signed_by="Sam", signed_on=day, device="D",
            digest="0", reopened_for=said,
        ),
    )  # fmt: skip
    assert done(hub.forget.person("Sam", "bea")).receipt.notes == 4
    assert CANARY not in everything(hub)
    assert hub.learning.of(MAY).texts == ("", "", kept)
    (query,) = hub.find(Query)
    assert (query.message, query.answer) == (kept, "")


def sent_return(hub: InMemory, workbook: bytes = b"as it was sent") -> Sent:
    """What was sent of May: it names them in texts, and by their reference in rows."""
    with hub.store.reading() as reader:
        content = draw_up(
            reader.facts(), MAY, version=2, drawn_on=date(2026, 6, 1), device="D", complete=True
        )
    person = PersonRow("REFBEA", "65+", 1, "IMD", "2026-05", 1, 1, "newbie")
    content = replace(
        content,
        cover=replace(content.cover, reason=f"{BEA} was left out"),
        sessions=tuple(row._replace(note=f"{BEA} sang") for row in content.sessions),
        people=(person,),
        attendance=(
            AttendanceRow("at", content.sessions[0].session_id, "REFBEA", "present", True),
        ),
        changes=(
            ChangeRow("People", "REFBEA", "added", "", "", "age_band 65+", ""),
            ChangeRow("Attendance", "at", "added", "", "", "person_ref REFBEA", f"For {BEA}"),
        ),
        checks=(
            CheckRow("DQ16", "W", "People", "REFBEA", "m", (("n", 1), ("who", BEA)), "A twin"),
            CheckRow("DQ09", "W", "Sessions", "s1", "m", (), f"{BEA} counted"),
        ),
    )
    return Sent("v2", content, workbook)


def test_what_was_sent_loses_references_and_names_and_keeps_its_figures(hub) -> None:
    """P14: sent snapshots; the file to the byte goes, since it names them."""
    sent = sent_return(hub)
    with hub.store.writing("Sam", "sent_return") as work:
        work.keep_sent(sent)
        work.put(replace(work.get(Person, "A"), note="so that there is an action"))
        work.commit()
    done(hub.forget.person("Sam", "bea"))
    with hub.store.reading() as reader:
        (left,) = reader.all_sent()
    assert CANARY not in repr(left)
    assert "REFBEA" not in repr(replace(left.content, erasures=()))
    assert left.workbook == b""
    assert left.content.summary == sent.content.summary
    assert (left.content.people, left.content.attendance[0].person_ref) == ((), "")
    assert [row.row_id for row in left.content.changes] == ["at"]
    assert [(row.row_id, row.reason) for row in left.content.checks] == [("", "A twin"), ("s1", "")]
    assert left.content.checks[0].values == (("n", 1), ("who", ""))


def test_what_was_sent_and_names_nobody_stays_to_the_byte(hub) -> None:
    sent = sent_return(hub)
    clean = draw_up_clean(hub)
    with hub.store.writing("Sam", "sent_return") as work:
        work.keep_sent(Sent("v1", clean, b"as it was sent"))
        work.keep_sent(sent)
        work.put(replace(work.get(Person, "A"), note="so that there is an action"))
        work.commit()
    done(hub.forget.person("Sam", "bea"))
    with hub.store.reading() as reader:
        assert reader.sent("v1") == Sent("v1", clean, b"as it was sent")


def draw_up_clean(hub: InMemory) -> Any:  # noqa: ANN401 - the content
    with hub.store.reading() as reader:
        return draw_up(
            reader.facts(), MAY, version=1, drawn_on=date(2026, 6, 1), device="D", complete=True
        )


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


def test_what_the_office_asked_goes_where_it_names_them(hub, held) -> None:
    """P14."""
    held.put(
        Query(
            id="q", month="2026-05", version=1, sheet="Sessions", row_id="s", code="UNUSUAL",
            message=f"Is {BEA} meant?", asked_on=date(2026, 6, 1),
        )
    )  # fmt: skip
    assert done(hub.forget.person("Sam", "bea")).receipt.notes == 1
    assert hub.get(Query, "q").message == ""
    assert CANARY not in everything(hub)


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


def test_an_older_copy_forgets_them_here_too(hub) -> None:
    """P14: after an older backup is restored."""
    refer(hub, person_id="bea", other_org=BEA)
    done(hub.learning.write("Sam", MAY, got_in_the_way=BEA))
    assert Forget(hub.store, hub.clock).again("hublog", ["bea"])
    assert CANARY not in everything(hub)
