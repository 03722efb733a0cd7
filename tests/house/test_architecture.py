"""ARCHITECTURE.md shows the house as it is."""

import ast
import re

from house.project import ROOT, SOURCE, python_files, tree


def test_the_tree_in_the_architecture_is_the_real_one() -> None:
    """Each line is a module and the sentence it begins with; the failure shows what to write."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```text\n(src/hublog.*?)```", text, re.DOTALL)
    assert block.splitlines() == real_tree()


def real_tree() -> list[str]:
    lines = []
    for file in sorted(python_files("src"), key=lambda f: (f.parent.parts, f.stem)):
        path = file.relative_to(SOURCE.parent)
        shown = path.parent if file.stem == "__init__" else path.with_suffix("")
        indent = "  " * (len(shown.parts) - 1)
        sentence = (ast.get_docstring(tree(file)) or "").partition("\n")[0]
        label = "src/hublog" if len(shown.parts) == 1 else shown.name
        folder = "/" if file.stem == "__init__" else ""
        lines.append(f"{indent + label + folder:<24} {sentence}")
    return lines
