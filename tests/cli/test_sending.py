"""A month is checked, signed off, sent, corrected and answered on the command line."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import msoffcrypto
import pytest

from hublog import resources
from hublog.bootstrap import HomeDoor
from hublog.domain.activities import Slot
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.queries import Reply, Verdict
from hublog.services.activities import ActivityDetails
from hublog.sheets.files import write_whole
from hublog.sheets.reply_writer import reply_workbook
from hublog.store import signing
from made_return import read_back
from questions import question

TODAY = dt.date.today()  # noqa: DTZ011 - the command asks the same clock
MONTH = Month.of(TODAY).plus(-1)
DAY = MONTH.first + dt.timedelta(days=7)
OFFICE = "01" * 32


@pytest.fixture
def hub(terminal) -> Any:  # noqa: ANN401 - the terminal of conftest
    """A hub that held one session in the last whole month, to which four people came."""
    door = HomeDoor(terminal.home, 0)
    services = door.open("made up for tests")
    assert not isinstance(services, Problem)
    slot = Slot(
        weekday=DAY.weekday(), start=dt.time(10), end=dt.time(12), valid_from=DAY, valid_to=DAY
    )
    details = ActivityDetails(name="Tea", type="DROPIN", schedule=(slot,))
    (tea,) = services.activities.add("Sam", details).rows["activity"]
    session = services.sessions.open("Sam", tea, DAY).session.id
    services.sign_in.count("Sam", session, "NK", 4)
    services.sessions.finish("Sam", session, headcount=4)
    services.store.close()
    return terminal


def count_on_paper(hub, n: int) -> None:
    services = HomeDoor(hub.home, 0).open("made up for tests")
    assert not isinstance(services, Problem)
    (tea,) = (a for a in services.activities.everything() if a.name == "Tea")
    session = services.sessions.of_day(tea.id, DAY)
    with services.store.writing("Sam", "test") as work:
        work.put(replace(session, paper_count=n))
        work.commit()
    services.store.close()


def returned(hub, version: int) -> Path:
    return hub.home / "returns" / f"CUM-EWA_{MONTH}_v{version}.xlsx"


def test_the_name_of_whoever_signs_it_off_stays_on_the_laptop(hub) -> None:
    """As the window says beside the field for it."""
    assert hub.json("--who", "Zebedee", "sign-off", str(MONTH))["signed_by"] == "Zebedee"
    hub("return", str(MONTH), "--publishable")
    hub("return", str(MONTH))
    workbooks = list((hub.home / "returns").glob("*.xlsx"))
    assert len(workbooks) == 2
    for workbook in workbooks:
        with ZipFile(workbook) as archive:
            assert not [each for each in archive.namelist() if b"Zebedee" in archive.read(each)]


def test_a_month_that_is_right_is_signed_off_and_sent(hub) -> None:
    told = hub("checks", str(MONTH))
    assert (told.exit_code, "ready to be signed off" in told.stdout) == (0, True)
    answer = hub.json("sign-off", str(MONTH))
    assert (answer["version"], answer["signed_by"]) == (1, "Sam")
    told = hub("return", str(MONTH)).stdout
    assert str(returned(hub, 1)) in told
    assert "It has no password" in told
    assert read_back(returned(hub, 1)).manifest["status"] == "signed"
    first = returned(hub, 1).read_bytes()
    returned(hub, 1).unlink()
    assert hub.json("return", str(MONTH), "--version", "1")["exact"]
    assert returned(hub, 1).read_bytes() == first
    assert hub.json("checks", str(MONTH))["state"] == "sent"
    assert hub("undo").exit_code == 1 or "sending" not in hub("undo").stdout


def test_what_the_checks_ask_is_accepted_with_a_reason_that_travels(hub) -> None:
    """DQ09."""
    count_on_paper(hub, 9)
    told = hub("checks", str(MONTH))
    assert told.exit_code == 1
    assert "1. DQ09 asks:" in told.stdout
    assert hub("sign-off", str(MONTH)).stderr.startswith(f"RETURN_ASKS {MONTH}: ")
    assert hub("checks", str(MONTH), "--accept", "1").stderr.startswith("REASON_NEEDED: ")
    gone = hub("checks", str(MONTH), "--accept", "7", "--reason", "It is")
    assert gone.stderr.startswith("NO_SUCH_NUMBER 7: ")
    told = hub("checks", str(MONTH), "--accept", "1", "--reason", "A coach party came by")
    assert (told.exit_code, "because: A coach party came by" in told.stdout) == (0, True)
    hub("sign-off", str(MONTH))
    hub("return", str(MONTH))
    (row,) = (r for r in read_back(returned(hub, 1)).sheets["Checks"] if r["rule"] == "DQ09")
    assert row["reason"] == "A coach party came by"


def test_a_corrected_month_is_opened_again_with_a_reason(hub) -> None:
    """Domain.md, scenario 6."""
    hub("sign-off", str(MONTH))
    hub("return", str(MONTH))
    count_on_paper(hub, 4)
    late = (DAY + dt.timedelta(days=1)).isoformat()
    hub("session", "cancel", "--activity", "Tea", "--date", late, "--reason", "NOVOL")
    assert hub.json("checks", str(MONTH))["state"] == "changed"
    locked = hub("sign-off", str(MONTH))
    assert locked.stderr.startswith(f"MONTH_LOCKED {MONTH}: ")
    assert "--reopen" in locked.stderr
    answer = hub.json("sign-off", str(MONTH), "--reopen", "A late sheet turned up")
    assert (answer["version"], answer["reason"]) == (2, "A late sheet turned up")
    assert hub("sign-off", str(MONTH), "--withdraw").exit_code == 0
    assert hub("sign-off", str(MONTH)).exit_code == 0
    hub("return", str(MONTH))
    changes = read_back(returned(hub, 2)).sheets["Changes"]
    assert {row["reason"] for row in changes} == {"A late sheet turned up"}
    missing = hub("return", str(MONTH), "--version", "7")
    assert missing.stderr.startswith(f"NO_SUCH_VERSION {MONTH}: ")


def test_a_month_with_nothing_in_it_is_said_to_be_one(terminal) -> None:
    month = str(MONTH.plus(-1))
    nil = terminal("sign-off", month)
    assert nil.stderr.startswith(f"RETURN_NIL {month}: ")
    assert "--nil" in nil.stderr
    assert terminal("sign-off", month, "--nil").exit_code == 0
    assert "Nothing was held" in terminal("return", month).stdout


def test_a_month_that_has_not_begun_is_neither_checked_nor_signed_off(terminal) -> None:
    later = str(Month.of(TODAY).plus(1))
    for command in ("checks", "sign-off"):
        assert terminal(command, later).stderr.startswith(f"RETURN_FUTURE {later}: ")
    assert hub_is_untouched(terminal)


def hub_is_untouched(terminal) -> bool:
    return "RETURN_NOT_SENT" in terminal("sign-off", str(MONTH), "--reopen", "To look").stderr


def test_a_reason_for_opening_again_is_kept_only_where_there_is_something_to_send(hub) -> None:
    hub("sign-off", str(MONTH))
    hub("return", str(MONTH))
    same = hub("sign-off", str(MONTH), "--reopen", "To look")
    assert same.stderr.startswith(f"RETURN_SAME {MONTH}: ")
    assert hub.json("checks", str(MONTH))["state"] == "sent"
    assert hub("sign-off", str(MONTH), "--withdraw").stderr.startswith("NO_SIGN_OFF ")
    assert hub("sign-off", str(MONTH), "--reopen", " ").stderr.startswith("REASON_NEEDED")
    assert hub("sign-off", str(MONTH), "--nil").stderr.startswith("MONTH_LOCKED ")


def test_a_month_in_which_something_was_held_is_no_nil_month(hub) -> None:
    assert hub("sign-off", str(MONTH), "--nil").stderr.startswith(f"RETURN_NOT_NIL {MONTH}: ")


@pytest.mark.parametrize(
    "words",
    [
        ("sign-off", str(MONTH), "--nil", "--withdraw"),
        ("return", str(MONTH), "--publishable", "--password"),
        ("return", str(MONTH), "--publishable", "--version", "1"),
        ("checks", str(MONTH), "--reason", "It is"),
        ("reply", "--answer", "It is"),
    ],
)
def test_options_that_want_different_things_are_wrong_usage(terminal, words) -> None:
    result = terminal(*words)
    assert result.exit_code == 2
    assert "--" in result.stderr


def test_a_password_is_printed_once_and_opens_the_file(hub, tmp_path) -> None:
    hub("sign-off", str(MONTH))
    answer = hub.json("return", str(MONTH), "--password")
    assert len(answer["password"].split()) == 4
    with Path(answer["path"]).open("rb") as file:
        locked = msoffcrypto.OfficeFile(file)
        assert locked.is_encrypted()
        locked.load_key(password=answer["password"])
        with (tmp_path / "plain.xlsx").open("wb") as plain:
            locked.decrypt(plain)
    hub("return", str(MONTH))
    assert (tmp_path / "plain.xlsx").read_bytes() == returned(hub, 1).read_bytes()
    assert "Tell it by phone" in hub("return", str(MONTH), "--password").stdout


def test_the_summary_for_everybody_is_a_workbook_and_a_page(hub, tmp_path) -> None:
    answer = hub.json("return", str(MONTH), "--publishable", "--out", str(tmp_path))
    names = sorted(Path(path).name for path in answer["paths"])
    assert names == [f"CUM-EWA_{MONTH}_summary.pdf", f"CUM-EWA_{MONTH}_summary.xlsx"]
    assert all(Path(path).stat().st_size for path in answer["paths"])
    assert "for everybody" in hub("return", str(MONTH), "--publishable").stdout


def reply(hub, path: Path, **more: object) -> Path:
    session = read_back(returned(hub, 1)).sheets["Sessions"][0]["session_id"]
    verdict = Verdict(month=str(MONTH), version=1, decision="accepted", decided_on=TODAY)
    query = question(id="q-1", month=str(MONTH), row_id=session, asked_on=TODAY)
    told = {
        "hub_code": "CUM-EWA",
        "made_on": TODAY,
        "office_key": "",
        "verdicts": (verdict,),
        "queries": (query,),
    }
    made = reply_workbook(
        Reply(**{**told, **more}),
        resources.words(),
        lambda message: signing.sealed(OFFICE, message),
    )
    assert write_whole(path, made) is None
    return path


def test_the_offices_reply_is_taken_in_and_answered(hub, tmp_path) -> None:
    """Domain.md, scenario 10."""
    hub("sign-off", str(MONTH))
    hub("return", str(MONTH))
    assert "no open question" in hub("reply").stdout
    file = reply(hub, tmp_path / "CUM-EWA_reply.xlsx")
    answer = hub.json("reply", str(file))
    assert (answer["accepted"], [q["id"] for q in answer["queries"]]) == ([str(MONTH)], ["q-1"])
    assert "Is it right?" in hub("reply").stdout
    assert hub.json("checks", str(MONTH))["state"] == "queried"
    assert hub("reply", "--explain", "q-1").stderr.startswith("REASON_NEEDED: ")
    told = hub("reply", "--explain", "q-1", "--answer", "A coach party came")
    assert "no open question" in told.stdout
    assert hub.json("checks", str(MONTH))["state"] == "accepted"
    other = reply(hub, tmp_path / "other.xlsx", hub_code="CUM-OTH")
    assert hub("reply", str(other)).stderr.startswith("REPLY_OTHER_HUB CUM-OTH: ")
