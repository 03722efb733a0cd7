"""What two laptops made twice, each on a card: sessions, people, card numbers, returns, counts below zero."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.versions import ReturnVersion
from hublog.qt.desk import Desk
from hublog.qt.pages.laptop_question_cards import QuestionCard, said_laptop
from hublog.qt.pages.laptop_sides import Side, side_by_side
from hublog.qt.pages.laptop_values import said_moment
from hublog.qt.pages.month_doubles import said_person
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.services.laptop_asked import (
    BelowZero,
    CardTwice,
    PersonSeen,
    SessionSeen,
    TwoPeople,
    TwoSessions,
    VersionsTwice,
)

T = TypeVar("T", SessionSeen, PersonSeen)


class TwoSessionsCard(QuestionCard):
    """One activity on one day, written down on both: one session or two; the fuller one stays."""

    def __init__(self, desk: Desk, question: TwoSessions, here: str, place: str) -> None:
        super().__init__(desk)
        words, actor = self.words, desk.actor
        pair = _here_first((question.one, question.other), here)
        kept, other = sorted(pair, key=lambda each: -(each.named + each.counted))
        activity = kept.activity
        one = self.answer(
            words("laptop_questions.session.one"),
            lambda s: s.laptop_questions.same_session(actor, kept.session.id, other.session.id),
            words("laptop_questions.session.one_done", activity=activity),
        )
        two = self.answer(
            words("laptop_questions.session.two"),
            lambda s: s.laptop_questions.different_sessions(
                actor, kept.session.id, other.session.id
            ),
            words("laptop_questions.session.two_done", activity=activity),
            icon="copy",
        )
        sides = side_by_side([_session(desk, each, here) for each in pair])
        hint = Label(words("laptop_questions.session.hint"), "muted")
        self.lay(place, words("laptop_questions.session.title"), sides, hint, under=(one, two))


class TwoPeopleCard(QuestionCard):
    """Somebody may have been written down on both: one person, two, or nobody knows yet."""

    def __init__(self, desk: Desk, question: TwoPeople, here: str, place: str) -> None:
        super().__init__(desk)
        words, actor = self.words, desk.actor
        pair = _here_first((question.one, question.other), here)
        kept, other = (each.person for each in sorted(pair, key=lambda each: -each.visits))
        one = self.answer(
            words("laptop_questions.people.one"),
            lambda s: s.laptop_questions.same_person(actor, kept.id, other.id),
            words("month_doubles.joined", kept=kept.name, other=other.name),
            icon="user-check",
        )
        two = self.answer(
            words("laptop_questions.people.two"),
            lambda s: s.laptop_questions.different_people(actor, kept.id, other.id),
            words("laptop_questions.people.two_done", one=kept.name, other=other.name),
            icon="users-round",
        )
        self.later.set_words(words("laptop_questions.people.later"))
        sides = side_by_side([_person(desk, each, here) for each in pair])
        hint = Label(words("laptop_questions.people.hint"), "muted")
        self.lay(place, words("laptop_questions.people.title"), sides, hint, under=(one, two))


class CardTwiceCard(QuestionCard):
    """Two people with one number on their cards: one of them gets a new one."""

    def __init__(self, desk: Desk, question: CardTwice, here: str, place: str) -> None:
        super().__init__(desk)
        words = self.words
        people = _here_first(question.people, here)
        sides = [_person(desk, each, here, self._new(each.person)) for each in people]
        title = words("laptop_questions.card.title", card=question.card)
        hint = Label(words("laptop_questions.card.hint"), "muted")
        self.lay(place, title, hint, side_by_side(sides))

    def _new(self, person: Person) -> Button:
        desk, words = self.desk, self.words
        return self.answer(
            words("laptop_questions.card.new", name=person.name),
            lambda s: s.laptop_questions.new_card(desk.actor, person.id),
            words("laptop_questions.card.done", name=person.name),
            spoken=words("laptop_questions.numbered", what=person.name, n=len(self.buttons) + 1),
        )


class VersionsCard(QuestionCard):
    """Two laptops made the same version of a month's return: the office got one of them."""

    def __init__(
        self, desk: Desk, question: VersionsTwice, names: Mapping[str, str], place: str
    ) -> None:
        super().__init__(desk)
        words, self._names = self.words, names
        sides = [self._version(each) for each in question.versions]
        month = desk.wording.month(Month.parse(question.month))
        title = words("laptop_questions.version.title", n=question.version, month=month)
        hint = Label(words("laptop_questions.version.hint"), "muted")
        self.lay(place, title, hint, side_by_side(sides))

    def _version(self, version: ReturnVersion) -> Side:
        desk, words = self.desk, self.words
        day = desk.wording.dated(version.signed_on)
        signed = words("laptop_questions.version.signed", name=version.signed_by, day=day)
        sent = words("laptop_questions.version.not_sent")
        if version.sent_at is not None:
            sent = words("laptop_questions.version.sent", when=said_moment(desk, version.sent_at))
        keep = self.answer(
            words("laptop_questions.version.keep"),
            lambda s: s.laptop_questions.keep_version(desk.actor, version.id),
            words("laptop_questions.version.done"),
            spoken=words("laptop_questions.numbered", what=signed, n=len(self.buttons) + 1),
        )
        here = version.device == desk.services.store.device
        laptop = self._names.get(version.device, "")
        return Side(said_laptop(desk, laptop, here=here), [signed, sent], keep)


class BelowZeroCard(QuestionCard):
    """Both laptops took the same count off, so that fewer than nobody are left."""

    def __init__(self, desk: Desk, question: BelowZero, place: str) -> None:
        super().__init__(desk)
        words = self.words
        said = words(
            "laptop_questions.below.said",
            activity=question.activity,
            day=desk.wording.short_day(question.day),
            n=question.n,
            band=desk.band(question.age_band),
        )
        level = self.answer(
            words("laptop_questions.below.level"),
            lambda s: s.laptop_questions.level(desk.actor, question.session_id, question.age_band),
            words("laptop_questions.below.done"),
        )
        self.lay(place, words("laptop_questions.below.title"), Label(said), under=(level,))


def _session(desk: Desk, seen: SessionSeen, here: str) -> Side:
    words, session = desk.words, seen.session
    times = desk.wording.times(session.start, session.end)
    return Side(
        said_made(desk, seen.laptop, here),
        [
            desk.wording.day(session.date),
            times or words("laptop_questions.session.no_time"),
            words("laptop_questions.session.named", n=seen.named),
            words("laptop_questions.session.counted", n=seen.counted),
        ],
        strong=seen.activity,
    )


def _person(desk: Desk, seen: PersonSeen, here: str, keep: Button | None = None) -> Side:
    lines = [*said_person(desk, seen.person), desk.words("person.came", n=seen.visits)]
    return Side(said_made(desk, seen.laptop, here), lines, keep, strong=seen.person.name)


def said_made(desk: Desk, laptop: str, here: str) -> str:
    """On which laptop something was made."""
    if laptop and laptop == here:
        return desk.words("laptop_questions.made_here")
    return desk.words("laptop_questions.made_on", laptop=laptop or desk.words("laptops_page.other"))


def _here_first(seen: Sequence[T], here: str) -> list[T]:
    """As with two answers, this laptop's stands first."""
    return sorted(seen, key=lambda each: each.laptop != here)
