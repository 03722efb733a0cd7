"""How a session went, on one side of paper: who came in numbers, who helped, and the note."""

from collections.abc import Iterator
from html import escape

from hublog.domain.codes import CodeLists
from hublog.domain.printed_sheets import DOOR_GROUPS, DaySummary
from hublog.domain.words import Words
from hublog.qt.document import Document, flowing
from hublog.qt.wording import Wording

_HOUR = 60


def document(day: DaySummary, words: Words, lists: CodeLists) -> Document:
    """The day as a document."""
    wording = Wording(words)
    when = wording.day_and_year(day.day)
    times = wording.times(day.start, day.end)
    dated = wording.dated(day.day)
    named = day.names or day.helper_names
    about = "on_paper.day_title_names" if named else "on_paper.day_title"
    title = words(about, activity=day.activity, day=dated)
    where = [day.hub.name, day.place, times]
    html = f"<h1>{escape(day.activity)}</h1><h2>{escape(when)}</h2>"
    html += _text(words("on_paper.dot").join(each for each in where if each))
    if day.status != "closed":
        html += f"<p><b>{escape(words(f'on_paper.day_status.{day.status}'))}</b></p>"
    html += _table(_figures(day, words))
    bands = list(_bands(day, words, lists))
    if bands:
        html += _title(words("on_paper.day_counted")) + _table(bands)
    html += _people(words("on_paper.day_names"), day.names)
    html += _people(words("on_paper.day_helper_names"), day.helper_names)
    if day.note:
        html += _title(words("on_paper.day_note")) + _text(day.note)
    if day.note_left_out:
        html += _text(words("on_paper.day_note_left_out"))
    file = words("on_paper.day_file", activity=day.activity, date=day.day.isoformat())
    return flowing(title, html, file, language=day.hub.language)


def _figures(day: DaySummary, words: Words) -> Iterator[tuple[str, str]]:
    for name in ("footfall", "named", "counted", "first_visits", "helpers"):
        yield words(f"on_paper.day.{name}"), str(getattr(day, name))
    if day.minutes:
        hours, minutes = divmod(day.minutes, _HOUR)
        time = words("on_paper.day_time", hours=hours, minutes=f"{minutes:02d}")
        yield words("on_paper.day.minutes"), time
    if day.untimed:
        yield words("on_paper.day.untimed"), str(day.untimed)
    if day.meals is not None:
        yield words("on_paper.day.meals"), str(day.meals)


def _bands(day: DaySummary, words: Words, lists: CodeLists) -> Iterator[tuple[str, str]]:
    group = lists["age_group"]
    for code in DOOR_GROUPS:
        if day.bands.get(code):
            yield group[code].label(words.language), str(day.bands[code])


def _people(title: str, names: tuple[str, ...]) -> str:
    return _title(title) + _text(", ".join(names)) if names else ""


def _table(rows: "Iterator[tuple[str, str]] | list[tuple[str, str]]") -> str:
    lines = "".join(
        f"<tr><td width='70%'>{escape(what).replace('  ', '&nbsp;&nbsp;')}</td><td align='right'><b>{escape(n)}</b></td></tr>"
        for what, n in rows
    )
    look = "border-collapse:collapse; border-style:solid"
    return f"<table width='80%' cellpadding='5' border='1' style='{look}'>{lines}</table>"


def _title(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"


def _text(text: str) -> str:
    return f"<p>{escape(text)}</p>"
