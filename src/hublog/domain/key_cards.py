"""A hub's key card: its public key as it is handed to the programme office."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCard:
    """Whose key it is; ``public_key`` are hexadecimal digits.

    A card proves that whoever made it holds the key, not that they are the hub: the five words of
    ``domain.fingerprints`` are compared over the phone for that.
    """

    hub_code: str
    hub_name: str
    public_key: str
    made_on: dt.date
