"""The open register of a hub as pages use it: what is taken back, how people are named."""

import datetime as dt

from PySide6.QtCore import QObject, Signal

from hublog.domain.codes import CodeLists
from hublog.domain.journal import Stamp
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.qt.operations import Operations
from hublog.qt.places import PLACES
from hublog.qt.workplace import Workplace
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.told import Told
from hublog.services.undo import Undone
from hublog.services.ways_in import Door


class Desk(Workplace[Services]):
    """What every page of a hub receives; ``changed`` carries the ``Changed`` of an action.

    ``copied`` carries the ``CopiesStatus`` after a copy, ``replaced`` what shall take the place of
    this register, as ``putting_back.Wanted``. ``door`` is the way in, where there is one.
    """

    copied = Signal(object)
    replaced = Signal(object)
    door: Door | None = None
    places = PLACES
    key_places = frozenset({"everywhere", "register", "type_up", "month", "print"})

    def __init__(
        self,
        services: Services,
        words: Words,
        codes: CodeLists,
        operations: Operations,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(services, words, codes, operations, parent)
        self.made_up = False
        self.privacy_names = True

    def undo(self, what: Stamp | None = None) -> None:
        """Take back one action, or the latest that stands."""

        def taken_back(services: Services) -> Undone | Problem:
            if what is None:
                return services.undo.latest(self.actor)
            return services.undo.one(self.actor, what)

        self.do(taken_back, lambda undone: self._say_undone("window.undone", undone), self)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.do(
            lambda services: services.undo.redo(self.actor),
            lambda undone: self._say_undone("window.redone", undone),
            self,
        )

    def told(self, told: Told) -> str:
        """What an action was, in words; whoever was forgotten has no name any more."""
        gaps = dict(told.gaps)
        for gap, value in gaps.items():
            if value == "":
                gaps[gap] = self.words("desk.no_name")
            elif gap == "date":
                gaps[gap] = self.wording.short_day(dt.date.fromisoformat(str(value)))
            elif gap == "month":
                gaps[gap] = self.wording.month(Month.parse(str(value)))
            elif gap == "band":
                gaps[gap] = self.band(str(value))
            elif gap == "org":
                gaps[gap] = self.label("org_type", str(value))
        return self.words(f"action.{told.kind}", **gaps)

    def band(self, code: str) -> str:
        """The plain words for an age band or a group at the door."""
        for code_list in ("age_group", "age_band"):
            if code in self.codes[code_list]:
                return self.label(code_list, code)
        return code

    def _say_undone(self, key: str, undone: Undone) -> None:
        self.say(self.words(key, what=self.told(undone.told)), "info")

    def _tell(self, done: object) -> None:
        changed = done if isinstance(done, Changed) else getattr(done, "changed", None)
        if isinstance(changed, Changed) and changed:
            self.changed.emit(changed)
