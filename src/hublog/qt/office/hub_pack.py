"""What goes to a hub and comes from it besides returns: its pack, its list of areas, its key."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.page import OfficePage
from hublog.qt.office.returns_steps import choose_folder
from hublog.qt.programs import show_folder
from hublog.qt.widgets.arrange import column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Line, Picture
from hublog.services.office.packs import AreasKept


class PackCard(Card):
    """Its key and its five words, the list of areas that it gets, and the button that makes its pack."""

    def __init__(self, desk: OfficeDesk, page: OfficePage, hub: ListedHub) -> None:
        super().__init__()
        self._desk, self._page, self._hub = desk, page, hub
        self._path: Path | None = None
        words = desk.words
        self._areas = Label("", "small")
        self._made = Label("", "small")
        self._made.hide()
        self.choose = Button(words("office_packs.choose_areas"), icon="folder-open")
        self.choose.clicked.connect(self._choose_areas)
        self.make = Button(words("office_packs.make"), icon="package")
        self.make.clicked.connect(self._make)
        self.reveal = Button(words("month_page.reveal"), icon="folder-open")
        self.reveal.clicked.connect(lambda: show_folder(self._path) if self._path else None)
        self.reveal.hide()
        state, icon = ("known", "circle-check") if hub.public_key else ("unknown", "circle-alert")
        picture = Picture(icon, 22, "ok" if hub.public_key else "warn")
        key = words(f"office_packs.key.{state}", who=hub.pinned_by, day=_pinned(desk, hub))
        self._words = Label("", "strong")
        self._words.hide()
        things = column(
            Label(words("office_packs.of", hub=hub.name), "h2"),
            row(picture, Label(key), 1, gap=10),
            self._words,
            Line(),
            self._areas,
            wrap(self.choose, self.make),
            self._made,
            row(self.reveal, 1),
            1,
            gap=8,
        )
        self.fill(things)
        self._ask()

    def keep_areas(self, path: Path) -> None:
        """Keep a list of areas for the hub."""
        desk, code = self._desk, self._hub.code

        def kept(areas: AreasKept) -> None:
            desk.say(desk.words("office_packs.areas_kept", n=areas.number))
            self._show_areas(areas)

        desk.do(lambda s: s.packs.choose_areas(code, path), kept, self)

    def _ask(self) -> None:
        code, key, desk = self._hub.code, self._hub.public_key, self._desk
        desk.ask(lambda s: s.packs.areas(code), self._show_areas, self)
        if key:
            desk.ask(lambda s: s.packs.words_of(key), self._show_words, self)

    def _show_words(self, words: str) -> None:
        self._words.setText(words)
        self._words.show()

    def _show_areas(self, areas: AreasKept | None) -> None:
        words = self._desk.words
        self._areas.setText(
            words("office_packs.no_areas")
            if areas is None
            else words("office_packs.areas", file=areas.file_name, n=areas.number)
        )

    def _choose_areas(self) -> None:
        words = self._desk.words
        file, _ = QFileDialog.getOpenFileName(
            self, words("office_packs.choose_areas"), str(Path.home()), words("office_packs.csv")
        )
        if file:
            self.keep_areas(Path(file))

    def _make(self) -> None:
        desk, code = self._desk, self._hub.code
        folder = choose_folder(self._page, desk)
        if folder is None:
            return

        def made(path: Path) -> None:
            self._path = path
            said = desk.words("office_packs.made", file=path.name)
            self._made.setText(str(path))
            for each in (self._made, self.reveal):
                each.show()
            desk.say(said)
            self.reveal.setFocus()

        desk.ask(
            lambda s: s.packs.make(code, folder),
            lambda done: desk.refuse(done) if isinstance(done, Problem) else made(done),
            self,
        )


def _pinned(desk: OfficeDesk, hub: ListedHub) -> str:
    return desk.wording.plain_day(hub.pinned_on) if hub.pinned_on is not None else ""
