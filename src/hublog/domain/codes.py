"""Code lists as data: versioned, English and Welsh labels, retired codes keep their label."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list; ``more`` holds the columns that only some lists have."""

    code: str
    en: str
    cy: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    more: Mapping[str, str] = field(default_factory=dict)

    def label(self, language: str = "en") -> str:
        """The label in that language, English where there is no other."""
        return self.cy or self.en if language == "cy" else self.en


@dataclass(frozen=True, slots=True)
class CodeList:
    """One list, in the order in which people should see it."""

    name: str
    codes: tuple[Code, ...]

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __contains__(self, code: object) -> bool:
        return any(c.code == code for c in self.codes)

    def __getitem__(self, code: str) -> Code:
        """The entry of that code, retired or not; ``KeyError`` where there is none."""
        for each in self.codes:
            if each.code == code:
                return each
        raise KeyError(code)

    def on(self, day: date) -> tuple[Code, ...]:
        """The codes that may be chosen on that day."""
        return tuple(
            c
            for c in self.codes
            if (c.valid_from is None or c.valid_from <= day)
            and (c.valid_to is None or day <= c.valid_to)
        )


CodeLists = Mapping[str, CodeList]


def parse(name: str, text: str) -> CodeList:
    """Read a list from its CSV text: ``code,en,cy,valid_from,valid_to`` and any further columns."""
    known = {"code", "en", "cy", "valid_from", "valid_to"}
    codes = [
        Code(
            row["code"],
            row["en"],
            row["cy"],
            date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            {key: value for key, value in row.items() if key not in known},
        )
        for row in csv.DictReader(StringIO(text))
    ]
    return CodeList(name, tuple(codes))
