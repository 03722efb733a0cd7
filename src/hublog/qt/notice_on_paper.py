"""The hub's privacy notice as a card: what is written down, why, what leaves, and what people may ask for."""

from html import escape

from hublog.domain.printed_sheets import NoticeCard
from hublog.domain.words import Words
from hublog.qt.document import Document, Size, flowing
from hublog.qt.notice_words import parts_of

_LARGE, _SMALL = (15, 14, 13, 12, 11), (10, 9, 8)
"""How large the letters may be, in points."""


def document(card: NoticeCard, words: Words) -> Document:
    """The card as a document, on A4 or on half of it, in the largest letters that fit one side."""
    sizes = _SMALL if card.small else _LARGE
    made = (_document(card, words, points) for points in sizes)
    return next((each for each in made if len(each.leaves) == 1), _document(card, words, sizes[-1]))


def _document(card: NoticeCard, words: Words, points: int) -> Document:
    hub = card.hub
    title = words("on_paper.notice_title", hub=hub.name)
    heading = "h2" if card.small else "h1"
    html = f"<{heading}>{escape(title)}</{heading}>"
    for part in parts_of(hub, words):
        html += f"<h3>{escape(part.title)}</h3>" if part.title else ""
        html += f"<p>{escape(part.text)}</p>"
    version = words("on_paper.notice_version", version=hub.notice_version)
    html += f"<p>{escape(version)}</p>"
    return flowing(
        title,
        html,
        words("on_paper.notice_file", version=hub.notice_version),
        size=Size.A5 if card.small else Size.A4,
        language=hub.language,
        points=points,
    )
