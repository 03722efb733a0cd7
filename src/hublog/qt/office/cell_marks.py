"""How a cell of the matrix looks: colour, sign and a few letters for each state, never colour alone."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hublog.domain.office import matrix as states
from hublog.domain.office.matrix import Cell
from hublog.domain.words import Words
from hublog.qt.theme import icons
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import RADIUS

_KINDS = {
    states.IN_TIME: "ok",
    states.REPLACED: "ok",
    states.LATE: "warn",
    states.QUESTION: "info",
    states.MISSING: "error",
    states.NIL: "quiet",
    states.WAITING: "dashed",
    states.NOT_YET: "dashed",
    states.OUTSIDE: "none",
}
_SIGNS = {states.IN_TIME: "check", states.MISSING: "x", states.WAITING: "clock"}
_SIGN, _GAP = 18, 4


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn: ``kind`` chooses the colours, ``sign`` names an icon, ``text`` are a few letters."""

    kind: str
    sign: str = ""
    text: str = ""


def mark_of(words: Words, cell: Cell) -> Mark:
    """How a cell looks; what was accepted carries a ringed tick beside whatever else is true of it."""
    sign = "circle-check" if cell.accepted else _SIGNS.get(cell.state, "")
    return Mark(_KINDS[cell.state], sign, short(words, cell))


def state_mark(words: Words, state: str) -> Mark:
    """How a state looks where it is explained."""
    text = words(f"office_returns.short.{state}", version=2, n=1)
    return Mark(_KINDS[state], _SIGNS.get(state, ""), text)


def short(words: Words, cell: Cell) -> str:
    """The few letters in a cell."""
    return words(f"office_returns.short.{cell.state}", version=cell.version, n=cell.questions)


def draw_mark(painter: QPainter, rect: QRect, mark: Mark, widget: QWidget) -> None:
    """Draw ground, sign and letters into the rectangle."""
    look = theme()
    ground, ink, pen = _colours(mark.kind)
    radius = look.px(RADIUS - 2)
    painter.setPen(pen)
    painter.setBrush(ground)
    if mark.kind != "none":
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    font = look.font("small", 700)
    size, gap = look.px(_SIGN), look.px(_GAP) if mark.sign and mark.text else 0
    wide = QFontMetrics(font).horizontalAdvance(mark.text)
    sign = size if mark.sign else 0
    if wide + sign + gap > rect.width() - 4 and mark.text:
        sign = gap = 0
    left = rect.x() + (rect.width() - sign - gap - wide) // 2
    if sign:
        drawn = icons.pixmap(mark.sign, size, ink.name(), widget.devicePixelRatioF())
        painter.drawPixmap(left, rect.center().y() - size // 2 + 1, drawn)
    painter.setFont(font)
    painter.setPen(ink)
    place = QRect(left + sign + gap, rect.y(), wide + 2, rect.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, mark.text)


def _colours(kind: str) -> tuple[QColor, QColor, QPen]:
    look = theme()
    clear, muted = QColor(Qt.GlobalColor.transparent), look.color("muted")
    if kind == "dashed":
        return clear, muted, QPen(look.color("border"), 1, Qt.PenStyle.DashLine)
    if kind == "none":
        return clear, muted, QPen(Qt.PenStyle.NoPen)
    if kind == "quiet":
        return look.color("background"), muted, QPen(look.color("line"), 1)
    status = look.tokens.status(kind)
    ground, ink = QColor(status.ground), QColor(status.ink)
    edge = ground == look.color("surface") or kind in {"error", "info"}
    return ground, ink, QPen(ink, 1) if edge else QPen(Qt.PenStyle.NoPen)
