"""What forgetting a person takes and leaves, in numbers, before it is done and after."""

from dataclasses import dataclass
from datetime import date

from hublog.domain.words import Words
from hublog.services.changed import Changed


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What forgetting a person takes and what it leaves, in numbers.

    ``details`` are the fields that hold something, ``records`` the person and those merged into
    them, ``consents``, ``care``, ``outcomes`` (times they said how they are) and ``requests`` what
    hangs on them, ``notes`` the notes that name them now or did before they were changed, the nicknames of
    others that a merge took from them, and the typed sheets that name or mean them; all these go.
    The activities and places that are or were called after them, by a whole name, are counted among
    the notes; they lose the name and keep the rest.
    Attendances, one for each session, volunteer times and referrals stay, without a name. Copies made before it hold them
    until ``in_copies_until``: from that day on the next copy made takes the last of them away.
    ``called``, ``perhaps``, ``barred`` and ``at_desk`` are those of ``StillNamed``, for whoever decides.
    """

    person_id: str
    details: int
    records: int
    notes: int
    attendances: int
    volunteer_times: int
    referrals: int
    in_copies_until: date
    consents: int = 0
    care: int = 0
    outcomes: int = 0
    requests: int = 0
    called: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    at_desk: bool = False


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A person was forgotten: what it took and left, as the preview said."""

    receipt: Forgetting
    changed: Changed


def said_look(words: Words, receipt: Forgetting) -> list[str]:
    """What somebody has to look at themselves; it names others, so it stands on no receipt."""
    comma = words("laptop_value.comma")
    told = {"called": receipt.called, "perhaps": receipt.perhaps, "barred": receipt.barred}
    said = [
        words(f"forget_look.{k}", names=comma.join(names)) for k, names in told.items() if names
    ]
    return [*said, *([words("forget_look.at_desk")] if receipt.at_desk else [])]
