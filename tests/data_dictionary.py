"""Writes docs/data-dictionary.md out of the layout, the code lists, the figures and the checks."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import CodeType, FunctionType

from dictionary_frame import FRAME
from golden_returns import plain
from hublog import resources
from hublog.domain.areas import COLUMNS, MOST_AREAS
from hublog.domain.checks.finding import ASKS, BLOCKS, HINTS
from hublog.domain.checks.rules import RULES
from hublog.domain.checks.travelling import QUERY_RULE
from hublog.domain.codes import Code
from hublog.domain.indicators import indicators
from hublog.domain.learning import PROMPTS
from hublog.domain.months import Month
from hublog.domain.queries import ACCEPTED, Reply, Verdict
from hublog.domain.sheet_rows import COUNTED_BANDS, band_name
from hublog.sheets import key_card, layout, manifest, pack_layout, reply_layout
from hublog.sheets.layout import ROW_DIGEST, Column, Sheet
from hublog.sheets.reply_writer import reply_workbook
from hublog.sheets.tables import _LISTS_USED
from hublog.sheets.writer import workbook
from made_facts import worked_example
from made_packs import made_pack, pack_file
from made_return import seal, words
from sealed_return import grids

PAGE = resources.document("docs/data-dictionary.md")
LISTS: Mapping[str, str] = {
    "Sessions.type": "activity_type",
    "Sessions.weekday": "weekday",
    "Sessions.status": "session_status",
    "Sessions.cancel_reason": "cancel_reason",
    "Sessions.conditions": "condition",
    "Sessions.source": "source",
    "People.age_band": "age_band",
    "People.imd_index": "imd_index",
    "People.engagement_band": "engagement_band",
    "Attendance.status": "attendance_status",
    "Referrals.direction": "referral_direction",
    "Referrals.org_type": "org_type",
    "Referrals.reason": "referral_reason",
    "Referrals.status": "referral_status",
    "Outcomes.instrument": "instrument",
    "Breakdown.dimension": "dimension",
    "Learning.conditions": "condition",
    "Changes.change": "change",
    "Checks.severity": "severity",
    "Queries.code": "query",
    "Activities.type": "activity_type",
    "Areas.imd_index": "imd_index",
}
"""The list that the codes of a column are from."""
_PARTS: Mapping[str, str] = {
    "Summary.indicator_id": "figures",
    "Summary.flag": "checks",
    "Checks.rule": "checks",
    "Learning.prompt": "prompt",
}
"""The other part of the page that explains a column's codes."""
_NAMED_AFTER: Mapping[str, tuple[str, ...]] = {
    "age_band": ("Sessions.counted_…",),
    "age_group": ("Sessions.counted_…",),
    "volunteer_kind": ("Volunteering.minutes_…",),
}
"""Columns of which there is one for each code of a list."""
_SEVERITIES = {"BLOCKS": BLOCKS, "ASKS": ASKS, "HINTS": HINTS}
_DIGITS = re.compile(r"\.\d+$")
_APART = {
    f"seals.{manifest.SHEET}": "own",
    f"sha256.{layout.COVER}": "page",
    f"sha256.{reply_layout.FRONT}": "page",
}
"""Lines that mean something else than those of the data sheets."""
_PARTS_OF_LINES = {
    "rows": "rows.SHEET",
    "sha256": "sha256.SHEET",
    "seals": "seals.SHEET.N",
    "beside": "beside.SHEET",
    "own": f"seals.{manifest.SHEET}.N",
    "page": "sha256.PAGE",
}
_WORDS, _CODES = resources.words(), resources.code_lists()


def dictionary() -> str:
    """The whole page."""
    page = FRAME.format(
        sheets="\n".join(_sheet(each, "returns") for each in layout.SHEETS),
        lists="\n".join(map(_list, _LISTS_USED)),
        prompts=_table(
            ("Code", "Question"), ((f"`{p}`", _said("learning.prompt", p)) for p in PROMPTS)
        ),
        figures=_table(("Id", "Figure", "Meaning"), _figures()),
        checks=_table(
            ("Id", "On the screen", "In the return", "How grave", "How it is mended"), _checks()
        ),
        manifest=_table(("Line", "In", "Meaning"), _manifest()),
        reply="\n".join(_sheet(each, "reply") for each in reply_layout.SHEETS),
        pack="\n".join(_sheet(each, "pack") for each in pack_layout.SHEETS if each != layout.CODES),
        most=MOST_AREAS,
        columns=",".join(COLUMNS),
        card=_table(("Line", "Meaning"), _card_lines()),
    )
    return page.rstrip("\n") + "\n"


def meaning(sheet: str, column: str) -> str:
    """What a column means, in one sentence or two."""
    if column == ROW_DIGEST:
        return _said("dictionary.column.every", column)
    bands = {f"counted_{band_name(band)}": band for band in COUNTED_BANDS}
    key = f"dictionary.column.{sheet}.{column}"
    if key in _WORDS or column not in bands:
        return _WORDS(key)
    return _WORDS(f"dictionary.column.{sheet}.counted", band=_band(bands[column]).lower())


def places_of(name: str) -> list[str]:
    """The columns in which codes of a list stand, or which are named after them."""
    return [
        *(column for column, its in LISTS.items() if its == name),
        *("Breakdown.category" for code in _CODES["dimension"] if code.more["list"] == name),
        *_NAMED_AFTER.get(name, ()),
    ]


