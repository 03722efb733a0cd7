"""Sheets while they are typed up: kept, gone on with after undoing, cleared away."""

from dataclasses import replace
from datetime import date

from hublog.domain.drafts import MOST_ROWS, Row
from hublog.domain.paper import Typed
from in_memory import done
from typed_sheets import LAST_WEEK, sheet, write

TODAY = date(2026, 5, 5)


def test_undo_takes_all_of_it_back_and_the_sheet_can_be_gone_on_with(hub) -> None:
    draft = done(hub.type_up.keep(sheet(hub, Row("Holly Fern", minutes=""), Row("+3"), total=4)))
    assert hub.type_up.drafts() == (draft,)
    before = hub.digest()
    write(hub, draft)
    assert hub.type_up.drafts() == ()
    undone = done(hub.undo.latest("Sam"))
    assert undone.told.kind == "typed_up"
    assert (undone.told.gaps["session"], undone.told.gaps["date"]) == ("Warm Tuesday", "2026-04-28")
    assert hub.digest() == before
    (again,) = hub.type_up.drafts()
    assert (again.rows, again.total) == (draft.rows, 4)
    longer = done(hub.type_up.keep(replace(again, rows=(*again.rows, Row("Ivy Elm")), total=5)))
    assert write(hub, longer).typed == Typed(2, 3, 0)
    assert hub.type_up.drafts() == ()


def test_doing_a_sheet_again_finishes_it_again(hub) -> None:
    draft = sheet(hub, Row("Holly Fern"))
    write(hub, draft)
    done(hub.undo.latest("Sam"))
    (again,) = hub.type_up.drafts()
    done(hub.type_up.keep(replace(again, note="Rain")))
    done(hub.undo.redo("Sam"))
    assert hub.type_up.drafts() == ()
    assert hub.type_up.write("Sam", draft).code == "SHEET_WRITTEN"


def test_a_written_sheet_is_not_written_twice_nor_changed_nor_thrown_away(hub) -> None:
    draft = sheet(hub, Row("Holly Fern"), Row("+3"))
    write(hub, draft)
    before = hub.digest()
    assert hub.type_up.read(draft).problem.code == "SHEET_WRITTEN"
    assert hub.type_up.write("Sam", draft).code == "SHEET_WRITTEN"
    kept = done(hub.type_up.keep(replace(draft, rows=())))
    assert kept.rows == draft.rows
    hub.type_up.drop(draft.id)
    assert hub.digest() == before
    done(hub.undo.latest("Sam"))
    assert [each.rows for each in hub.type_up.drafts()] == [draft.rows]


def test_a_sheet_with_nothing_to_add_changes_nothing_and_is_done_with(hub) -> None:
    activity = hub.add_activity()
    session = hub.open(activity, LAST_WEEK)
    done(hub.sign_in.new_person("Sam", session, "Megan Birch"))
    done(hub.sessions.finish("Sam", session))
    draft = done(hub.type_up.keep(sheet(hub, Row("Megan Birch"), activity=activity)))
    before = hub.digest()
    assert not write(hub, draft).changed
    assert hub.digest() == before
    assert hub.type_up.drafts() == ()


def test_whoever_is_added_meanwhile_is_known_at_once(hub) -> None:
    draft = sheet(hub, Row("Holly Fern"))
    assert hub.type_up.read(draft).rows[0].kind == "new"
    hub.add_person("Holly Fern")
    assert hub.type_up.read(draft).rows[0].kind == "known"


def test_drafts_are_kept_latest_first_until_they_are_dropped_or_emptied(hub) -> None:
    first = done(hub.type_up.keep(sheet(hub, Row("Holly"))))
    hub.clock.advance(minutes=1)
    second = done(hub.type_up.keep(sheet(hub, Row("Ivy"), activity="x")))
    assert hub.type_up.drafts() == (second, first)
    hub.clock.advance(minutes=1)
    first = done(hub.type_up.keep(first))
    assert hub.type_up.drafts() == (first, second)
    hub.type_up.drop(second.id)
    hub.type_up.drop("nothing")
    assert hub.type_up.drafts() == (first,)
    done(hub.type_up.keep(replace(first, rows=(Row(" "),))))
    assert hub.type_up.drafts() == ()
    done(hub.type_up.keep(second))
    assert len(hub.type_up.drafts()) == 1


def test_no_draft_is_longer_than_a_sheet(hub) -> None:
    long = replace(hub.type_up.begin(), rows=(Row("x"),) * (MOST_ROWS + 1))
    assert hub.type_up.keep(long).code == "SHEET_TOO_LONG"


def test_a_sheet_written_long_since_is_not_kept_a_second_time(hub) -> None:
    old = sheet(hub, Row("Holly Fern"))
    write(hub, old)
    undone = sheet(hub, Row("Tom Oak"), activity=old.activity_id, day=date(2026, 4, 21))
    write(hub, undone)
    done(hub.undo.latest("Sam"))
    hub.clock.advance(days=31)
    new = sheet(hub, Row("Ivy Elm"), activity=old.activity_id, day=TODAY)
    write(hub, new)
    with hub.store.reading() as reader:
        assert {draft.id for draft in reader.drafts()} == {undone.id, new.id}


def test_the_day_is_seen_from_today(hub) -> None:
    assert hub.type_up.day("yesterday") == date(2026, 5, 4)
    assert hub.type_up.day("6/5/2026").code == "SESSION_IN_FUTURE"
