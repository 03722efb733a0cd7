"""What windows and commands receive: every use case over one open register."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hublog.services.activities import Activities
from hublog.services.api_people import AboutPeople
from hublog.services.backup import Backups
from hublog.services.guard import use_cases
from hublog.services.hub import Hubs
from hublog.services.settled_clock import SettledClock, settled_clock

if TYPE_CHECKING:  # the rest is imported when first asked for, so that small commands start at once
    from hublog.services.at_the_door import AtTheDoor
    from hublog.services.bin import Bin
    from hublog.services.books import Books
    from hublog.services.bring_in import BringIn
    from hublog.services.checking import Checking
    from hublog.services.dump import Dump
    from hublog.services.half_typed import HalfTypedTexts
    from hublog.services.helping import Helping
    from hublog.services.keys import OpeningKeys
    from hublog.services.laptop_questions import LaptopQuestions
    from hublog.services.laptops import Laptops
    from hublog.services.learning import LearningOfMonths
    from hublog.services.months import Months
    from hublog.services.our_key import OurKey
    from hublog.services.packs import Packs
    from hublog.services.people import People
    from hublog.services.printing import Printing
    from hublog.services.publishing import Publishing
    from hublog.services.referrals import Referrals
    from hublog.services.replies import Replies
    from hublog.services.returns import Returns
    from hublog.services.seats import Seats
    from hublog.services.sessions import Sessions
    from hublog.services.sign_in import SignIn
    from hublog.services.standing import Standings
    from hublog.services.today import Today
    from hublog.services.type_up import TypeUp
    from hublog.services.undo import Undoing
    from hublog.services.what_is_held import WhatIsHeld


@dataclass(frozen=True)
class Services(AboutPeople):
    """Every use case over one open register, each handed out through a guard.

    ``access`` says what the hands at the laptop may do; ``outside`` makes the ports to
    spreadsheets and paper when they are needed.
    """

    @use_cases
    def time(self) -> SettledClock:
        """What time it is, and whether that must be asked first."""
        return settled_clock(self.clock)

    @use_cases
    def hub(self) -> Hubs:
        """The hub itself and its settings."""
        return Hubs(self.store, self.ids)

    @use_cases
    def activities(self) -> Activities:
        """What the hub offers."""
        return Activities(self.store, self.ids, self.codes)

    @use_cases
    def backup(self) -> Backups:
        """Copies of the register, and looking at its health."""
        return Backups(self.store, self.clock)

    @use_cases
    def dump(self) -> "Dump":
        """Writing down everything readable in an emergency."""
        from hublog.services.dump import Dump

        return Dump(self.store, self.clock, self.outside.dump_writer())

    @use_cases
    def people(self) -> "People":
        """Everybody the hub knows."""
        from hublog.services.people import People

        return People(self.store, self.clock, self.ids, self.codes)

    @use_cases
    def bin(self) -> "Bin":
        """Everything that was taken off."""
        from hublog.services.bin import Bin
        from hublog.services.undo import Undoing

        return Bin(self.store, self.clock, Undoing(self.store, self.clock, self.access))

    @use_cases
    def sign_in(self) -> "SignIn":
        """Who is here now: people, counts and volunteers of a session."""
        from hublog.services.sign_in import SignIn

        return SignIn(self.store, self.clock, self.ids, self.codes)

    @use_cases
    def helping(self) -> "Helping":
        """The volunteers of a session and their time."""
        from hublog.services.helping import Helping

        return Helping(self.store, self.ids)

    @use_cases
    def door(self) -> "AtTheDoor":
        """What the register page shows of a session."""
        from hublog.services.at_the_door import AtTheDoor

        return AtTheDoor(self.store)

    @use_cases
    def today(self) -> "Today":
        """A day's sessions, what needs a moment, and how the week goes."""
        from hublog.services.today import Today

        return Today(self.store)

    @use_cases
    def sessions(self) -> "Sessions":
        """Opening, finishing and cancelling sessions."""
        from hublog.services.sessions import Sessions

        return Sessions(self.store, self.clock, self.codes)

    @use_cases
    def type_up(self) -> "TypeUp":
        """Paper sheets: typed up as drafts, written as one action."""
        from hublog.services.type_up import TypeUp

        return TypeUp(self.store, self.clock, self.ids)

    @use_cases
    def undo(self) -> "Undoing":
        """Taking actions back."""
        from hublog.services.undo import Undoing

        return Undoing(self.store, self.clock, self.access)

    @use_cases
    def referrals(self) -> "Referrals":
        """Who was told where to go, passed on or sent to us."""
        from hublog.services.referrals import Referrals

        return Referrals(self.store, self.clock, self.ids, self.codes)

    @use_cases
    def learning(self) -> "LearningOfMonths":
        """What the hub learned, month by month."""
        from hublog.services.learning import LearningOfMonths

        return LearningOfMonths(self.store, self.codes)

    @use_cases
    def half_typed(self) -> "HalfTypedTexts":
        """What nobody finished typing when the register was let go."""
        from hublog.services.half_typed import HalfTypedTexts

        return HalfTypedTexts(self.store, self.clock, self.access)

    @use_cases
    def what_is_held(self) -> "WhatIsHeld":
        """What would be lost with the laptop."""
        from hublog.services.what_is_held import WhatIsHeld

        return WhatIsHeld(self.store, self.clock)

    @use_cases
    def months(self) -> "Months":
        """The figures of a month."""
        from hublog.services.months import Months

        return Months(self.store, self._books)

    @use_cases
    def returns(self) -> "Returns":
        """The monthly return: drafted, signed off, sent, opened again."""
        from hublog.services.returns import Returns

        return Returns(self.store, self.clock, self._books, self.outside.return_writer())

    @use_cases
    def standings(self) -> "Standings":
        """How the months' returns stand."""
        from hublog.services.standing import Standings

        return Standings(self.store, self.clock, self._books)

    @use_cases
    def checking(self) -> "Checking":
        """What the rules find in a month, and what people say about it."""
        from hublog.services.checking import Checking

        return Checking(self.store, self.clock, self._books)

    @cached_property
    def _books(self) -> "Books":
        """The register's facts worked through, kept until the next action."""
        from hublog.services.books import Books, all_rules

        return Books(self.store, self.clock, all_rules)

    @use_cases
    def replies(self) -> "Replies":
        """What the programme office answered."""
        from hublog.services.replies import Replies

        return Replies(self.store, self.clock, self.outside.reply_reader())

    @use_cases
    def packs(self) -> "Packs":
        """What the programme office gives the hub."""
        from hublog.services.packs import Packs

        outside = self.outside
        return Packs(self.store, self.ids, outside.pack_reader(), outside.words_of_key)

    @use_cases
    def our_key(self) -> "OurKey":
        """The hub's key, as it is shown and handed to the office."""
        from hublog.services.our_key import OurKey

        outside = self.outside
        return OurKey(self.store, self.clock, outside.key_cards(), outside.words_of_key)

    @use_cases
    def printing(self) -> "Printing":
        """What is printed for people at a session."""
        from hublog.services.printing import Printing

        return Printing(self.store, self.clock, self.outside.paper)

    @use_cases
    def publishing(self) -> "Publishing":
        """The month as everybody may see it."""
        from hublog.services.publishing import Publishing

        writer = self.outside.summary_writer()
        return Publishing(self.store, self.clock, self._books, writer)

    @use_cases
    def laptops(self) -> "Laptops":
        """The hub's laptops, and bringing two of them together."""
        from hublog.services.laptops import Laptops

        return Laptops(self.store, self.clock, self.outside.draw_password)

    @use_cases
    def laptop_questions(self) -> "LaptopQuestions":
        """What is open after two laptops were brought together."""
        from hublog.services.laptop_questions import LaptopQuestions

        return LaptopQuestions(self.store, self.clock, self.ids, self.people.merge)

    @use_cases
    def bring_in(self) -> "BringIn":
        """Bringing in registers that were kept elsewhere."""
        from hublog.services.bring_in import BringIn

        return BringIn(self.store, self.clock, self.ids, self.outside.register_reader(), self.codes)

    @use_cases
    def seats(self) -> "Seats":
        """Those who work at the desk, and their PINs."""
        from hublog.services.seats import Seats

        return Seats(self.store, self.ids, self.access)

    @use_cases
    def keys(self) -> "OpeningKeys":
        """The secrets that open the register."""
        from hublog.services.keys import OpeningKeys

        return OpeningKeys(self.access)
