"""What a hub pack changes, in plain words, the same in the window and on the command line."""

from collections.abc import Callable, Iterator

from hublog.domain.words import Words
from hublog.services.packs import PackPreview


def said(preview: PackPreview, words: Words, label: Callable[[str, str], str]) -> Iterator[str]:
    """One sentence for each thing that changes, or that nothing does.

    ``label`` gives the plain words for a code of a list.
    """
    for each in preview.settings:
        now = label("country", str(each.now)) if each.name == "country" else each.now
        yield words(f"pack.setting.{each.name}", now=now)
    for new in preview.activities:
        yield words("pack.new_activity", name=new.name, code=new.short_code)
    for other in preview.other_codes:
        yield words("pack.other_code", **other._asdict())
    if preview.new_areas:
        yield words("pack.new_areas", n=len(preview.pack.areas))
    if preview.people:
        yield words("pack.people", n=preview.people)
    if preview.changes_nothing:
        yield words("pack.known")
