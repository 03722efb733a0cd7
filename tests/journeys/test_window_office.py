"""A programme office is set up, knows a hub by its key, takes in what it sends, asks and answers."""

import datetime as dt
from pathlib import Path

from hublog.bootstrap.office import OfficeHome
from hublog.domain.fingerprints import five_words
from hublog.domain.months import Month
from hublog.sheets.key_card import KeyCardFiles
from hublog.sheets.reply_reader import GuardedReplyReader
from hublog.store.passphrase import word_list
from in_memory import done
from made_programme import HUB_KEY, arriving, public_key
from sealed_return import by

TODAY = dt.date.today()  # noqa: DTZ011 - the laptop's own day
MONTH = Month.of(TODAY).plus(-1)
CODE, HUB = "RIV-HUB", "Riverside Made-Up Hub"
QUESTION = "Was nothing held at all?"
_QUICK_HANDS = 3


def set_up(window) -> str:
    """Through the pages of the first run; the passphrase as it is shown."""
    window.until_focus("Set up this laptop for our hub")
    window.tab_to("We are the programme office")
    window.press("Return")
    window.until_focus("What your office is called")
    window.write("Made-Up Office")
    window.press("Return")
    shown: str = window.until_shown("Passphrase: ")
    passphrase = shown.removeprefix("Passphrase: ")
    window.tab_to("Type the last word")
    window.write(passphrase.rsplit(maxsplit=1)[-1])
    window.press("Return")
    window.until_focus("Begin")
    window.press("Return")
    window.until_shown("No hubs yet")
    return passphrase


def add_the_hub(window) -> None:
    window.press("alt+3")
    window.until_focus("Add a hub")
    window.press("Return")
    window.until_focus("Name of the hub")
    window.write(HUB)
    window.tab_to("Code")
    window.write(CODE)
    window.tab_to("First month of its returns")
    window.press("ctrl+a")
    window.write(str(MONTH.plus(-1)))
    window.press("Return")
    window.until_shown("Its key is not known yet")


def know_its_key(window, card: Path) -> None:
    window.tab_to("Take in a key card")
    window.press("Return")
    window.choose("File name", card)
    window.until_focus("The words as the hub reads them out")
    window.write(five_words(public_key(HUB_KEY), word_list()))
    window.press("Return")
    window.until_shown(f"The key of {HUB} is known from now on")


def take_in(window, files: list[Path]) -> None:
    window.press("alt+1")
    window.until_focus("Returns by hub and month")
    window.press("ctrl+o")
    window.choose("File name", " ".join(f'"{each}"' for each in files))
    window.until_shown("2 of 2 files are in")
    window.press("Escape")
    window.until_focus("Returns by hub and month")


def ask(window) -> None:
    window.press("Return")
    window.until_focus("Figures of the month")
    window.tab_to("Ask…")
    window.press("Return")
    window.until_focus("The whole month")
    window.tab_to("This is unusual: is it right?")
    window.press("Tab")
    window.keys(QUESTION)
    window.tab_to("Ask")
    window.press("Return")
    window.until_shown(f"The question to {HUB} is noted")
    window.until_shown("One question is open")


def write_the_reply(window, folder: Path) -> None:
    """The folder is asked for once; a hand quicker than the dialog reads the disk tries again."""
    for _ in range(_QUICK_HANDS):
        window.tab_to("Write the reply")
        window.press("Return")
        window.choose("Directory", folder)
        window.until_shown(f"The reply to {HUB} is written")
        if list(folder.glob("*_reply.xlsx")):
            return
        window.press("Escape")
    raise AssertionError(f"{folder} cannot be chosen: {window.texts()}")


def test_an_office_takes_returns_in_asks_and_answers_by_keyboard(start, tmp_path) -> None:
    """Screens.md, Office: files taken in, a cell opened, a question asked, the reply written."""
    home, arrived, folder = (tmp_path / each for each in ("home", "arrived", "replies"))
    files = [arriving(arrived, CODE, month) for month in (MONTH.plus(-1), MONTH)]
    card = done(KeyCardFiles().write(CODE, HUB, TODAY, by(HUB_KEY), arrived))
    folder.mkdir()

    window = start(home)
    passphrase = set_up(window)
    add_the_hub(window)
    know_its_key(window, card)
    take_in(window, files)
    ask(window)
    write_the_reply(window, folder)
    window.press("Escape")
    window.until_shown("Sent on ")
    window.press("Escape")
    window.until_focus("Returns by hub and month")
    window.press("Return")
    window.until_focus("Figures of the month")
    window.lock()

    services = done(OfficeHome(home, 0).open(passphrase))
    held = done(services.returns.cell(CODE, MONTH))
    services.store.close()
    assert held.cell.state == "question"
    assert [each.query.message for each in held.asked] == [QUESTION]
    (reply,) = folder.glob("*_reply.xlsx")
    told = done(GuardedReplyReader().read(reply))
    assert [each.message for each in told.queries] == [QUESTION]
