"""What is kept of a return that was sent, once somebody in it is forgotten (safety.md, the journal)."""

from collections.abc import Collection
from dataclasses import replace

from hublog.domain.names import without_whole_names, written_of
from hublog.domain.returns import ReturnContent, Sent


def without_them(sent: Sent, references: Collection[str], names: tuple[str, ...]) -> Sent:
    """The same without people's references and without texts that name them; figures stay.

    Out of what activities and places are called, only whole names are taken.
    A return names nobody unless somebody wrote a name into a text and said that it is right (DQ20).
    Where anything goes, the file goes too: it is drawn anew from what is left.
    """
    left = sent.without(references)
    content = _without(left.content, _Blank(references, names))
    return left if content == left.content else replace(left, content=content, workbook=b"")


_TITLES = {"activity", "place"}
"""Columns and gaps that hold what an activity or a place is called."""


class _Blank:
    """Makes a text empty that names somebody, and takes references out of it."""

    def __init__(self, references: Collection[str], names: tuple[str, ...]) -> None:
        self.references = references
        self._names = names

    def __call__(self, text: str) -> str:
        if written_of(text, self._names):
            return ""
        for reference in self.references:
            text = text.replace(reference, "")
        return text

    def title(self, text: str) -> str:
        """What an activity or a place is called, without their whole names."""
        return without_whole_names(text, self._names)

    def field(self, name: str, text: str) -> str:
        """What stands in the column or gap of that name."""
        return self.title(text) if name in _TITLES else self(text)


def _without(content: ReturnContent, blank: _Blank) -> ReturnContent:
    return replace(
        content,
        cover=replace(content.cover, reason=blank(content.cover.reason)),
        sessions=tuple(
            row._replace(
                activity=blank.title(row.activity),
                place=blank.title(row.place),
                note=blank(row.note),
            )
            for row in content.sessions
        ),
        volunteering=tuple(
            row._replace(activity=blank.title(row.activity)) for row in content.volunteering
        ),
        learning=tuple(row._replace(text=blank(row.text)) for row in content.learning),
        changes=tuple(
            row._replace(
                old=blank.field(row.field, row.old),
                new=blank.field(row.field, row.new),
                reason=blank(row.reason),
            )
            for row in content.changes
            if row.row_id not in blank.references
        ),
        checks=tuple(
            row._replace(
                row_id="" if row.row_id in blank.references else row.row_id,
                reason=blank(row.reason),
                values=tuple(
                    (gap, blank.field(gap, value) if isinstance(value, str) else value)
                    for gap, value in row.values
                ),
            )
            for row in content.checks
        ),
    )
