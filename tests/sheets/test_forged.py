from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from edits import saved
from hublog import resources
from hublog.domain import verification as differing
from hublog.domain.facts import Facts
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.verification import Known, Verification, refused_beside
from hublog.sheets import layout, manifest
from hublog.sheets.verifying import verified
from hublog.sheets.writer import workbook
from made_return import content, example
from sealed_return import HUB_KEY, OTHER_KEY, by, grids, looked_at, sealed_return

HUB_PUBLIC = by(HUB_KEY)(b"").public_key


def of_month(month: Month, facts: Facts | None = None, key: str = HUB_KEY) -> bytes:
    drawn = content(facts or example(), month, draft=False)
    return workbook(drawn, resources.words(), by(key))


def manifest_of(book: bytes) -> dict[str, str]:
    page = load_workbook(BytesIO(book))["_manifest"]
    return {str(key.value): str(value.value or "") for key, value in page.iter_rows(2)}


def with_manifest(book: bytes, lines: Mapping[str, str]) -> bytes:
    """The workbook with these lines in the place of its manifest."""
    opened = load_workbook(BytesIO(book))
    page = opened["_manifest"]
    page.delete_rows(2, page.max_row)
    for row, (key, value) in enumerate(lines.items(), 2):
        page.cell(row, 1).value, page.cell(row, 2).value = key, value
    return saved(opened)


def kinds(found: Verification) -> list[str]:
    return [each.kind for each in found.differences]


def test_a_seal_by_the_key_that_is_known_is_valid() -> None:
    """P10: the good one of each pair."""
    found = looked_at(sealed_return(), HUB_PUBLIC)
    assert found.genuine
    assert found.public_key == HUB_PUBLIC


def test_a_return_sealed_by_another_key_is_told() -> None:
    """P10."""
    forged = sealed_return(OTHER_KEY)
    found = looked_at(forged, HUB_PUBLIC)
    assert found.seal == differing.OTHER_KEY
    assert kinds(found) == [differing.SEAL_OTHER_KEY]
    assert not found.genuine


def test_without_the_known_key_a_forged_return_looks_whole() -> None:
    """P10, the control: what the seal alone cannot tell, and why the key is compared by phone first."""
    forged = looked_at(sealed_return(OTHER_KEY))
    assert forged.genuine
    assert forged.public_key != HUB_PUBLIC


def test_the_known_key_written_into_a_forged_seal_does_not_fit() -> None:
    """P10."""
    forged = sealed_return(OTHER_KEY)
    lines = {**manifest_of(forged), "public_key": HUB_PUBLIC}
    found = looked_at(with_manifest(forged, lines), HUB_PUBLIC)
    assert (found.seal, kinds(found)) == (differing.BROKEN, [differing.SEAL_BROKEN])


@pytest.mark.parametrize("line", ["public_key", "signature"])
def test_a_seal_that_is_no_seal_does_not_fit(line: str) -> None:
    """P10, P11."""
    book = sealed_return()
    for value in ("xyz", "00", "é"):
        found = looked_at(with_manifest(book, {**manifest_of(book), line: value}))
        assert found.seal == differing.BROKEN


def test_the_manifest_of_another_month_is_told_in_one_sentence() -> None:
    """P10: its seal is right, but it speaks of other rows."""
    april = manifest_of(of_month(Month(2026, 4)))
    found = looked_at(with_manifest(of_month(Month(2026, 5)), april), HUB_PUBLIC)
    assert found.seal == differing.VALID
    assert kinds(found) == [differing.MANIFEST_FOREIGN]
    assert not found.genuine


def test_the_manifest_of_another_hub_is_told() -> None:
    """P10."""
    facts = example()
    sessions = {f"x-{i}": replace(s, id=f"x-{i}") for i, s in facts.sessions.items()}
    other = replace(facts, hub=replace(facts.hub, code="CUM-ELS"), sessions=sessions, visits=())
    lines = manifest_of(of_month(Month(2026, 5), other, OTHER_KEY))
    found = looked_at(with_manifest(of_month(Month(2026, 5)), lines), HUB_PUBLIC)
    assert found.seal == differing.OTHER_KEY
    assert not found.genuine
    assert differing.SEAL_OTHER_KEY in kinds(found)
    assert len(found.differences) > 1


