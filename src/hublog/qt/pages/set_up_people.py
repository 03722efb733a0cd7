"""Who helps, at set-up: first names, and a PIN for each of them who wants one."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.domain.names import clean, fold
from hublog.domain.problems import Problem
from hublog.domain.seats import is_pin
from hublog.domain.words import Words
from hublog.qt.widgets.arrange import column, flow
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.pin_field import PinField


def names_in(text: str) -> list[str]:
    """First names, parted by commas, each once."""
    kept: dict[str, str] = {}
    for each in text.split(","):
        if name := clean(each):
            kept.setdefault(fold(name), name)
    return list(kept.values())


class Helpers(QWidget):
    """A field of names; below it a field for the PIN of each name, as it is typed.

    ``told`` when Enter was pressed in one of those.
    """

    told = Signal()

    def __init__(self, words: Words, names: str, pins: Mapping[str, str]) -> None:
        super().__init__()
        self._words = words
        self._fields: dict[str, Field] = {}
        self._typed = dict(pins)
        shown, self.names = line_field(words("set_up.helpers"), names, words("set_up.helpers_hint"))
        self._pins = flow(least=250)
        self._hint = Label(words("set_up_people.pins"), "muted")
        self.setLayout(column(shown, self._hint, self._pins, gap=12))
        self.names.textChanged.connect(self._ask_pins)
        self._ask_pins()

    @property
    def pins(self) -> dict[str, str]:
        """The PINs that were typed, by name; those of names that are gone are not among them."""
        return {name: text for name in names_in(self.names.text()) if (text := self._pin(name))}

    def settle(self) -> bool:
        """Whether every PIN that is there can be one; the first that cannot says so."""
        for name, field in self._fields.items():
            pin = self._pin(name)
            wrong = bool(pin) and not is_pin(pin)
            field.complain(self._words.problem(Problem("PIN_DIGITS")) if wrong else "")
            if wrong:
                field.widget.setFocus()
                return False
        return True

    def _pin(self, name: str) -> str:
        field = self._fields.get(name)
        edit = field.widget if field is not None else None
        return edit.text() if isinstance(edit, QLineEdit) else ""

    def _ask_pins(self) -> None:
        names = names_in(self.names.text())
        self._typed |= {name: self._pin(name) for name in self._fields}
        for name in [each for each in self._fields if each not in names]:
            gone = self._fields.pop(name)
            gone.hide()
            gone.deleteLater()
        for name in names:
            if name not in self._fields:
                edit = PinField()
                edit.setProperty("stays", True)  # noqa: FBT003 - Enter is told by us, not by the step
                edit.returnPressed.connect(self.told)
                edit.setText(self._typed.get(name, ""))
                self._fields[name] = Field(self._words("lock.pin_spoken", name=name), edit)
                self._pins.addWidget(self._fields[name])
        self._hint.setVisible(bool(names))
        before: QWidget = self.names  # Tab goes down the page, whichever field was made last
        for name in names:
            self.setTabOrder(before, self._fields[name].widget)
            before = self._fields[name].widget
