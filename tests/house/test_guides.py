"""The guides for people name every button, field and page as it stands on the screen."""

import re

import pytest

from house.project import ROOT
from hublog import resources
from hublog.domain.hubs import Hub
from situations import SITUATIONS

GUIDES = (
    *("volunteer.md", "at-the-desk.md", "coordinator.md", "office.md"),
    *("privacy.md", "two-laptops.md", "troubleshooting.md", "people.md"),
)
ALSO_TOLD = {
    "BACKUP_DAMAGED",
    "BACKUP_FAILED",
    "BACKUP_MISSING",
    "CLOCK_IMPOSSIBLE",
    "KEYS_DAMAGED",
    "NO_REGISTER",
    "OUR_BUG",
    "RECOVERY_GROUP",
    "RETURN_DISK_FAILED",
    "RETURN_DISK_FULL",
    "WRONG_PASSPHRASE",
}
"""Sentences about the laptop that are tried elsewhere."""
_MARKED = re.compile(r"(?<![*\w])\*([^*|]+)\*(?!\*)")


def on_the_screen() -> set[str]:
    """Every sentence of the catalogue in all its forms."""
    said = resources.words().catalogue.values()
    return {form for each in said for form in ([each] if isinstance(each, str) else each.values())}


def named(text: str) -> set[str]:
    """What a guide sets in italics: words that stand on the screen."""
    return {" ".join(each.split()) for each in _MARKED.findall(text)}


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_names_things_as_they_stand_on_the_screen(guide: str) -> None:
    words = named((ROOT / "docs" / guide).read_text(encoding="utf-8"))
    assert words
    known = on_the_screen()
    assert {each for each in words if each.rstrip("…") not in known and each not in known} == set()


def test_the_notice_to_fill_in_says_of_children_health_and_feelings_what_ours_says() -> None:
    """Whoever writes their own begins from it, and it would be the worse for a promise less."""
    to_fill_in = " ".join((ROOT / "docs" / "privacy-notice.md").read_text(encoding="utf-8").split())
    words = resources.words()
    assert words("on_paper.notice.yes") in to_fill_in
    assert (
        words("on_paper.notice.long", n=Hub(id="h", code="A", name="B").keep_months) in to_fill_in
    )
    child = "For a child: whom to call, and who may collect them."
    assert child in to_fill_in
    assert child in words("on_paper.notice.what")


def test_a_button_that_was_renamed_would_be_found() -> None:
    assert named("Press *Send this\nmonth…* and **not** *that*.") == {"Send this month…", "that"}
    assert "Send this month…" in on_the_screen()
    assert "Send my month…" not in on_the_screen()


@pytest.mark.parametrize("code", sorted({each.code for each in SITUATIONS.values()} | ALSO_TOLD))
def test_each_sentence_about_the_laptop_is_explained_to_coordinators(code: str) -> None:
    """A sentence that was reworded is looked for in vain in the guide: it has to be reworded there too."""
    guide = " ".join((ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8").split())
    sentence = str(resources.words().catalogue[f"problem.{code}"])
    first = re.sub(r"\{\w+\}", "…", sentence).split(". ")[0].rstrip(".")
    assert first in guide


@pytest.mark.parametrize(
    "guide",
    ["volunteer.md", "coordinator.md", "office.md", "two-laptops.md", "troubleshooting.md"],
)
def test_a_guide_reads_easily(guide: str) -> None:
    """Short sentences on the whole, and few long words: screens.md, reading age 9."""
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    plain = re.sub(r"!?\[([^\]]*)\]\([^)]*\)|[*`#|>_-]", r"\1 ", text)
    words = re.findall(r"[A-Za-z']+", plain)
    sentences = max(len(re.findall(r"[.?!:](?=\s)", plain)), 1)
    assert len(words) / sentences < 14
    assert sum(len(each) > 9 for each in words) / len(words) < 0.06
