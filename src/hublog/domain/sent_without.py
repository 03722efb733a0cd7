"""What is kept of a return that was sent, once somebody in it is forgotten (safety.md, the journal)."""

from collections.abc import Collection
from dataclasses import replace

from hublog.domain.names import names_them
from hublog.domain.returns import ReturnContent, Sent


def without_them(sent: Sent, references: Collection[str], names: tuple[str, ...]) -> Sent:
    """The same without people's references and without texts that name them; figures stay.

    A return names nobody unless somebody wrote a name into a text and said that it is right (DQ20).
    Where anything goes, the file goes too: it is drawn anew from what is left.
    """
    left = sent.without(references)
    content = _without(left.content, _Blank(references, names))
    return left if content == left.content else replace(left, content=content, workbook=b"")


class _Blank:
    """Makes a text empty that names somebody, and takes references out of it."""

    def __init__(self, references: Collection[str], names: tuple[str, ...]) -> None:
        self.references = references
        self._names = names

    def __call__(self, text: str) -> str:
        if names_them(text, self._names):
            return ""
        for reference in self.references:
            text = text.replace(reference, "")
        return text


def _without(content: ReturnContent, blank: _Blank) -> ReturnContent:
    return replace(
        content,
        cover=replace(content.cover, reason=blank(content.cover.reason)),
        sessions=tuple(row._replace(note=blank(row.note)) for row in content.sessions),
        learning=tuple(row._replace(text=blank(row.text)) for row in content.learning),
        changes=tuple(
            row._replace(old=blank(row.old), new=blank(row.new), reason=blank(row.reason))
            for row in content.changes
            if row.row_id not in blank.references
        ),
        checks=tuple(
            row._replace(
                row_id="" if row.row_id in blank.references else row.row_id,
                reason=blank(row.reason),
                values=tuple(
                    (gap, blank(value) if isinstance(value, str) else value)
                    for gap, value in row.values
                ),
            )
            for row in content.checks
        ),
    )
