"""Opening the register: the passphrase, or the recovery key from paper."""

from hublog.domain.problems import Problem
from hublog.qt.entrance import Entrance
from hublog.qt.pages.ask_secret import AskSecret
from hublog.qt.pages.who import let_in
from hublog.qt.widgets.arrange import row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.services.api import Services
from hublog.services.unavailable import StorageUnavailable


class Unlock(AskSecret):
    """Asks for a secret; where the register is damaged, a page that says so comes instead."""

    def __init__(self, entrance: Entrance) -> None:
        words = entrance.words
        super().__init__(entrance, words("unlock.title"), words("unlock.hint"))
        other = Button(words("unlock.backup"), "link")
        other.clicked.connect(self._restore)
        self.things.addWidget(Label(words("unlock.lost"), "small"))
        self.things.addLayout(row(other, 1))
        self.begin()

    def try_secret(self, secret: str) -> None:
        """Open the register."""
        door = self._entrance.door

        def opened() -> Services | Problem:
            try:
                return door.open(secret)
            except StorageUnavailable as error:
                return error.problem

        self._entrance.operations.run(opened, lambda found: self._opened(found, secret), self)

    def _opened(self, services: Services | Problem, secret: str) -> None:
        entrance = self._entrance
        if not isinstance(services, Problem):
            self.welcome()
            let_in(entrance, services)
            return
        from hublog.qt.pages.damaged import Damaged, kind_of  # a register is seldom damaged

        if kind_of(services):
            entrance.page.emit(Damaged(entrance, services, secret))
        else:
            self.refuse(entrance.words.problem(services))

    def _restore(self) -> None:
        from hublog.qt.pages.restore import Restore

        self._entrance.page.emit(Restore(self._entrance))
