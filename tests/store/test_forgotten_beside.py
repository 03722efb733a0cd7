"""Forgotten is forgotten in what lies beside who came: referrals, learning, reasons, what was sent."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from forgotten import BEA, CANARY, MAY, draw_up_clean, everything, hub_of, sent_return
from held import Held
from hublog.domain.acceptances import Acceptance
from hublog.domain.drawing_up import draw_up
from hublog.domain.people import Person
from hublog.domain.queries import Query
from hublog.domain.referrals import Referral
from hublog.domain.returns import Sent
from hublog.domain.versions import ReturnVersion
from hublog.services.forget import Forget
from hublog.services.referrals import ReferralDetails
from in_memory import InMemory, done
from questions import question


@pytest.fixture
def hub(held: Held) -> InMemory:
    return hub_of(held)


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
        question(message=kept, asked_on=day, answer=said),
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


def test_what_the_office_asked_goes_where_it_names_them(hub, held) -> None:
    """P14."""
    held.put(
        question(message=f"Is {BEA} meant?", asked_on=date(2026, 6, 1))
    )  # fmt: skip
    assert done(hub.forget.person("Sam", "bea")).receipt.notes == 1
    assert hub.get(Query, "q").message == ""
    assert CANARY not in everything(hub)


def test_an_older_copy_forgets_them_here_too(hub) -> None:
    """P14: after an older backup is restored."""
    refer(hub, person_id="bea", other_org=BEA)
    done(hub.learning.write("Sam", MAY, got_in_the_way=BEA))
    assert Forget(hub.store, hub.clock).again("hublog", ["bea"])
    assert CANARY not in everything(hub)
