"""A box to tick beside a sentence that wraps, which Qt's own box would cut or push out of the page."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

from hublog.qt.theme.theme import theme

_WRAPPED = Qt.TextFlag.TextWordWrap
_HIGHEST = 10_000


class Tick(QCheckBox):
    """As high as its sentence at the width it has; a click anywhere on it ticks."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped sentence, or of the box."""
        room = width - self._beside()
        high = self.fontMetrics().boundingRect(0, 0, room, _HIGHEST, _WRAPPED, self.text()).height()
        return max(super().minimumSizeHint().height(), high + theme().px(8))

    def minimumSizeHint(self) -> QSize:
        """As wide as the box and the longest word."""
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(self._beside() + widest, super().minimumSizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:
        """The sentence belongs to the box."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box as it always is, then the sentence beside it."""
        del event
        option = self._option()
        painter, style = QPainter(self), self.style()
        style.drawControl(QStyle.ControlElement.CE_CheckBox, option, painter, self)
        room = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        left = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.setPen(theme().color("ink"))
        painter.drawText(room, left | Qt.AlignmentFlag.AlignVCenter | _WRAPPED, self.text())

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        return option

    def _beside(self) -> int:
        """The room that the box takes."""
        option = self._option()
        part = QStyle.SubElement.SE_CheckBoxContents
        return option.rect.width() - self.style().subElementRect(part, option, self).width()
