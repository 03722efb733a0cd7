"""Every Problem has exactly one sentence, every sentence is used, and its gaps can be filled."""

import ast
import re
import string
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from house.project import ROOT, called, calls, name, python_files, tree
from hublog.cli.main import MODULES
from hublog.resources import _sentences

TEXT = ROOT / "resources" / "text"
CODE = re.compile(r"^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$|^[A-Z]{4,}$")


class Raised(NamedTuple):
    """One place in the code that makes a Problem, with the gaps it can fill, if they show."""

    place: str
    code: str
    gaps: frozenset[str] | None


def sentences(language: str) -> list[tuple[str, str | dict[str, str], Path]]:
    return [
        (key, value, file)
        for file in sorted((TEXT / language).glob("*.toml"))
        for key, value in _sentences(tomllib.loads(file.read_text(encoding="utf-8")))
    ]


def problems() -> list[Raised]:
    return [found for file in python_files("src") for found in _problems_of(file)]


def _problems_of(file: Path) -> Iterator[Raised]:
    constants = {
        target.id: node.value.value
        for node in tree(file).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }
    for call in calls(file):
        if called(call) != "Problem" or not call.args:
            continue
        for node in ast.walk(call.args[0]):
            code = getattr(node, "value", None) if isinstance(node, ast.Constant) else None
            if isinstance(node, ast.Name):
                code = constants.get(node.id)
            if isinstance(code, str) and CODE.match(code):
                yield Raised(f"{name(file)}:{call.lineno}", code, _gaps_filled(call))


def _gaps_filled(call: ast.Call) -> frozenset[str] | None:
    values = call.args[2] if len(call.args) > 2 else None
    values = next((k.value for k in call.keywords if k.arg == "values"), values)
    if values is None:
        return frozenset({"where"})
    if not isinstance(values, ast.Dict):
        return None
    keys = [key.value for key in values.keys if isinstance(key, ast.Constant)]
    return frozenset({"where", *keys}) if len(keys) == len(values.keys) else None


def gaps(sentence: str | dict[str, str]) -> set[str]:
    forms = [sentence] if isinstance(sentence, str) else [*sentence.values(), "{n}"]
    return {
        re.split(r"[.\[]", gap)[0]
        for form in forms
        for _, gap, _, _ in string.Formatter().parse(form)
        if gap is not None
    }


def test_no_sentence_is_said_twice() -> None:
    for language in sorted(p.name for p in TEXT.iterdir() if p.is_dir()):
        often = Counter(key for key, _, _ in sentences(language))
        assert [key for key, n in often.items() if n > 1] == []


def test_every_problem_in_the_code_has_a_sentence() -> None:
    known = {key.removeprefix("problem.") for key, _, _ in sentences("en")}
    assert sorted({f"{p.place} {p.code}" for p in problems() if p.code not in known}) == []


def test_every_problem_sentence_is_used() -> None:
    used = [_pattern(node) for file in python_files("src") for node in ast.walk(tree(file))]
    spoken = re.compile("|".join(sorted({each for each in used if each})))
    known = [key.partition(".")[2] for key, _, _ in sentences("en") if key.startswith("problem.")]
    assert [code for code in known if not spoken.fullmatch(code)] == []


def _pattern(node: ast.AST) -> str:
    """What codes a string in the source can be; a gap in it stands for some part of a code."""
    match node:
        case ast.Constant(value=str() as code) if CODE.match(code):
            return code
        case ast.JoinedStr(values=parts) if any(
            isinstance(p, ast.Constant) and re.fullmatch("[A-Z_]{4,}", p.value) for p in parts
        ):
            return "".join(p.value if isinstance(p, ast.Constant) else "[A-Z_]+" for p in parts)
        case _:
            return ""


def test_every_gap_of_a_problem_can_be_filled() -> None:
    wanted = {key.removeprefix("problem."): gaps(s) for key, s, _ in sentences("en")}
    unfilled = [
        f"{p.place} {p.code}: {sorted(missing)}"
        for p in problems()
        if p.gaps is not None and (missing := wanted.get(p.code, set()) - p.gaps)
    ]
    assert unfilled == []


def test_a_problem_sentence_reads_like_one() -> None:
    """It begins with a capital, a name or a gap, ends with a full stop and shouts at nobody."""
    odd = [
        key
        for key, sentence, _ in sentences("en")
        if key.startswith("problem.")
        for form in ([sentence] if isinstance(sentence, str) else sentence.values())
        if not form.rstrip("\n”\"'").endswith((".", "?", ":", "}")) or "!" in form
    ]
    assert odd == []


def test_a_problem_is_told_to_the_window_and_the_command_line_alike() -> None:
    """What only the command line can do stands in its hint."""
    spoken = re.compile(rf"(^| )--[a-z]|HUBLOG_|\bhublog ({'|'.join(MODULES)})\b")
    odd = [
        key
        for key, sentence, _ in sentences("en")
        if key.startswith("problem.")
        for form in ([sentence] if isinstance(sentence, str) else sentence.values())
        if spoken.search(form)
    ]
    assert odd == []


def test_every_hint_belongs_to_a_problem_and_needs_no_filling() -> None:
    known = {key for key, _, _ in sentences("en")}
    hints = {key: text for key, text, _ in sentences("en") if key.startswith("hint.")}
    assert hints
    assert [key for key in hints if key.replace("hint.", "problem.") not in known] == []
    assert [key for key, text in hints.items() if gaps(text)] == []


def test_another_language_only_translates() -> None:
    english = {key for key, _, _ in sentences("en")}
    for language in (p.name for p in TEXT.iterdir() if p.is_dir()):
        assert {key for key, _, _ in sentences(language)} <= english


def test_the_words_asked_for_by_name_exist() -> None:
    known = {key for key, _, _ in sentences("en")}
    asked = {
        (f"{name(file)}:{call.lineno}", call.args[0].value)
        for file in python_files("src")
        for call in calls(file)
        if called(call) in {"words", "_words", "say"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
        and re.fullmatch(r"[a-z_]+(\.\w+)+", call.args[0].value)
    }
    assert sorted((place, key) for place, key in asked if key not in known) == []
