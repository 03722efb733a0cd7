"""Who is at the desk: first names to choose from, or another one typed."""

from collections.abc import Sequence

from hublog.domain.names import clean, fold
from hublog.domain.problems import Problem
from hublog.domain.roles import Role
from hublog.qt.entrance import Entrance, Opened
from hublog.qt.pages.sitting_down import SittingDown
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Label
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.seats import Tile


class Who(SittingDown):
    """The first name stands beside what is done; a PIN is asked where somebody has one.

    Who is ``trusted`` typed the coordinator's passphrase, and has shown enough.
    """

    def __init__(
        self,
        entrance: Entrance,
        services: Services,
        names: Sequence[Tile],
        *,
        trusted: bool = False,
    ) -> None:
        super().__init__(entrance.words, entrance.operations, services, names)
        self._entrance = entrance
        words = entrance.words
        self._by_name = {fold(tile.name): tile for tile in names}
        self._field, self.other = line_field(words("who.other"), "", words("who.hint"))
        self._trusted = trusted
        self.seated.connect(self._is)
        self.spent.connect(self.leave)
        self.show_tiles()

    def show_tiles(self) -> None:
        """The names, another one, or nobody after all."""
        words = self.words
        tiles = self.made_tiles()
        self._field, self.other = line_field(words("who.other"), "", words("who.hint"))
        self.other.returnPressed.connect(self._other)
        go = Button(words("who.go"), icon="arrow-right")
        go.clicked.connect(self._other)
        leave = Button(words("who.lock"), icon="lock")
        leave.clicked.connect(self.leave)
        title = Label(words("who.title"), "h1")
        things = column(title, tiles, self._field, row(go, 1, leave), gap=16)
        self.begin_at(things, tiles if self.names else self.other, leave)

    def choose(self, key: str) -> None:
        """The coordinator sits down as whoever they are."""
        if self._trusted:
            self._is(self.names[key].name)
        else:
            super().choose(key)

    def _other(self) -> None:
        name = clean(self.other.text())
        if not name:
            self.other.setFocus()
            return
        if fold(name) in self._by_name:
            self.choose(self._by_name[fold(name)].id)
            return
        services = self.services

        def added(done: Changed | Problem) -> None:
            if isinstance(done, Problem):
                self._field.complain(self.words.problem(done))
                self.other.setFocus()
            else:
                self._is(name)

        self.operations.run(lambda: services.seats.add(name, name), added, self)

    def leave(self) -> None:
        """Nobody sits down: let go of the register and its key."""
        entrance, store = self._entrance, self.services.store
        entrance.operations.run(store.close, lambda _: entrance.back.emit(), self)

    def _is(self, name: str) -> None:
        self._entrance.opened.emit(Opened(self.services, name))


def who_may_sit(services: Services) -> tuple[tuple[Tile, ...], bool]:
    """The names to choose from, and whether the passphrase was the coordinator's."""
    access = services.access
    trusted = access.has_coordinator and access.role is Role.COORDINATOR
    return services.seats.everybody(), trusted


def let_in(entrance: Entrance, services: Services) -> None:
    """Open what was unlocked: first what time it is, where that is in doubt, then who is at the desk."""
    from hublog.qt.pages.clock_page import settled_first

    def ask_who(found: tuple[tuple[Tile, ...], bool]) -> None:
        tiles, trusted = found
        if tiles:
            entrance.page.emit(Who(entrance, services, tiles, trusted=trusted))
        else:
            entrance.opened.emit(Opened(services, ""))

    def sit_down() -> None:
        entrance.operations.run(lambda: who_may_sit(services), ask_who, entrance)

    settled_first(entrance, services, sit_down)
