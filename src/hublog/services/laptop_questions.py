"""Settles what is open after two laptops were brought together; each answer holds on both."""

from collections.abc import Callable
from dataclasses import replace

from hublog.domain.acceptances import Acceptance, acceptance_id
from hublog.domain.journal import Value
from hublog.domain.laptops import SAME_OR_NOT, SETTLED, pair_of
from hublog.domain.learning import LONGEST_LEARNING, clean_lines
from hublog.domain.names import LONGEST_LINE, LONGEST_NAME, can_name, clean
from hublog.domain.problems import Problem
from hublog.domain.sessions import Count, Session
from hublog.domain.two_answers import TwoValues, answered_twice
from hublog.domain.versions import ReturnVersion
from hublog.services.changed import Changed
from hublog.services.forget_again import tombstones
from hublog.services.grounding import move_all
from hublog.services.laptop_asked import Questions, TwoAnswers
from hublog.services.laptop_asking import questions, versions_answer, without_taken_back
from hublog.services.people import IN_THE_LIST, standing_for
from hublog.services.ports import Clock, Ids, Reader, Store

_ONE_LINE = {"session": 280, "person": LONGEST_NAME}
_NAMES = frozenset({"known_as", "name"})
"""Fields that may not be left empty."""

_TOLD, _NOTHING = ("end", "paper_count", "meals", "note", "learning_note"), (None, "")
"""What is told of a session at its end, and what says that nobody did."""


