"""Care notes whose day has come: all are marked, any may be left out, and they go once somebody says so."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.rotation import gone_by
from hublog.qt.desk import Desk
from hublog.qt.models.table import Column
from hublog.qt.once import Once
from hublog.qt.page import Page
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.table_view import TableView
from hublog.services.api import Services
from hublog.services.care_due import DueCare
from hublog.services.changed import Changed

_MOST_NAMED = 12
"""So many names on a card leave its buttons in sight."""


class CareDuePage(Page):
    """Nothing is deleted before a button and a card; Enter opens a child, where the day can be changed."""

    name = "care_due"
    guide = "coordinator"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, wording = self.words, desk.wording
        self.way_back = back = Button(words("due.back"), icon="arrow-left")
        back.clicked.connect(lambda: desk.go("today"))
        self.corner.addWidget(back)
        columns: list[Column[DueCare]] = [
            Column(words("due.name"), lambda each: each.name),
            Column(words("care_due.comes"), self._comes),
            Column(words("care_due.what_goes"), lambda each: words(f"care_due.what.{_what(each)}")),
            Column(
                words("care_due.day"),
                lambda each: wording.day_and_year(each.delete_on),
                lambda each: each.delete_on.toordinal(),
            ),
        ]
        self.table = TableView(words("care_due.list"), columns)
        self.table.mark_several(True)  # noqa: FBT003 - it is the value
        self.table.chosen.connect(lambda each: desk.go("person", person=each.person_id))
        self.table.selectionModel().selectionChanged.connect(self._count)
        self.delete = Button("", icon="trash-2")
        self.delete.clicked.connect(self._begin_deleting)
        everybody, nobody = Button(words("due.all")), Button(words("due.none"))
        everybody.clicked.connect(self.table.selectAll)
        nobody.clicked.connect(self.table.clearSelection)
        self.body.addLayout(self.cards)
        self.body.addWidget(Label(words("care_due.hint"), "small"))
        self.body.addWidget(wrap(self.delete, everybody, nobody))
        self.body.addWidget(self.table, 1)
        self.head(words("care_due.title"))
        self._count()

    def opened(self, where: Mapping[str, Any]) -> None:
        """Look which day has come."""
        del where
        self.close_card()
        self._ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changed: Changed) -> None:
        """Notes were deleted, or are kept for longer."""
        if changed.rows.keys() & {"care", "person"}:
            self._ask()

    def _comes(self, due: DueCare) -> str:
        if due.came is None:
            return ""
        if due.came == self.desk.today():
            return self.words("care_due.comes_today")
        return self.words("care_due.came", day=self.desk.wording.day(due.came))

    def _ask(self) -> None:
        today = self.desk.today()
        self.desk.ask(lambda s: s.care.due(today), self._show, self)

    def _show(self, found: tuple[DueCare, ...]) -> None:
        self.head(self.words("care_due.title"), self.words("care_due.state", n=len(found)))
        self.table.show_marked(found, _id)
        self._count()

    def _count(self) -> None:
        n = len(self.table.marked)
        self.delete.set_words(self.words("care_due.delete", n=n))
        self.delete.setEnabled(n > 0)

    def _begin_deleting(self) -> None:
        self.show_card(DeleteCard(self.desk, self.table.marked), self.table.setFocus)


def _id(due: DueCare) -> str:
    return due.person_id


def _what(due: DueCare) -> str:
    if due.notes and due.collected:
        return "both"
    return "notes" if due.notes else "collected"


class DeleteCard(InlineCard):
    """Once more whether they shall go; this cannot be undone."""

    def __init__(self, desk: Desk, due: Sequence[DueCare]) -> None:
        super().__init__()
        self._desk, self._chosen = desk, [each.person_id for each in due]
        self._once: Once[Services] = Once(desk, self)
        words = desk.words
        come = [each.name for each in due if each.came and each.notes]
        names = words("laptop_value.comma").join(come[:_MOST_NAMED])
        if len(come) > _MOST_NAMED:
            names = words("care_due.and_more", names=names, n=len(come) - _MOST_NAMED)
        still = [Label(words("care_due.still_come", n=len(come), names=names), "error")]
        until = desk.wording.day_and_year(gone_by(desk.today()))
        self.delete = Button(words("care_due.delete_now"), "primary", icon="trash-2")
        self.delete.clicked.connect(self._delete)
        self.leave = Button(words("due.leave"))
        self.leave.clicked.connect(self.done)
        self.fill(
            column(
                Label(words("care_due.sure", n=len(due)), "h2"),
                *(still if come else ()),
                Label(words("care_due.sure_hint", day=until)),
                wrap(self.leave, self.delete),
            )
        )

    def begin(self) -> None:
        """On what changes nothing."""
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        desk, chosen = self._desk, self._chosen

        def deleted(_: Changed) -> None:
            self.done.emit()
            desk.say(desk.words("care_due.deleted", n=len(chosen)))

        self._once.do(lambda s: s.care.delete(desk.actor, chosen), deleted)
