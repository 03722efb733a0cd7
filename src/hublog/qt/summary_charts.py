"""The pictures of the page for everybody, each drawn from what may be shown and nothing else."""

from collections.abc import Callable, Sequence
from itertools import dropwhile
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from hublog.domain import summary_words
from hublog.domain.codes import CodeLists
from hublog.domain.publishing import Publication, Value
from hublog.domain.suppression import HIDDEN
from hublog.domain.trend import BANDS, MonthShown
from hublog.domain.words import Words
from hublog.qt.summary_pen import Pen, Side, height, width
from hublog.qt.theme.tokens import LIGHT

PADDING = 44
_TITLE, _LABEL, _SMALL, _NUMBER = 40, 34, 30, 36
_FEWEST_PLACES = 6
_BAR, _WIDEST_BAR = 0.62, 170.0
_LINE, _AFTER = 84.0, 110.0
_QUIET, _STRONG, _AMBER = LIGHT.heat[3], LIGHT.series[0], LIGHT.series[1]


class Bar(NamedTuple):
    """One bar that lies: what it is of, what is shown of it, and its colour."""

    label: str
    value: Value
    colour: str = _STRONG


def card(pen: Pen, area: QRectF, title: str) -> QRectF:
    """A card with its title; the room that is left in it."""
    pen.card(area)
    inside = area.adjusted(PADDING, PADDING - 8, -PADDING, -PADDING)
    pen.word(title, QRectF(inside.left(), inside.top(), inside.width(), 50), _TITLE, weight=700)
    return inside.adjusted(0, 74, 0, 0)


def trend(pen: Pen, area: QRectF, page: Publication, words: Words) -> None:
    """Footfall month by month, the month of the page marked."""
    inside = card(pen, area, words("publishing.chart.trend"))
    months = _since_it_began(page.trend)
    values = [each.footfall for each in months]
    inside = _with_remark(pen, inside, values, words)
    if not _anything(values):
        return
    most = max(value for value in values if isinstance(value, int)) or 1
    step = inside.width() / max(len(months), 1)
    ground, top = inside.bottom() - 92, inside.top() + 56
    pen.rule(inside.left(), inside.right(), ground)
    for n, (month, value) in enumerate(months):
        left, last = inside.left() + n * step, n == len(months) - 1
        high = (ground - top) * value / most if isinstance(value, int) else 0.0
        if high:
            wide = min(step * _BAR, _WIDEST_BAR)
            bar = QRectF(left + (step - wide) / 2, ground - high, wide, high)
            pen.block(bar, _STRONG if last else _QUIET, 6)
        if value is not None:
            above = QRectF(left, ground - high - 56, step, 50)
            text, weight = summary_words.said("A03", value, words), 700 if last else 400
            pen.word(text, above, _NUMBER, LIGHT.ink, weight, Side.MIDDLE)
        name = words(f"date.month_short.{month.number}")
        colour, weight = (LIGHT.ink, 700) if last else (LIGHT.muted, 400)
        below = QRectF(left, ground + 8, step, 42)
        pen.word(name, below, _LABEL, colour, weight, Side.MIDDLE)
        if n == 0 or month.number == 1:
            year = QRectF(left, ground + 50, step, 36)
            pen.word(str(month.year), year, _SMALL, LIGHT.muted, 400, Side.MIDDLE)


def pictured(page: Publication) -> bool:
    """Whether any card holds more than a sentence."""
    return people_pictured(page) or _anything([each.footfall for each in page.trend])


def people_pictured(page: Publication) -> bool:
    """Whether any of the two lower cards does."""
    return _anything([*_by_age(page), page["B04"], page["B05"]]) or _bands_for_ages(page)


def nothing_drawn(page: Publication, words: Words) -> str:
    """Why there is no picture at all."""
    hidden = HIDDEN in {each.footfall for each in page.trend}
    return words("publishing.chart.none_hidden" if hidden else "publishing.chart.none")


def ages(pen: Pen, area: QRectF, page: Publication, lists: CodeLists, words: Words) -> None:
    """Visits by age group; where these are hidden, how often people came, if that is not."""
    if _bands_for_ages(page):
        _bands(pen, area, page, words)
        return
    inside = card(pen, area, words("publishing.chart.age"))
    rows = summary_words.drawn_rows(page, "age")
    labels = [summary_words.label(row, lists, words) for row in rows]
    _lying(pen, inside, list(map(Bar, labels, _by_age(page))), words)


