"""The lock screen: who sits down next, by name and PIN, or by passphrase; it shows nothing of the register."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from hublog.domain.problems import Problem
from hublog.domain.roles import Role
from hublog.qt.desk import Desk
from hublog.qt.pages.sitting_down import SittingDown
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.secret_field import SecretField
from hublog.qt.widgets.tiles import OneTile
from hublog.services.seats import Tile

_SECRET = "secret"  # noqa: S105 - the key of a tile


class Locked(SittingDown):
    """``opened`` carries the role that a passphrase gave; ``let_go`` asks to drop the key at once."""

    opened = Signal(object)
    let_go = Signal()

    def __init__(self, desk: Desk, names: Sequence[Tile], *, coordinated: bool) -> None:
        super().__init__(desk.words, desk.operations, desk.services, names)
        self._coordinated = coordinated
        self.secret: SecretField | None = None
        self.drop: Button | None = None
        self.show_tiles()

    def show_tiles(self) -> None:
        """The names, and the way in by passphrase; where nobody has a tile, the passphrase alone."""
        if not self.names:
            self._ask_secret()
            return
        words = self.words
        which = "lock.coordinator" if self._coordinated else "lock.by_passphrase"
        tiles = self.made_tiles([OneTile(_SECRET, words(which), "key-round")])
        title, who = Label(words("lock.title"), "h1"), Label(words("lock.who"), "muted")
        self.begin_at(column(title, who, tiles, row(self._dropping(), 1), gap=16), tiles)

    def choose(self, key: str) -> None:
        """A name, or the passphrase."""
        if key == _SECRET:
            self._ask_secret()
        else:
            super().choose(key)

    def _dropping(self) -> Button:
        """Whoever goes home lets go of the key too."""
        words = self.words
        self.drop = Button(
            words("lock.let_go"), "link", icon="lock", spoken=words("lock.let_go_spoken")
        )
        self.drop.setToolTip(words("lock.let_go_spoken"))
        self.drop.clicked.connect(self.let_go)
        return self.drop

    def _ask_secret(self) -> None:
        words = self.words
        hint = words("lock.coordinator_hint" if self._coordinated else "lock.passphrase_hint")
        self.secret = SecretField(words, hint)
        self.secret.typed.connect(self._try)
        back = Button(words("first_run.back"), icon="arrow-left") if self.names else None
        if back is not None:
            back.clicked.connect(self.show_tiles)
        foot = row(*([back] if back is not None else []), 1, self._dropping())
        title = "lock.coordinator" if self._coordinated else "lock.by_passphrase"
        heading = Label(words(title if self.names else "lock.title"), "h1")
        self.show_card(column(heading, self.secret, foot, gap=16), back)
        self.setFocusProxy(self.secret.edit)
        self.secret.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self, secret: str) -> None:
        services, coordinated = self.services, self._coordinated

        def tried() -> Role | Problem:
            access = services.access
            if coordinated:
                rose = access.rise(secret)
                if not isinstance(rose, Problem) or rose.code == "RECOVERY_GROUP":
                    return rose
            found = access.unlocks(secret)
            return found if isinstance(found, Problem) else access.step_down()

        self.operations.run(tried, self._tried, self)

    def _tried(self, found: Role | Problem) -> None:
        if self.secret is None:
            return
        if isinstance(found, Problem):
            self.secret.refuse(self.words.problem(found))
            self.show_whole(self.secret)
        else:
            self.secret.welcome()
            self.opened.emit(found)
