"""The steps from a checked month to a return at the office, and back again when the office asks."""

import shutil
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from hublog.domain.checks.finding import Finding, about
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.qt.drafts_aside import folder_for_drafts
from hublog.qt.page import Page
from hublog.qt.pages.month_now import MonthNow
from hublog.qt.pages.month_said import said_of_month, said_sessions
from hublog.qt.pages.month_versions import VersionCard
from hublog.qt.programs import open_file, show_folder
from hublog.qt.replies import take_reply
from hublog.qt.widgets.inline import InlineCard
from hublog.services.api import Services
from hublog.services.changed import Changed

if TYPE_CHECKING:  # the page is shown before these are imported
    from hublog.domain.queries import Query
    from hublog.domain.sheet_rows import ChangeRow
    from hublog.services.about_people import PersonDetails
    from hublog.services.months import MonthView
    from hublog.services.publishing import Preview, Published
    from hublog.services.returns import Drawn
    from hublog.services.standing import VersionView


class MonthSteps(QObject):
    """Each step shows its card on the page; ``back`` gives the focus to where the page wants it."""

    def __init__(
        self, page: Page, back: Callable[[], object], blocked: Callable[[], object]
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self.back, self._blocked = page, page.desk, back, blocked
        self.view: MonthView | None = None
        self.now: MonthNow | None = None
        self._goes_on: Month | None = None
        self._drafts: Path | None = None

    def know(self, view: "MonthView", now: MonthNow) -> None:
        """How the month stands now; what was to go on once that is known goes on."""
        self.view, self.now = view, now
        if self._goes_on == now.month:
            self._goes_on = None
            self.send()

    def forget(self) -> None:
        """Another month is asked for."""
        self.view, self.now, self._goes_on = None, None, None

    def send(self) -> None:
        """Send the month, a corrected version of it, or the same file again; else say what is in the way."""
        now, view = self.now, self.view
        if now is None or view is None:
            return
        standing = now.standing
        if standing.state == "changed":
            self.correct()
        elif not standing.over or standing.blocking or standing.asking:
            self._refuse(self._in_the_way(now))
        elif standing.state == "queried":
            self._refuse(Problem("OFFICE_WAITS", values={"n": len(standing.open_queries)}))
        elif standing.state in {"sent", "accepted"} and standing.sent is not None:
            self._again(standing.sent.version)
        elif standing.state == "reopened" and not standing.differs and standing.sent is not None:
            where = self._desk.wording.month(now.month)
            self._refuse(Problem("RETURN_SAME", where, {"version": standing.sent.version}))
        else:
            self._begin_sending(view, now)

    def _begin_sending(self, view: "MonthView", now: MonthNow) -> None:
        from hublog.qt.pages.month_sending import SendCard

        card = SendCard(self._desk, view, now)
        card.sent.connect(self._sent)
        card.look.connect(self.draft)
        card.learn.connect(lambda: self.learn(self.send))
        self._show(card)

    def correct(self) -> None:
        """Say why the month is opened again, or say it anew, and go on from there."""
        from hublog.qt.pages.month_again import CorrectCard

        now = self.now
        if now is not None:
            card = CorrectCard(self._desk, now)
            card.reopened.connect(lambda: self._go_on(now.month))
            self._show(card)

    def learn(self, then: Callable[[], object] | None = None) -> None:
        """Write down what was learned, and go back to where one came from."""
        from hublog.qt.pages.month_learning import LearningCard

        if self.now is not None:
            card = LearningCard(self._desk, self.now.month, self.now.learning)
            self._page.show_card(card, then or self.back)

    def accept(self, found: Finding) -> None:
        """Say that what a check found is right."""
        from hublog.qt.pages.month_accepting import accept_card

        if self.now is not None:
            self._page.show_card(accept_card(self._desk, self.now.month, found), self._blocked)

    def compare(self, found: Finding) -> None:
        """Show two people who may be one side by side."""
        if self.now is None:
            return
        desk, month = self._desk, self.now.month
        one, other = (id_ for table, id_ in found.rows if table == "person")

        def show(two: "tuple[PersonDetails | Problem, PersonDetails | Problem]") -> None:
            from hublog.qt.pages.month_doubles import DoublesCard

            first, second = two
            if isinstance(first, Problem):
                desk.refuse(first)
            elif isinstance(second, Problem):
                desk.refuse(second)
            else:
                card = DoublesCard(desk, month, found, (first, second))
                self._page.show_card(card, self._blocked)

        desk.ask(lambda s: (s.people.details(one), s.people.details(other)), show, self)

    def accept_again(self, acceptance_id: str) -> None:
        """Say in other words why something is right."""
        found = about(self.now.findings, acceptance_id) if self.now is not None else None
        if found is not None:
            self.accept(found)

    def explain(self, query: "Query") -> None:
        """Answer a question of the office."""
        from hublog.qt.pages.month_accepting import explain_card

        self._page.show_card(explain_card(self._desk, query), self._blocked)

    def explain_again(self, query_id: str) -> None:
        """Say an answer to the office in other words."""
        queries = self.now.standing.queries if self.now is not None else ()
        for query in queries:
            if query.id == query_id:
                self.explain(query)

    def look_at(self, each: "VersionView") -> None:
        """All about one version."""
        if self.now is None:
            return
        card = VersionCard(self._desk, each, self.now.standing)
        number = each.version.version
        card.again.connect(lambda: self._again(number))
        card.changed.connect(lambda: self._what_changed(number))
        card.withdrawn.connect(self._withdraw)
        self._show(card)

    def draft(self) -> None:
        """Draw the month as it will look, where nothing stays of it, and open that."""
        if self.now is None:
            return
        if self._drafts is None or not self._drafts.is_dir():
            self._drafts = folder_for_drafts(self._desk.home)
            weakref.finalize(self, shutil.rmtree, self._drafts, ignore_errors=True)
        month, folder = self.now.month, self._drafts

        def drawn(made: "Drawn") -> None:
            self._desk.say(self._desk.words("month_return.drawn", file=made.path.name), "info")
            open_file(made.path)

        self._desk.do(lambda s: s.returns.draft(month, folder), drawn, self)

    def publish(self) -> None:
        """Make the summary for everybody, as a workbook and as a page, and show where they lie."""
        if self.now is None:
            return
        month, folder = self.now.month, self._desk.returns or self._choose_folder()
        if folder is None:
            return

        def made(files: "Published") -> None:
            names = ", ".join(path.name for path in files.paths)
            self._desk.say(self._desk.words("month_return.published", files=names))
            show_folder(files.paths[0])

        self._desk.do(lambda s: s.publishing.publish(month, folder), made, self)

    def print(self) -> None:
        """Print the summary for everybody."""
        if self.now is None:
            return
        month = self.now.month

        def show(shown: Preview) -> None:
            from hublog.qt.pages.preview import preview
            from hublog.qt.summary_page import document

            preview(self._desk, document(shown.page, shown.head), self._page.name)

        self._desk.do(lambda s: s.publishing.preview(month), show, self)

    def choose_reply(self) -> None:
        """Ask for the file that the office sent back."""
        words = self._desk.words
        kinds = words("month_return.reply.files", kinds="*.xlsx")
        folder = str(self._desk.returns or Path.home())
        file, _ = QFileDialog.getOpenFileName(
            self._page, words("month_return.reply.open"), folder, kinds
        )
        if file:
            take_reply(self._desk, Path(file), self)

    def _choose_folder(self) -> Path | None:
        title = self._desk.words("month_return.where")
        found = QFileDialog.getExistingDirectory(self._page, title, str(Path.home()))
        if not found:
            return None
        self._desk.save_returns_in(Path(found))
        return Path(found)

    def _in_the_way(self, now: MonthNow) -> Problem:
        standing, month = now.standing, str(now.month)
        if not standing.over:
            return Problem("RETURN_NOT_OVER", month)
        if standing.blocking:
            return Problem("RETURN_BLOCKED", month, {"n": standing.blocking})
        return Problem("RETURN_ASKS", month, {"n": standing.asking})

    def _refuse(self, problem: Problem) -> None:
        if self.now is not None:
            self._desk.say(said_of_month(self._desk, problem, self.now), "warn")
        self._blocked()

    def _go_on(self, month: Month) -> None:
        self._goes_on = month

    def _again(self, version: int) -> None:
        from hublog.qt.pages.month_again import AgainCard

        if self.now is not None:
            card = AgainCard(self._desk, self.now, version)
            card.made.connect(self._sent)
            self._show(card)

    def _sent(self, drawn: "Drawn", password: str) -> None:
        from hublog.qt.pages.month_sent import SentCard

        self._show(SentCard(self._desk, drawn, password))

    def _withdraw(self) -> None:
        if self.now is None:
            return
        desk, month = self._desk, self.now.month
        said = desk.words("month_return.withdrawn", month=desk.wording.month(month))

        def withdrawn(changed: Changed) -> None:
            desk.say(said, undoes=changed.stamp)
            self._page.close_card()

        desk.do(lambda s: s.returns.withdraw(desk.actor, month), withdrawn, self)

    def _what_changed(self, version: int) -> None:
        if self.now is None or self.view is None:
            return
        month, sessions = self.now.month, said_sessions(self._desk, self.view.sessions)
        title = self._desk.words("month_return.changed_title", n=version, before=version - 1)

        def show(changes: "tuple[ChangeRow, ...]") -> None:
            from hublog.qt.pages.month_changes import ChangesCard

            self._show(ChangesCard(self._desk, title, changes, sessions))

        def changes(services: Services) -> "tuple[ChangeRow, ...]":
            return services.standings.what_changed(month, version)

        self._desk.ask(changes, show, self)

    def _show(self, card: InlineCard) -> None:
        self._page.show_card(card, self.back)
