"""Where fonts, sentences and code lists lie, in the source tree and in a bundle alike."""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a file is found before anything is read
    from hublog.domain.codes import CodeLists
    from hublog.domain.words import Words

_PLURAL_FORMS = {"zero", "one", "two", "few", "many", "other"}


def path(name: str) -> Path:
    """The file or folder of that name below ``resources/``."""
    return _root() / "resources" / name


def document(name: str) -> Path:
    """The guide or notice of that name, as it lies in the project: ``docs/volunteer.md``."""
    return _root() / name


def _root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parents[2]


@cache
def code_lists() -> "CodeLists":
    """Every code list, by name."""
    from hublog.domain.codes import parse

    return {
        file.stem: parse(file.stem, file.read_text(encoding="utf-8"))
        for file in sorted(path("codes").glob("*.csv"))
    }


def code_list_version() -> str:
    """The version of the code lists, which a return names."""
    return path("codes/VERSION").read_text(encoding="utf-8").strip()


@cache
def words(language: str = "en") -> "Words":
    """The sentences in a language over the English ones.

    Each file of ``text/en`` holds TOML tables; ``[problem]`` tables of all files become one.
    """
    import tomllib

    from hublog.domain.words import Words

    catalogue: dict[str, Any] = {}
    for each in dict.fromkeys(("en", language)):
        for file in sorted(path(f"text/{each}").glob("*.toml")):
            catalogue |= _sentences(tomllib.loads(file.read_text(encoding="utf-8")))
    return Words(catalogue, language)


def _sentences(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, str) or set(value) <= _PLURAL_FORMS:
            yield prefix + key, value
        else:
            yield from _sentences(value, f"{prefix}{key}.")
