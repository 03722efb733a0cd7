"""Putting away everybody at once who was not here for a year: all are marked, any may be left out."""

from PySide6.QtWidgets import QWidget

from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.table_view import TableView
from hublog.services.changed import Changed


class AwayBar(QWidget):
    """What stands above the list of those who were not here for a year; hidden above any other."""

    def __init__(self, desk: Desk, table: TableView) -> None:
        super().__init__()
        self._desk, self._table = desk, table
        words = desk.words
        self.put_away = Button(words("people_page.put_away", n=0), "primary", icon="check")
        self.put_away.clicked.connect(self._put_away)
        everybody, nobody = (
            Button(words(f"people_page.choose_{which}")) for which in ("all", "none")
        )
        everybody.clicked.connect(table.selectAll)
        nobody.clicked.connect(table.clearSelection)
        table.selectionModel().selectionChanged.connect(self._count)
        self.setLayout(
            column(
                Label(words("people_page.away_hint"), "small"),
                row(self.put_away, everybody, nobody, 1),
                gap=8,
            )
        )
        self.hide()

    def begin(self, *, away: bool) -> None:
        """Show it above the list of those who were not here for a year, and hide it above others."""
        self._table.mark_several(away)
        self.setVisible(away)

    def mark_all(self) -> None:
        """Everybody who is listed shall be put away, unless somebody leaves them out."""
        self._table.selectAll()
        self._count()

    def _count(self) -> None:
        n = len(self._table.marked)
        self.put_away.set_words(self._desk.words("people_page.put_away", n=n))
        self.put_away.setEnabled(n > 0)

    def _put_away(self) -> None:
        desk, chosen = self._desk, [person.id for person in self._table.marked]

        def done(changed: Changed) -> None:
            said = desk.words("people_page.were_put_away", n=len(chosen))
            desk.say(said, undoes=changed.stamp)

        desk.do(lambda s: s.putting_away.put_away(desk.actor, chosen), done, self)
