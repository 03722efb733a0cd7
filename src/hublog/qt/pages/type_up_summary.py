"""How many people of a paper sheet are typed so far, beside what the paper itself says."""

from PySide6.QtWidgets import QWidget

from hublog.domain.paper import Typed
from hublog.domain.words import Words
from hublog.qt.widgets.arrange import column, holding, row
from hublog.qt.widgets.labels import Label, Picture


class Summary(QWidget):
    """A figure, what it is made of, and how it compares."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.figure = Label("0", "figure", wraps=False)
        self.parts, self.difference = Label("", "small"), Label("", "small")
        self._sign = Picture("info", 20, "info")
        texts = column(Label(words("type_up.typed"), "strong"), self.parts, gap=0)
        counted = row(self.figure, gap=12)
        counted.addLayout(texts, 1)
        self._compared = holding(row(self._sign, self.difference, 1, gap=8))
        self.setLayout(column(counted, self._compared, 1, gap=4))
        self._compared.hide()

    def show_typed(self, typed: Typed, after: int, total: int | None) -> None:
        """How many are typed; ``after`` is how many the session has once they are written."""
        words = self._words
        self.figure.setText(str(typed.footfall))
        parts = [words("type_up.parts", named=typed.named, counted=typed.counted)]
        if typed.helped:
            parts.append(words("type_up.helping", n=typed.helped))
        if after != typed.footfall:
            parts.append(words("type_up.with_those_before", n=after))
        self.parts.setText(words("type_up.dot").join(parts))
        self._compared.setVisible(total is not None)
        if total is None:
            return
        apart = after - total
        key = "same" if not apart else "more" if apart > 0 else "fewer"
        self.difference.setText(words(f"type_up.apart.{key}", n=abs(apart), total=total))
        self._sign.show_icon("info" if apart else "circle-check", "warn" if apart else "ok")
