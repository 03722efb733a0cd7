"""Buttons, painted by us: icon, words, the key that does the same, a small number, a focus ring."""

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy

from hublog.qt.theme import icons
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import COUNT_TARGET, RADIUS, TARGET

_RING, _RING_GAP = 3, 2


@dataclass(frozen=True, slots=True)
class Colors:
    """What a button is drawn with."""

    ground: QColor | None
    border: QColor | None
    ink: QColor
    quiet: QColor


class Button(QPushButton):
    """A button. ``kind`` is plain, primary, quiet (no border), link, place (navigation) or choice.

    ``hint`` is the key that does the same, shown small; ``stacked`` puts it below the words.
    """

    _pressed: ClassVar[Callable[[], "Button | None"]] = lambda: None
    """The one that the mouse pressed last."""

    def __init__(
        self,
        text: str,
        kind: str = "plain",
        *,
        icon: str = "",
        hint: str = "",
        stacked: bool = False,
        spoken: str = "",
    ) -> None:
        super().__init__(text)
        self.kind, self.icon_name, self.hint, self.stacked = kind, icon, hint, stacked
        self.badge = 0
        self.tall = False
        self.setCheckable(kind in {"place", "choice"})
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spoken or text)
        theme().changed.connect(self.updateGeometry)

    def set_words(self, text: str, spoken: str = "") -> None:
        """Say something else."""
        self.setText(text)
        self.setAccessibleName(spoken or text)
        self.updateGeometry()

    def set_badge(self, number: int) -> None:
        """Show a small number in the corner; none for 0."""
        self.badge = number
        self.update()

    def set_tall(self, tall: bool) -> None:  # noqa: FBT001 - it is the value
        """Show the icon above small words, where the window is narrow."""
        self.tall = tall
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words, the icon and the key, with room around them."""
        look = theme()
        if self.tall:
            words = self._hint_metrics().horizontalAdvance(self.text())
            return QSize(words + look.px(16), look.px(COUNT_TARGET))
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        hint = self._hint_metrics().horizontalAdvance(self.hint) if self.hint else 0
        inside = max(words, hint) if self.stacked else words + (hint + look.px(10) if hint else 0)
        if self.icon_name:
            inside += look.px(20) + (look.px(10) if self.text() else 0)
        room = 14 if self.stacked else {"link": 8, "quiet": 20, "place": 24}.get(self.kind, 36)
        return QSize(max(inside + look.px(room), look.px(TARGET)), look.px(self._height()))

    def minimumSizeHint(self) -> QSize:
        """Never cut its words."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember that the first half of a double click was here."""
        Button._pressed = weakref.ref(self)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Its second half does nothing on what came into the place of what was pressed."""
        if Button._pressed() is self:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as the space bar does; on what is chosen it is the card's."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.kind == "choice" and self.isChecked():
            event.ignore()
        elif is_enter and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw ring, ground, words and number."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = self._colors()
        outer = QRectF(self.rect())
        if self.stacked:  # room for the number
            outer.setTop(outer.top() + look.px(10))
        inner = outer
        radius = look.px(RADIUS)
        if self.hasFocus():
            ring = outer.adjusted(1.5, 1.5, -1.5, -1.5)
            painter.setPen(QPen(look.color("focus"), _RING))
            painter.setBrush(look.color("background"))
            painter.drawRoundedRect(ring, radius, radius)
            step = _RING + _RING_GAP
            inner = outer.adjusted(step, step, -step, -step)
        if colors.ground is not None or colors.border is not None:
            painter.setPen(QPen(colors.border, 1) if colors.border else Qt.PenStyle.NoPen)
            painter.setBrush(colors.ground or Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.tall:
            self._draw_tall(painter, outer.toRect(), colors)
        else:
            self._draw_words(painter, outer.toRect(), colors)
        if self.badge:
            self._draw_badge(painter)

    def _draw_words(self, painter: QPainter, rect: QRect, colors: Colors) -> None:
        look = theme()
        font = self._font()
        metrics, hints = QFontMetrics(font), self._hint_metrics()
        words = metrics.horizontalAdvance(self.text())
        hint = hints.horizontalAdvance(self.hint) if self.hint else 0
        size, gap = look.px(20), look.px(10)
        icon = (size + (gap if self.text() else 0)) if self.icon_name else 0
        along = 0 if self.stacked or not hint else hint + gap
        whole = icon + words + along
        left = rect.x() + max((rect.width() - whole) // 2, look.px(4))
        if self.kind == "place":
            left = rect.x() + look.px(12)
        middle = rect.center().y()
        if self.icon_name:
            drawn = icons.pixmap(self.icon_name, size, colors.ink.name(), self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, middle - size / 2 + 1), drawn)
        painter.setFont(font)
        painter.setPen(colors.ink)
        lift = hints.height() // 2 if self.stacked and self.hint else 0
        text = QRect(left + icon, rect.y() - lift, words + 2, rect.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.kind == "link":
            below = middle + metrics.ascent() // 2 + 3
            painter.drawLine(text.left(), below, text.left() + words, below)
        if self.hint:
            painter.setFont(look.font("small"))
            painter.setPen(colors.quiet)
            if self.stacked:
                place = rect.translated(0, metrics.height() // 2 + 1)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.hint)
            else:
                place = QRect(text.right() + gap, rect.y(), hint + 2, rect.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.hint)

    def _draw_tall(self, painter: QPainter, rect: QRect, colors: Colors) -> None:
        look = theme()
        size = look.px(22)
        drawn = icons.pixmap(self.icon_name, size, colors.ink.name(), self.devicePixelRatioF())
        painter.drawPixmap(QPointF(rect.center().x() - size / 2, rect.y() + look.px(8)), drawn)
        painter.setFont(look.font("small", 600 if self.isChecked() else 400))
        painter.setPen(colors.ink)
        below = rect.adjusted(0, look.px(30), 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())

    def _draw_badge(self, painter: QPainter) -> None:
        look = theme()
        number = str(self.badge)
        font = look.font("small", 700)
        size = look.px(26)
        width = max(size, QFontMetrics(font).horizontalAdvance(number) + look.px(14))
        place = QRectF(self.width() - width, 0, width, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("primary"))
        painter.drawRoundedRect(place, size / 2, size / 2)
        painter.setFont(font)
        painter.setPen(look.color("on_primary"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)

    def _colors(self) -> Colors:
        look = theme()
        ink, muted = look.color("ink"), look.color("muted")
        primary, on_primary = look.color("primary"), look.color("on_primary")
        surface, chosen, border = look.color("surface"), look.color("chosen"), look.color("border")
        over = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            flat = self.kind in {"quiet", "link", "place"}
            return Colors(None, None if flat else look.color("line"), muted, muted)
        if self.kind == "primary" or (self.kind in {"place", "choice"} and self.isChecked()):
            ground = primary.darker(112) if over and primary.lightnessF() < 0.5 else primary  # noqa: PLR2004 - darker half
            return Colors(ground, None, on_primary, on_primary)
        if self.kind in {"quiet", "place"}:
            return Colors(chosen if over else None, None, ink, muted)
        if self.kind == "link":
            return Colors(None, None, primary, muted)
        return Colors(chosen if over else surface, border, ink, muted)

    def _font(self) -> QFont:
        bold = self.kind in {"primary", "link"} or (
            self.kind in {"place", "choice"} and self.isChecked()
        )
        return theme().font("body", 600 if bold or self.stacked else 400)

    def _hint_metrics(self) -> QFontMetrics:
        return QFontMetrics(theme().font("small"))

    def _height(self) -> int:
        return COUNT_TARGET + 10 if self.stacked else TARGET
