"""The frame around the pages of an open register: navigation, the page, what was just done."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from hublog.qt.desk import Desk, Notice
from hublog.qt.late_facts import LateFacts
from hublog.qt.page import Page
from hublog.qt.places import PLACES
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.navigation import Navigation
from hublog.qt.widgets.notice_bar import NoticeBar
from hublog.services.changed import Changed

_PAGES = {
    "today": "Today",
    "register": "Register",
    "type_up": "TypeUp",
    "people": "People",
    "person": "PersonPage",
    "month": "MonthPage",
    "bring_in": "BringIn",
    "activities": "ActivitiesPage",
    "settings": "Settings",
    "help": "Help",
    "keys": "Keys",
}
"""Each page's module below ``pages`` and its class; imported when it is first shown."""


_ROOMY = 1000
"""From this width on, in pixels at 100 %, the navigation stands beside its icons."""


class Frame(QWidget):
    """Shows one page at a time. ``left`` when the register shall be locked or left."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._pages: dict[str, Page] = {}
        self._current = ""
        self.navigation = Navigation(desk.words, PLACES)
        self.notices = NoticeBar(desk.words)
        self._stack = QStackedWidget()
        right = column(gap=0)
        if desk.made_up:
            right.addWidget(self._made_up_bar())
        right.addWidget(self._stack, 1)
        right.addWidget(self.notices)
        outer = row(self.navigation, gap=0)
        outer.addLayout(right, 1)
        self.setLayout(outer)
        self.navigation.went.connect(self.go)
        self.notices.undo.connect(desk.undo)
        self.notices.went.connect(lambda way: desk.go(way.page, **way.where))
        desk.went.connect(self._go_where)
        desk.said.connect(self._say)
        desk.changed.connect(self._heard)
        desk.seated.connect(self.show_who)
        theme().changed.connect(self._make_room)
        self._late = LateFacts(desk, self)
        self.show_who()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the pages more room."""
        super().resizeEvent(event)
        self._make_room()

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._current)

    def go(self, page: str) -> None:
        """Show a page as it usually is."""
        self._go_where(page, {})

    def show_who(self) -> None:
        """Say who is at the desk."""
        self.notices.right.setText(self.desk.words("window.at_the_desk", name=self.desk.actor))

    def _make_room(self) -> None:
        """What is narrow depends on the text size too."""
        self.navigation.set_compact(self.width() < theme().px(_ROOMY))

    def _go_where(self, name: str, where: Mapping[str, Any]) -> None:
        if name == "lock":
            self.left.emit()
            return
        if name not in self._pages:
            module = import_module(f"hublog.qt.pages.{name}")
            made: Callable[[Desk], Page] = getattr(module, _PAGES[name])
            self._pages[name] = made(self.desk)
            self._stack.addWidget(self._pages[name])
        page = self._pages[name]
        self._current = name
        theme().refresh(page)
        self._stack.setCurrentWidget(page)
        self.navigation.show_current(name)
        page.opened(where)

    def _say(self, notice: Notice) -> None:
        self.notices.say(notice)

    def _heard(self, changed: Changed) -> None:
        desk = self.desk
        time = desk.wording.time(desk.now())
        self.notices.left.setText(desk.words("window.saved", time=time))
        if "hub" in changed.rows:
            desk.ask(lambda s: s.hub.this().privacy_names, self._shorten_names, self)
        if self.page is not None:
            self.page.heard(changed)

    def _shorten_names(self, privacy: bool) -> None:  # noqa: FBT001 - it is the answer
        self.desk.privacy_names = privacy

    def _made_up_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("frame", "made-up")
        leave = Button(self.desk.words("window.leave"))
        leave.clicked.connect(self.left)
        text = Label(self.desk.words("window.made_up"))
        layout = row(gap=12, margins=(28, 6, 28, 6))
        layout.addWidget(text, 1)
        layout.addWidget(leave)
        bar.setLayout(layout)
        return bar
