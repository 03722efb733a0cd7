"""The Overview of the consolidated workbook: each figure in all and at each hub, and what it counts."""

from collections.abc import Iterator

from hublog.domain.codes import CodeLists
from hublog.domain.indicators import HOURS
from hublog.domain.office.consolidated import Overview
from hublog.domain.office.figures import index_of
from hublog.domain.office.parts import COUNTED, Figure
from hublog.domain.words import Words
from hublog.sheets.canonical import DECIMALS, Cell, Kind
from hublog.sheets.layout import Column, Row, Sheet

LONG = Sheet(
    "Overview",
    (
        Column("hub_code", Kind.CODE, 13),
        Column("indicator_id", Kind.CODE, 14),
        Column("indicator", Kind.TEXT, 34),
        Column("state", Kind.CODE, 14),
        Column("value", Kind.FIGURE, 11),
        Column("numerator", Kind.FIGURE, 11),
        Column("denominator", Kind.FIGURE, 11),
        Column("hubs", Kind.INTEGER, 8),
        Column("hubs_expected", Kind.INTEGER, 8),
        Column("returns", Kind.INTEGER, 8),
        Column("returns_expected", Kind.INTEGER, 8),
        Column("note", Kind.TEXT, 52),
    ),
)
"""The same for other programs: one row for each figure of each hub; of all hubs where no hub is named."""
_DECILES = "B10"


def overview_columns(overview: Overview) -> tuple[Column, ...]:
    """The columns: in all, how much that counts, and one for each hub under its code."""
    return (
        Column("indicator_id", Kind.CODE, 19),
        Column("indicator", Kind.TEXT, 34, wrap=True),
        Column("in_all", Kind.FIGURE, 14),
        Column("numerator", Kind.FIGURE, 11),
        Column("denominator", Kind.FIGURE, 12),
        Column("coverage", Kind.TEXT, 16),
        Column("hubs", Kind.INTEGER, 6, upright=True),
        Column("hubs_expected", Kind.INTEGER, 6, upright=True),
        Column("returns", Kind.INTEGER, 6, upright=True),
        Column("returns_expected", Kind.INTEGER, 6, upright=True),
        Column("note", Kind.TEXT, 52, wrap=True),
        *(Column(hub.code, Kind.FIGURE, 14) for hub in overview.hubs),
    )


def overview_rows(overview: Overview, words: Words, lists: CodeLists) -> Iterator[Row]:
    """One row for each figure."""
    by_hub = overview.figures.by_hub
    for id_, figure in overview.figures.in_all.items():
        yield (
            id_,
            figure_name(id_, words, lists),
            value_of(figure, words),
            *(_rounded(id_, part) for part in (figure.numerator, figure.denominator)),
            coverage(figure, words),
            *(figure.hubs, figure.hubs_expected, figure.months, figure.months_expected),
            _notes(figure, words),
            *(
                value_of(by_hub[hub.code][id_], words) if id_ in by_hub[hub.code] else None
                for hub in overview.hubs
            ),
        )


def long_rows(overview: Overview, words: Words, lists: CodeLists) -> Iterator[Row]:
    """The figures in all, then those of each hub."""
    for hub_code, figures in (("", overview.figures.in_all), *overview.figures.by_hub.items()):
        for id_, figure in figures.items():
            amounts = (figure.value, figure.numerator, figure.denominator)
            yield (
                *(hub_code, id_, figure_name(id_, words, lists), figure.state),
                *(_rounded(id_, amount) for amount in amounts),
                *(figure.hubs, figure.hubs_expected, figure.months, figure.months_expected),
                _notes(figure, words),
            )


def figure_name(id_: str, words: Words, lists: CodeLists) -> str:
    """What the figure is called; a line of B10 names its index, since two are never pooled."""
    index = index_of(id_)
    name = words(f"indicator.{_DECILES if index else id_}.name")
    if not index:
        return name
    known = lists["imd_index"]
    label = known[index].label(words.language) if index in known else index
    return words("office_workbook.of_index", name=name, index=label)


def value_of(figure: Figure, words: Words) -> Cell:
    """Its number, or in words why it has none: 0, not run and not recorded are three things."""
    if figure.state == COUNTED:
        return _rounded(figure.id, figure.value)
    return words(f"office_workbook.state.{figure.state}")


def coverage(figure: Figure, words: Words) -> str:
    """How many of the hubs it counts, such as ``9 of 12 hubs``."""
    return words("office_workbook.hubs_of", n=figure.hubs_expected, hubs=figure.hubs)


def shown_id(row: Row) -> str:
    """The indicator by whose format the row's figures are shown."""
    return _DECILES if index_of(str(row[0])) else str(row[0])


def _notes(figure: Figure, words: Words) -> str:
    return " ".join(words(f"office_workbook.note.{note}") for note in figure.notes)


def _rounded(id_: str, value: float | None) -> float | None:
    decimals = DECIMALS[Kind.HOURS if id_ in HOURS else Kind.FIGURE]
    return None if value is None else round(value, decimals)
