"""A document for paper: its sides, what draws each, and what each says to whoever hears it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from hublog.qt.paper import document_of
from hublog.qt.summary_pen import Pen, Side

_DOTS_PER_METRE = 10_000
"""A dot is a tenth of a millimetre, which is what every page is drawn in."""
_MARGIN, _NARROW = 180.0, 110.0
_NUMBER_SIZE = 32


class Size(Enum):
    """How large the paper is and how it lies; wide and high in tenths of a millimetre."""

    A4 = 2100, 2970
    A4_ACROSS = 2970, 2100
    A5 = 1480, 2100

    @property
    def layout(self) -> QPageLayout:
        """The same as Qt asks for it, without margins of its own."""
        across = self is Size.A4_ACROSS
        return QPageLayout(
            QPageSize(QPageSize.PageSizeId.A5 if self is Size.A5 else QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait,
            QMarginsF(),
        )


@dataclass(frozen=True, slots=True)
class Leaf:
    """One side of paper. ``draw`` draws it; ``said`` are its words for a screen reader."""

    draw: Callable[[Pen], None]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What can be looked at, printed, or kept as a PDF called ``file_name``.

    What has no name for a file may be printed and nothing else, such as notes about children.
    ``used`` is called before it goes on paper or into a file, where something has to be kept of it.
    """

    title: str
    leaves: tuple[Leaf, ...]
    file_name: str
    size: Size = Size.A4
    language: str = "en"
    used: Callable[[], object] = bool


def draw(painter: QPainter, leaf: Leaf, size: Size) -> None:
    """Draw a side over the whole of what is painted on."""
    wide, high = size.value
    leaf.draw(Pen(painter, wide, high))


def flowing(
    title: str,
    html: str,
    file_name: str,
    *,
    size: Size = Size.A4,
    language: str = "en",
    points: float = 11,
) -> Document:
    """A document of text that flows from side to side, black on white; ``points`` is its usual size."""
    wide, high = size.value
    margin = _NARROW if size is Size.A5 else _MARGIN
    inside = QSizeF(wide - 2 * margin, high - 2 * margin)
    text = document_of(html)
    font = text.defaultFont()
    font.setPointSizeF(points)
    text.setDefaultFont(font)
    measure = QImage(1, 1, QImage.Format.Format_RGB32)
    measure.setDotsPerMeterX(_DOTS_PER_METRE)
    measure.setDotsPerMeterY(_DOTS_PER_METRE)
    text.documentLayout().setPaintDevice(measure)
    text.setDocumentMargin(0)
    text.setPageSize(inside)
    _keep_headings(text)
    return laid_out(title, text, file_name, size=size, language=language, measure=measure)


def laid_out(
    title: str,
    text: QTextDocument,
    file_name: str,
    *,
    size: Size = Size.A4,
    language: str = "en",
    measure: QImage | None = None,
) -> Document:
    """A document of a text whose pages have their size already, drawn as wide as the paper allows.

    ``measure`` is what the text was measured by, and is kept as long as the text.
    """
    wide, _ = size.value
    margin = _NARROW if size is Size.A5 else _MARGIN
    scale = (wide - 2 * margin) / text.pageSize().width()
    sides = range(text.pageCount())
    said = _said(text, len(sides))
    leaves = tuple(Leaf(_part(text, side, margin, scale, measure), said[side]) for side in sides)
    return Document(title=title, leaves=leaves, file_name=file_name, size=size, language=language)


def _keep_headings(text: QTextDocument) -> None:
    """Move a heading to the next side that would stand alone at the foot of one."""
    block = text.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() and _side(text, block) != _side(
            text, _first_below(block)
        ):
            cursor = QTextCursor(block)
            form = QTextBlockFormat()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            cursor.mergeBlockFormat(form)
            # Left alone, Qt forgets to draw some of what it moved down.
            text.markContentsDirty(0, text.characterCount())
        block = block.next()


def _first_below(heading: QTextBlock) -> QTextBlock:
    """What a heading is for: of a table, the first row below its own headings."""
    below = heading.next()
    table = QTextCursor(below).currentTable() if below.isValid() else None
    if table is None:
        return below if below.isValid() else heading
    row = min(table.format().headerRowCount(), table.rows() - 1)
    return table.cellAt(row, 0).firstCursorPosition().block()


def _side(text: QTextDocument, block: QTextBlock) -> int:
    """The side on which its first line stands, which may be moved down within the block."""
    words = block.layout()
    top = text.documentLayout().blockBoundingRect(block).top()
    top += words.lineAt(0).y() if words.lineCount() else 0
    return int(top // text.pageSize().height())


def _part(
    text: QTextDocument, side: int, margin: float, scale: float, measure: QImage | None
) -> Callable[[Pen], None]:
    """What draws one side; it keeps the text and what that is measured by."""
    kept, page = measure, text.pageSize()
    shown = QRectF(QPointF(0, side * page.height()), page)

    def drawn(pen: Pen) -> None:
        painter = pen.painter
        painter.save()
        painter.translate(margin, margin)
        painter.scale(scale, scale)
        painter.translate(0, -shown.top())
        if kept is not None:
            text.documentLayout().setPaintDevice(kept)
        text.drawContents(painter, shown)
        painter.restore()
        if text.pageCount() > 1:
            foot = QRectF(margin, margin + page.height() * scale, page.width() * scale, margin)
            number = f"{side + 1} / {text.pageCount()}"
            pen.word(number, foot, _NUMBER_SIZE, side=Side.RIGHT)

    return drawn


def _said(text: QTextDocument, sides: int) -> list[str]:
    """The lines that begin on each side."""
    lines: list[list[str]] = [[] for _ in range(sides)]
    block = text.begin()
    while block.isValid():
        if block.text().strip():
            lines[min(_side(text, block), sides - 1)].append(block.text())
        block = block.next()
    return ["\n".join(each) for each in lines]
