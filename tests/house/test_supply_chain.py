"""What hublog is made of is written down by a tool, and an audit that was not done never looks done."""

import json
import sys
from pathlib import Path

import pytest

import supply_chain
from supply_chain import Audit

VULNERABLE = {"name": "openpyxl", "version": "0.1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}
FINE = {"name": "click", "version": "8.0", "vulns": []}
SKIPPED = {"name": "sqlcipher3", "skip_reason": "not found"}


@pytest.fixture(scope="module")
def bill() -> supply_chain.Bill:
    return supply_chain.bill_of_materials()


def test_every_library_of_the_program_is_named_as_the_lock_pins_it(bill: supply_chain.Bill) -> None:
    """Valid by the schema of CycloneDX, or making it would have failed."""
    pinned = supply_chain.locked()
    named = {part["name"]: part for part in bill["components"] if part.get("purl")}
    assert named["sqlcipher3"]["version"] == pinned["sqlcipher3"]
    assert named["sqlcipher3"]["scope"] == "required"
    assert named["psycopg"]["scope"] == "optional"
    assert named["pytest"]["scope"] == "excluded"
    for name, part in named.items():
        if part["scope"] == "required":
            assert part["licenses"], name
            assert any("locked-sha256" in each["name"] for each in part["properties"]), name
            assert part["version"] == pinned[supply_chain.plain(name)], name


def test_what_the_wheels_hold_is_named_too(bill: supply_chain.Bill) -> None:
    inside = {part["name"]: part["version"] for part in bill["components"] if "purl" not in part}
    assert {"Python", "Qt", "SQLCipher", "SQLite", "OpenSSL (in sqlcipher3)"} <= inside.keys()
    assert all(version[0].isdigit() for version in inside.values()), inside


def test_the_bill_tells_nothing_of_the_machine_and_is_the_same_each_time(
    bill: supply_chain.Bill,
) -> None:
    said = json.dumps(bill)
    assert str(supply_chain.ROOT) not in said
    assert sys.prefix not in said
    assert "timestamp" not in bill["metadata"]
    assert "serialNumber" not in bill


def test_what_is_known_to_be_vulnerable_is_said_and_fails(
    bill: supply_chain.Bill,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    audit = supply_chain.understood(json.dumps({"dependencies": [VULNERABLE, FINE]}), "")
    assert audit == Audit(vulnerable=("openpyxl 0.1: X-1, mended in 2",))
    monkeypatch.setattr(supply_chain, "audited", lambda: audit)
    monkeypatch.setattr(supply_chain, "bill_of_materials", lambda: bill)
    assert supply_chain.main([str(tmp_path / "bill.json")]) == 1
    assert "VULNERABLE openpyxl 0.1: X-1, mended in 2" in capsys.readouterr().out
    assert json.loads((tmp_path / "bill.json").read_text(encoding="utf-8"))["components"]


@pytest.mark.parametrize(
    ("answer", "complaints"),
    [
        ("", "Traceback\nConnectionError: no such host"),
        ("", ""),
        ("[]", "odd"),
        (json.dumps({"dependencies": [SKIPPED]}), ""),
    ],
)
def test_an_audit_that_was_not_done_says_so(
    answer: str, complaints: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    audit = supply_chain.understood(answer, complaints)
    assert not audit.done
    (said,) = supply_chain.said(audit)
    assert "NOT DONE" in said
    monkeypatch.setattr(supply_chain, "audited", lambda: audit)
    monkeypatch.setattr(supply_chain, "bill_of_materials", lambda: {"components": []})
    monkeypatch.setattr(Path, "write_text", lambda *_, **__: 0)
    assert supply_chain.main([]) == 0
    monkeypatch.setenv("HUBLOG_MUST_AUDIT", "1")
    assert supply_chain.main([]) == 1


def test_what_could_not_be_learned_is_named() -> None:
    audit = supply_chain.understood(json.dumps({"dependencies": [SKIPPED, FINE]}), "")
    assert not audit.done
    assert list(supply_chain.said(audit)) == ["audit: nothing could be learned about sqlcipher3"]


def test_a_whole_audit_says_that_nothing_is_known() -> None:
    audit = supply_chain.understood(json.dumps({"dependencies": [FINE]}), "")
    assert audit.done
    assert list(supply_chain.said(audit)) == [
        "audit: nothing in the lock is known to be vulnerable"
    ]


def test_the_next_service_is_asked_where_one_does_not_answer() -> None:
    assert supply_chain.audited(services=()).not_reached
    assert not supply_chain.audited(services=("no-such-service",)).done