def test_the_manifest_of_another_version_names_the_rows_that_differ() -> None:
    """P10."""
    facts = example()
    one, *rest = facts.sessions.values()
    noted = replace(facts, sessions={s.id: s for s in (replace(one, note=""), *rest)})
    last = rest[-1]
    sessions = {**noted.sessions, last.id: replace(last, note="put right")}
    second = workbook(
        content(replace(noted, sessions=sessions), version=2, draft=False),
        resources.words(),
        by(HUB_KEY),
    )
    found = looked_at(with_manifest(of_month(Month(2026, 5), noted), manifest_of(second)))
    assert found.seal == differing.VALID
    assert [(each.kind, each.sheet) for each in found.differences] == [
        (differing.PAGE_EDITED, "Cover"),
        (differing.ROW_EDITED, "Sessions"),
        # A first version says below its changes that there is none before it.
        (differing.BESIDE_EDITED, "Changes"),
    ]


def test_a_draft_says_that_it_is_one() -> None:
    """P10: whatever its file is called."""
    found = looked_at(sealed_return(None))
    assert (found.status, found.seal, found.differences) == ("draft", differing.NO_SEAL, ())
    assert not found.signed


def test_a_draft_passed_off_as_signed_is_told() -> None:
    """P10."""
    draft = sealed_return(None)
    lines = manifest_of(draft)
    (status,) = [n for n, key in enumerate(lines, 2) if key == "status"]
    found = looked_at(with_manifest(draft, {**lines, "status": "signed"}))
    assert [(each.kind, each.row) for each in found.differences] == [
        (differing.MANIFEST_EDITED, status),
        (differing.SEAL_MISSING, None),
    ]
    real = manifest_of(sealed_return())
    seal = {key: real[key] for key in ("public_key", "signature")}
    found = looked_at(with_manifest(draft, {**lines, "status": "signed", **seal}))
    assert found.seal == differing.BROKEN
    assert not found.genuine


def test_a_version_that_does_not_fit_what_it_replaces_is_told() -> None:
    """P10."""
    book = sealed_return(version=3)
    assert looked_at(book).version == 3
    assert looked_at(book).genuine
    for version in ("9", "0", "", "two", "1" * 9):
        found = looked_at(with_manifest(book, {**manifest_of(book), "version": version}))
        assert differing.VERSION_ODD in kinds(found)
        assert not found.genuine


def test_an_older_return_and_another_of_the_same_version_are_refused() -> None:
    """P10: whole and genuine, but not what is known."""
    first, second = looked_at(sealed_return()), looked_at(sealed_return(version=2))
    assert refused_beside(second, Known(version=1, digest=first.digest)) is None
    older = refused_beside(first, Known(version=2, digest=second.digest))
    other = looked_at(of_month(Month(2026, 5)))
    twice = refused_beside(other, Known(version=1, digest=first.digest))
    assert older is not None
    assert twice is not None
    assert (older.code, twice.code) == ("RETURN_OLDER", "RETURN_TWO_CONTENTS")
    for problem in (older, twice):
        assert resources.words().problem(problem)


def test_the_same_facts_under_another_version_have_the_same_digest() -> None:
    """P10: the digest speaks of what the sheets say, and of nothing else."""
    assert looked_at(sealed_return()).digest == looked_at(sealed_return(OTHER_KEY)).digest


def test_a_reply_or_a_newer_return_is_no_return_for_this_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """P15."""
    monkeypatch.setattr(layout, "FORMAT_VERSION", 2)
    newer = sealed_return()
    monkeypatch.undo()
    assert verified(grids(newer), "x.xlsx") == Problem(
        "RETURN_NEWER", "x.xlsx", {"version": "0.1.0"}
    )
    monkeypatch.setattr(manifest, "RETURN", manifest.REPLY)
    reply = sealed_return()
    monkeypatch.undo()
    assert verified(grids(reply), "x.xlsx") == Problem("A_REPLY", "x.xlsx")
