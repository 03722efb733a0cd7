"""Fonts and icons lie beside their licences, and every icon that is asked for is there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from house.project import ROOT, called, calls, name, python_files, tree

ICONS = ROOT / "resources" / "icons"
FONTS = ROOT / "resources" / "fonts"
NOTICE = ROOT / "THIRD_PARTY.md"
OURS = {"app.svg", "app.png", "app.ico"}
"""The icon of hublog itself, which we drew."""
ICON_IS_FIRST = {"Picture", "show_icon", "pixmap", "icon"}


def lucide() -> list[Path]:
    return [f for f in sorted(ICONS.glob("*.svg")) if f.name not in OURS]


def texts(node: ast.AST) -> Iterator[str]:
    """Every text an expression may turn out to be: both sides of a choice, the values of a table."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*texts(one), *texts(other))
        case ast.BoolOp(values=parts) | ast.Tuple(elts=parts) | ast.Dict(values=parts):
            for part in parts:
                yield from texts(part)


def named_by_call(call: ast.Call) -> Iterator[str]:
    for keyword in call.keywords:
        if keyword.arg == "icon":
            yield from texts(keyword.value)
    place = 0 if called(call) in ICON_IS_FIRST else 1 if called(call) == "Place" else None
    if place is not None and len(call.args) > place:
        yield from texts(call.args[place])


def named(file: Path) -> Iterator[str]:
    """The icons that a module of the window names."""
    for call in calls(file):
        yield from named_by_call(call)
    for node in ast.walk(tree(file)):
        match node:
            case ast.Assign(targets=[ast.Name(id=target)], value=value) if target.lower().strip(
                "_"
            ) in {"icon", "icons"}:
                yield from texts(value)


def test_what_others_drew_lies_beside_its_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENSE").read_text(encoding="utf-8")
    licence = (ICONS / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "Cole Bemis" in licence  # some icons began as Feather's
    strangers = {
        name(file)
        for folder, endings in ((FONTS, {".ttf"}), (ICONS, {".svg"}))
        for file in folder.iterdir()
        if file.suffix not in endings and file.name not in OURS | {"LICENSE"}
    }
    assert strangers == set()


def test_the_notice_names_every_font_and_the_icons_version() -> None:
    notice = NOTICE.read_text(encoding="utf-8")
    for file in FONTS.glob("*.ttf"):
        family, weight = re.fullmatch(r"(\w+)_(\d+)\w*\.ttf", file.name).groups()
        assert re.sub(r"(?<=[a-z])(?=[A-Z])", " ", family) in notice
        assert weight in notice
    versions = {re.match(r"<!-- @license (\S+) v(\S+) - ISC -->", f.read_text()) for f in lucide()}
    assert None not in versions
    assert {" ".join(found.groups()) for found in versions} == {
        " ".join(re.search(r"`(lucide-static)` (\S+)\)", notice).groups())
    }
    assert all(f"resources/{folder}/LICENSE" in notice for folder in ("fonts", "icons"))


@pytest.mark.parametrize("icon", [pytest.param(f, id=f.stem) for f in lucide()])
def test_an_icon_can_be_drawn_in_any_colour(icon: Path) -> None:
    text = icon.read_text(encoding="utf-8")
    assert 'stroke="currentColor"' in text
    assert re.search(r"#[0-9a-fA-F]{3,6}\b|rgb\(|<(?:script|image|style)\b", text) is None


def test_every_icon_that_is_named_is_there() -> None:
    found = {icon: name(f) for f in python_files("src/hublog/qt") for icon in named(f) if icon}
    assert len(found) > 10
    assert {i: place for i, place in found.items() if not (ICONS / f"{i}.svg").exists()} == {}


def test_no_icon_lies_unused() -> None:
    told = {
        node.value
        for file in python_files("src/hublog/qt")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {file.stem for file in lucide()} - told == set()
