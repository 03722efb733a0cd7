"""What is on this laptop, in numbers, and whom to tell within 72 hours when it is lost; on paper."""

from datetime import date
from html import escape

from PySide6.QtGui import QTextDocument

from hublog.domain.words import Words
from hublog.qt.paper import document_of
from hublog.services.what_is_held import HeldHere

_BLANKS = ("noticed", "where", "open", "ico", "office", "police", "people")
_TOLD = (1, 2, 3, 4)


def lost_page(words: Words, here: HeldHere) -> QTextDocument:
    """The page by itself."""
    return document_of(lost_html(words, here, "lost.title"))


def lost_html(words: Words, here: HeldHere, title: str = "lost.was") -> str:
    """The page as a part of another document; no name and no key stand on it."""
    return "".join(
        (
            f"<h1>{escape(words(title))}</h1>",
            _p(words("lost.of_hub", hub=here.hub, code=here.code)),
            _figures(words, here),
            _p(words("lost.no_names")),
            f"<h2>{escape(words('lost.when_lost'))}</h2>",
            f"<h3>{escape(words('lost.to_tell'))}</h3>",
            f"<ol>{''.join(_item(words(f'lost.tell.{n}')) for n in _TOLD)}</ol>",
            _p(words("lost.locked")),
            _p(words("lost.change")),
            _p(words("lost.write_down")),
            _blanks(words),
        )
    )


def said_figures(words: Words, here: HeldHere) -> list[str]:
    """How many they are, as sentences, for paper and screen alike."""
    held = here.held
    if not held.people:
        return [words("lost.new", day=_day(held.day))]
    return [
        words("held.people", n=held.people),
        words("held.children", n=held.children),
        words("held.age_unknown", n=held.age_unknown),
    ]


def said_kinds(words: Words, here: HeldHere) -> list[str]:
    """What is known of them, and of how many."""
    held = here.held
    return [
        words("lost.kind", kind=words(f"held.kind.{kind}"), n=held.how_many[kind])
        for kind in held.kinds
    ]


def said_special(words: Words, here: HeldHere) -> str:
    """Which of the kinds the law protects more; empty where there is none."""
    kinds = ", ".join(words(f"held.kind.{kind}") for kind in here.held.special)
    return words("lost.special", kinds=kinds) if kinds else ""


def _figures(words: Words, here: HeldHere) -> str:
    figures = "".join(map(_item, said_figures(words, here)))
    if not here.held.people:
        return f"<ul>{figures}</ul>"
    told = _p(words("lost.as_of", day=_day(here.held.day))) + f"<ul>{figures}</ul>"
    if here.latest is not None:
        told += _p(words("lost.reaches", day=_day(here.latest.date())))
    told += f"<h3>{escape(words('lost.kinds'))}</h3>"
    told += f"<ul>{''.join(map(_item, said_kinds(words, here)))}</ul>"
    special = said_special(words, here)
    return told + (_p(special) if special else "") + _p(words("lost.history"))


def _blanks(words: Words) -> str:
    """A line to write on below each question."""
    rows = "".join(
        f"<tr><td width='40%'>{escape(words(f'lost.fill.{each}'))}</td>"
        "<td width='60%' style='border-bottom:1px solid #000000'>&nbsp;<br>&nbsp;</td></tr>"
        for each in _BLANKS
    )
    return f"<table width='100%' cellpadding='4' style='border-collapse:collapse'>{rows}</table>"


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _item(text: str) -> str:
    return f"<li>{escape(text)}</li>"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
