"""The passphrase and the recovery key, shown once: written down, printed or kept as PDF."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from hublog.domain.words import Words
from hublog.qt.recovery_sheet import print_sheet, save_sheet
from hublog.qt.widgets.arrange import column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.shown_secret import shown_secret
from hublog.services.what_is_held import HeldHere


class Secrets(QWidget):
    """``written_down`` once somebody typed the last word of the passphrase again.

    ``steps`` say which step of how many this is; the words of the recovery sheet lie below ``labels``.
    ``here`` is what the sheet's second page says. ``wrong`` carries the field that says what is wrong.
    """

    written_down = Signal()
    wrong = Signal(QWidget)

    def __init__(
        self,
        words: Words,
        hub: str,
        passphrase: str,
        key: str,
        *,
        steps: tuple[int, int] = (4, 4),
        labels: str = "set_up.sheet",
        here: HeldHere | None = None,
    ) -> None:
        super().__init__()
        self._labels, self._here = labels, here
        self._words, self._hub, self._passphrase, self._key = words, hub, passphrase, key
        shown = shown_secret("h1", words("set_up.passphrase"), passphrase)
        grouped = shown_secret("h2", words("set_up.recovery_key"), key)
        sheet = self._sheet_buttons()
        self._field, self.word = self._last_word()
        go_on = Button(words("set_up.go_on"), "primary", icon="arrow-right")
        go_on.clicked.connect(self._check)
        opens = column(Label(words("set_up.passphrase"), "small"), shown, gap=2)
        rescues = column(Label(words("set_up.recovery_key"), "small"), grouped, gap=2)
        self.setLayout(
            column(
                Label(words("set_up.step", n=steps[0], of=steps[1]), "small"),
                Label(words("set_up.title.4"), "h1"),
                Label(words("set_up.once")),
                Card(opens, "info"),
                Card(rescues),
                Label(words("set_up.sheet_hint"), "muted"),
                sheet,
                self._field,
                row(go_on, 1),
                gap=14,
            )
        )

    def begin(self) -> None:
        """The sheet first."""
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sheet_buttons(self) -> QVBoxLayout:
        words = self._words
        self.print = Button(words("set_up.print"), icon="printer")
        self.print.clicked.connect(
            lambda: print_sheet(self, words, self._hub, self._key, self._labels, self._here)
        )
        self.save = Button(words("set_up.pdf"), icon="download")
        self.save.clicked.connect(self._save)
        self._saved = Label("", "small")
        self._saved.hide()
        return column(flow(self.print, self.save, least=250), self._saved, gap=14)

    def _last_word(self) -> tuple[Field, QLineEdit]:
        words = self._words
        field, edit = line_field(words("set_up.last_word"), "", words("set_up.last_word_hint"))
        edit.returnPressed.connect(self._check)
        return field, edit

    def _save(self) -> None:
        words = self._words
        start = str(Path.home() / words("set_up.pdf_name"))
        file, _ = QFileDialog.getSaveFileName(self, words("set_up.pdf"), start, "PDF (*.pdf)")
        if file:
            kept = save_sheet(Path(file), words, self._hub, self._key, self._labels, self._here)
            key = "set_up.pdf_saved" if kept else "set_up.pdf_failed"
            self._saved.setText(words(key, file=file))
            self._saved.show()

    def _check(self) -> None:
        last = self._passphrase.replace("-", " ").split()[-1]
        if self.word.text().strip().casefold() == last.casefold():
            self.written_down.emit()
        else:
            self._field.complain(self._words("set_up.wrong_word"))
            self.word.selectAll()
            self.wrong.emit(self._field)
            self.word.setFocus()
