"""Who works at this desk, who is there now, and how names are shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from hublog.domain.hubs import Hub
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.changed import Changed
from hublog.services.seats import Tile


class DeskCard(Card):
    """Choosing a name asks for more about that person (``asked``); the cross takes it off the list."""

    asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.names = RowsView(words("settings.desk_names"), lined=True, grows=True)
        self._tiles: dict[str, Tile] = {}
        self.names.chosen.connect(lambda row: self.asked.emit(self._tiles[row.key]))
        self.names.removed.connect(lambda row: self._remove(row.key, row.title))
        self._nobody = Label(words("settings.nobody"), "muted")
        self._field, self.new_name = line_field(words("settings.new_name"))
        self.new_name.returnPressed.connect(self._add)
        self._add_it = Button(words("settings.add"), icon="plus")
        self._add_it.setAccessibleName(words("settings.add_spoken"))
        self._add_it.clicked.connect(self._add)
        self.privacy = Choices(
            words("settings.privacy"),
            [(each, words(f"settings.yes_no.{each}")) for each in ("yes", "no")],
            least=96,
        )
        self.privacy.chose.connect(self._shorten)
        self.fill(
            column(
                column(
                    Label(words("settings.desk"), "h2"),
                    Label(words("settings.desk_hint"), "small"),
                    gap=2,
                ),
                self.names,
                self._nobody,
                self._field,
                row(self._add_it, 1),
                column(
                    Label(words("settings.privacy"), "strong"),
                    self.privacy,
                    Label(words("settings.privacy_hint"), "small"),
                    gap=4,
                ),
            )
        )

    def show_hub(self, hub: Hub, tiles: Sequence[Tile]) -> None:
        """Show the names, and who of them is here now."""
        self._tiles = {tile.id: tile for tile in tiles}
        now = self._desk.words("settings.here_now")
        has_pin = self._desk.words("seat_card.has_pin")
        marked = self.names.marked_row()
        rows = [
            Row(
                tile.id,
                tile.name,
                detail=has_pin if tile.has_pin else "",
                pill=now if tile.name == self._desk.actor else "",
                icon="user-check" if tile.name == self._desk.actor else "users-round",
                icon_kind="ok" if tile.name == self._desk.actor else "muted",
                removable=True,
            )
            for tile in tiles
        ]
        ids = [tile.id for tile in tiles]
        place = ids.index(marked.key) if marked and marked.key in ids else -1
        self.names.show_rows(rows, place)
        self.names.setVisible(bool(rows))
        self._nobody.setVisible(not rows)
        self.privacy.choose("yes" if hub.privacy_names else "no")

    def _add(self) -> None:
        desk, name = self._desk, clean(self.new_name.text())
        if not name:
            self.new_name.setFocus()
            return

        def added(changed: Changed) -> None:
            self.new_name.clear()
            self._field.complain("")
            if changed:
                desk.say(desk.words("settings.name_added", name=name), undoes=changed.stamp)

        def refused(problem: Problem) -> None:
            self._field.complain(desk.words.problem(problem))

        desk.do(lambda s: s.seats.add(desk.actor, name), added, self, refused)

    def _remove(self, seat: str, name: str) -> None:
        desk = self._desk
        desk.do(
            lambda s: s.seats.remove(desk.actor, seat),
            lambda changed: desk.say(
                desk.words("settings.name_removed", name=name), undoes=changed.stamp
            ),
            self,
        )

    def _shorten(self, answer: str) -> None:
        desk, on = self._desk, answer == "yes"
        said = desk.words(f"settings.{'on' if on else 'off'}.privacy_names")
        desk.do(
            lambda s: s.hub.amend(desk.actor, privacy_names=on),
            lambda changed: desk.say(said, undoes=changed.stamp),
            self,
        )
