"""The open register of a hub as pages use it: what is taken back, how people are named."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hublog.domain.codes import CodeLists
from hublog.domain.journal import Stamp
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.roles import Role
from hublog.domain.words import Words
from hublog.qt.idleness import USUAL_MINUTES
from hublog.qt.operations import Operations
from hublog.qt.places import PLACES, VOLUNTEERS_SEE
from hublog.qt.workplace import Workplace
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.told import Told
from hublog.services.undone import Undone
from hublog.services.ways_in import Door


class Desk(Workplace[Services]):
    """What every page of a hub receives; ``changed`` carries the ``Changed`` of an action.

    ``home`` is the folder of the register, where its backups lie. ``copied`` carries the ``CopiesStatus``
    after a copy, ``replaced`` what shall take the place of this register, as ``putting_back.Wanted``.
    ``door`` is the way in, where there is one.
    """

    copied = Signal(object)
    replaced = Signal(object)
    door: Door | None = None
    rose = Signal()
    """A volunteer goes on as the coordinator."""
    role_shown = Signal()
    """Whoever is here may be somebody else, or may do something else, from now on."""
    secrets_changed = Signal()
    """There is a coordinator's passphrase now, or none any more."""
    turns = Signal(object)
    """A page fills the window that somebody answers alone; it locks once the page says it is over."""
    locks_after = Signal(int)
    """The window shall lock after so many minutes without a touch."""
    places = PLACES
    key_places = frozenset({"everywhere", "register", "type_up", "month", "print", "preview"})

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
        self.lock_minutes = USUAL_MINUTES
        operations.not_allowed.connect(self.refuse)
        self.privacy_names = True
        self.home = Path.home()

    @property
    def role(self) -> Role:
        """What whoever is here may do."""
        return self.services.access.role

    def may_see(self, page: str) -> bool:
        """A volunteer sees what is done at the door, and nothing more."""
        return self.role is Role.COORDINATOR or page in VOLUNTEERS_SEE

    def show_role(self) -> None:
        """Somebody sat down, rose or stepped down."""
        self.role_shown.emit()

    def rise(
        self,
        secret: str,
        then: Callable[[], None],
        owner: QObject,
        otherwise: Callable[[Problem], None],
    ) -> None:
        """Go on as the coordinator, by their passphrase."""

        def rose(_: Role) -> None:
            self.show_role()
            then()
            self.rose.emit()

        self.do(lambda services: services.access.rise(secret), rose, owner, otherwise)

    def step_down(self) -> None:
        """Go on as a volunteer."""

        def down(_: Role) -> None:
            self.show_role()
            self.say(self.words("roles.stepped_down"), "info")

        self.ask(lambda services: services.access.step_down(), down, self)

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
        said = self.words(key, what=self.told(undone.told))
        if undone.kept or undone.changed_since:
            from hublog.qt.pages.laptops_said import said_stays

            stays = self.words("laptop_value.comma").join(said_stays(self.words, undone))
            said = self.words("laptops_stays.undone", done=said, stays=stays)
        self.say(said, "info")

    def _tell(self, done: object) -> None:
        changed = done if isinstance(done, Changed) else getattr(done, "changed", None)
        if isinstance(changed, Changed) and changed:
            self.changed.emit(changed)
