"""Where a return is saved, and whether a password protects it: asked once, remembered, shown each time."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import Sides, column, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.tick import Tick


class Saving(QWidget):
    """The folder with a way to another one, and a tick for the password; ``chosen`` after another folder."""

    chosen = Signal()

    def __init__(self, desk: Desk, *, rows_shared: bool) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._where = Label("")
        self.other = Button("", icon="folder-open")
        self.other.clicked.connect(self.choose)
        self.protect = Tick(words("month_return.protect"))
        self.protect.setChecked(rows_shared)
        why = words("month_return.protect_rows" if rows_shared else "month_return.protect_counts")
        self.setLayout(
            column(
                Sides(holding(row(self.other, 1)), self._where, (0, 1), least=520),
                column(self.protect, Label(why, "small"), gap=0),
                gap=8,
            )
        )
        self._show()

    @property
    def folder(self) -> Path | None:
        """Where it is saved, asked for where nobody chose yet; none where nobody wants to."""
        return self._desk.returns or self.choose()

    def password(self) -> str:
        """A new password where one is wanted, else nothing."""
        return self._desk.services.outside.draw_password() if self.protect.isChecked() else ""

    def choose(self) -> Path | None:
        """Ask for a folder; it is remembered."""
        title = self._desk.words("month_return.where")
        start = self._desk.returns or Path.home()
        found = QFileDialog.getExistingDirectory(self, title, str(start))
        if not found:
            return None
        self._desk.save_returns_in(Path(found))
        self._show()
        self.chosen.emit()
        return Path(found)

    def _show(self) -> None:
        words, folder = self._desk.words, self._desk.returns
        if folder is None:
            self._where.setText(words("month_return.nowhere"))
            self.other.set_words(words("month_return.choose_folder"))
        else:
            self._where.setText(words("month_return.saved_in", folder=str(folder)))
            self.other.set_words(words("month_return.change_folder"))
