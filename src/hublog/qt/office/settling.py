"""What a person decides about one file that waits: its key, its password, two contents, changed rows."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from hublog.domain.fingerprints import same_words
from hublog.domain.months import Month
from hublog.domain.office import outcomes
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Problem
from hublog.qt.models.table import Column
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.pages.month_figures import said_figure
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.table_view import TableView
from hublog.services.office.taking_in import TakenIn
from hublog.services.office.waiting import TwoContents

_HIGH = 240
_Figure = tuple[str, float | None, float | None]


class Settle(Card):
    """``settled`` carries the ``Outcome`` of the file now, ``left`` leaves it waiting."""

    settled = Signal(object)
    left = Signal()

    def __init__(self, desk: OfficeDesk, path: Path, outcome: Outcome, kind: str = "first") -> None:
        super().__init__(kind=kind)
        self.desk, self.path, self.outcome = desk, path, outcome
        self.intake = 0
        """The import that brought the file in, where it was taken in once more."""
        self._first: QWidget = self

    def begin(self) -> None:
        """Put the focus where the decision begins."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(self, things: QLayout, first: QWidget) -> None:
        """Show everything; ``first`` takes the focus."""
        self._first = first
        self.fill(things)

    def buttons(self, does: str, icon: str, do: object) -> QWidget:
        """The button that decides, and the one that leaves."""
        keep = Button(does, "primary", icon=icon)
        keep.clicked.connect(do)
        leave = Button(self.desk.words("office_settling.later"), icon="x")
        leave.clicked.connect(self.left)
        return wrap(keep, leave)

    def take_again(self, passwords: tuple[str, ...] = ()) -> None:
        """Take the file in as usual, now that somebody decided."""
        desk, path = self.desk, self.path

        def told(taken: TakenIn) -> None:
            self.intake = taken.intake
            self.tell(taken.lines[0])

        desk.do(lambda s: s.taking_in.take(desk.actor, [path], passwords), told, self)

    def tell(self, now: Outcome) -> None:
        """The file has this outcome now."""
        self.settled.emit(now)


class SettleKey(Settle):
    """Five words that the hub reads out over the phone have to be the ones of the file's key."""

    def __init__(self, desk: OfficeDesk, path: Path, outcome: Outcome, hub: ListedHub) -> None:
        other = outcome.kind == outcomes.OTHER_KEY
        super().__init__(desk, path, outcome, "error" if other else "first")
        self._hub, self._other = hub, other
        words = desk.words
        self._five = desk.services.outside.words_of(outcome.public_key)
        kind = "other" if other else "new"
        contact = hub.contact or words("office_chase.no_contact")
        self._field, self.heard = line_field(
            words("office_settling.heard"), "", words("office_settling.heard_hint")
        )
        self.heard.returnPressed.connect(self._compare)
        things = column(
            Label(words(f"office_settling.key.{kind}", hub=hub.name), "h2"),
            Label(words("office_settling.phone", contact=contact)),
            Card(column(Label(words("office_settling.of_file"), "small"), Label(self._five, "h2"))),
            gap=8,
        )
        if other:
            known = desk.services.outside.words_of(hub.public_key)
            things.addWidget(Label(words("office_settling.known", words=known)))
        things.addWidget(self._field)
        things.addWidget(self.buttons(words("office_settling.take_key"), "check", self._compare))
        self.lay_out(things, self.heard)

    def _compare(self) -> None:
        desk, key, code, instead = self.desk, self.outcome.public_key, self._hub.code, self._other
        if not same_words(self.heard.text(), self._five):
            self._field.complain(desk.words("office_settling.not_the_words"))
            self.heard.setFocus()
            return
        desk.do(
            lambda s: s.hubs.pin(desk.actor, code, key, instead=instead),
            lambda _: self.take_again(),
            self,
        )


