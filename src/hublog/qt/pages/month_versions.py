"""The versions of a month's return: a list, and a card that says all about one and opens it again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hublog.domain.versions import ReturnVersion
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.pages.month_now import MonthNow
from hublog.qt.pages.month_said import said_version
from hublog.qt.widgets.arrange import column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.rows_view import RowsView

if TYPE_CHECKING:  # the page is shown before these are imported
    from hublog.domain.standing import Standing
    from hublog.services.standing import VersionView


class VersionsView(QWidget):
    """``chosen`` carries the ``VersionView`` to look at, ``reply`` asks for the office's answer."""

    chosen = Signal(object)
    reply = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = Label(desk.words("month_return.versions"), "h2")
        self._said = Label("", "small")
        self.list = RowsView(desk.words("month_return.versions"), lined=True, grows=True)
        self.list.chosen.connect(lambda chosen: self.chosen.emit(chosen.key))
        self.answer = Button(desk.words("month_return.open_reply"), "link")
        self.answer.clicked.connect(self.reply)
        heading = row(self._title, 1, self.answer)
        self.setLayout(column(heading, self.list, self._said, gap=4, margins=(0, 8, 0, 0)))

    def show_month(self, now: MonthNow) -> None:
        """Show a month's versions; where there is none, what was sent of the month before."""
        self.list.show_rows([self._row(each, now.standing) for each in now.versions])
        self.list.setVisible(bool(now.versions))
        said = "" if now.versions else self._before(now)
        self._said.setText(said)
        self._said.setVisible(bool(said))

    def _row(self, each: "VersionView", standing: "Standing") -> Row:
        words, version = self._desk.words, each.version
        title = words("month_return.version", n=version.version)
        detail = said_version(self._desk, version)
        said = [title, detail]
        if each.footfall is not None:
            said.append(words("returns.footfall", n=each.footfall))
            detail = words("month_return.sent_at_with", sent=detail, footfall=each.footfall)
        word = word_of(version, standing)
        pill = words(f"month_return.word.{word}") if word else ""
        kind = {"accepted": "ok", "asked": "warn", "signed": "info"}.get(word, "info")
        spoken = words("month_return.comma").join([*said, pill] if pill else said)
        return Row(each, title, detail, pill=pill, pill_kind=kind, spoken=spoken)

    def _before(self, now: MonthNow) -> str:
        words, before = self._desk.words, now.month.plus(-1)
        name = self._desk.wording.month(before)
        sent = [each.version for each in now.before if each.version.sent]
        none = words("month_return.none_yet")
        if not sent:
            return none
        on = said_version(self._desk, sent[0])
        last = words("month_return.last_month", month=name, n=sent[0].version, sent=on)
        return f"{none} {last}"


def word_of(version: ReturnVersion, standing: "Standing") -> str:
    """The one word that says most of a version: signed, asked, accepted, replaced or none."""
    if not version.sent:
        return "signed"
    if standing.sent is not None and version.version < standing.sent.version:
        return "replaced"
    if version.accepted:
        return "accepted"
    return "asked" if version.queried_on else ""


class VersionCard(InlineCard):
    """Everything about one version. ``again``, ``changed`` and ``withdrawn`` say what is wanted of it."""

    again = Signal()
    changed = Signal()
    withdrawn = Signal()

    def __init__(self, desk: Desk, each: "VersionView", standing: "Standing") -> None:
        super().__init__()
        words, version = desk.words, each.version
        self._buttons: list[Button] = []
        month = desk.wording.month(standing.month)
        title = words("month_return.version_of", n=version.version, month=month)
        self._layout = column(Label(title, "h2"), gap=8)
        for said in _facts(desk, each, standing):
            self._layout.addWidget(Label(said))
        if version.sent:
            self._add(words("month_return.open_again"), "file-spreadsheet", self.again.emit)
            if version.version > 1:
                self._add(words("month_return.what_changed"), "eye", self.changed.emit)
        else:
            self._add(words("month_return.withdraw"), "undo-2", self.withdrawn.emit)
        self._add(words("month_page.close"), "x", self.done.emit)
        self._layout.addWidget(wrap(*self._buttons))
        self.fill(self._layout)

    def begin(self) -> None:
        """The first thing that can be done with it."""
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, words: str, icon: str, do: Callable[[], object]) -> None:
        made = Button(words, icon=icon)
        made.clicked.connect(lambda: do())  # noqa: PLW0108 - the signal brings an argument
        self._buttons.append(made)


def _facts(desk: Desk, each: "VersionView", standing: "Standing") -> list[str]:
    words, wording, version = desk.words, desk.wording, each.version
    signed = wording.day_and_year(version.signed_on)
    said = [words("month_return.fact.signed", who=version.signed_by, day=signed)]
    if version.sent_at is not None:
        day, at = wording.day_and_year(version.sent_at), wording.time(version.sent_at)
        said.append(words("month_return.fact.sent", who=version.sent_by, day=day, time=at))
        if version.version == 1:
            late = version.sent_at.date() > standing.due_on
            due = wording.day(standing.due_on)
            said.append(words(f"month_return.fact.{'late' if late else 'in_time'}", day=due))
    if each.footfall is not None:
        said.append(words("month_return.fact.footfall", n=each.footfall))
    if version.reason:
        said.append(words("month_return.fact.reason", reason=version.reason))
    if version.accepted_on is not None:
        said.append(
            words("month_return.fact.accepted", day=wording.day_and_year(version.accepted_on))
        )
    if version.queried_on is not None:
        said.append(words("month_return.fact.asked", day=wording.day_and_year(version.queried_on)))
    return said
