"""The hub's privacy notice as a card: what is written down, why, what leaves, and what people may ask for."""

from html import escape

from hublog.domain.printed_sheets import NoticeCard
from hublog.domain.words import Words
from hublog.qt.document import Document, Size, flowing

_PARTS = ("no_name", "what", "why", "where", "leaves", "long", "rights")
"""What stands on the card where the hub wrote no notice of its own, in this order."""

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
    html += _own(hub.notice) if hub.notice.strip() else _usual(card, words)
    html += f"<h3>{escape(words('on_paper.notice.unhappy'))}</h3>"
    contact = hub.complaints_contact or hub.contact_line
    tell = words("on_paper.notice.tell", contact=contact) if contact else ""
    html += _text(" ".join(each for each in (tell, words("on_paper.notice.ico")) if each))
    html += _text(words("on_paper.notice_version", version=hub.notice_version))
    return flowing(
        title,
        html,
        words("on_paper.notice_file", version=hub.notice_version),
        size=Size.A5 if card.small else Size.A4,
        language=hub.language,
        points=points,
    )


def _own(notice: str) -> str:
    return "".join(_text(each) for each in notice.split("\n") if each.strip())


def _usual(card: NoticeCard, words: Words) -> str:
    hub, html = card.hub, ""
    for part in _PARTS:
        title = words(f"on_paper.notice.{part}_title", hub=hub.name)
        html += f"<h3>{escape(title)}</h3>"
        html += _text(words(f"on_paper.notice.{part}", hub=hub.name, n=hub.keep_months))
    return html


def _text(text: str) -> str:
    return f"<p>{escape(text.strip())}</p>"
