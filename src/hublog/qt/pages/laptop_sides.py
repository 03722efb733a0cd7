"""Two things side by side that two laptops say differently, each with the button and the key that keeps it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hublog.qt.widgets.arrange import column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Picture


class Side(Card):
    """One of them: where it is from, what it says, and its button where it has one."""

    def __init__(
        self,
        heading: str,
        lines: Sequence[str],
        keep: Button | None = None,
        *,
        strong: str = "",
        mark: str = "",
    ) -> None:
        super().__init__(kind="info" if mark else "card")
        title = row(Picture("laptop", 22, "primary"), gap=10)
        title.addWidget(Label(heading, "strong"), 1)
        layout = column(title, gap=8)
        if strong:
            layout.addWidget(Label(strong, "h2"))
        for each in lines:
            layout.addWidget(Label(each))
        if mark:
            layout.addWidget(Label(mark, "small"))
        layout.addStretch(1)
        if keep is not None:
            layout.addLayout(row(keep, 1))
        self.fill(layout)


def side_by_side(sides: Sequence[Side]) -> QWidget:
    """Side by side where there is room."""
    holder = QWidget()
    holder.setLayout(flow(*sides, least=280, gap=16, most_columns=2))
    return holder
