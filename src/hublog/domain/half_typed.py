"""What stood half typed in the window when the register was let go; kept in the store until it is back."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TypedField:
    """One field: what it is called, which of those of that name it is from 0, and its text."""

    name: str
    text: str
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfTypedPage:
    """One page: what it was shown with, the card that stood on it (empty for none), its fields.

    ``shown`` is the one that was looked at.
    """

    page: str
    shown: bool = False
    where: Mapping[str, str] = field(default_factory=dict)
    card: str = ""
    fields: tuple[TypedField, ...] = ()


HalfTyped = tuple[HalfTypedPage, ...]
"""Every page with something half typed."""
