"""The page for everybody on paper: one month of a hub on one A4 page, for a notice board or a council."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from hublog import resources
from hublog.domain import summary_words
from hublog.domain.codes import CodeLists
from hublog.domain.publishing import Letterhead, Publication
from hublog.domain.words import Words
from hublog.qt import document_file, summary_charts
from hublog.qt.document import Document, Leaf
from hublog.qt.summary_pen import HIGH, WIDE, Pen, Side, fitting, height
from hublog.qt.theme.tokens import LIGHT

_LEFT, _RIGHT, _GAP = 150.0, WIDE - 150.0, 36.0
_ACROSS = _RIGHT - _LEFT
_WORDS_ONLY = 300.0
"""The height of a card that holds no picture."""
_PALE = LIGHT.heat[1]
_UNBROKEN = "\N{NO-BREAK SPACE}"


def document(page: Publication, head: Letterhead) -> Document:
    """The page as a document that can be looked at, printed or kept."""
    words = resources.words(head.hub.language)
    name = summary_words.month_line(head, words)

    def drawn(pen: Pen) -> None:
        draw(pen, page, head, words, resources.code_lists())

    return Document(
        title=words("publishing.title", hub=head.hub.name, month=name),
        leaves=(Leaf(drawn, summary_words.headline(page, head, words)),),
        file_name=head.file_name("pdf"),
        language=head.hub.language,
    )


def pdf(page: Publication, head: Letterhead) -> bytes:
    """The page as a PDF of real text; the same page and day give the same bytes.

    It needs no window, and may be made beside one, on any thread.
    """
    return document_file.pdf(document(page, head), head.drawn_on)


def draw(pen: Pen, page: Publication, head: Letterhead, words: Words, lists: CodeLists) -> None:
    """The page, over the whole of what is painted on."""
    pen.block(QRectF(0, 0, WIDE, HIGH), LIGHT.background)
    top = _letterhead(pen, head, words) + 64
    top = _headline(pen, top, summary_words.headline(page, head, words)) + 44
    top = _tiles(pen, top, page, words) + _GAP
    bottom = _footer(pen, head, words) - _GAP
    labels = summary_words.conditions(page, lists, words)
    if not summary_charts.pictured(page):
        _conditions(pen, _no_pictures(pen, top, page, words) + _GAP, labels, words)
        return
    bottom = _conditions(pen, bottom, labels, words, upwards=True)
    _pictures(pen, QRectF(_LEFT, top, _ACROSS, bottom - top), page, lists, words)


def _pictures(pen: Pen, area: QRectF, page: Publication, lists: CodeLists, words: Words) -> None:
    """The trend above, two cards side by side below; they are low where they hold no picture."""
    low = not summary_charts.people_pictured(page)
    below = _WORDS_ONLY if low else (area.height() - _GAP) / 2
    half = (_ACROSS - _GAP) / 2
    lower = QRectF(_LEFT, area.bottom() - below, half, below)
    summary_charts.trend(pen, area.adjusted(0, 0, 0, -below - _GAP), page, words)
    summary_charts.ages(pen, lower, page, lists, words)
    summary_charts.newcomers(pen, lower.translated(half + _GAP, 0), page, words)


def _no_pictures(pen: Pen, top: float, page: Publication, words: Words) -> float:
    text = summary_charts.nothing_drawn(page, words)
    wide = _ACROSS - 2 * summary_charts.PADDING
    area = QRectF(_LEFT, top, _ACROSS, height(text, wide, 44) + 2 * summary_charts.PADDING)
    pen.card(area)
    inside = area.topLeft() + QPointF(summary_charts.PADDING, summary_charts.PADDING)
    pen.text(text, inside, wide, 44, LIGHT.muted)
    return area.bottom()


def _letterhead(pen: Pen, head: Letterhead, words: Words) -> float:
    hub = head.hub
    name, size = fitting(hub.name, _ACROSS, range(112, 84, -4), 1, 700)
    if name != hub.name:
        name, size = fitting(hub.name, _ACROSS, range(100, 60, -4), 2, 700)
    high = height(name, _ACROSS, size, 700)
    place = words("publishing.between").join(part for part in (hub.area_name, hub.code) if part)
    bottom = 232 + high + 96
    pen.block(QRectF(0, 0, WIDE, bottom), LIGHT.primary)
    pen.block(QRectF(0, bottom, WIDE, 14), LIGHT.series[1])
    line = QRectF(_LEFT, 112, _ACROSS, 60)
    pen.word(words("publishing.kicker"), line, 40, _PALE, 600)
    month = summary_words.month_line(head, words)
    pen.word(month, line, 54, LIGHT.on_primary, 700, Side.RIGHT)
    pen.text(name, QPointF(_LEFT, 196), _ACROSS, size, LIGHT.on_primary, 700)
    pen.word(place, QRectF(_LEFT, 208 + high, _ACROSS, 56), 38, _PALE)
    return bottom + 14


def _headline(pen: Pen, top: float, sentence: str) -> float:
    return top + pen.text(sentence, QPointF(_LEFT, top), _ACROSS, 66, LIGHT.ink, 600)


def _tiles(pen: Pen, top: float, page: Publication, words: Words) -> float:
    tiles = summary_words.TILES
    wide, high = (_ACROSS - _GAP * (len(tiles) - 1)) / len(tiles), 236.0
    for n, id_ in enumerate(tiles):
        area = QRectF(_LEFT + n * (wide + _GAP), top, wide, high)
        figure, what = summary_words.tile(id_, page, words)
        pen.card(area)
        pen.word(figure, area.adjusted(16, 26, -16, -90), 108, LIGHT.primary, 700, Side.MIDDLE)
        pen.word(what, area.adjusted(16, 150, -16, -28), 36, LIGHT.muted, 400, Side.MIDDLE)
    return top + high


def _conditions(
    pen: Pen, edge: float, labels: Sequence[str], words: Words, *, upwards: bool = False
) -> float:
    """What was in place, from the edge downwards or upwards; where the next thing may begin."""
    if not labels:
        return edge
    text = words("publishing.between").join(each.replace(" ", _UNBROKEN) for each in labels)
    wide = _ACROSS - 2 * summary_charts.PADDING
    text, size = fitting(text, wide, range(38, 28, -2), 3)
    high = height(text, wide, size) + 74 + 2 * summary_charts.PADDING - 16
    area = QRectF(_LEFT, edge - high if upwards else edge, _ACROSS, high)
    inside = summary_charts.card(pen, area, words("publishing.conditions_title"))
    pen.text(text, inside.topLeft(), wide, size)
    return area.top() - _GAP


def _footer(pen: Pen, head: Letterhead, words: Words) -> float:
    """The note, the way to the hub and who made this, from the bottom upwards; its top."""
    small, bottom = 28, HIGH - 110.0
    foot = QRectF(_LEFT, bottom - 40, _ACROSS, 40)
    pen.word(summary_words.as_of(head, words), foot, small, LIGHT.muted)
    pen.word(words("publishing.made_with"), foot, small, LIGHT.muted, 400, Side.RIGHT)
    contact = summary_words.contact(head, words)
    bottom -= 52
    if contact:
        contact, size = fitting(contact, _ACROSS, range(40, 28, -2), 1, 700)
        pen.word(contact, QRectF(_LEFT, bottom - 60, _ACROSS, 56), size, LIGHT.primary, 700)
        bottom -= 70
    note = words("publishing.note")
    top = bottom - height(note, _ACROSS, small) - 4
    pen.text(note, QPointF(_LEFT, top), _ACROSS, small, LIGHT.muted)
    return top
