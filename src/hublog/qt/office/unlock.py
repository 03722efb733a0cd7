"""The way into an office that was set up: its passphrase, or the server that its folder names."""

from hublog.domain.problems import Problem
from hublog.qt.entrance import Entrance, OpenedOffice
from hublog.qt.pages.ask_secret import AskSecret
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label, Picture
from hublog.qt.widgets.threshold import Threshold
from hublog.services.office.api import OfficeServices
from hublog.services.unavailable import StorageUnavailable

Opening = OfficeServices | Problem


def office_door_page(entrance: Entrance) -> Threshold:
    """The passphrase of a store on this laptop; a store on a server needs none."""
    database = entrance.parts.load_office().database
    return OfficeServer(entrance, database) if database else OfficeUnlock(entrance)


def _opened(entrance: Entrance, secret: str) -> Opening:
    try:
        return entrance.parts.load_office().open(secret)
    except StorageUnavailable as error:
        return error.problem


class OfficeUnlock(AskSecret):
    """Asks for the office's secret."""

    def __init__(self, entrance: Entrance) -> None:
        words = entrance.words
        super().__init__(entrance, words("office_door.title"), words("office_door.hint"))
        self.things.addWidget(Label(words("unlock.lost"), "small"))
        self.begin()

    def try_secret(self, secret: str) -> None:
        """Open the office's store."""
        entrance = self._entrance
        entrance.operations.run(lambda: _opened(entrance, secret), self._tried, self)

    def _tried(self, found: Opening) -> None:
        if isinstance(found, Problem):
            self.refuse(self._entrance.words.problem(found))
            return
        self.welcome()
        self._entrance.opened_office.emit(OpenedOffice(found))


class OfficeServer(Threshold):
    """Opens the store on a server at once; where that fails, it says so calmly and can try again."""

    def __init__(self, entrance: Entrance, database: str) -> None:
        super().__init__(entrance.words)
        self._entrance, self._database = entrance, database
        self.again: Button | None = None
        self._try()

    def _try(self) -> None:
        words, entrance = self._entrance.words, self._entrance
        where = Label(words("office_door.server", where=self._database), "muted")
        self.show_card(column(Label(words("office_door.opening"), "h1"), where))
        entrance.operations.run(lambda: _opened(entrance, ""), self._tried, self)

    def _tried(self, found: Opening) -> None:
        words = self._entrance.words
        if not isinstance(found, Problem):
            self._entrance.opened_office.emit(OpenedOffice(found, self._database))
            return
        self.again = Button(words("office_door.again"), "primary", icon="refresh-cw")
        self.again.clicked.connect(self._try)
        heading = row(Picture("info", 28, "info"), Label(words("office_door.failed"), "h1"), 1)
        self.show_card(column(heading, Label(words.problem(found)), row(self.again, 1), gap=16))
        self.setFocusProxy(self.again)
        self.again.setFocus()
