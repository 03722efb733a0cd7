"""Forgotten is forgotten in paper sheets too, typed up or being typed up."""

from dataclasses import replace

import pytest

from fakes import FakeStore
from hublog.domain.drafts import Row
from hublog.domain.people import Tombstone
from hublog.services.forget import Forget
from in_memory import done
from typed_sheets import sheet, write

CANARY = "Canary Quillfeather"


def kept_rows(hub) -> list[tuple[Row, ...]]:
    with hub.store.reading() as reader:
        return [draft.rows for draft in reader.drafts()]


def everything_in_drafts(store) -> str:
    return repr(store.register.drafts).casefold()


@pytest.fixture
def canary(hub) -> str:
    return hub.add_person(CANARY)


def test_rows_that_name_or_mean_a_forgotten_person_name_nobody(hub, canary) -> None:
    """P14: by name, by card, by choice, in another column, in the note; the count stays true."""
    card = hub.people.get(canary).local_no
    hub.add_person("Birdie Elm")
    rows = (
        Row("canary quillfeather", "34"),
        Row(str(card)),
        Row("Quilfeather"),
        Row("C", person_id=canary),
        Row("Birdie Elm", age=CANARY),
        Row(CANARY, minutes="60"),
        Row("Birdie Elm"),
        Row("+2"),
    )
    done(hub.type_up.keep(sheet(hub, *rows, note=f"{CANARY} sang", total=9)))
    assert done(hub.forget.preview(canary)).notes == 1
    assert done(hub.forget.person("Sam", canary)).receipt.notes == 1
    one = Row("+1")
    assert kept_rows(hub) == [(one, one, one, one, one, Row(), Row("Birdie Elm"), Row("+2"))]
    for trace in ("quil", "canary", canary):
        assert trace not in everything_in_drafts(hub.store)


def test_a_sheet_that_was_written_forgets_too(hub, canary) -> None:
    """P14: undoing the sheet brings no name back."""
    draft = sheet(hub, Row(CANARY), Row("Holly Fern"))
    write(hub, draft)
    done(hub.forget.person("Sam", canary))
    assert "quillfeather" not in everything_in_drafts(hub.store)
    done(hub.undo.latest("Sam"))
    (again,) = hub.type_up.drafts()
    assert again.rows == (Row("+1"), Row("Holly Fern"))
    assert write(hub, again).typed.footfall == 2
    assert "quillfeather" not in repr(hub.store.register).casefold()


def test_sheets_of_others_are_left_alone(hub, canary) -> None:
    draft = done(hub.type_up.keep(sheet(hub, Row("Holly Fern"), Row("+2"))))
    assert done(hub.forget.person("Sam", canary)).receipt.notes == 0
    assert hub.type_up.drafts() == (draft,)


def test_somebody_merged_is_forgotten_by_both_names(hub, canary) -> None:
    """P14."""
    ann = hub.add_person("Ann Example")
    done(hub.type_up.keep(sheet(hub, Row("Somebody", person_id=canary), Row(CANARY))))
    done(hub.people.merge("Sam", ann, canary))
    done(hub.forget.person("Sam", ann))
    assert kept_rows(hub) == [(Row("+1"), Row("+1"))]


def test_an_older_copy_forgets_its_sheets_once_more(hub, canary) -> None:
    """P14: a backup put in place holds the sheets of its day."""
    done(hub.type_up.keep(sheet(hub, Row(CANARY))))
    older = FakeStore(hub.clock)
    older.register = replace(hub.store.register, drafts=dict(hub.store.register.drafts))
    done(hub.forget.person("Sam", canary))
    assert "quillfeather" in everything_in_drafts(older)
    assert Forget(older, hub.clock).again("hublog", [stone.id for stone in hub.find(Tombstone)])
    assert "quillfeather" not in everything_in_drafts(older)
