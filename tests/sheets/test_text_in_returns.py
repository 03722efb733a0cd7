"""Every text of a return is text in the workbook, and comes back as it was."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import example as with_text
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from golden_returns import plain
from hublog import resources
from hublog.domain.learning import LONGEST_LEARNING
from hublog.domain.sheet_rows import LearningRow
from hublog.sheets.canonical import LONGEST_TEXT, canonical_row, clean
from hublog.sheets.tables import tables
from hublog.sheets.writer import workbook
from made_return import (
    PAYLOADS,
    ReadBack,
    holds,
    made,
    outspoken,
    parts,
    read_back,
    seal,
    spoken,
    words,
)


def said(back: ReadBack) -> dict[str, str]:
    """Every text of ``spoken`` that came back, by where it stood."""
    (session,) = back.sheets["Sessions"]
    (person,) = back.sheets["People"]
    (attendance,) = back.sheets["Attendance"]
    (helping,) = back.sheets["Volunteering"]
    names = ("activity_code", "activity", "type", "place", "cancel_reason", "conditions", "source")
    return {
        **{f"session.{name}": session[name] for name in (*names, "note")},
        "person.ref": person["person_ref"],
        "person.index": person["imd_index"],
        "attendance.ref": attendance["person_ref"],
        "helping.activity": helping["activity"],
        "helping.code": helping["activity_code"],
    }


def said_beside(back: ReadBack) -> dict[str, str]:
    """Every text of ``outspoken`` that is no fact of the month, by where it stood."""
    (learned,) = back.sheets["Learning"]
    one, two = back.sheets["Changes"]
    found, asked = back.sheets["Checks"]
    (erased,) = back.sheets["Erasures"]
    referral = back.sheets["Referrals"][0]
    return {
        **{f"learning.{name}": learned[name] for name in ("text", "conditions")},
        **{f"change.{name}": one[name] for name in ("field", "old", "new", "reason")},
        **{f"row.{name}": two[name] for name in ("sheet", "row_id", "change", "field")},
        **{f"referral.{name}": referral[name] for name in ("activity_code", "org_type", "reason")},
        "check.reason": found["reason"],
        "query.row": asked["row_id"],
        "query.message": asked["message"],
        "erasure.ref": erased["person_ref"],
    }


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_stays_text_in_every_field(payload) -> None:
    """P12, DQ21: no formula anywhere, and the exact value back."""
    book = made(spoken(payload))
    back = read_back(book)
    assert set(said(back).values()) == {clean(payload)}
    assert back.manifest["hub_name"] == clean(payload)
    assert clean(payload) in back.cover
    for name, part in parts(book).items():
        for formula in re.findall(rb"<(?:\w+:)?f[ >][^<]*", part):
            assert name.startswith("xl/charts/")
            assert re.fullmatch(rb"<f>'Summary'!\$?[A-Z]\$?\d+(:\$[A-Z]\$\d+)?", formula)


def test_text_put_straight_into_a_cell_becomes_a_formula() -> None:
    """P12, the control: the same search finds what a careless writer makes of the same texts."""
    book = Workbook()
    for payload in PAYLOADS:
        book.active.append([payload])
    file = BytesIO()
    book.save(file)
    found = [
        part for part in parts(file.getvalue()).values() if re.search(rb"<(?:\w+:)?f[ >]", part)
    ]
    assert found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_written_beside_the_facts_stays_text_too(payload) -> None:
    """P12: learning, reasons, changes, checks and the references of the forgotten."""
    back = read_back(workbook(outspoken(payload), words()))
    assert set(said_beside(back).values()) == {clean(payload)}
    assert clean(payload) in back.cover


def test_control_characters_never_get_in() -> None:
    book = made(spoken("a\x00b\x07c\x1bd\r\ne\x85f\ud800"))
    assert said(read_back(book))["session.note"] == "abcd\ne\nf"


@settings(max_examples=15)
@given(st.text(max_size=LONGEST_LEARNING))
@with_text("\x85")
@with_text("")
@with_text("_x0041_" * 142)
def test_any_text_comes_back_as_it_was(text) -> None:
    """P12: return to workbook and back is the identity for every text that may be kept."""
    source = outspoken(text)
    back = read_back(workbook(source, words(), seal))
    for table in tables(source, words(), resources.code_lists()):
        rows = [tuple(row.values())[:-1] for row in back.sheets[table.sheet.name]]
        kinds = table.sheet.kinds
        assert [canonical_row(kinds, row) for row in rows] == [
            canonical_row(kinds, row) for row in table.bare
        ]
    if clean(text).strip():  # a hub is never without a name
        assert holds(back)
        assert back.manifest["hub_name"] == clean(text)


def test_nothing_is_cut_silently() -> None:
    """Return-format.md, Rules: a text longer than any reader takes is our bug, and loud."""
    for letters, told in ((LONGEST_TEXT, ""), (LONGEST_TEXT + 1, "2001 letters")):
        learned = LearningRow("would_tell", "x" * letters, "", "")
        source = replace(plain(), learning=(learned,))
        if told:
            with pytest.raises(ValueError, match=told):
                workbook(source, words())
        else:
            (row,) = read_back(workbook(source, words())).sheets["Learning"]
            assert row["text"] == learned.text
