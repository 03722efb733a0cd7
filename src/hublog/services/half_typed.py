"""What was half typed when the register is let go, put away inside it and given back later."""

from hublog.domain.half_typed import HalfTyped
from hublog.domain.roles import Role
from hublog.services import half_answers
from hublog.services.access import Access
from hublog.services.ports import Clock, Store

_EVERYBODY, _COORDINATOR = "everybody", "coordinator"


class HalfTypedTexts:
    """Use cases about text that nobody finished; it lies in the encrypted store and nowhere else.

    What stood on a coordinator's page waits for a coordinator, however often volunteers come first.
    """

    def __init__(self, store: Store, clock: Clock, access: Access) -> None:
        self._store, self._clock, self._access = store, clock, access

    def put_away(self, everybody: HalfTyped, coordinator: HalfTyped) -> None:
        """Keep it durably, at once; no action, since nothing was done.

        ``everybody`` is what volunteers may see too, ``coordinator`` the rest.
        """
        texts = {_EVERYBODY: everybody}
        if coordinator or self._rose:
            texts[_COORDINATOR] = coordinator
        self._store.keep_half_typed(texts)

    def take_back(self) -> HalfTyped:
        """What whoever is here may see of it; it is kept no longer, for it stands in the window again.

        Nor is what somebody left half answered on another day about how they are.
        """
        half_answers.let_go_of_other_days(self._store, self._clock.now().date())
        mine = (_EVERYBODY, _COORDINATOR) if self._rose else (_EVERYBODY,)
        with self._store.reading() as reader:
            found = {whose: reader.half_typed(whose) for whose in mine}
        texts = tuple(page for pages in found.values() for page in pages)
        if texts:
            self._store.keep_half_typed(dict.fromkeys(mine, ()))
        return texts

    @property
    def _rose(self) -> bool:
        return self._access.role is Role.COORDINATOR
