"""The sheet to sign in on, drawn for a biro: numbered lines, boxes to tick, boxes to count in."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPointF, QRectF

from hublog.domain.codes import CodeLists
from hublog.domain.printed_sheets import DOOR_GROUPS, LINES_A_SIDE, SignInSheet, short_notice
from hublog.domain.words import Words
from hublog.qt.document import Document, Leaf
from hublog.qt.summary_pen import Pen, Side, fitting
from hublog.qt.theme.tokens import LIGHT
from hublog.qt.wording import Wording

_INK = LIGHT.ink
_LEFT, _RIGHT = 120.0, 1980.0
_TABLE, _HEAD, _LINE = 420.0, 60.0, 76.0
_COUNT, _COUNT_HIGH = 2430.0, 244.0
_HELPED = 2698.0
_FOOT = 2788.0
_NUMBER, _HERE, _CARD, _ASKED = 104.0, 130.0, 210.0, 212.0
_TICK = 50.0
_TOTAL = 330.0


def document(sheet: SignInSheet, words: Words, lists: CodeLists) -> Document:
    """The sheet as a document; each side says what stands on its lines."""
    drawing = _Drawing(sheet, words, lists)
    leaves = tuple(
        Leaf(partial(drawing.side, number), "\n".join(drawing.said(number)))
        for number in range(sheet.sides)
    )
    return Document(
        title=words("on_paper.sheet_title", activity=sheet.activity, day=drawing.dated),
        leaves=leaves,
        file_name=words("on_paper.sheet_file", activity=sheet.activity, date=sheet.day.isoformat()),
        language=sheet.hub.language,
    )


class _Drawing:
    """Draws the sides of one sheet."""

    def __init__(self, sheet: SignInSheet, words: Words, lists: CodeLists) -> None:
        self._sheet, self._words = sheet, words
        wording = Wording(words)
        self.dated = wording.dated(sheet.day)
        day = wording.day_and_year(sheet.day)
        times = wording.times(sheet.start, sheet.end)
        self._when = words("on_paper.when", day=day, times=times) if times else day
        group = lists["age_group"]
        labels = [group[code].label(words.language) for code in DOOR_GROUPS]
        self._bands = [*labels[:-1], words("on_paper.not_sure")]
        hub = sheet.hub.name
        self._notice = short_notice(sheet.hub) or words("on_paper.notice_line", hub=hub)

    def side(self, number: int, pen: Pen) -> None:
        """Draw one side, 0 being the first."""
        self._heading(pen, number)
        self._head(pen)
        first = number * LINES_A_SIDE
        for at in range(LINES_A_SIDE):
            self._line(pen, first + at, _TABLE + _HEAD + at * _LINE)
        self._frame(pen)
        if number + 1 < self._sheet.sides:
            self._turn_over(pen)
        else:
            self._counting(pen)
            self._helped(pen)
        self._foot(pen)

    def said(self, number: int) -> Iterator[str]:
        """The words of one side, line by line."""
        words, sheet = self._words, self._sheet
        yield words("on_paper.sheet_code", code=sheet.code)
        yield from (sheet.activity, self._when)
        first = number * LINES_A_SIDE
        printed = sheet.lines[first : first + LINES_A_SIDE]
        for at, line in enumerate(printed, first + 1):
            key = "on_paper.said_line" if line.card is None else "on_paper.said_card"
            yield words(key, n=at, name=line.name, card=line.card or 0)
        if len(printed) < LINES_A_SIDE:
            empty = first + len(printed) + 1
            yield words("on_paper.said_empty", first=empty, last=first + LINES_A_SIDE)
        if number + 1 < sheet.sides:
            yield words("on_paper.turn_over")
        else:
            yield words("on_paper.count_title")
            yield from self._bands
            yield words("on_paper.total")
        yield self._notice

    def _heading(self, pen: Pen, number: int) -> None:
        sheet, words = self._sheet, self._words
        box = QRectF(_RIGHT - 380, 96, 380, 170)
        pen.box(box)
        pen.word(words("on_paper.sheet"), box.adjusted(0, 8, 0, -112), 34, _INK, 400, Side.MIDDLE)
        pen.word(sheet.code, box.adjusted(0, 48, 0, -4), 92, _INK, 700, Side.MIDDLE)
        across = box.left() - 40 - _LEFT
        where = words("on_paper.dot").join(x for x in (sheet.hub.name, sheet.place) if x)
        pen.word(where, QRectF(_LEFT, 96, across, 48), 38, _INK)
        name, size = fitting(sheet.activity, across, range(88, 50, -4), 1, 700)
        pen.word(name, QRectF(_LEFT, 148, across, 104), size, _INK, 700)
        pen.word(self._when, QRectF(_LEFT, 258, across, 64), 50, _INK, 600)
        if sheet.sides > 1:
            side = words("on_paper.side", n=number + 1, of=sheet.sides)
            pen.word(side, QRectF(box.left(), 276, 380, 46), 36, _INK, 600, Side.MIDDLE)
        key = "on_paper.how_named" if sheet.lines else "on_paper.how_blank"
        how, size = fitting(words(key), _RIGHT - _LEFT, range(38, 28, -2), 1)
        pen.word(how, QRectF(_LEFT, 340, _RIGHT - _LEFT, 56), size, _INK)

    def _columns(self) -> list[tuple[str, float, float]]:
        """Name, left and right edge of each column."""
        here = _HERE if self._sheet.lines else 0.0
        edges = [_LEFT, _LEFT + _NUMBER, _LEFT + _NUMBER + here]
        edges += [_RIGHT - 2 * _ASKED - _CARD, _RIGHT - 2 * _ASKED, _RIGHT - _ASKED, _RIGHT]
        names = ("number", "here", "name", "card", "under_18", "first_time")
        found = zip(names, edges, edges[1:], strict=False)
        return [(name, left, right) for name, left, right in found if right > left]

    def _head(self, pen: Pen) -> None:
        pen.block(QRectF(_LEFT, _TABLE, _RIGHT - _LEFT, _HEAD), "#E4E4E4")
        for name, left, right in self._columns():
            area = QRectF(left + 14, _TABLE, right - left - 20, _HEAD)
            side = Side.LEFT if name == "name" else Side.MIDDLE
            text, size = fitting(
                self._words(f"on_paper.column.{name}"), area.width(), range(36, 22, -2), 1, 600
            )
            pen.word(text, area, size, _INK, 600, side)

    def _line(self, pen: Pen, at: int, top: float) -> None:
        lines = self._sheet.lines
        printed = lines[at] if at < len(lines) else None
        for name, left, right in self._columns():
            area = QRectF(left, top, right - left, _LINE)
            if name == "number":
                pen.word(str(at + 1), area, 40, _INK, 600, Side.MIDDLE)
            elif name == "name" and printed is not None:
                room = area.adjusted(18, 0, -10, 0)
                text, size = fitting(printed.name, room.width(), range(48, 26, -2), 1)
                pen.word(text, room, size, _INK)
            elif name == "card" and printed is not None and printed.card is not None:
                pen.word(str(printed.card), area, 40, _INK, 400, Side.MIDDLE)
            elif name in ("under_18", "first_time") if printed is None else name == "here":
                middle = area.center()
                half = _TICK / 2
                pen.box(QRectF(middle.x() - half, middle.y() - half, _TICK, _TICK), 4)

    def _frame(self, pen: Pen) -> None:
        bottom = _TABLE + _HEAD + LINES_A_SIDE * _LINE
        pen.box(QRectF(_LEFT, _TABLE, _RIGHT - _LEFT, bottom - _TABLE))
        for at in range(LINES_A_SIDE):
            y = _TABLE + _HEAD + at * _LINE
            pen.rule(_LEFT, _RIGHT, y, _INK)
        for _, left, _ in self._columns()[1:]:
            pen.upright(left, _TABLE, bottom, _INK)

    def _turn_over(self, pen: Pen) -> None:
        area = QRectF(_LEFT, _COUNT, _RIGHT - _LEFT, _COUNT_HIGH)
        pen.word(self._words("on_paper.turn_over"), area, 60, _INK, 700, Side.MIDDLE)

    def _counting(self, pen: Pen) -> None:
        """A box for strokes for each group, and one for everybody."""
        title = QRectF(_LEFT, _COUNT - 34, _RIGHT - _LEFT - _TOTAL, 50)
        pen.word(self._words("on_paper.count_title"), title, 34, _INK, 600)
        wide = (_RIGHT - _LEFT - _TOTAL - 24) / len(self._bands)
        top, high = _COUNT + 20, _COUNT_HIGH - 20
        for at, band in enumerate(self._bands):
            area = QRectF(_LEFT + at * wide, top, wide, high)
            pen.box(area)
            text, size = fitting(band, wide - 16, range(32, 20, -2), 1, 600)
            pen.word(text, QRectF(area.left() + 8, top + 4, wide - 16, 44), size, _INK, 600)
        total = QRectF(_RIGHT - _TOTAL, _COUNT - 24, _TOTAL, _COUNT_HIGH + 24)
        pen.box(total, 10)
        text, size = fitting(self._words("on_paper.total"), _TOTAL - 24, range(36, 24, -2), 1, 700)
        pen.word(text, QRectF(total.left() + 12, total.top() + 8, _TOTAL - 24, 50), size, _INK, 700)

    def _helped(self, pen: Pen) -> None:
        text = self._words("on_paper.helped")
        pen.word(text, QRectF(_LEFT, _HELPED, 620, 64), 34, _INK, 600)
        pen.rule(_LEFT + 640, _RIGHT, _HELPED + 62, _INK)

    def _foot(self, pen: Pen) -> None:
        text, size = fitting(self._notice, _RIGHT - _LEFT, range(34, 22, -2), 2)
        pen.text(text, QPointF(_LEFT, _FOOT), _RIGHT - _LEFT, size, _INK)
