"""What is kept beside the register: a few words that are no records."""

from typing import Protocol


class KeepsNotes(Protocol):
    """A store that keeps a few words beside the register: outside the journal, never sent or merged."""

    def noted(self, name: str) -> str:
        """What is kept under that name; empty where nothing is."""

    def note(self, name: str, text: str) -> None:
        """Keep it, durably, in place of what was kept under that name."""
