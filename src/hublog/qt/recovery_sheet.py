"""The recovery sheet: the key that opens the register when the passphrase is lost, and what else is needed then."""

from datetime import date
from html import escape
from pathlib import Path

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from hublog.domain.words import Words
from hublog.qt.document import flowing
from hublog.qt.lost_page import lost_html
from hublog.qt.paper import document_of, save_page
from hublog.services.what_is_held import HeldHere

OF_A_HUB = "set_up.sheet"
"""Where the words of a hub's sheet lie in the catalogue."""
_A_LINE = 3
"""So many groups of the key stand side by side."""
_STEPS = (1, 2, 3)
_PRINTED = 10
"""So large in points that what was on the laptop fits on one side."""


def sheet(
    words: Words, hub: str, key: str, labels: str = OF_A_HUB, here: HeldHere | None = None
) -> QTextDocument:
    """The sheet as a document; its words lie below ``labels``.

    Where ``here`` is given, a second page says what was on the laptop.
    """
    return document_of(_html(words, hub, key, labels, here))


def _html(words: Words, hub: str, key: str, labels: str, here: HeldHere | None) -> str:
    lines = "".join(f"<li>{escape(words(f'{labels}.step.{n}'))}</li>" for n in _STEPS)
    groups = key.split("-")
    html = (
        f"<h1>{escape(words(f'{labels}.title', hub=hub))}</h1>"
        f"<p>{escape(words(f'{labels}.why'))}</p>"
        f"{_printed(words, groups)}"
        f"<p>{escape(words('recovery.groups', n=len(groups)))}</p>"
        f"<h2>{escape(words(f'{labels}.how'))}</h2><ol>{lines}</ol>"
        f"<p>{escape(words(f'{labels}.keep'))}</p>"
        f"<p>{escape(words(f'{labels}.made', date=_today()))}</p>"
    )
    if here is not None:
        html += f"<div style='page-break-before:always'>{lost_html(words, here)}</div>"
    return html


def save_sheet(
    file: Path,
    words: Words,
    hub: str,
    key: str,
    labels: str = OF_A_HUB,
    here: HeldHere | None = None,
) -> bool:
    """Keep the sheet as a PDF, whole or not at all; whether that went well."""
    title = words(f"{labels}.title", hub=hub)
    return save_page(file, title, sheet(words, hub, key, labels, here))


def print_sheet(
    parent: QWidget,
    words: Words,
    hub: str,
    key: str,
    labels: str = OF_A_HUB,
    here: HeldHere | None = None,
) -> None:
    """Show how the sheet will look, and print it from there."""
    from hublog.qt.pages.sheet_to_print import SheetToPrint

    html = _html(words, hub, key, labels, here)
    # No name for a file: a key is kept as one only where somebody asks for that.
    title = words(f"{labels}.title", hub=hub)
    document = flowing(title, html, "", language=words.language, points=_PRINTED)
    SheetToPrint(parent, words, document).open()


def _printed(words: Words, groups: list[str]) -> str:
    """Each group in its place with its number above it, the check sign underlined."""
    rows = ""
    for first in range(0, len(groups), _A_LINE):
        line = list(enumerate(groups[first : first + _A_LINE], first + 1))
        rows += (
            "<tr>"
            + "".join(f"<td>{escape(words('recovery.group', n=n))}</td>" for n, _ in line)
            + "</tr><tr>"
            + "".join(
                f"<td style='font-size:24pt; font-weight:700'>{_group(g)}</td>" for _, g in line
            )
            + "</tr>"
        )
    return f"<table cellpadding='6' width='100%'>{rows}</table>"


def _group(group: str) -> str:
    return f"{escape(group[:-1])}<u>{escape(group[-1:])}</u>"


def _today() -> str:
    return f"{date.today():%d/%m/%Y}"  # noqa: DTZ011 - the day as the person at the desk knows it
