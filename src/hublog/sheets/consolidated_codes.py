"""The sheet Codes of the consolidated workbook: every code, state and figure that its sheets hold."""

from collections.abc import Iterator

from hublog.domain.codes import CodeLists
from hublog.domain.learning import PROMPTS
from hublog.domain.office.consolidated import Overview
from hublog.domain.office.figures import index_of
from hublog.domain.office.parts import STATES
from hublog.domain.words import Words
from hublog.sheets.consolidated_overview import figure_name
from hublog.sheets.layout import Row

_LISTS = (
    *("activity_type", "weekday", "session_status", "cancel_reason", "condition", "source"),
    *("imd_index", "dimension", "age_band", "age_group", "sex", "ethnic_broad", "disability"),
    "imd_fifth",
)
_WITHOUT_RETURN = ("missing", "waiting", "not_yet")


def codes(overview: Overview, words: Words, lists: CodeLists) -> Iterator[Row]:
    """Each with its list, its code, its label and what it means."""
    for hub in overview.hubs:
        yield ("hub", hub.code, hub.name, "", hub.area_name)
    for name in _LISTS:
        for code in lists[name]:
            yield (name, code.code, code.en, code.cy, "")
    for prompt in PROMPTS:
        yield ("prompt", prompt, words(f"learning.prompt.{prompt}"), "", "")
    for id_ in overview.figures.in_all:
        meaning = words(f"indicator.{'B10' if index_of(id_) else id_}.meaning")
        yield ("indicator", id_, figure_name(id_, words, lists), "", meaning)
    for state in STATES:
        key = f"office_workbook.state.{state}"
        yield ("figure", state, words(key), "", words(f"office_workbook.state_means.{state}"))
    for state in _WITHOUT_RETURN:
        yield ("missing", state, words(f"office_workbook.missing.{state}"), "", "")
    for key in words.catalogue:
        if key.startswith("term.") and key.endswith(".name"):
            term = key.removesuffix(".name")
            name = term.removeprefix("term.")
            yield ("term", name, words(key), "", words(f"{term}.meaning"))
