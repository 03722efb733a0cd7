"""Icons as SVG, drawn in any colour and size."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from hublog import resources


@cache
def pixmap(name: str, size: int, color: str, ratio: float = 1.0) -> QPixmap:
    """The icon of that name, ``size`` logical pixels square."""
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(source(name, color).encode()))
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def source(name: str, color: str) -> str:
    """The icon of that name as SVG in a colour."""
    text = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", color)


def icon(name: str, size: int, color: QColor) -> QIcon:
    """The same as an icon."""
    return QIcon(pixmap(name, size, color.name()))


def forget_drawn() -> None:
    """Let go of what was drawn in other colours and sizes."""
    pixmap.cache_clear()
