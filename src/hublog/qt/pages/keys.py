"""All keys, from the one table that also makes them work."""

from collections.abc import Mapping
from typing import Any

from hublog.qt.actions import KEYS, Key, shown
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.page import Page
from hublog.qt.widgets.arrange import column, flow
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.rows_view import RowsView


class Keys(Page):
    """One card for each place where keys work."""

    name = "keys"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(self.words("keys_page.title"), self.words("keys_page.state"))
        self.lists: list[RowsView] = []
        cards = [self._card(place) for place in dict.fromkeys(key.place for key in KEYS)]
        self.body.addLayout(flow(*cards, least=420, gap=16))
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Begin at the first key."""
        del where
        self.lists[0].setFocus()

    def _card(self, place: str) -> Card:
        heading = self.words(f"key.place.{place}")
        rows = RowsView(heading, lined=True, grows=True)
        rows.show_rows([self._row(key) for key in KEYS if key.place == place])
        self.lists.append(rows)
        return Card(column(Label(heading, "h2"), rows, 1))

    def _row(self, key: Key) -> Row:
        does = self.words(f"key.{key.name}")
        return Row(key.name, does, hint=shown(key.name), spoken=f"{does}: {shown(key.name)}")