def _bands(pen: Pen, area: QRectF, page: Publication, words: Words) -> None:
    inside = card(pen, area, words("publishing.chart.often"))
    labels = [words(f"publishing.often.{id_.partition('.')[2]}") for id_ in BANDS]
    foot = QRectF(inside.left(), inside.bottom() - 34, inside.width(), 40)
    pen.word(words("publishing.chart.ages_hidden"), foot, _SMALL, LIGHT.muted)
    bars = list(map(Bar, labels, _by_band(page)))
    _lying(pen, inside.adjusted(0, 0, 0, -52), bars, words)


def _bands_for_ages(page: Publication) -> bool:
    """Whether ages are hidden, so that how often people came stands in for them."""
    by_age = _by_age(page)
    return HIDDEN in by_age and not _anything(by_age) and _anything(_by_band(page))


def _by_age(page: Publication) -> list[Value]:
    return [row.attendances_display for row in summary_words.drawn_rows(page, "age")]


def _by_band(page: Publication) -> list[Value]:
    return [page[id_] for id_ in BANDS]


def newcomers(pen: Pen, area: QRectF, page: Publication, words: Words) -> None:
    """First visits and returning people, and what else can be said of people in a sentence."""
    inside = card(pen, area, words("publishing.chart.newcomers"))
    sentences = list(summary_words.lines(page, words))[:3]
    heights = [height(each, inside.width(), _LABEL) + 14 for each in sentences]
    pictured = inside.adjusted(0, 0, 0, -sum(heights) - (24 if sentences else 0))
    bars = [
        Bar(words("publishing.chart.first"), page["B04"], _AMBER),
        Bar(words("publishing.chart.returning"), page["B05"]),
    ]
    _lying(pen, pictured, bars, words)
    top = inside.bottom() - sum(heights)
    for sentence, high in zip(sentences, heights, strict=True):
        pen.text(sentence, QPointF(inside.left(), top + 14), inside.width(), _LABEL, LIGHT.muted)
        top += high


def _lying(pen: Pen, area: QRectF, bars: Sequence[Bar], words: Words) -> None:
    values = [each.value for each in bars]
    area = _with_remark(pen, area, values, words)
    if not _anything(values):
        return
    most = max(value for value in values if isinstance(value, int | float)) or 1
    named = min(max(width(each.label, _LABEL) for each in bars) + 30, area.width() * 0.5)
    step = min(area.height() / len(bars), _LINE)
    room = area.width() - named - _AFTER
    for n, (label, value, colour) in enumerate(bars):
        top = area.top() + n * step
        line = QRectF(area.left(), top, named - 16, step)
        pen.word(label, line, _LABEL)
        wide = room * value / most if isinstance(value, int | float) else 0.0
        if wide:
            bar = QRectF(area.left() + named, top + step * 0.18, wide, step * 0.64)
            pen.block(bar, colour, 6)
        after = QRectF(area.left() + named + wide + (16 if wide else 0), top, _AFTER, step)
        pen.word(summary_words.said("A03", value, words), after, _NUMBER, weight=600)


def _with_remark(pen: Pen, area: QRectF, values: Sequence[Value], words: Words) -> QRectF:
    """Say what is hidden, or that there is nothing; the room that is left for the picture."""
    if not _anything(values):
        shown = "hidden" if HIDDEN in values else "nobody"
        text, place = words(f"publishing.chart.{shown}"), area.topLeft()
        taken = pen.text(text, place, area.width(), _LABEL, LIGHT.muted)
        return area.adjusted(0, taken + 20, 0, 0)
    if HIDDEN not in values:
        return area
    text = words("publishing.chart.some_hidden")
    foot = QRectF(area.left(), area.bottom() - 34, area.width(), 40)
    pen.word(text, foot, _SMALL, LIGHT.muted)
    return area.adjusted(0, 0, 0, -48)


def _anything(values: Sequence[Value]) -> bool:
    """Whether any bar would be seen."""
    return any(isinstance(value, int | float) and value > 0 for value in values)


def _since_it_began(months: Sequence[MonthShown]) -> Sequence[MonthShown]:
    """Without the months before the register began, but never so few that bars become walls."""
    nothing: Callable[[MonthShown], bool] = lambda each: each.footfall is None  # noqa: E731 - said once
    begun = len(list(dropwhile(nothing, months)))
    return months[-max(begun, _FEWEST_PLACES) :]
