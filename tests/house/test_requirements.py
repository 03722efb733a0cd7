"""Every requirement that is due is proved by a test that names it in its docstring."""

import ast
import re

from house.project import python_files, tree

DUE = {
    *(f"A{n:02}" for n in range(1, 8)),  # domain.md, Indicators
    *(f"B{n:02}" for n in range(1, 12)),
    *(f"C{n:02}" for n in range(1, 4)),
    "Q01",
    *(f"D{n:02}" for n in range(1, 5)),
    # domain.md, Data-quality rules; those on consent, children and outcomes come with their records
    *(f"DQ{n:02}" for n in range(1, 26) if n not in {18, 23}),
    *(f"P{n}" for n in range(1, 16)),  # safety.md, Promises
}
"""The requirements that hublog keeps today; a promise is added here before it is given."""

_RANGE = re.compile(r"\b([A-Z]{1,2})(\d+)\s*(?:-|–|to)\s*\1?(\d+)\b")  # noqa: RUF001 - people write both dashes
_ID = re.compile(r"\b(?:[A-E]\d\d|Q\d\d|DQ\d\d|P\d{1,2})\b")


def named(docstring: str) -> set[str]:
    """The ids a docstring names, one by one or as a range such as A01-A07."""
    found = set(_ID.findall(docstring))
    for letter, first, last in _RANGE.findall(docstring):
        found |= {f"{letter}{n:0{len(first)}}" for n in range(int(first), int(last) + 1)}
    return found


def proved() -> set[str]:
    return {
        each
        for file in python_files("tests")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name.lower().startswith("test")
        for each in named(ast.get_docstring(node) or "")
    }


def controls() -> set[str]:
    """The promises of which a test says that it is the control: the bad twin, which must fail."""
    return {
        each
        for file in python_files("tests")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test")
        for said in [ast.get_docstring(node) or ""]
        if "control" in said
        for each in named(said)
    }


def test_ranges_are_understood() -> None:
    assert named("B04, A01-A03 and P1") == {"A01", "A02", "A03", "B04", "P1"}


def test_every_requirement_that_is_due_is_proved_by_a_test() -> None:
    assert sorted(DUE - proved()) == []


def test_every_promise_has_a_bad_twin_that_fails() -> None:
    """safety.md, Promises: demand pairs."""
    promised = {each for each in DUE if each.startswith("P")}
    assert sorted(promised - controls(), key=lambda each: int(each[1:])) == []
