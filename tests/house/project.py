"""The project as its house tests see it: files, syntax trees, sentences."""

import ast
import os
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "hublog"
_IGNORED = {".git"} | {
    line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
}


@cache
def files() -> tuple[Path, ...]:
    """Every file of the project itself, nothing that tools leave behind."""
    return tuple(sorted(_walk()))


def _walk() -> Iterator[Path]:
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [n for n in inner if n not in _IGNORED and not n.endswith(".egg-info")]
        yield from (Path(folder, name) for name in names if name not in _IGNORED)


def python_files(*below: str) -> list[Path]:
    """The Python files below these folders of the project, or all."""
    roots = [ROOT / each for each in below] or [ROOT]
    return [f for f in files() if f.suffix == ".py" and any(f.is_relative_to(r) for r in roots)]


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def name(file: Path) -> str:
    """A file's path as people write it."""
    return file.relative_to(ROOT).as_posix()


def settings() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def calls(file: Path) -> Iterator[ast.Call]:
    """Every call in a Python file."""
    return (node for node in ast.walk(tree(file)) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The last part of the name that is called, as ``open`` in ``path.open()``."""
    match call.func:
        case ast.Name(id=found) | ast.Attribute(attr=found):
            return found
        case _:
            return ""
