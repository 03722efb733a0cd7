"""What forgetting takes and leaves, in words: for the page that asks, and for the receipt on paper."""

import dataclasses
import datetime as dt
from html import escape

from hublog.domain.hubs import Hub
from hublog.domain.words import Words
from hublog.qt.document import Document, flowing
from hublog.qt.wording import Wording
from hublog.services.forget_receipt import Forgetting

_PAGE, _PAPER = "forget_page", "forget_paper"
"""Where the words stand: the page speaks of whoever shall be forgotten, the receipt to them."""
_ALWAYS = frozenset({"details", "records"})
_BLANKS = ("name", "who")


def said_goes(words: Words, receipt: Forgetting) -> list[str]:
    """What goes; kinds of which there is nothing are left out."""
    return _said(words, receipt, f"{_PAGE}.goes", _ALWAYS)


def said_stays(words: Words, receipt: Forgetting) -> list[str]:
    """What stays, without a name."""
    return _stays(words, receipt) or [words(f"{_PAGE}.nothing_stays")]


def said_copies(words: Words, receipt: Forgetting) -> str:
    """Until when copies hold them."""
    return _copies(words, receipt, _PAGE)


def receipt_page(words: Words, hub: Hub, receipt: Forgetting, ref: str, day: dt.date) -> Document:
    """The receipt; it names nobody, for a file of it would be one more place that remembers them."""
    rows = "".join(
        f"<tr><td width='40%'>{escape(words(f'forget_paper.{each}'))}</td>"
        "<td width='60%' style='border-bottom:1px solid #000000'>&nbsp;<br>&nbsp;</td></tr>"
        for each in _BLANKS
    )
    gone = _said(words, receipt, f"{_PAPER}.goes", _ALWAYS)
    title = words("forget_paper.title")
    html = "".join(
        (
            f"<h1>{escape(title)}</h1>",
            _p(words("forget_paper.hub", hub=hub.name, code=hub.code)),
            _p(words("forget_paper.day", day=Wording(words).day_and_year(day))),
            _p(words("forget_paper.reference", ref=ref)),
            _list(words(f"{_PAPER}.goes_title"), gone),
            _list(
                words("forget_page.stays_title"),
                _stays(words, receipt) or [words(f"{_PAPER}.nothing_stays")],
            ),
            f"<h2>{escape(words('forget_page.copies_title'))}</h2>",
            _p(_copies(words, receipt, _PAPER)),
            _p(words("forget_paper.sent")),
            _p(words("forget_paper.ask")),
            _p(hub.complaints_contact) if hub.complaints_contact else "",
            f"<table width='100%' cellpadding='4'>{rows}</table>",
        )
    )
    return flowing(title, html, "", language=words.language)


def _said(words: Words, receipt: Forgetting, kind: str, always: frozenset[str]) -> list[str]:
    return [
        words(f"{kind}.{name}", n=n)
        for name, n in dataclasses.asdict(receipt).items()
        if f"{kind}.{name}" in words and (n or name in always)
    ]


def _stays(words: Words, receipt: Forgetting) -> list[str]:
    return _said(words, receipt, f"{_PAGE}.stays", frozenset())


def _copies(words: Words, receipt: Forgetting, place: str) -> str:
    until = Wording(words).day_and_year(receipt.in_copies_until)
    return words(f"{place}.copies", day=until)


def _list(title: str, lines: list[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h2>{escape(title)}</h2><ul>{items}</ul>"


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"
