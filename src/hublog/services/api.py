"""What windows and commands receive: every use case over one open register, and the way in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from hublog.domain.codes import CodeLists
from hublog.domain.problems import Problem
from hublog.services.activities import Activities
from hublog.services.backup import Backups
from hublog.services.hub import HubDetails, Hubs
from hublog.services.ports import Clock, Ids, Store

if TYPE_CHECKING:  # the rest is imported when first asked for, so that small commands start at once
    from hublog.services.at_the_door import AtTheDoor
    from hublog.services.bring_in import BringIn
    from hublog.services.forget import Forget
    from hublog.services.helping import Helping
    from hublog.services.months import Months
    from hublog.services.people import People
    from hublog.services.ports import RegisterReader, ReturnWriter
    from hublog.services.returns import Returns
    from hublog.services.sessions import Sessions
    from hublog.services.sign_in import SignIn
    from hublog.services.today import Today
    from hublog.services.type_up import TypeUp
    from hublog.services.undo import Undoing


@dataclass(frozen=True)
class Services:
    """Every use case over one open register.

    ``register_reader`` and ``return_writer`` make the ports to spreadsheets when they are needed.
    """

    store: Store
    clock: Clock
    ids: Ids
    codes: Callable[[], CodeLists]
    register_reader: "Callable[[], RegisterReader]"
    return_writer: "Callable[[], ReturnWriter]"

    @cached_property
    def hub(self) -> Hubs:
        """The hub itself and its settings."""
        return Hubs(self.store, self.ids)

    @cached_property
    def activities(self) -> Activities:
        """What the hub offers."""
        return Activities(self.store, self.ids, self.codes)

    @cached_property
    def backup(self) -> Backups:
        """Copies of the register, and looking at its health."""
        return Backups(self.store, self.clock)

    @cached_property
    def people(self) -> "People":
        """Everybody the hub knows."""
        from hublog.services.people import People

        return People(self.store, self.clock, self.ids, self.codes)

    @cached_property
    def sign_in(self) -> "SignIn":
        """Who is here now: people, counts and volunteers of a session."""
        from hublog.services.sign_in import SignIn

        return SignIn(self.store, self.clock, self.ids, self.codes)

    @cached_property
    def helping(self) -> "Helping":
        """The volunteers of a session and their time."""
        from hublog.services.helping import Helping

        return Helping(self.store, self.ids)

    @cached_property
    def door(self) -> "AtTheDoor":
        """What the register page shows of a session."""
        from hublog.services.at_the_door import AtTheDoor

        return AtTheDoor(self.store)

    @cached_property
    def today(self) -> "Today":
        """A day's sessions, what needs a moment, and how the week goes."""
        from hublog.services.today import Today

        return Today(self.store)

    @cached_property
    def sessions(self) -> "Sessions":
        """Opening, finishing and cancelling sessions."""
        from hublog.services.sessions import Sessions

        return Sessions(self.store, self.clock, self.codes)

    @cached_property
    def type_up(self) -> "TypeUp":
        """Paper sheets: typed up as drafts, written as one action."""
        from hublog.services.type_up import TypeUp

        return TypeUp(self.store, self.clock, self.ids)

    @cached_property
    def undo(self) -> "Undoing":
        """Taking actions back."""
        from hublog.services.undo import Undoing

        return Undoing(self.store)

    @cached_property
    def forget(self) -> "Forget":
        """Forgetting a person who asks for it."""
        from hublog.services.forget import Forget

        return Forget(self.store, self.clock)

    @cached_property
    def months(self) -> "Months":
        """The figures of a month."""
        from hublog.services.months import Months

        return Months(self.store)

    @cached_property
    def returns(self) -> "Returns":
        """The monthly return workbook."""
        from hublog.services.returns import Returns

        return Returns(self.store, self.clock, self.ids, self.return_writer())

    @cached_property
    def bring_in(self) -> "BringIn":
        """Bringing in registers that were kept elsewhere."""
        from hublog.services.bring_in import BringIn

        return BringIn(self.store, self.clock, self.ids, self.register_reader(), self.codes)


class SetUp(NamedTuple):
    """A hub just made, and the two secrets that open it; they are shown once and kept nowhere."""

    services: Services
    passphrase: str
    recovery_key: str


class Door(Protocol):
    """The way into the register of one home folder.

    Every way raises ``StorageUnavailable`` where the folder or the file lets nobody in.
    """

    @property
    def home(self) -> Path:
        """The folder that holds the register, its keys, backups, returns and logs."""

    def exists(self) -> bool:
        """Whether the folder holds a register or what is left of one; if so, it is no first run."""

    def set_up(self, actor: str, hub: HubDetails, passphrase: str | None) -> SetUp | Problem:
        """Make a new hub; a passphrase is drawn where none is given."""

    def open(self, secret: str) -> Services | Problem:
        """Open the register with its passphrase or its recovery key."""

    def restore(self, backup: Path, secret: str) -> Services | Problem:
        """Put a backup in the place of the register, which is kept aside, and open it.

        Whoever was forgotten since the backup was made stays forgotten.
        """