def severities(rule: str) -> list[str]:
    """How grave what a rule finds may be, read out of the names that its own code uses."""
    named = set(_names(RULES[rule].__code__, RULES[rule].__globals__, set()))
    return [code for name, code in _SEVERITIES.items() if name in named]


def manifest_lines() -> dict[str, list[str]]:
    """The kinds of lines of the hidden sheet, and the workbooks that have them."""
    month = plain()
    day = dt.date(2026, 6, 12)
    verdict = Verdict(month="2026-05", version=1, decision=ACCEPTED, decided_on=day)
    reply = Reply(hub_code="CUM-EWA", made_on=day, office_key="", verdicts=(verdict,), queries=())
    books = {
        "return": workbook(month, words(), seal),
        "reply": reply_workbook(reply, words(), seal),
        "pack": pack_file(made_pack()),
    }
    found: dict[str, list[str]] = {}
    for kind, book in books.items():
        (lines,) = (grid.rows for grid in grids(book) if grid.sheet == manifest.SHEET)
        for line in dict.fromkeys(_kind_of_line(str(key)) for key, _ in lines[1:]):
            found.setdefault(line, []).append(kind)
    return found


def _kind_of_line(key: str) -> str:
    general = _DIGITS.sub("", key)
    return _APART.get(general, general.partition(".")[0])


def _names(code: CodeType, known: Mapping[str, object], seen: set[CodeType]) -> Iterator[str]:
    """The names used by a function and by those of its own module that it calls."""
    seen.add(code)
    yield from code.co_names
    inner = [each for each in code.co_consts if isinstance(each, CodeType)]
    for name in code.co_names:
        match known.get(name):
            case FunctionType(__code__=called, __globals__=theirs) if theirs is known:
                inner.append(called)
    for each in inner:
        if each not in seen:
            yield from _names(each, known, seen)


def _sheet(sheet: Sheet, words_of: str) -> str:
    rows = (
        (
            f"`{column.name}`",
            _said(f"{words_of}.column", column.name),
            _held(sheet, column),
            meaning(sheet.name, column.name),
        )
        for column in sheet.columns
    )
    table = _table(("Column", "Label", "Holds", "Meaning"), rows)
    return f"### {sheet.name}\n{_said('dictionary.sheet', sheet.name)}\n\n{table}"


def _held(sheet: Sheet, column: Column) -> str:
    kind = _said("dictionary.kind", column.kind.value)
    name = f"{sheet.name}.{column.name}"
    part = LISTS.get(name, _PARTS.get(name))
    return f"{kind}, from [{part}](#{part})" if part else kind


def _list(name: str) -> str:
    codes = _CODES[name]
    welsh = any(code.cy for code in codes)
    rows = ((f"`{code.code}`", _label(code), *([code.cy] if welsh else [])) for code in codes)
    table = _table(("Code", "Label", *(["Welsh"] if welsh else [])), rows)
    places = ", ".join(f"`{place}`" for place in places_of(name))
    return f"### {name}\nIn {places}.\n\n{table}"


def _label(code: Code) -> str:
    return f"{code.en} (until {code.valid_to})" if code.valid_to else code.en


def _figures() -> Iterator[tuple[str, ...]]:
    for figure in indicators(worked_example(), Month(2026, 5)):
        key = f"indicator.{figure.id}"
        yield (f"`{figure.id}`", _said(key, "name"), _said(key, "meaning"))


def _checks() -> Iterator[tuple[str, ...]]:
    for rule in RULES:
        grave = " or ".join(f"`{each}`" for each in severities(rule))
        apart = f"dictionary.severity.{rule}"
        yield (
            f"`{rule}`",
            _said("check_name", rule),
            _said("returns.rule", rule),
            f"{grave}. {_WORDS(apart)}" if apart in _WORDS else grave,
            _said("check_mend", rule),
        )
    said = (_said("check_name", QUERY_RULE), _said("returns.rule", QUERY_RULE))
    yield (f"`{QUERY_RULE}`", *said, f"`{ASKS}`", _WORDS("dictionary.query_mend"))


def _manifest() -> Iterator[tuple[str, ...]]:
    for line, kinds in manifest_lines().items():
        shown = _PARTS_OF_LINES.get(line, line)
        yield (f"`{shown}`", _and(kinds), _said("dictionary.manifest", line))


def _and(kinds: Sequence[str]) -> str:
    return " and ".join([*([", ".join(kinds[:-1])] if kinds[1:] else []), kinds[-1]])


def _card_lines() -> Iterator[tuple[str, ...]]:
    for line in key_card._LINES:
        key = f"dictionary.card.{line}"
        known = f"dictionary.manifest.{line}"
        yield (f"`{line}`", _WORDS(key if key in _WORDS else known))


def _band(band: str) -> str:
    bands, groups = _CODES["age_band"], _CODES["age_group"]
    return (bands if band in bands else groups)[band].label()


def _said(table: str, key: str) -> str:
    return _WORDS(f"{table}.{key}")


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    heading = list(head)
    lines = [heading, ["---"] * len(heading), *rows]
    return "".join(
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines
    )


if __name__ == "__main__":
    PAGE.write_text(dictionary(), encoding="utf-8")
