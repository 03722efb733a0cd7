"""What the laptop gives: its clock, identities nobody can guess, and the words that name a key."""

import secrets
import time
from datetime import datetime

import uuid_utils

_REFERENCE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_REFERENCE_LENGTH = 10


class SystemClock:
    """The laptop's clock as it stands, right or wrong."""

    def now(self) -> datetime:
        """The local wall time, without a zone."""
        return datetime.now()  # noqa: DTZ005 - the hub's own wall clock is what people write down

    def millis(self) -> int:
        """Milliseconds since 1970, for stamps."""
        return time.time_ns() // 1_000_000

    def local(self, millis: int) -> datetime:
        """The local wall time at that moment."""
        return datetime.fromtimestamp(millis / 1000)  # noqa: DTZ006 - as above

    def millis_at(self, local: datetime) -> int:
        """The moment at which the wall shows that time."""
        return round(local.timestamp() * 1000)


class RandomIds:
    """Identities nobody can guess."""

    def new(self) -> str:
        """A UUIDv7 as text."""
        return str(uuid_utils.uuid7())

    def reference(self) -> str:
        """Ten letters and digits that are hard to misread."""
        return "".join(secrets.choice(_REFERENCE_SIGNS) for _ in range(_REFERENCE_LENGTH))


def words_of_key(public_key: str) -> str:
    """The five words by which people compare a key on the telephone."""
    from hublog.domain.fingerprints import five_words
    from hublog.store.passphrase import word_list

    return five_words(public_key, word_list())
