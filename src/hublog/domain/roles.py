"""Who sits at the laptop: a volunteer or the coordinator; and what opens the register for whom."""

from enum import StrEnum


class Role(StrEnum):
    """What the hands at the laptop may do: a volunteer's work, or everything."""

    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"


class SlotKind(StrEnum):
    """The secrets that open a register: each wraps the same key in a slot of its own.

    ``SYSTEM`` is one that nobody types: the laptop's own key store holds it for whoever is logged
    in. A PIN is none of them (safety.md, keys).
    """

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind
    COORDINATOR = "coordinator"
    RECOVERY = "recovery"
    SYSTEM = "system"


COORDINATORS = (SlotKind.COORDINATOR, SlotKind.RECOVERY)
"""What only the coordinator has; the paper key counts, so that a lost passphrase locks nobody out."""
