"""All keys, from the one table that also makes them work."""

from collections.abc import Mapping
from typing import Any

from hublog.qt.actions import KEYS, Key, shown
from hublog.qt.models.rows import Row
from hublog.qt.page import AnyPage
from hublog.qt.widgets.arrange import column, flow
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.qt.workplace import Workplace


class Keys(AnyPage):
    """One card for each place where keys work."""

    name = "keys"

    def __init__(self, desk: Workplace[Any]) -> None:
        super().__init__(desk)
        self.head(self.words("keys_page.title"), self.words("keys_page.state"))
        self.lists: list[RowsView] = []
        pages = {each.page for each in desk.places}
        cards = [
            self._card(place)
            for place in dict.fromkeys(key.place for key in KEYS)
            if place in desk.key_places and (place not in pages or desk.may_see(place))
        ]
        self.body.addLayout(flow(*cards, least=420, gap=16))
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Begin at the first key."""
        del where
        self.lists[0].setFocus()

    def _card(self, place: str) -> Card:
        heading = self.words(f"key.place.{place}")
        rows = RowsView(heading, lined=True, grows=True)
        known = [key for key in KEYS if key.place == place and self._does(key)]
        rows.show_rows([self._row(key) for key in known])
        self.lists.append(rows)
        return Card(column(Label(heading, "h2"), rows, 1))

    def _row(self, key: Key) -> Row:
        does = self._does(key)
        return Row(key.name, does, hint=shown(key.name), spoken=f"{does}: {shown(key.name)}")

    def _does(self, key: Key) -> str:
        """What the key does here; empty where there is no such page to go to."""
        number = key.name.removeprefix("page_")
        if number == key.name:
            return self.words(f"key.{key.name}")
        places = self.desk.places
        at = int(number) - 1
        if at >= len(places) or not self.desk.may_see(places[at].page):
            return ""
        return self.words(f"window.go_to.{places[at].page}")
