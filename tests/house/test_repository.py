"""The repository speaks of the product alone, and its papers agree with each other."""

import re

from house.project import ROOT, files, name, settings
from hublog.domain.codes import parse

FOREIGN = (
    # registries and machine paths, in pieces so that this file does not find itself
    *("py" + "pi.org", "python" + "hosted", "npm" + "js", "crates" + ".io", "index" + "-url"),
    *("/wo" + "rk/", "/ro" + "ot/", "/op" + "t/", "/tm" + "p/brief"),
)
TEXT_ENDINGS = {
    *(
        "",
        ".py",
        ".md",
        ".toml",
        ".csv",
        ".lock",
        ".txt",
        ".spec",
        ".json",
        ".ini",
        ".cfg",
        ".mako",
    ),
}
DECISIONS = ROOT / "docs" / "decisions"


def normal(requirement: str) -> str:
    return re.split(r"[ ;<>=\[]", requirement)[0].lower().replace("_", "-")


def declared() -> set[str]:
    project = settings()["project"]
    more = project["optional-dependencies"].values()
    return {normal(d) for d in (*project["dependencies"], *(d for extra in more for d in extra))}


def first_cells(markdown: str) -> set[str]:
    """The first column of every table of a Markdown text."""
    rows = re.findall(r"^\| *`?([\w.-]+)`? *\|", markdown, re.MULTILINE)
    return {normal(row) for row in rows if not re.fullmatch(r"-+", row)}


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = [
        f"{name(file)}: {foreign}"
        for file in files()
        if file.suffix in TEXT_ENDINGS
        for foreign in FOREIGN
        if foreign in file.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


def test_the_lock_holds_hashes_and_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "@ " not in text
    entries = text.replace("\\\n", " ").splitlines()
    assert entries
    assert [e for e in entries if "==" not in e or "--hash=sha256:" not in e] == []


def test_the_lock_pins_every_library_that_is_declared() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {normal(line) for line in text.splitlines() if "==" in line}
    assert declared() - pinned == set()


def test_every_code_list_can_be_read() -> None:
    lists = sorted((ROOT / "resources" / "codes").glob("*.csv"))
    assert lists
    for file in lists:
        codes = [c.code for c in parse(file.stem, file.read_text(encoding="utf-8"))]
        assert codes, file.name
        assert len(codes) == len(set(codes)), file.name


def test_every_library_has_its_decision() -> None:
    (file,) = DECISIONS.glob("*-libraries.md")
    assert first_cells(file.read_text(encoding="utf-8")) == declared() | {"library"}


def test_every_library_has_its_licence_named() -> None:
    text = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    assert first_cells(text) == declared() | {"library"}


def test_decisions_are_numbered_without_a_gap_and_short() -> None:
    decisions = sorted(DECISIONS.glob("*.md"))
    assert [int(d.name[:4]) for d in decisions] == list(range(1, len(decisions) + 1))
    shortest = {d.name: len(d.read_text(encoding="utf-8").splitlines()) for d in decisions}
    assert {n: lines for n, lines in shortest.items() if lines > 60} == {}


def test_every_link_between_documents_leads_somewhere() -> None:
    dead = [
        f"{name(file)}: {target}"
        for file in files()
        if file.suffix == ".md"
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text(encoding="utf-8"))
        if not (file.parent / target).exists()
    ]
    assert dead == []
