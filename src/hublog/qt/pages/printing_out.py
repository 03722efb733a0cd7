"""Shows what shall be printed for a session, whichever page asks: sheets, and how the day went."""

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hublog.domain.printed_sheets import DaySummary, OnPaper, SignInSheet
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.page import AnyPage
from hublog.qt.pages.preview import preview
from hublog.services.api import Services
from hublog.services.at_the_door import DoorView


def show_paper(desk: Desk, what: OnPaper, back: str) -> None:
    """How it will look; a sheet with names is kept once it is printed."""
    from hublog.qt.on_paper import document

    made = document(what)
    if isinstance(what, SignInSheet):
        sheet = what

        def printed() -> None:
            desk.ask(lambda s: s.printing.printed(sheet), lambda _: None, desk)

        made = replace(made, used=printed)
    preview(desk, made, back)


def show_sheet(
    desk: Desk,
    page: AnyPage,
    activity_id: str,
    day: dt.date,
    start: dt.time | None,
    named: bool,  # noqa: FBT001 - the signal's last value
) -> None:
    """Show the sheet of a session, with the names of those who usually come or without."""
    _show_sheet(desk, page, page.name, (activity_id, day, start), named=named)


def show_session(desk: Desk, owner: QWidget, view: DoorView, *, names: bool = False) -> None:
    """What there is to print of a session: its sheet before it is over, then how it went."""
    of = view.session
    if of.status in {"open", "planned"}:
        which = of.activity_id, of.date, of.start
        _show_sheet(desk, owner, "register", which, named=True)
        return

    def asked(services: Services) -> DaySummary | Problem:
        printing = services.printing
        return printing.day_with_names(of.id) if names else printing.day(of.id)

    desk.do(asked, lambda day: _show_if_still_there(desk, day, "register", owner), owner)


def _show_sheet(
    desk: Desk,
    owner: QWidget,
    back: str,
    which: tuple[str, dt.date, dt.time | None],
    *,
    named: bool,
) -> None:
    def asked(services: Services) -> SignInSheet | Problem:
        printing = services.printing
        return (printing.register if named else printing.blank)(*which)

    desk.do(asked, lambda sheet: _show_if_still_there(desk, sheet, back, owner), owner)


def _show_if_still_there(desk: Desk, what: OnPaper, back: str, owner: QWidget) -> None:
    """Whoever went elsewhere meanwhile is not called away from there."""
    if owner.isVisible():
        show_paper(desk, what, back)
