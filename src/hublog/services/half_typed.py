"""What was half typed when the register is let go, put away inside it and given back later."""

from hublog.domain.half_typed import HalfTyped
from hublog.services.ports import Store


class HalfTypedTexts:
    """Use cases about text that nobody finished; it lies in the encrypted store and nowhere else.

    A volunteer is never given what a coordinator typed, so each role has its own: ``whose``.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def put_away(self, whose: str, texts: HalfTyped) -> None:
        """Keep it, durably and in place of what was kept before; no action, since nothing was done."""
        self._store.keep_half_typed(whose, texts)

    def take_back(self, whose: str) -> HalfTyped:
        """What was put away last; it is kept no longer, for it stands in the window again."""
        with self._store.reading() as reader:
            found = reader.half_typed(whose)
        if found:
            self._store.keep_half_typed(whose, ())
        return found
