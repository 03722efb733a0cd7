"""The catalogue of sentences, so that window, command line and workbook say the same words."""

from collections.abc import Mapping
from dataclasses import dataclass

from hublog.domain.problems import Detail, Problem

Forms = Mapping[str, str]
Catalogue = Mapping[str, str | Forms]
"""By dotted key: a sentence with ``{gaps}``, or its plural forms chosen by the gap ``n``; any may have one for 0."""


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences in one language, English standing in for what is not translated yet."""

    catalogue: Catalogue
    language: str = "en"

    def __call__(self, key: str, /, **values: Detail) -> str:
        """The sentence of that key with its gaps filled; ``KeyError`` where there is none."""
        sentence = self.catalogue[key]
        if not isinstance(sentence, str):
            n = int(values["n"])
            form = "zero" if n == 0 and "zero" in sentence else plural(n, self.language)
            sentence = sentence.get(form) or sentence["other"]
        return sentence.format(**values)

    def __contains__(self, key: object) -> bool:
        return key in self.catalogue

    def problem(self, problem: Problem) -> str:
        """What is wrong, where, and what to do, without the code; then what stood behind it."""
        said = self(f"problem.{problem.code}", **{"where": problem.where, **problem.values})
        return said if problem.because is None else f"{said} {self.problem(problem.because)}"

    def problem_line(self, problem: Problem) -> str:
        """The line the command line prints: ``CODE where: sentence``.

        Where only the command line knows how, the hint of that code follows: which option to give.
        """
        where = f" {problem.where}" if problem.where else ""
        line = f"{problem.code}{where}: {self.problem(problem)}"
        hint = f"hint.{problem.code}"
        return f"{line} {self(hint)}" if hint in self else line


def plural(n: int, language: str) -> str:
    """The plural form (CLDR names) that a number takes in English or Welsh."""
    if language == "cy":
        return {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}.get(n, "other")
    return "one" if n == 1 else "other"
