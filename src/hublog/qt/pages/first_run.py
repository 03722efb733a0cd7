"""The first run: set up our hub, look around, begin a second laptop, open a copy, or an office."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from hublog.domain.problems import Problem
from hublog.qt.entrance import Entrance, Opened
from hublog.qt.pages.second_laptop import SecondLaptop, dropped_file
from hublog.qt.pages.set_up import SettingUp
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.threshold import Threshold
from hublog.services.api import Services
from hublog.services.unavailable import StorageUnavailable

_NAMED = {"second": "second_laptop.title"}


class FirstRun(Threshold):
    """Five ways to begin; a transfer file that is dropped begins a second laptop."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__(entrance.words)
        self._entrance = entrance
        words = entrance.words
        self._trouble = Label("", "error")
        self._trouble.hide()
        self.set_up = self._choice("set_up", "house", "primary", self._set_up)
        self.look = self._choice("look_around", "sparkles", "plain", self._look_around)
        self.second = self._choice("second", "laptop", "plain", self._begin_second)
        self.from_copy = self._choice("move", "folder-open", "plain", self._move)
        self.office = self._choice("office", "building-2", "plain", self._set_up_office)
        self.show_card(
            column(
                Label(words("first_run.title"), "h1"),
                Label(words("first_run.welcome"), "muted"),
                self.set_up,
                Label(words("first_run.set_up_hint"), "small"),
                self.look,
                Label(words("first_run.look_around_hint"), "small"),
                self.second,
                Label(words("second_laptop.hint"), "small"),
                self.from_copy,
                Label(words("first_run.move_hint"), "small"),
                self.office,
                Label(words("first_run.office_hint"), "small"),
                self._trouble,
                gap=8,
            )
        )
        entrance.operations.busy.connect(self._no_longer)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.set_up)
        self.set_up.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A transfer file may be dropped anywhere on the page."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is where a second laptop begins."""
        file = dropped_file(event.mimeData())
        if file is not None and self.second.isEnabled():
            event.acceptProposedAction()
            self._entrance.page.emit(SecondLaptop(self._entrance, file))

    def _choice(self, key: str, icon: str, kind: str, do: Callable[[], None]) -> Button:
        button = Button(self._entrance.words(_NAMED.get(key, f"first_run.{key}")), kind, icon=icon)
        button.clicked.connect(do)
        return button

    def _set_up(self) -> None:
        self._entrance.page.emit(SettingUp(self._entrance))

    def _set_up_office(self) -> None:
        from hublog.qt.office.set_up import SettingUpOffice

        self._entrance.page.emit(SettingUpOffice(self._entrance))

    def _begin_second(self) -> None:
        self._entrance.page.emit(SecondLaptop(self._entrance))

    def _move(self) -> None:
        from hublog.qt.pages.restore import Restore

        self._entrance.page.emit(Restore(self._entrance, first_run=True))

    def _look_around(self) -> None:
        entrance = self._entrance
        for button in self._ways():
            button.setEnabled(False)
        self.look.set_words(entrance.words("first_run.looking"))

        def made() -> tuple[Services, Callable[[], None]] | Problem:
            try:
                return entrance.parts.look_around()
            except StorageUnavailable as error:
                return error.problem

        entrance.operations.run(made, self._made, self)

    def _made(self, made: tuple[Services, Callable[[], None]] | Problem) -> None:
        entrance = self._entrance
        if isinstance(made, Problem):
            self._trouble.setText(entrance.words.problem(made))
            self._trouble.show()
            return
        services, remove = made
        entrance.opened.emit(Opened(services, entrance.words("first_run.visitor"), remove))

    def _ways(self) -> tuple[Button, ...]:
        return self.set_up, self.look, self.second, self.from_copy, self.office

    def _no_longer(self, busy: bool) -> None:  # noqa: FBT001 - the signal's own argument
        """Whatever came of it, another way may be chosen."""
        if not busy and not self.look.isEnabled():
            for button in self._ways():
                button.setEnabled(True)
            self.look.set_words(self._entrance.words("first_run.look_around"))
