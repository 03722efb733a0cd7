"""A month is sent, corrected, asked about and answered; and one with nothing in it is sent too."""

import datetime as dt
from pathlib import Path

import pytest

from hub_today import register
from hublog import resources
from hublog.domain.queries import Reply, Verdict
from hublog.sheets.files import write_whole
from hublog.sheets.reply_writer import reply_workbook
from hublog.store import signing
from made_return import read_back
from month_end import (
    FIRST,
    LATE,
    MONTH,
    SECOND,
    TODAY,
    make_hub,
    open_the_month,
    tell,
)
from questions import question

OFFICE = "02" * 32
_QUICK_HANDS = 3


@pytest.fixture
def home(tmp_path) -> Path:
    make_hub(tmp_path / "home")
    return tmp_path / "home"


def sent(folder: Path, version: int) -> Path:
    return folder / f"RIV-HUB_{MONTH}_v{version}.xlsx"


def choose_folder(window, folder: Path) -> None:
    """In the dialog of the toolkit, until the card says so.

    The dialog reads the disk behind the typing: a hand quicker than that gets the folder above.
    """
    folder.mkdir(exist_ok=True)
    button = "Choose a folder"
    for _ in range(_QUICK_HANDS):
        window.tab_to(button)
        window.press("Return")
        window.choose("Directory", folder)
        if window.until_shown("It will be saved in ").endswith(f" {folder}"):
            return
        button = "Change…"
    raise AssertionError(f"{folder} cannot be chosen: {window.texts()}")


def sign(window) -> None:
    """Nobody was asked for a name yet, so whoever signs off writes it."""
    window.tab_to("Who signs it off?")
    window.keys("Sam")


def sign_off_and_send(window, folder: Path, *, first: bool, named: bool = True) -> None:
    """From the card of sending to the card that says where the file lies.

    The folder is asked for once, the name once for each time that the window is open.
    """
    window.until_focus("Look at it first")
    if first:
        choose_folder(window, folder)
    if not named:
        sign(window)
    window.tab_to("I have looked at it and it is right")
    window.press("space")
    window.tab_to("Sign off and send")
    window.press("Return")
    window.until_shown("is signed off and saved")


def send_the_month(window, folder: Path) -> None:
    window.until_shown("Ready to send")
    window.press("ctrl+e")
    sign_off_and_send(window, folder, first=True, named=False)


def type_up_late_sheet(window) -> None:
    """Two people on a sheet that turned up when the month was sent already."""
    window.press("alt+3")
    window.until_focus("Day")
    window.write(f"{LATE:%d/%m/%Y}")
    window.press("Return")
    for number in range(2):
        window.keys(f"Late{number} Made-Up")
        window.press("Return")
    window.until_shown("2 named")
    window.press("ctrl+Return")


def test_a_late_sheet_makes_a_second_version(start, home, tmp_path) -> None:
    """Domain.md, scenario 6: saving is allowed, the change is shown, version 2 replaces version 1."""
    folder = tmp_path / "to send"
    window = start(home)
    open_the_month(window)
    send_the_month(window, folder)
    first = sent(folder, 1).read_bytes()
    window.press("Escape")

    type_up_late_sheet(window)
    window.until_shown("already sent: ")
    window.press("alt+5")
    window.until_shown("Send a corrected version")
    window.press("ctrl+e")
    window.until_focus("A late sheet turned up")
    window.press("space")
    window.until_focus("In your own words")
    window.press("Return")
    sign_off_and_send(window, folder, first=False)
    window.lock()

    assert sent(folder, 1).read_bytes() == first
    for version in (1, 2):
        assert tell(home, "verify", str(sent(folder, version)))["genuine"]
    second = read_back(sent(folder, 2))
    told = {(c["sheet"], c["field"]): (c["old"], c["new"]) for c in second.sheets["Changes"]}
    assert told["Sessions", "status"] == ("cancelled", "closed")
    assert told["Sessions", "footfall"] == ("0", "2")
    assert {c["reason"] for c in second.sheets["Changes"]} == {"A late sheet turned up"}
    summary = {row["indicator_id"]: row["value"] for row in second.sheets["Summary"]}
    assert (summary["A01"], summary["A03"], summary["B01"]) == (3, 11, 6)
    again = tell(home, "return", str(MONTH), "--version", "1", "--out", str(tmp_path / "again"))
    assert Path(again["path"]).read_bytes() == first


