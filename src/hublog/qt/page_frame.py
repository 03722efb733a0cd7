"""The frame around pages, of whatever is open: navigation, the page, what was just done."""

import datetime as dt
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hublog.qt.page import AnyPage
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.navigation import Navigation
from hublog.qt.widgets.notice_bar import NoticeBar
from hublog.qt.workplace import Notice, Workplace

Standing = Callable[[], None]
"""Called once the first page is shown."""
_ROOMY = 1000
"""From this width on, in pixels at 100 %, the navigation stands beside its icons."""
_A_MOMENT, _A_MINUTE = 1_000, 60_000


class PageFrame(QWidget):
    """Shows one page at a time. ``left`` when what is open shall be locked or left.

    ``turned`` carries the name of a page once it is shown.
    """

    left = Signal()
    turned = Signal(str)
    instead = ""
    """The page that stands in for one that whoever is here does not see."""
    pages: ClassVar[dict[str, str]]
    """Where each page's class is; imported when it is first shown."""
    largest = ""
    """What takes longest to import is imported away from the window, a moment after it can be used."""

    def __init__(self, desk: Workplace[Any]) -> None:
        super().__init__()
        self.desk = desk
        self._pages: dict[str, AnyPage] = {}
        self._current = ""
        self._saved: dt.datetime | None = None
        self.navigation = Navigation(desk.words, desk.places)
        self.notices = NoticeBar(desk.words)
        self._stack = QStackedWidget()
        self.above: QVBoxLayout = column(gap=0)
        right = column(self.above, gap=0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.notices)
        outer = row(self.navigation, gap=0)
        outer.addLayout(right, 1)
        self.setLayout(outer)
        self.navigation.went.connect(self.go)
        self.notices.undo.connect(desk.undo)
        self.notices.went.connect(lambda way: desk.go(way.page, **way.where))
        desk.went.connect(self._go_where)
        desk.went_back.connect(self._go_back)
        desk.said.connect(self._say)
        desk.changed.connect(self._heard)
        desk.kept.connect(self._note_saved)
        desk.seated.connect(self.show_who)
        another_day = QTimer(self, interval=_A_MINUTE)
        another_day.timeout.connect(self.show_standing)
        another_day.start()
        theme().changed.connect(self._make_room)
        self.show_who()

    def begin(self, ready: Standing) -> None:
        """Show the first page, and say when it is there."""
        raise NotImplementedError

    def load_largest_soon(self) -> None:
        """Whoever opens the window wants to do something at once, and nothing of that may wait."""
        desk, largest = self.desk, self.largest
        QTimer.singleShot(
            _A_MOMENT,
            self,
            lambda: desk.ask(lambda _: import_module(largest), lambda _: None, desk),
        )

    def drop(self, files: list[Path]) -> None:
        """Files were dropped on the window."""
        raise NotImplementedError

    def look_for(self) -> None:
        """Go to where things are looked for."""
        raise NotImplementedError

    def said_who(self) -> str:
        """What stands at the right of the lowest line."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window leaves the pages more room."""
        super().resizeEvent(event)
        self._make_room()

    @property
    def page(self) -> AnyPage | None:
        """The page that is shown."""
        return self._pages.get(self._current)

    @property
    def made_pages(self) -> tuple[AnyPage, ...]:
        """Every page that was shown so far."""
        return tuple(self._pages.values())

    def go(self, page: str) -> None:
        """Show a page as it usually is."""
        self._go_where(page, {})

    def standing(self) -> list[str]:
        """What stands at the left of the lowest line; what is empty is left out."""
        saved, desk = self._saved, self.desk
        if saved is None:
            return [""]
        time, today = desk.wording.time(saved), desk.today()
        if saved.date() == today:
            return [desk.words("window.saved", time=time)]
        day = desk.wording.seen(saved.date(), today)
        return [desk.words("window.saved_on", day=day, time=time)]

    def show_standing(self) -> None:
        """Say how it stands."""
        said = [each for each in self.standing() if each]
        self.notices.left.setText(self.desk.words("register.dot").join(said))

    def show_who(self) -> None:
        """Say who is here."""
        self.notices.right.setText(self.said_who())

    def _make_room(self) -> None:
        """What is narrow depends on the text size too."""
        self.navigation.set_compact(self.width() < theme().px(_ROOMY))

    def _go_where(self, name: str, where: Mapping[str, Any]) -> None:
        if name == "lock":
            self.left.emit()
            return
        if not self.desk.may_see(name):
            name, where = self.instead, {"page": name, "where": where, "back": self._current}
        if name not in self._pages:
            module, _, found = self.pages[name].rpartition(".")
            made: Callable[[Workplace[Any]], AnyPage] = getattr(import_module(module), found)
            self._pages[name] = made(self.desk)
            self._stack.addWidget(self._pages[name])
        page = self._pages[name]
        page.asked = where
        if name != self._current:
            self._turn(page)
        self.show_made(name)
        page.opened(where)
        self.turned.emit(name)

    def _turn(self, page: AnyPage) -> None:
        """Begin a page at its top, without what was said of the one before alone."""
        page.to_top()
        said = self.notices.notice
        if said is not None and said.here:
            self.notices.quiet()

    def show_made(self, name: str) -> None:
        """Show a page that is there already, as it stands."""
        page = self._pages[name]
        self._current = name
        theme().refresh(page)
        self._stack.setCurrentWidget(page)
        self.navigation.show_current(name)

    def let_go_of(self, name: str) -> None:
        """Have a page made anew when it is shown next."""
        page = self._pages.pop(name, None)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _go_back(self, name: str) -> None:
        """To a page as it was left, or to the first one where there is none."""
        if name not in self._pages:
            self.go(self.desk.places[0].page)
            return
        self.show_made(name)
        inside = self._pages[name].focusWidget()
        if inside is not None:
            inside.setFocus()

    def _note_saved(self) -> None:
        self._saved = self.desk.now()
        self.show_standing()

    def _say(self, notice: Notice) -> None:
        self.notices.say(notice)

    def _heard(self, changed: Any) -> None:  # noqa: ANN401 - each workplace tells its own
        self._note_saved()
        if self.page is not None:
            self.page.heard(changed)
