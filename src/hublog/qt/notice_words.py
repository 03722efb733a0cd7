"""What a hub's privacy notice says, the same on the screen as on paper: its own text, or ours."""

from collections.abc import Iterator
from typing import NamedTuple

from hublog.domain.hubs import Hub
from hublog.domain.words import Words

_PARTS = ("no_name", "what", "yes", "why", "where", "leaves", "long", "rights")
"""What it says where the hub wrote no notice of its own, in this order."""


class Part(NamedTuple):
    """A part of a notice; its title may be empty."""

    title: str
    text: str


def parts_of(hub: Hub, words: Words) -> Iterator[Part]:
    """The notice part by part; at its end who hears complaints."""
    if hub.notice.strip():
        yield from (Part("", line.strip()) for line in hub.notice.split("\n") if line.strip())
    else:
        for part in _PARTS:
            title = words(f"on_paper.notice.{part}_title", hub=hub.name)
            text = words(f"on_paper.notice.{part}", hub=hub.name, n=hub.keep_months)
            yield Part(title, text.strip())
    contact = hub.complaints_contact or hub.contact_line
    tell = words("on_paper.notice.tell", contact=contact) if contact else ""
    said = " ".join(each for each in (tell, words("on_paper.notice.ico")) if each)
    yield Part(words("on_paper.notice.unhappy"), said)


def as_text(hub: Hub, words: Words) -> str:
    """The notice as plain text, a blank line between its parts."""
    said = ("\n".join(filter(None, part)) for part in parts_of(hub, words))
    return "\n\n".join(said)