def reply(folder: Path, session: str) -> Path:
    """What the office sends back: one question about one session."""
    file = folder / f"RIV-HUB_reply_{TODAY}.xlsx"
    told = Reply(
        hub_code="RIV-HUB",
        made_on=TODAY,
        office_key="",
        verdicts=(Verdict(month=str(MONTH), version=1, decision="queried", decided_on=TODAY),),
        queries=(
            question(
                id="q-1",
                month=str(MONTH),
                row_id=session,
                message="Were there really two without a name?",
                asked_on=TODAY,
            ),
        ),
    )
    made = reply_workbook(told, resources.words(), lambda message: signing.sealed(OFFICE, message))
    assert write_whole(file, made) is None
    return file


def session_of(home: Path, day: dt.date) -> str:
    with register(home) as services:
        (activity,) = services.activities.everything()
        return services.sessions.of_day(activity.id, day).id


def open_the_reply(window, file: Path) -> None:
    window.tab_to("Open a reply")
    window.press("Return")
    window.choose("File name", file)
    window.until_shown("The office asks 1 question about")


def test_a_question_of_the_office_opens_the_exact_session_and_is_explained(
    start, home, tmp_path
) -> None:
    """Domain.md, scenario 10: the answer opens the exact session; explained, no new version."""
    folder = tmp_path / "to send"
    file = reply(tmp_path, session_of(home, SECOND))
    window = start(home)
    open_the_month(window)
    send_the_month(window, folder)
    window.press("Escape")
    open_the_reply(window, file)
    window.until_shown("Were there really two without a name?")
    window.tab_to("Open it")
    window.press("Return")
    window.until_shown(f"{SECOND:%A} {SECOND.day} ")
    window.press("alt+5")
    window.until_shown("Were there really two without a name?")
    window.tab_to("Explain")
    window.press("Return")
    window.until_focus("I checked it, and it is right")
    window.press("space")
    window.until_focus("In your own words")
    window.press("Return")
    window.until_shown("The answer is noted")
    window.lock()
    with register(home) as services:
        standing = services.standings.of(MONTH)
    assert [query.status for query in standing.queries] == ["explained"]
    assert [version.version for version in standing.versions] == [1]


def test_a_question_of_the_office_is_mended_by_a_second_version(start, home, tmp_path) -> None:
    """Domain.md, scenario 10: fixed (version 2)."""
    folder = tmp_path / "to send"
    file = reply(tmp_path, session_of(home, SECOND))
    window = start(home)
    open_the_month(window)
    send_the_month(window, folder)
    window.lock()
    with register(home) as services:
        services.replies.take("Sam", file)
        (activity,) = services.activities.everything()
        session = services.sessions.open("Sam", activity.id, SECOND).session.id
        services.sign_in.count("Sam", session, "NK", -1)
        services.sessions.finish("Sam", session)

    window = start(home)
    open_the_month(window)
    window.until_shown("Send a corrected version")
    window.press("ctrl+e")
    window.until_focus("A late sheet turned up")
    window.press("Right", "Right", "space")
    window.until_focus("In your own words")
    window.press("Return")
    sign_off_and_send(window, folder, first=False, named=False)
    window.lock()
    with register(home) as services:
        standing = services.standings.of(MONTH)
    assert [query.status for query in standing.queries] == ["fixed"]
    assert standing.sent.reason == "The office asked"
    assert {version.signed_by for version in standing.versions} == {"Sam"}


def test_a_month_with_nothing_in_it_is_sent(start, tmp_path) -> None:
    """Domain.md, Scenarios: a nil return is a return."""
    home, folder = tmp_path / "home", tmp_path / "to send"
    make_hub(home, held=False)
    window = start(home)
    open_the_month(window)
    window.until_shown("Nothing was held")
    window.press("ctrl+e")
    window.until_focus("Look at it first")
    choose_folder(window, folder)
    sign(window)
    window.tab_to("and that is right")
    window.press("space")
    window.tab_to("Sign off and send")
    window.press("Return")
    window.until_shown("is signed off and saved")
    window.lock()
    assert tell(home, "verify", str(sent(folder, 1)))["genuine"]
    book = read_back(sent(folder, 1))
    assert resources.words()("returns.cover.nil") in book.cover
    assert book.sheets["Sessions"] == []
    assert FIRST < SECOND
