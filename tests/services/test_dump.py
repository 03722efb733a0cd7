"""In an emergency everything readable is laid out for people: names beside ids, nothing secret."""

from datetime import time
from pathlib import Path

import pytest

from fake_dumps import FakeDumps
from hublog.domain.drafts import Draft, Row
from hublog.domain.journal import Change, Stamp
from hublog.domain.problems import Problem
from hublog.domain.records import KINDS
from hublog.services.dump import Dump, Dumped
from hublog.services.salvage import DumpSheet, Salvaged, SalvagedTable, book, referenced
from in_memory import InMemory

OUT = Path("out.xlsx")


@pytest.fixture
def filled(hub, session) -> InMemory:
    """A hub where Wren came to a session."""
    wren = hub.add_person("Wren Made-Up")
    hub.sign_in.person("Sam", session, wren)
    return hub


def sheets(hub, found: Salvaged | None = None) -> dict[str, DumpSheet]:
    made = book(found or hub.store.salvaged(), hub.clock.now(), protected=False)
    return {sheet.table: sheet for sheet in made.sheets}


def cell(sheet: DumpSheet, column: str, row: int = 0) -> object:
    return sheet.rows[row][sheet.columns.index(column)]


def test_every_row_says_whom_and_what_it_is_about(filled) -> None:
    visits = sheets(filled)["attendance"]
    assert cell(visits, "person") == "Wren Made-Up"
    assert cell(visits, "session") == "2026-05-05 Warm Tuesday"
    assert cell(visits, "alive") == "yes"
    assert cell(visits, "read_from") == "table"


def test_lists_and_what_is_in_them_are_written_out(filled) -> None:
    activity = sheets(filled)["activity"]
    assert "weekday 1" in str(cell(activity, "schedule"))
    assert str(cell(activity, "conditions")).startswith("code PEER")


def test_what_nobody_knows_any_more_has_no_name(filled) -> None:
    found = filled.store.salvaged()
    less = Salvaged(tables={**found.tables, "person": SalvagedTable(rows={}, broken=True)})
    made = sheets(filled, less)
    assert cell(made["attendance"], "person") == ""
    assert made["person"].rows == []
    assert made["person"].broken


def test_nothing_secret_and_no_bare_digests_are_written(filled) -> None:
    made = sheets(filled)
    assert not {"source_key", "tombstone"} & made.keys()
    assert "office_key" not in made["hub"].columns
    assert not any("office_key" in str(line) for line in made["history"].rows)


def test_drafts_and_the_history_are_written_too(filled) -> None:
    rows = (Row(text="Jen", at="10:05"), Row(text="+3"))
    filled.store.keep_draft(
        Draft(id="d", saved_at=filled.clock.at, start=time(10), rows=rows, note="wet")
    )
    made = sheets(filled)
    assert cell(made["draft"], "text") == "Jen"
    assert cell(made["draft"], "note", 1) == "wet"
    history = made["history"]
    assert {cell(history, "actor", n) for n in range(len(history.rows))} == {"Sam"}
    assert any("known_as: Wren" in str(row[-1]) for row in history.rows)


def test_a_change_whose_action_is_lost_is_written_without_who(filled) -> None:
    stamp = Stamp(1_000_000, 0, "D")
    change = Change(stamp, "person", "p", None, {"id": "p", "note": None, "n": 3})
    found = filled.store.salvaged()
    history = sheets(filled, Salvaged(tables=found.tables, changes=[change]))["history"]
    assert cell(history, "actor") == ""
    assert cell(history, "written") == "id: p; note: None; n: 3"


def test_a_history_that_broke_off_at_once_says_so() -> None:
    nothing = {table: SalvagedTable(rows={}) for table in KINDS}
    made = book(Salvaged(tables=nothing, broken=True), None, protected=True)
    assert [(sheet.table, sheet.broken) for sheet in made.sheets] == [("history", True)]
    assert made.hub == ""
    assert book(Salvaged(tables=nothing), None, protected=True).sheets == ()


def test_who_is_named_by_others_is_known_to_have_been_there(filled) -> None:
    rows = {table: held.rows for table, held in filled.store.salvaged().tables.items()}
    named = referenced(rows)
    assert named["person"] == set(rows["person"])
    assert named["place"] == set()


def test_what_was_written_is_told_in_numbers(filled) -> None:
    writer = FakeDumps()
    done = Dump(filled.store, filled.clock, writer).write(OUT, "four made up words")
    assert isinstance(done, Dumped)
    assert done.protected
    assert done.rows["person"] == 1
    assert (done.from_history, done.lost, done.broken) == (0, 0, ())
    assert writer.books[OUT].hub == "Ewanrigg Hub"


def test_what_could_not_be_written_is_said(filled) -> None:
    writer = FakeDumps()
    writer.problem = Problem("DUMP_NAME")
    assert Dump(filled.store, filled.clock, writer).write(OUT) == Problem("DUMP_NAME")