class LaptopQuestions:
    """Use cases about two answers to one question, and about what was written down twice."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        ids: Ids,
        merge: Callable[[str, str, str], Changed | Problem],
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._merge = merge

    def open(self) -> Questions:
        """Everything that is open."""
        return self._questions()

    def count(self) -> int:
        """How much is open."""
        return len(self._questions())

    def settle(
        self,
        actor: str,
        question: TwoAnswers,
        *,
        other: bool = False,
        text: str | None = None,
    ) -> Changed | Problem:
        """Say which answer counts: the one that counts now, the other one, or a text typed instead.

        It is written down knowing both, so that no laptop asks again. Problems: QUESTION_GONE where
        somebody answered meanwhile, NO_TEXT_HERE, PERSON_NAME, TEXT_TOO_LONG.
        """
        values = question.values
        with self._store.writing(actor, SETTLED) as work:
            if values not in _asked(work, values):
                return Problem("QUESTION_GONE")
            cells = values.other if other else values.counts
            chosen: dict[str, Value] = {
                name: cell.value for name, cell in zip(values.fields, cells, strict=True)
            }
            if text is not None:
                typed = _typed(question, text)
                if isinstance(typed, Problem):
                    return typed
                chosen = {values.fields[0]: typed}
            work.decide(values.table, values.row_id, chosen, values.bases())
            return work.commit()

    def same_session(self, actor: str, kept: str, other: str) -> Changed | Problem:
        """Say that two sessions are one: all that stands at ``other`` stands at ``kept`` from now on.

        What was only told at the end of the other one, such as meals or a note, is told of it too.
        Problems: NO_SUCH_SESSION, SAME_SESSION.
        """
        with self._store.writing(actor, "joined_sessions") as work:
            stays, goes = work.get(Session, kept), work.get(Session, other)
            if stays is None or goes is None or not (stays.alive and goes.alive):
                return Problem("NO_SUCH_SESSION")
            if kept == other:
                return Problem("SAME_SESSION")
            move_all(work, other, kept)
            told = {name: getattr(goes, name) for name in _TOLD if getattr(stays, name) in _NOTHING}
            work.put(replace(stays, **told))
            work.put(replace(goes, alive=False, joined_to=kept))
            return work.commit({"session": kept})

    def different_sessions(self, actor: str, one: str, other: str) -> Changed:
        """Say that they are two sessions indeed."""
        return self._two_indeed(actor, "session", one, other)

    def same_person(self, actor: str, kept: str, other: str) -> Changed | Problem:
        """Say that they are one person; Problems as ``People.merge``."""
        return self._merge(actor, kept, other)

    def different_people(self, actor: str, one: str, other: str) -> Changed:
        """Say that they are two people indeed."""
        return self._two_indeed(actor, "person", one, other)

    def new_card(self, actor: str, person_id: str) -> Changed | Problem:
        """Give somebody the next number for a new card. Problem: NO_SUCH_PERSON."""
        with self._store.writing(actor, "gave_new_card") as work:
            person = standing_for(work, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            work.put(replace(person, local_no=work.last_local_no() + 1))
            return work.commit({"person": person.id})

    def keep_version(self, actor: str, version_id: str) -> Changed | Problem:
        """Say which of two versions of one number counts; the others go unless they were sent.

        Problems: VERSION_GONE, VERSION_SENT where another one was sent and this one was not.
        """
        with self._store.writing(actor, "kept_version") as work:
            kept = work.get(ReturnVersion, version_id)
            if kept is None or not kept.alive:
                return Problem("VERSION_GONE")
            same = work.find(ReturnVersion, month=kept.month, version=kept.version)
            others = [each for each in same if each.id != kept.id]
            if any(each.sent for each in others) and not kept.sent:
                return Problem("VERSION_SENT", kept.month, {"version": kept.version})
            work.put_all(replace(each, alive=False) for each in others if not each.sent)
            if any(each.sent for each in others):
                said = versions_answer(kept.month, kept.version)
                work.put(self._word(actor, said, "TWO_VERSIONS", kept.id))
            return work.commit({"month": kept.month, "n": kept.version})

    def level(self, actor: str, session_id: str, age_band: str) -> Changed | Problem:
        """Make a count that fell below zero zero again. Problem: COUNT_NOT_BELOW."""
        with self._store.writing(actor, "levelled_count") as work:
            rows = work.find(Count, session_id=session_id, age_band=age_band)
            n = sum(each.n for each in rows)
            if n >= 0:
                return Problem("COUNT_NOT_BELOW", age_band)
            work.put(Count(id=self._ids.new(), session_id=session_id, age_band=age_band, n=-n))
            return work.commit({"session": session_id})

    def _questions(self) -> Questions:
        with self._store.reading() as reader:
            return questions(reader, self._clock, self._store.device)

    def _two_indeed(self, actor: str, table: str, one: str, other: str) -> Changed:
        rule, pair = SAME_OR_NOT[table], pair_of(one, other)
        with self._store.writing(actor, "told_apart") as work:
            work.put(self._word(actor, acceptance_id(rule, pair), rule, pair))
            return work.commit()

    def _word(self, actor: str, row_id: str, rule: str, subject: str) -> Acceptance:
        return Acceptance(
            id=row_id,
            rule=rule,
            subject=subject,
            evidence="",
            reason="",
            accepted_by=actor,
            accepted_on=self._clock.now().date(),
        )


def _asked(reader: Reader, values: TwoValues) -> list[TwoValues]:
    """What is open about that row now."""
    history = without_taken_back(reader, reader.histories([(values.table, values.row_id)]))
    return answered_twice(history, (), tombstones(reader))


def _typed(question: TwoAnswers, text: str) -> str | Problem:
    """What was typed, as it is kept."""
    if not question.free_text:
        return Problem("NO_TEXT_HERE")
    (field,) = question.fields
    many_lines = question.table == "learning"
    cleaned = clean_lines(text) if many_lines else clean(text)
    if field in _NAMES and not can_name(cleaned):
        return Problem("PERSON_NAME", cleaned[:LONGEST_NAME])
    most = LONGEST_LEARNING if many_lines else _ONE_LINE.get(question.table, LONGEST_LINE)
    if len(cleaned) > most:
        return Problem("TEXT_TOO_LONG", cleaned[:LONGEST_NAME], {"most": most})
    return cleaned
