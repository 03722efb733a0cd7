"""Says it when something that was just done changes a month that was already sent (domain.md, scenario 6)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from hublog.domain.journal import Stamp
from hublog.qt.desk import Desk
from hublog.qt.workplace import Notice, Way
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.late import sent_months_touched

if TYPE_CHECKING:  # the checks it stands on are heavy, and the door must not wait for them
    from hublog.services.standing import SentChange

_TABLES = {
    *("session", "attendance", "count", "volunteer_time", "referral"),
    *("person", "learning", "hub", "outcome", "consent"),
}
_MAIN = ("A03", "B01")
"""The figures that are told first; a notice has room for no more."""
_QUIET = 250
"""So many milliseconds nothing more must happen before it is worked out; typing on is never slowed."""


class LateFacts(QObject):
    """Hears every change; at the door of today's session it asks the register one small question."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions: list[Changed] = []
        self._said: Notice | None = None
        self._fresh: Notice | None = None
        self._with: Notice | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_QUIET)
        self._later.timeout.connect(self._work_out)
        desk.changed.connect(self._hear)
        desk.said.connect(self._note)

    def _note(self, notice: Notice) -> None:
        self._said = self._fresh = notice
        QTimer.singleShot(0, self, self._let_go)

    def _let_go(self) -> None:
        self._fresh = None

    def _hear(self, changed: Changed) -> None:
        self._with = self._fresh
        rows = {table: ids for table, ids in changed.rows.items() if table in _TABLES}
        if not rows:
            return
        relevant = Changed(changed.stamp, rows)

        def touched(found: bool) -> None:  # noqa: FBT001 - it is the answer
            if found:
                self._actions.append(relevant)
                self._later.start()

        self._desk.ask(lambda s: sent_months_touched(s.store, relevant), touched, self)

    def _work_out(self) -> None:
        actions, self._actions = self._actions, []

        def ask(services: Services) -> "tuple[SentChange, ...]":
            return services.standings.changed_months(actions)

        self._desk.ask(ask, lambda found: self._say(found, actions[-1].stamp), self)

    def _say(self, found: "tuple[SentChange, ...]", stamp: Stamp | None) -> None:
        if not found:
            return
        desk, said = self._desk, self._said
        parts = [_told(desk, each) for each in found]
        undoes = None
        if said is not None and (said is self._with or said.undoes == stamp):
            parts.insert(0, said.text)
            undoes = said.undoes
        way = Way(desk.words("month_return.look"), "month", {"month": found[0].month})
        desk.say(desk.words("register.dot").join(parts), "warn", undoes, way)


def _told(desk: Desk, change: "SentChange") -> str:
    from hublog.qt.pages.month_said import said_changes

    month = desk.wording.month(change.month)
    main = [each for each in change.figures if each.indicator in _MAIN] or change.figures
    figures = desk.words("month_return.comma").join(said_changes(desk, main[: len(_MAIN)]))
    if not figures:
        return desk.words("month_return.late.no_figure", month=month)
    return desk.words("month_return.late.figures", month=month, figures=figures)
