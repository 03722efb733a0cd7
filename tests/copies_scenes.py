"""The page of copies with each of its cards, for walks through the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from hublog.qt.page import Page
from made_copies import COPIES, SECRET, CopiesDoor, held, look, lost, moment

if TYPE_CHECKING:  # it walks through these
    from walking import LivedIn


def lay_copies(lived: "LivedIn") -> dict[str, object]:
    """Three copies lie on the shelf."""
    for each in COPIES:
        lived.hub.store.shelf.add(each.copy.name)
    return {}


def look_into_one(page: Page) -> None:
    """Somebody asked for the newest, and typed the passphrase."""
    door = CopiesDoor(Path("home"), page.desk.services)
    door.looks = look(lacks=lost(), forgotten=1, other_hub=True)
    page.desk.door = door
    page.list.restore(page.list.table.current())
    page.card.secret.edit.setText(SECRET)
    page.card.secret.open_it.click()


def ask_for_one(page: Page) -> None:
    """Somebody asked for a copy whose passphrase is not typed yet."""
    page.list.restore(page.list.table.current())


def replaced_before(page: Page) -> None:
    """A copy took the place of the register before."""
    door = CopiesDoor(Path("home"), page.desk.services)
    door.before = held(moment(4, 9, 2), "replaced")
    page.desk.door = door
    page.opened({"undo": True})
