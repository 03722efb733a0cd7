"""Packs: the hubs on the office's list, what each is given, and the key that each is known by."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from hublog.domain.months import Month
from hublog.domain.names import fold
from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem
from hublog.qt.models.rows import Row
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.hub_form import HubForm
from hublog.qt.office.hub_pack import PackCard
from hublog.qt.office.key_card import KeyCardCard
from hublog.qt.office.page import OfficePage
from hublog.qt.widgets.arrange import Sides, clear, column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.office.packs import SeenCard

CARD, AREAS = ".hubkey", ".csv"
"""How the names of key cards and of area lists end."""


class PacksPage(OfficePage):
    """``opened({"hub": code})`` shows that hub, or begins it; ``{"find": True}`` looks for one."""

    name = "packs"

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__(desk)
        words = self.words
        self.hubs: tuple[ListedHub, ...] = ()
        self.form: HubForm | None = None
        self.pack: PackCard | None = None
        self._wanted = ""
        self.add = Button(words("office_packs.add"), "primary", icon="plus")
        self.add.clicked.connect(lambda: self.begin_hub(""))
        self.card_file = Button(words("office_packs.take_card"), icon="key-round")
        self.card_file.clicked.connect(self.choose_card)
        self.corner.addWidget(wrap(self.card_file, self.add))
        field, self.find_field = line_field(words("office_packs.find"))
        self.find_field.textChanged.connect(self._show_rows)
        self.find_field.returnPressed.connect(self._open_first)
        self.list = RowsView(words("office_packs.hubs"), lined=True)
        self.list.chosen.connect(lambda row: self.open_hub(row.key))
        self._nobody = Label(words("office_packs.nobody"), "muted")
        listed = Card(column(field, self._nobody, self.list, gap=10))
        self._side = column(gap=16)
        self._hint = Label(words("office_packs.hint"), "muted")
        self._side.addWidget(self._hint)
        self._side.addStretch(1)
        self._sides = Sides(listed, self._side, (2, 3), least=820)
        self.body.addLayout(self.cards)
        self.body.addWidget(self._sides, 1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the hubs."""
        self._wanted = str(where.get("hub", ""))
        if where.get("find"):
            self.find_field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.card is None and not self._wanted:
            (self.list if self.hubs else self.add).setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()

    def heard(self, changed: object) -> None:
        """A hub may be another now."""
        del changed
        self._ask()

    def drop(self, files: object) -> bool:
        """Key cards and lists of areas are for this page; anything else is a return."""
        paths = [Path(each) for each in files] if isinstance(files, list) else []
        if len(paths) == 1 and paths[0].suffix.casefold() == CARD:
            self.look_at_card(paths[0])
            return True
        if len(paths) == 1 and paths[0].suffix.casefold() == AREAS and self.pack is not None:
            self.pack.keep_areas(paths[0])
            return True
        return False

    def open_hub(self, hub: ListedHub) -> None:
        """Show one hub with its pack and key."""
        self._show_form(hub, new=False)
        self.pack = PackCard(self.desk, self, hub)
        self._side.insertWidget(0, self.pack)

    def begin_hub(self, code: str) -> None:
        """Ask for a hub that is not on the list yet."""
        first = str(Month.of(self.desk.today()))
        self._show_form(ListedHub(code=code, name="", first_month=first), new=True)

    def close_form(self) -> None:
        """Show the list alone."""
        self._clear_side()
        self._hint = Label(self.words("office_packs.hint"), "muted")
        self._side.addWidget(self._hint)
        self._side.addStretch(1)
        (self.list if self.hubs else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_card(self) -> None:
        """Ask for a key card."""
        words = self.words
        title, kinds = words("office_packs.take_card"), words("office_packs.card_kinds")
        file, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), kinds)
        if file:
            self.look_at_card(Path(file))

    def look_at_card(self, path: Path) -> None:
        """Show a key card and its five words."""

        def show(seen: SeenCard | Problem) -> None:
            if isinstance(seen, Problem):
                self.desk.refuse(seen)
                return
            card = KeyCardCard(self.desk, seen)
            card.taken.connect(lambda: self._again(seen.hub.code))
            self.show_card(card, lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))

        self.desk.ask(lambda s: s.packs.enrol(path), show, self)

    def _again(self, code: str) -> None:
        """Show the hub as it is now."""
        self._wanted = code
        self._ask()

    def _show_form(self, hub: ListedHub, *, new: bool) -> None:
        self._clear_side()
        self.form = HubForm(self.desk, hub, new=new)
        self.form.kept.connect(lambda written: self._again(written.code))
        self.form.left.connect(self.close_form)
        self._side.addWidget(self.form)
        self._side.addStretch(1)
        self.form.begin()
        if not self._sides.beside:
            self.show_inside(self.form)

    def _clear_side(self) -> None:
        self.form, self.pack = None, None
        clear(self._side)

    def _ask(self) -> None:
        self.desk.ask(lambda s: s.hubs.all(), self._show, self)

    def _show(self, hubs: tuple[ListedHub, ...]) -> None:
        self.hubs = hubs
        known = sum(bool(each.public_key) for each in hubs)
        words = self.words
        state = words("office_packs.state", n=len(hubs), known=known)
        self.head(words("window.page.packs"), state)
        self._nobody.setVisible(not hubs)
        self._show_rows()
        wanted, self._wanted = self._wanted, ""
        found = next((each for each in hubs if each.code == wanted), None)
        if found is not None:
            self.open_hub(found)
        elif wanted:
            self.begin_hub(wanted)

    def _show_rows(self) -> None:
        typed = fold(self.find_field.text())
        shown = [each for each in self.hubs if typed in fold(f"{each.name} {each.code}")]
        self.list.show_rows([self._row(each) for each in shown], self.list.marked)

    def _row(self, hub: ListedHub) -> Row:
        words = self.words
        key = "known" if hub.public_key else "unknown"
        pill = "" if hub.public_key else words("office_packs.no_key")
        said = words(f"office_packs.spoken.{key}", hub=hub.name, code=hub.code)
        return Row(hub, hub.name, hub.code, pill=pill, pill_kind="warn", spoken=said)

    def _open_first(self) -> None:
        if self.list.rows:
            self.open_hub(self.list.rows[0].key)
