"""What is done at the door of a session, each said once it is kept, with how many are here now."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.pages.register_finding import FindingCard
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.sign_in import SignedIn

T = TypeVar("T", Changed, SignedIn)


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """What a use case answered, and how many were here right after it."""

    answer: T
    changed: Changed
    here: int


def with_here(
    session: str, action: Callable[[Services], T | Problem]
) -> Callable[[Services], Kept[T] | Problem]:
    """The action, and in the same turn how many are here: what the page shows may lag behind."""

    def both(services: Services) -> Kept[T] | Problem:
        answer = action(services)
        if isinstance(answer, Problem):
            return answer
        changed = answer if isinstance(answer, Changed) else answer.changed
        return Kept(answer, changed, services.sign_in.here(session).footfall)

    return both


class Doing(QObject):
    """Signs in, counts, takes back and opens again at the session ``session_id``."""

    def __init__(self, desk: Desk, finding: FindingCard, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._finding = desk, finding
        self.session_id = ""

    def sign_in(self, person_id: str) -> None:
        """Sign in somebody who is known."""
        session, actor = self.session_id, self._desk.actor
        action = with_here(session, lambda s: s.sign_in.person(actor, session, person_id))
        self._desk.do(action, self._signed_in, self)

    def count(self, band: str, n: int) -> None:
        """Count one more in a group, or take the latest off."""
        session, actor = self.session_id, self._desk.actor

        def counted(services: Services) -> Changed | Problem:
            if n < 0:
                return services.sign_in.take_off(actor, session, band)
            return services.sign_in.count(actor, session, band, n)

        then = partial(self._counted, band, n)
        self._desk.do(with_here(session, counted), then, self, self._count_refused)

    def take_back(self, entry_id: str, who: str) -> None:
        """Take one line off the list; ``who`` is what it said."""
        session, actor = self.session_id, self._desk.actor

        def taken(kept: Kept[Changed]) -> None:
            said = self._desk.words("register.taken_back", who=who, n=kept.here)
            self._desk.say(said, undoes=kept.changed.stamp)

        action = with_here(session, lambda s: s.sign_in.take_back(actor, session, entry_id))
        self._desk.do(action, taken, self)

    def nobody_came(self) -> None:
        """Say of a finished session that nobody came."""
        session, actor = self.session_id, self._desk.actor
        said = self._desk.words("register.nobody_noted")
        self._desk.do(
            lambda s: s.sessions.amend_ending(actor, session, nobody_came=True),
            lambda changed: self._desk.say(said, undoes=changed.stamp),
            self,
        )

    def reopen(self) -> None:
        """Open the session again that was finished."""
        session, actor = self.session_id, self._desk.actor
        said = self._desk.words("register.reopened")
        self._desk.do(
            lambda s: s.sessions.reopen(actor, session),
            lambda changed: self._desk.say(said, undoes=changed.stamp),
            self,
        )

    def _signed_in(self, kept: Kept[SignedIn]) -> None:
        words, wording, done = self._desk.words, self._desk.wording, kept.answer
        name = self._finding.name_of(done.person)
        if done.already_here and done.since:
            time = wording.time(done.since)
            self._desk.say(words("register.already_since", name=name, time=time), "info")
        elif done.already_here:
            self._desk.say(words("register.already", name=name), "info")
        else:
            key = "register.back" if done.brought_back else "register.signed_in"
            said = words(key, name=name, n=kept.here)
            self._desk.say(said, undoes=done.changed.stamp)

    def _counted(self, band: str, n: int, kept: Kept[Changed]) -> None:
        key = "register.counted" if n > 0 else "register.taken_off"
        said = self._desk.words(key, band=self._desk.band(band), n=kept.here)
        self._desk.say(said, undoes=kept.changed.stamp)

    def _count_refused(self, problem: Problem) -> None:
        band = self._desk.band(problem.where) if problem.code == "COUNT_ZERO" else problem.where
        self._desk.refuse(Problem(problem.code, band, problem.values))
