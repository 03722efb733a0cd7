"""What is done about one hub's month: ask, accept, answer, look at what changed, write an e-mail."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from hublog.domain.months import Month
from hublog.domain.office.asked import Asked
from hublog.qt.office.asking_card import AskingCard
from hublog.qt.office.chase_card import EmailCard
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.page import OfficePage
from hublog.qt.office.replied_card import RepliedCard
from hublog.qt.office.said import said_row
from hublog.qt.pages.month_changes import ChangesCard
from hublog.services.office.asking import Replied
from hublog.services.office.returns import CellDetail, Chase


class ReturnsSteps:
    """Each step is a card on the page; after it the focus goes ``back``."""

    def __init__(self, page: OfficePage, desk: OfficeDesk, back: Callable[[], None]) -> None:
        self._page, self._desk, self._back = page, desk, back

    def ask(self, detail: CellDetail) -> None:
        """Ask about a row."""
        self._page.show_card(AskingCard(self._desk, detail), self._back)

    def accept(self, detail: CellDetail) -> None:
        """Say that the version that stands is right."""
        desk, month = self._desk, Month.parse(detail.cell.month)
        said = desk.words(
            "office_panel.accepted", hub=detail.hub.name, month=desk.wording.month(month)
        )
        desk.do(
            lambda s: s.asking.accept(desk.actor, detail.hub.code, month),
            lambda _: desk.say(said),
            self._page,
        )

    def withdraw(self, asked: Asked) -> None:
        """Take a question back that no reply carried yet."""
        desk = self._desk
        desk.do(
            lambda s: s.asking.withdraw(asked.query.id),
            lambda _: desk.say(desk.words("office_panel.withdrawn"), "info"),
            self._page,
        )

    def reply(self, detail: CellDetail) -> None:
        """Write the reply into the folder that was chosen once."""
        desk, month = self._desk, Month.parse(detail.cell.month)
        folder = choose_folder(self._page, desk)
        if folder is None:
            return

        def written(replied: Replied) -> None:
            self._page.show_card(RepliedCard(desk, detail, replied), self._back)

        desk.do(lambda s: s.asking.reply(detail.hub.code, month, folder), written, self._page)

    def changes(self, detail: CellDetail) -> None:
        """Show what this version says otherwise than the one before."""
        content, desk = detail.content, self._desk
        if content is None:
            return
        sessions = {
            each.session_id: said_row(desk, content, "Sessions", each.session_id)
            for each in content.sessions
        }
        title = desk.words(
            "office_panel.changes", hub=detail.hub.name, n=content.version, of=content.version - 1
        )
        card = ChangesCard(desk, title, content.changes, sessions)
        self._page.show_card(card, self._back)

    def email(self, chase: Chase, office: str) -> None:
        """Show what to write to a hub."""
        self._page.show_card(EmailCard(self._desk, chase, office), self._back)


def choose_folder(page: OfficePage, desk: OfficeDesk) -> Path | None:
    """The folder that files are saved in, asked for where nobody chose one yet."""
    if desk.returns is None:
        title = desk.words("office_panel.where")
        found = QFileDialog.getExistingDirectory(page, title, str(Path.home()))
        if found:
            desk.save_returns_in(Path(found))
    return desk.returns
