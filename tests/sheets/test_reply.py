import datetime as dt
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from edits import saved
from hublog import resources
from hublog.domain.problems import Problem
from hublog.domain.queries import Query, Reply, Verdict
from hublog.sheets import reply_layout
from hublog.sheets.reply_reader import GuardedReplyReader, reply_in
from hublog.sheets.reply_writer import reply_workbook
from made_grids import workbook
from office import convert
from sealed_return import HUB_KEY, OTHER_KEY, by, grids, sealed_return

DAY = dt.date(2026, 6, 12)
OFFICE_KEY = by(HUB_KEY)(b"").public_key
REPLY = Reply(
    hub_code="CUM-EWA",
    made_on=DAY,
    office_key=OFFICE_KEY,
    verdicts=(
        Verdict(month="2026-04", version=1, decision="accepted", decided_on=DAY, note="Thank you"),
        Verdict(month="2026-05", version=2, decision="queried", decided_on=DAY),
    ),
    queries=(
        Query(
            id="Q-001",
            month="2026-05",
            version=2,
            sheet="Sessions",
            row_id="0190-made-up",
            code="UNUSUAL",
            message="=A1: 431 people came.\nIs that right?",
            asked_on=DAY,
        ),
        Query(
            id="Q-002",
            month="2026-05",
            version=2,
            sheet="Summary",
            row_id="A03",
            code="OTHER",
            message="_x0041_ made up",
            asked_on=DAY,
        ),
    ),
)


def made(reply: Reply = REPLY, key: str = HUB_KEY) -> bytes:
    return reply_workbook(reply, resources.words(), by(key))


def read(book: bytes) -> Reply | Problem:
    return reply_in(grids(book), "reply.xlsx")


def refused(book: bytes) -> Problem:
    found = read(book)
    assert isinstance(found, Problem), found
    assert resources.words().problem(found)
    return found


def opened() -> Workbook:
    return load_workbook(BytesIO(made()))


def test_a_reply_comes_back_as_it_was_given(tmp_path: Path) -> None:
    file = tmp_path / "CUM-EWA_2026-05_reply.xlsx"
    file.write_bytes(made())
    assert GuardedReplyReader().read(file) == REPLY


def test_the_same_reply_is_the_same_bytes() -> None:
    assert made() == made()


def test_a_reply_that_asks_nothing() -> None:
    quiet = replace(REPLY, queries=(), verdicts=REPLY.verdicts[:1])
    assert read(made(quiet)) == quiet


def test_a_reply_tells_whose_key_sealed_it() -> None:
    """P10: the hub holds it against the key it knows."""
    found = read(made(key=OTHER_KEY))
    assert isinstance(found, Reply)
    assert found.office_key == by(OTHER_KEY)(b"").public_key != OFFICE_KEY


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_opening_and_saving_in_libreoffice_changes_nothing(tmp_path: Path, kind: str) -> None:
    """P9, with the real program."""
    file = tmp_path / "reply.xlsx"
    file.write_bytes(made())
    assert GuardedReplyReader().read(convert(file, kind, tmp_path)) == REPLY


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "row"),
    [
        ("Months", "C4", "accepted", 4),
        ("Months", "D3", dt.datetime(2026, 6, 13), 3),  # noqa: DTZ001 - spreadsheets know no zones
        ("Queries", "G3", "Never mind", 3),
        ("Queries", "C4", "2", 4),
        ("_manifest", "B5", "CUM-ELS", 5),
    ],
)
def test_an_edited_row_is_named(sheet: str, cell: str, value: object, row: int) -> None:
    """P9."""
    book = opened()
    book[sheet][cell] = value
    found = refused(saved(book))
    assert (found.code, found.values) == ("REPLY_EDITED", {"sheet": sheet, "row": row})


def test_a_row_taken_out_or_a_sheet_gone_is_named() -> None:
    """P9."""
    book = opened()
    book["Queries"].delete_rows(4)
    assert refused(saved(book)).values == {"sheet": "Queries", "row": 4}
    book = opened()
    del book["Queries"]
    assert refused(saved(book)) == Problem("REPLY_NOT_WHOLE", "reply.xlsx", {"sheet": "Queries"})
    book = opened()
    book["Reply"]["B7"] = 9
    assert refused(saved(book)) == Problem("REPLY_NOT_WHOLE", "reply.xlsx", {"sheet": "Reply"})


def test_a_reply_without_a_seal_or_with_a_copied_one_is_refused() -> None:
    """P10."""
    book = opened()
    book["_manifest"].delete_rows(book["_manifest"].max_row)
    assert refused(saved(book)).code == "REPLY_UNSEALED"
    book = opened()
    last = book["_manifest"].max_row
    other = load_workbook(BytesIO(made(replace(REPLY, queries=()))))["_manifest"]
    book["_manifest"].cell(last, 2).value = other.cell(other.max_row, 2).value
    assert refused(saved(book)).code == "REPLY_SEAL_BROKEN"


def test_what_is_no_reply_says_so(tmp_path: Path) -> None:
    """P11."""
    assert refused(sealed_return()).code == "NOT_A_REPLY"
    assert refused(
        workbook(tmp_path / "x.xlsx", *grids(sealed_return())[1:2]).read_bytes()
    ).code == ("NOT_A_REPLY")
    assert GuardedReplyReader().read(tmp_path / "none.xlsx") == Problem(
        "FILE_NOT_FOUND", "none.xlsx"
    )


def test_a_newer_reply_asks_for_a_newer_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """P15."""
    monkeypatch.setattr(reply_layout, "FORMAT_VERSION", 2)
    book = made()
    monkeypatch.undo()
    assert refused(book).code == "REPLY_NEWER"


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (replace(REPLY, hub_code=""), ("NOT_A_REPLY", {})),
        (
            replace(REPLY, verdicts=(replace(REPLY.verdicts[0], month="May"),)),
            ("REPLY_ODD", {"sheet": "Months", "row": 3}),
        ),
        (
            replace(REPLY, verdicts=(replace(REPLY.verdicts[0], decision="perhaps"),)),
            ("REPLY_ODD", {"sheet": "Months", "row": 3}),
        ),
        (
            replace(REPLY, verdicts=(REPLY.verdicts[0], REPLY.verdicts[0])),
            ("REPLY_ODD", {"sheet": "Months", "row": 4}),
        ),
        (
            replace(REPLY, queries=(replace(REPLY.queries[0], version=0),)),
            ("REPLY_ODD", {"sheet": "Queries", "row": 3}),
        ),
        (
            replace(REPLY, queries=(replace(REPLY.queries[0], message=""),)),
            ("REPLY_ODD", {"sheet": "Queries", "row": 3}),
        ),
        (
            replace(REPLY, queries=(replace(REPLY.queries[0], code="RIDDLE"),)),
            ("REPLY_CODE_UNKNOWN", {"row": 3, "code": "RIDDLE"}),
        ),
    ],
)
def test_a_sealed_reply_that_means_nothing_is_refused(
    reply: Reply, problem: tuple[str, dict[str, object]]
) -> None:
    """P11: a seal says who wrote it, not that it makes sense."""
    found = refused(made(reply))
    assert (found.code, found.values) == problem


def test_a_sealed_reply_without_one_of_its_sheets_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """P11."""
    monkeypatch.setattr(reply_layout, "SHEETS", (reply_layout.QUERIES,))
    book = made()
    monkeypatch.undo()
    assert refused(book) == Problem("REPLY_NOT_WHOLE", "reply.xlsx", {"sheet": "Months"})
