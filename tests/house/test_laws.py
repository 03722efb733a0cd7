"""Laws of the house that no linter knows."""

import ast
import sys
from collections.abc import Iterator

import pytest

from house.project import SOURCE, called, calls, name, python_files, settings, tree

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
PURE = ("src/hublog/domain", "src/hublog/services")
IMPURE_MODULES = {
    *("os", "random", "secrets", "time", "subprocess", "tempfile", "shutil", "socket", "sys"),
    *("sqlite3", "logging", "threading", "urllib", "http"),
}
IMPURE_CALLS = {
    *("open", "input", "print", "uuid1", "uuid4", "uuid7", "getenv"),
    *("read_text", "read_bytes", "write_text", "write_bytes", "utcnow", "today"),
}
SEEDED = ("random", "Random")
"""A generator that gets its seed as an argument leaves nothing to chance."""
DOMAIN_LIBRARIES = {"rapidfuzz", "phonenumbers", "dateutil"}


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(module) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def imported(module: ast.Module) -> set[str]:
    """The top-level packages a module imports."""
    found: set[str] = set()
    for node in ast.walk(module):
        match node:
            case ast.ImportFrom(module=origin, names=[ast.alias(name=one)]) if (
                origin,
                one,
            ) == SEEDED:
                continue
            case ast.ImportFrom(module=str() as origin):
                found.add(origin.partition(".")[0])
            case ast.Import(names=names):
                found |= {alias.name.partition(".")[0] for alias in names}
    return found


def test_a_file_stays_short() -> None:
    long = {
        name(f): lines
        for f in python_files()
        if (lines := len(f.read_text(encoding="utf-8").splitlines())) >= LONGEST_FILE
    }
    assert long == {}


def test_a_function_stays_short() -> None:
    long = {
        f"{name(file)}:{each.name}": lines
        for file in python_files()
        for each in functions(tree(file))
        if (lines := (each.end_lineno or 0) - each.lineno + 1) >= LONGEST_FUNCTION
    }
    assert long == {}


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    assert [name(f) for f in python_files("src") if f.stem in FORBIDDEN_NAMES] == []


def test_every_module_begins_with_one_sentence() -> None:
    missing = [
        name(f)
        for f in python_files()
        if not (ast.get_docstring(tree(f)) or "").partition("\n")[0].endswith(".")
        and not f.is_relative_to(SOURCE.parents[1] / "tests")
    ]
    assert missing == []


@pytest.mark.parametrize("folder", PURE)
def test_the_core_asks_nobody_for_time_chance_or_files(folder: str) -> None:
    found = [
        f"{name(file)}:{call.lineno} {called(call)}()"
        for file in python_files(folder)
        for call in calls(file)
        if called(call) in IMPURE_CALLS or _is_wall_clock(call)
    ]
    assert found == []


def _is_wall_clock(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr="now", value=ast.Name(id=owner) | ast.Attribute(attr=owner)):
            return owner in {"datetime", "date"}
        case _:
            return False


@pytest.mark.parametrize("folder", PURE)
def test_the_core_imports_nothing_that_reaches_outside(folder: str) -> None:
    found = {
        name(f): bad for f in python_files(folder) if (bad := imported(tree(f)) & IMPURE_MODULES)
    }
    assert found == {}


def test_the_domain_imports_only_the_libraries_the_law_lists() -> None:
    allowed = sys.stdlib_module_names | DOMAIN_LIBRARIES | {"hublog"}
    found = {
        name(f): strange
        for f in python_files("src/hublog/domain")
        if (strange := imported(tree(f)) - allowed)
    }
    assert found == {}


def test_the_import_law_names_every_layer() -> None:
    contract = settings()["tool"]["importlinter"]["contracts"][0]
    layers = {part for line in contract["layers"] for part in line.split(" | ")}
    real = {p.stem for p in SOURCE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert contract["exhaustive"]
    assert layers == real - {"__init__"}


def test_no_words_for_people_stand_in_the_code() -> None:
    """Text lives in resources/text; a literal that is printed can be translated by nobody."""
    found = [
        f"{name(file)}:{call.lineno}"
        for file in python_files("src")
        for call in calls(file)
        if called(call) in {"echo", "secho", "print", "prompt", "confirm"} and _says_words(call)
    ]
    assert found == []


def _says_words(call: ast.Call) -> bool:
    texts = [
        node.value
        for argument in call.args[:1]
        for node in ast.walk(argument)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and isinstance(argument, ast.Constant | ast.JoinedStr | ast.BinOp)
    ]
    return any(text.count(" ") >= 1 and any(map(str.isalpha, text)) for text in texts)
