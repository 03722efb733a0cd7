"""What each colour and texture of a picture is, in words beside a sample of it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from hublog.qt.charts.ink import Brush

_SAMPLE, _BESIDE, _APART = 0.7, 6, 18


class Sample(NamedTuple):
    """How a series looks: a block, hatched or not, or a line."""

    colour: str
    hatched: bool = False
    line: bool = False


def legend(brush: Brush, area: QRectF, names: Sequence[str], samples: Sequence[Sample]) -> None:
    """The names of the series side by side."""
    left, size = area.left() + 2, brush.line * _SAMPLE
    for name, sample in zip(names, samples, strict=True):
        block = QRectF(left, area.center().y() - size / 2, size, size)
        if sample.line:
            middle = block.center().y()
            ends = QPointF(left, middle), QPointF(left + size, middle)
            brush.rule(*ends, sample.colour, brush.ink.px(3))
        else:
            brush.block(block, sample.colour, hatched=sample.hatched)
            brush.frame(block, brush.ink.tokens.border, 1)
        wide = brush.width(name) + 2
        words = QRectF(block.right() + _BESIDE, area.top(), wide, brush.line)
        brush.word(name, words, brush.ink.tokens.muted)
        left = words.right() + brush.ink.px(_APART)
