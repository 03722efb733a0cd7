"""While another register takes its place: a copy, the one before it, or what the keys of a copy open."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt

from hublog.domain.problems import Problem
from hublog.qt.entrance import Entrance
from hublog.qt.pages.who import let_in
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label, Picture
from hublog.qt.widgets.threshold import Threshold
from hublog.qt.workplace import Notice, Way
from hublog.services.api import Services
from hublog.services.unavailable import StorageUnavailable
from hublog.services.ways_in import Door

_ALWAYS = Way("restore.how_to_undo", "copies", {"undo": True})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What shall take the place of the register, which is closed by then.

    ``how`` is restore, undo or recover; ``said`` is what the window says afterwards.
    """

    how: str
    secret: str = field(repr=False)
    said: str
    file: Path | None = None

    def done(self, door: Door) -> Services | Problem:
        """Do it; nothing was changed where a Problem comes back."""
        try:
            if self.how == "restore" and self.file is not None:
                return door.restore(self.file, self.secret)
            return (
                door.undo_restore(self.secret) if self.how == "undo" else door.recover(self.secret)
            )
        except StorageUnavailable as error:
            return error.problem


class PuttingBack(Threshold):
    """Says that it takes a moment; then the register is open, or what stood in the way is said."""

    def __init__(self, entrance: Entrance, wanted: Wanted) -> None:
        super().__init__(entrance.words)
        self._entrance, self._wanted = entrance, wanted
        words = entrance.words
        key = "keys" if wanted.how == "recover" else "putting"
        hint = Label(words("restore.putting_hint"), "muted")
        self.show_card(column(Label(words(f"restore.{key}"), "h1"), hint))
        work: Callable[[], Services | Problem] = lambda: wanted.done(entrance.door)  # noqa: E731
        entrance.operations.run(work, self._done, self)

    def _done(self, services: Services | Problem) -> None:
        if isinstance(services, Problem):
            self._failed(services)
            return
        words, wanted = self._entrance.words, self._wanted
        way = Way(words(_ALWAYS.words), _ALWAYS.page, _ALWAYS.where)
        self._entrance.said = Notice(wanted.said, "ok", way=way, stays=True)
        let_in(self._entrance, services)

    def _failed(self, problem: Problem) -> None:
        words = self._entrance.words
        back = Button(words("first_run.back"), "primary", icon="arrow-left")
        back.clicked.connect(self._entrance.back)
        heading = row(
            Picture("triangle-alert", 28, "warn"), Label(words("restore.failed"), "h1"), 1
        )
        said = Label(words.problem(problem))
        hint = Label(words("restore.failed_hint"), "muted")
        self.show_card(column(heading, said, hint, row(back, 1), gap=16), back)
        back.setFocus(Qt.FocusReason.OtherFocusReason)