class SettlePassword(Settle):
    """Asks for the password of a locked file."""

    def __init__(self, desk: OfficeDesk, path: Path, outcome: Outcome) -> None:
        super().__init__(desk, path, outcome)
        words = desk.words
        self._field, self.password = line_field(
            words("office_settling.password"), "", words("office_settling.password_hint")
        )
        self.password.setEchoMode(QLineEdit.EchoMode.Normal)
        self.password.returnPressed.connect(self._try)
        title = Label(words("office_settling.locked", file=path.name), "h2")
        unlock = self.buttons(words("office_settling.unlock"), "lock", self._try)
        self.lay_out(column(title, self._field, unlock, gap=8), self.password)

    def tell(self, now: Outcome) -> None:
        """A password that does not fit can be typed again."""
        if now.kind == outcomes.PASSWORD:
            self._field.complain(self.desk.words("office_settling.wrong_password"))
            self.password.selectAll()
            self.password.setFocus()
        else:
            super().tell(now)

    def _try(self) -> None:
        typed = self.password.text().strip()
        if typed:
            self.take_again((typed,))


class SettleContents(Settle):
    """Two contents of one version side by side: what is held stays, or this one takes its place."""

    def __init__(self, desk: OfficeDesk, path: Path, outcome: Outcome, hub: str) -> None:
        super().__init__(desk, path, outcome)
        words = desk.words
        month = desk.wording.month(Month.parse(outcome.month))
        whose = words("office_taking.whose", hub=hub, month=month, n=outcome.version)
        none = words("month_page.nothing")
        columns: list[Column[_Figure]] = [
            Column(words("office_settling.column.figure"), lambda each: each[0]),
            Column(
                words("office_settling.column.held"), lambda each: said_figure("", each[1], none)
            ),
            Column(
                words("office_settling.column.came"), lambda each: said_figure("", each[2], none)
            ),
        ]
        self.table = TableView(words("office_settling.two"), columns)
        self.table.setMinimumHeight(theme().px(_HIGH))
        self._said = Label(words("office_settling.looking"), "small")
        take = words("office_settling.take_instead")
        self.lay_out(
            column(
                Label(whose, "h2"),
                Label(words("office.what_to_do.two_contents")),
                self._said,
                self.table,
                self.buttons(take, "check", self._instead),
                gap=8,
            ),
            self.table,
        )
        desk.ask(lambda s: s.waiting.two_contents(path), self._show, self)

    def _show(self, found: TwoContents | Problem) -> None:
        words = self.desk.words
        if isinstance(found, Problem):
            self._said.setText(words.problem(found))
            return
        lines = _compared(self.desk, found.held, found.came)
        self.table.show_records(lines)
        self.table.fit()
        self._said.setText(words("office_settling.differ", n=len(lines)))

    def _instead(self) -> None:
        desk, path = self.desk, self.path
        desk.do(lambda s: s.settling.take_instead(desk.actor, path), self.tell, self)


def settling_for(
    desk: OfficeDesk, path: Path, outcome: Outcome, hubs: Mapping[str, ListedHub]
) -> Settle | None:
    """The form for what a file waits for; ``None`` where nothing can be decided here."""
    hub = hubs.get(outcome.hub_code)
    if outcome.kind == outcomes.PASSWORD:
        return SettlePassword(desk, path, outcome)
    if hub is None:
        return None
    if outcome.kind in {outcomes.NEW_KEY, outcomes.OTHER_KEY}:
        return SettleKey(desk, path, outcome, hub)
    if outcome.kind == outcomes.TWO_CONTENTS:
        return SettleContents(desk, path, outcome, hub.name)
    if outcome.kind == outcomes.EDITED:
        from hublog.qt.office.settling_edits import SettleEdits

        return SettleEdits(desk, path, outcome)
    return None


def _compared(desk: OfficeDesk, held: Arrived, came: Arrived) -> list[_Figure]:
    """The figures that differ; how many rows each sheet has where those do."""
    lines: list[_Figure] = []
    then = {each.indicator: each.value for each in held.figures}
    now = {each.indicator: each.value for each in came.figures}
    for indicator in dict.fromkeys((*then, *now)):
        one, other = then.get(indicator), now.get(indicator)
        key = f"indicator.{indicator}.name"
        name = desk.words(key) if key in desk.words else indicator
        if one != other:
            lines.append((name, one, other))
    for sheet in ("sessions", "people", "attendance", "referrals", "learning", "checks"):
        one, other = (len(getattr(each, sheet)) for each in (held, came))
        if getattr(held, sheet) != getattr(came, sheet):
            name = desk.words(f"office_settling.rows.{sheet}")
            lines.append((name, one, other))
    return lines
