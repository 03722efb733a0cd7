"""The name of a place, put right wherever it stands; a place that is another one is a new place."""

from PySide6.QtCore import Qt

from hublog.domain.hubs import Place
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.services.changed import Changed


class PlaceCard(InlineCard):
    """Kept by Enter; sessions that were held there are said to have been at the new name."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk, self._place_id = desk, place.id
        words = desk.words
        self._field, self.name = line_field(
            words("activities_page.place_name"), place.name, words("activities_page.place_hint")
        )
        self.name.returnPressed.connect(self._keep)
        save = Button(
            words("activities_page.place_keep"),
            "primary",
            icon="check",
            hint=words("register.enter"),
        )
        save.clicked.connect(self._keep)
        leave = Button(words("register.leave_it"))
        leave.clicked.connect(self.done)
        title = Label(words("activities_page.place_title"), "h2")
        self.fill(column(title, self._field, row(save, leave, 1)))

    def begin(self) -> None:
        """The name, marked, so that another one can be typed at once."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _keep(self) -> None:
        desk, place, name = self._desk, self._place_id, self.name.text()

        def kept(changed: Changed) -> None:
            if changed:
                desk.say(desk.words("activities_page.place_kept"), undoes=changed.stamp)
            self.done.emit()

        def refused(problem: Problem) -> None:
            self._field.complain(desk.words.problem(problem))
            self.name.setFocus()

        desk.do(lambda s: s.activities.rename_place(desk.actor, place, name), kept, self, refused)
