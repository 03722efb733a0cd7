"""The hub's laptops: what they are called, which one sends the returns, and how two are brought together."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hublog.domain.journal import Stamp
from hublog.domain.laptops import FORGOT, LONGEST_LAPTOP_NAME, Laptop
from hublog.domain.names import can_name, clean, fold
from hublog.domain.problems import Problem
from hublog.domain.rotation import copy_name
from hublog.services.bringing_together import ADDS, Joined, join, new_actions
from hublog.services.changed import Changed
from hublog.services.copying import copy_before
from hublog.services.forget_again import forget_again, tombstones
from hublog.services.hub import the_hub
from hublog.services.laptop_asked import Questions
from hublog.services.laptop_asking import questions
from hublog.services.laptop_ports import Carried
from hublog.services.laptop_preview import BroughtIn, Preview, told_of
from hublog.services.large_reads import no_looking_for_garbage
from hublog.services.ports import Clock, Reader, Store
from hublog.services.returns_from import elsewhere
from hublog.services.taking_apart import take_apart
from hublog.services.undone import Undone

_BY_ITSELF = "hublog"
"""Who acts where nobody asked for it: in the copy that is looked at, what was forgotten goes first."""


@dataclass(frozen=True, slots=True)
class KnownLaptop:
    """A laptop that has written in this register; ``heard`` is when, as far as is known here."""

    id: str
    name: str
    here: bool
    sends_returns: bool
    heard: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transfer file, and the words that open it; they are shown once and kept nowhere."""

    path: Path
    words: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A file that was brought in and can still be taken back; ``actions`` of its are still here.

    ``adds`` says what was new then: sessions, people, sign-ins (attendance), and people counted.
    """

    stamp: Stamp
    laptop: str
    laptop_id: str
    at: dt.datetime
    by: str
    actions: int
    adds: Mapping[str, int] = field(default_factory=dict)


class Laptops:
    """Use cases about the laptops of one hub."""

    def __init__(self, store: Store, clock: Clock, draw_words: Callable[[], str]) -> None:
        self._store = store
        self._clock = clock
        self._draw_words = draw_words

    def known(self) -> tuple[KnownLaptop, ...]:
        """All of them: this one first, then the others, the one heard of last before the rest."""
        with self._store.reading() as reader:
            names = {each.id: each.name for each in reader.find(Laptop)}
            heard, sender = reader.last_written(), the_hub(reader).returns_from
        here = self._store.device
        ids = {here, *names, *heard}
        found = [
            KnownLaptop(
                each,
                names.get(each, ""),
                each == here,
                each == (sender or here),
                self._when(heard[each]) if each in heard else None,
            )
            for each in ids
        ]
        return tuple(sorted(found, key=_standing))

    def this(self) -> KnownLaptop:
        """The one at hand."""
        return self.known()[0]

    def name(self, actor: str, name: str) -> Changed | Problem:
        """Say what this laptop is called. Problems: LAPTOP_NAME, LAPTOP_NAME_TAKEN."""
        cleaned = clean(name)
        wrong = laptop_name_fault(cleaned)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "named_laptop") as work:
            here = self._store.device
            others = (each.name for each in work.find(Laptop) if each.id != here)
            if fold(cleaned) in map(fold, others):
                return Problem("LAPTOP_NAME_TAKEN", cleaned)
            work.put(Laptop(id=here, name=cleaned))
            return work.commit({"laptop": here})

    def sends_returns(self, actor: str, laptop_id: str | None = None) -> Changed | Problem:
        """Have the returns sent from that laptop, from this one unless another is named.

        Problem: NO_SUCH_LAPTOP.
        """
        with self._store.writing(actor, "moved_sending") as work:
            wanted = laptop_id or self._store.device
            known = {self._store.device, *work.last_written(), *(e.id for e in work.find(Laptop))}
            if wanted not in known:
                return Problem("NO_SUCH_LAPTOP", wanted)
            work.put(replace(the_hub(work), returns_from=wanted))
            return work.commit({"laptop": wanted})

    def may_send(self) -> Problem | None:
        """RETURNS_ELSEWHERE where another laptop sends the returns."""
        with self._store.reading() as reader:
            return elsewhere(reader, self._store.device)

    def make_transfer(self, actor: str, folder: Path) -> Transfer:
        """Write the register into one file for the hub's other laptop, and draw the words that open it.

        Before there is a second laptop, this one is named the one that sends the returns.
        """
        with self._store.writing(actor, "moved_sending") as work:
            hub = the_hub(work)
            if not hub.returns_from:
                work.put(replace(hub, returns_from=self._store.device))
                work.commit({"laptop": self._store.device})
        words = self._draw_words()
        name = copy_name(hub.code, self._clock.now())
        return Transfer(self._store.transfer(folder, name, words), words)

    def look(self, file: Path, secret: str) -> Preview | Problem:
        """What bringing a transfer file in would do; nothing is written.

        Problems: TRANSFER_OTHER_HUB, TRANSFER_AHEAD where the other laptop's clock is far ahead of this
        one's, and those of ``CarriesAcross.arrived``.
        """
        with self._store.reading() as reader:
            known, gone = reader.stamps(), tombstones(reader)

        def forget(copy: Store) -> None:
            with copy.writing(_BY_ITSELF, FORGOT) as work:
                forget_again(work, gone, self._clock.now().date())
                work.commit()

        with no_looking_for_garbage():
            carried = self._store.arrived(file, secret, known, forget)
            if isinstance(carried, Problem):
                return carried
            wrong = self._refusal(carried, file)
            return wrong or self._previewed(carried)

    def bring_in(self, actor: str, preview: Preview) -> BroughtIn | Problem:
        """Bring in what was looked at, in one transaction, after a verified copy.

        The same file again changes nothing. What is open afterwards comes back. Problem: COPY_FIRST.
        """
        with self._store.reading() as reader:
            news = new_actions(reader, preview.carried)
        if not news:
            return BroughtIn(preview, Changed(), None, self._open())
        wrong = copy_before(self._store, self._clock, "merge")
        if wrong is not None:
            return wrong
        with (
            no_looking_for_garbage(),
            self._store.writing(actor, FORGOT) as work,
        ):
            joined = join(work, preview.carried, self._clock.now().date())
            changed = work.commit()
        stamp = joined.stamp if joined else None
        return BroughtIn(preview, replace(changed, stamp=stamp), stamp, self._open())

    def brought_in(self) -> tuple[Meeting, ...]:
        """What was brought in and can still be taken back, latest first."""
        with self._store.reading() as reader:
            return tuple(self._meeting(reader, each.stamp) for each in reader.meetings())

    def take_back(self, actor: str, stamp: Stamp) -> Undone | Problem:
        """Take back all that came by one bringing in; Problems as ``taking_apart.take_apart``."""
        return take_apart(self._store, self._clock, actor, stamp)

    def _refusal(self, carried: Carried, file: Path) -> Problem | None:
        with self._store.reading() as reader:
            ours = the_hub(reader)
        if carried.public_key != self._store.public_key or carried.hub.id != ours.id:
            return Problem("TRANSFER_OTHER_HUB", str(file), {"name": carried.hub.name})
        newest = max(carried.stamps)
        if newest.too_far_ahead(self._clock.millis()):
            laptop = carried.laptop or newest.device
            day = self._when(newest).date().isoformat()
            return Problem("TRANSFER_AHEAD", str(file), {"laptop": laptop, "day": day})
        return None

    def _previewed(self, carried: Carried) -> Preview:
        """Join it as it would be, look at what came of it, and let go of it all."""
        theirs = [stamp for stamp in carried.stamps if stamp.device == carried.device]
        told: dict[str, Any] = {
            "laptop": carried.laptop,
            "laptop_id": carried.device,
            "heard": self._when(max(theirs)) if theirs else None,
            "carried": carried,
        }
        with self._store.writing(_BY_ITSELF, FORGOT) as work:
            before = questions(work, self._clock, self._store.device)
            joined: Joined | None = join(work, carried, self._clock.now().date(), shown=True)
            if joined is not None:
                told |= told_of(work, joined)
                after = questions(work, self._clock, self._store.device)
                told["questions"] = after.without(before)
        return Preview(**told)

    def _open(self) -> Questions:
        with self._store.reading() as reader:
            return questions(reader, self._clock, self._store.device)

    def _meeting(self, reader: Reader, stamp: Stamp) -> Meeting:
        action = reader.action(stamp)
        laptop_id = str(action.about.get("laptop", "")) if action else ""
        laptop = reader.get(Laptop, laptop_id)
        return Meeting(
            stamp,
            laptop.name if laptop else "",
            laptop_id,
            self._when(stamp),
            action.actor if action else "",
            len(reader.came_with(stamp)),
            _adds(action.about) if action else {},
        )

    def _when(self, stamp: Stamp) -> dt.datetime:
        """The local time of a stamp."""
        return self._clock.local(stamp.millis)


def _adds(about: Mapping[str, str | int]) -> dict[str, int]:
    return {k.removeprefix(ADDS): int(n) for k, n in about.items() if k.startswith(ADDS)}


def _standing(each: KnownLaptop) -> tuple[bool, float, str]:
    heard = 0.0 if each.heard is None else -each.heard.timestamp()
    return not each.here, heard, each.id


def laptop_name_fault(cleaned: str) -> Problem | None:
    """What is wrong with a laptop's name: LAPTOP_NAME."""
    if can_name(cleaned) and len(cleaned) <= LONGEST_LAPTOP_NAME:
        return None
    return Problem("LAPTOP_NAME", cleaned[:LONGEST_LAPTOP_NAME], {"most": LONGEST_LAPTOP_NAME})
