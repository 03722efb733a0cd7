"""Typing up a paper sheet: a draft that outlives a crash, read as it grows, written as one action."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hublog.domain.derived_ids import derived
from hublog.domain.drafts import MOST_ROWS, Draft
from hublog.domain.journal import Stamp
from hublog.domain.matching import Directory
from hublog.domain.paper import Typed
from hublog.domain.paper_days import spelled_day
from hublog.domain.problems import Problem
from hublog.domain.sessions import Session
from hublog.services import sheet_records, sheet_view
from hublog.services.changed import Changed
from hublog.services.ports import Clock, Ids, ListedPerson, Reader, Store
from hublog.services.sheet_view import SheetView
from hublog.services.who_came import identities

_KEPT_WRITTEN = dt.timedelta(days=30)
"""So long a written sheet can be gone on with after it was undone."""
_KEPT_PRINTED = dt.timedelta(days=120)
"""So long after its day a printed sheet waits for somebody to type it up."""


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet is in the register; ``was`` is the session's status before, empty where it is new."""

    session: Session
    was: str
    typed: Typed
    changed: Changed


class TypeUp:
    """Use cases about paper sheets."""

    def __init__(self, store: Store, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._as_of: Stamp | None = None
        self._directory: Directory[ListedPerson] = Directory([])

    def begin(
        self, activity_id: str = "", day: dt.date | None = None, start: dt.time | None = None
    ) -> Draft:
        """An empty sheet, not kept yet."""
        return Draft(
            id=self._ids.new(),
            saved_at=self._clock.now(),
            activity_id=activity_id,
            day=day,
            start=start,
        )

    def day(self, text: str) -> dt.date | Problem:
        """The day meant, seen from today. Problems: as ``spelled_day``."""
        return spelled_day(text, self._clock.now().date())

    def drafts(self) -> tuple[Draft, ...]:
        """The sheets that are not in the register, or not any more, the latest first.

        Printed ones are among them, typed or not; their lines are those who stand there today.
        """
        with self._store.reading() as reader:
            waiting = [
                each
                for each in reader.drafts()
                if not each.thrown_away and not _is_finished(reader, each)
            ]
            return _today(reader, waiting)

    def papers(self) -> tuple[Draft, ...]:
        """The printed sheets that were typed on, each empty, for those lines not typed yet."""
        with self._store.reading() as reader:
            return _today(reader, list(_anew(reader)))

    def keep(self, draft: Draft) -> Draft | Problem:
        """Keep a sheet as it is now, and say how it is kept; one with nothing in it is dropped.

        One that is written stays as it was written, until that is undone; what was printed stays as
        it was printed. Problem: SHEET_TOO_LONG.
        """
        if len(draft.rows) > MOST_ROWS:
            return Problem("SHEET_TOO_LONG", str(len(draft.rows)), {"most": MOST_ROWS})
        with self._store.reading() as reader:
            held = _kept(reader, draft)
            if _is_finished(reader, held):
                return held
        draft = replace(draft, saved_at=self._clock.now(), written=held.written, lines=held.lines)
        if draft.void:
            self._store.drop_draft(draft.id)
        else:
            self._store.keep_draft(draft)
        return draft

    def drop(self, draft_id: str) -> None:
        """Throw a sheet away that is not written; it lies in the bin until it is kept again."""
        for each in self.drafts():
            if each.id == draft_id:
                with self._store.reading() as reader:
                    held = _kept(reader, each)
                self._store.keep_draft(replace(held, thrown_away=True))

    def read(self, draft: Draft) -> SheetView:
        """What the sheet means beside the register; changes nothing."""
        with self._store.reading() as reader:
            return self._view(reader, draft)

    def write(
        self, actor: str, draft: Draft, *, accept_difference: bool = False
    ) -> Written | Problem:
        """Write the sheet into the register, in one action.

        Opens or makes its session, closes it unless it still runs, and adds who is not there yet.
        The draft is kept as written, so that it can be gone on with once this is undone. Problems:
        SHEET_WRITTEN, SHEET_TOO_LONG, SHEET_NO_DAY, SHEET_NO_ACTIVITY, SESSION_IN_FUTURE (DQ01),
        SHEET_EMPTY, HEADCOUNT_RANGE, NOTE_TOO_LONG, SHEET_HAS_PROBLEMS, and SHEET_TOTAL_DIFFERS
        (DQ09) unless that is accepted.
        """
        with self._store.writing(actor, "typed_up") as work:
            view = self._view(work, draft)
            wrong = view.refusal(accept_difference=accept_difference)
            if wrong is not None or view.session is None:
                return wrong or Problem("SHEET_NO_ACTIVITY")
            today = self._clock.now().date()
            session = sheet_records.session_after(view.session, view, draft, today)
            work.put(session)
            sheet_records.put_rows(work, session, view, self._ids)
            lines = _kept(work, draft).lines
            work.finish_draft(replace(draft, saved_at=self._clock.now(), lines=lines))
            changed = work.commit({"session": session.id, "n": view.typed.footfall})
        self._clear_away()
        return Written(session, view.status, view.typed, changed)

    def _view(self, reader: Reader, draft: Draft) -> SheetView:
        today = self._clock.now().date()
        finished = _is_finished(reader, _kept(reader, draft))
        return sheet_view.view(reader, draft, self._everybody(reader), today, finished=finished)

    def _everybody(self, reader: Reader) -> Directory[ListedPerson]:
        """Everybody who can be named, listed anew only where something was done since."""
        latest = reader.latest_actions(1)
        as_of = latest[0].stamp if latest else None
        if as_of != self._as_of:
            self._directory = Directory(reader.listed_people())
            self._as_of = as_of
        return self._directory

    def _clear_away(self) -> None:
        """Sheets hold names: what is written long since is not kept a second time.

        Nor is what was printed and never came back; until then the numbers of its lines are.
        """
        now = self._clock.now()
        with self._store.reading() as reader:
            drafts = reader.drafts()
            done = {
                each.id
                for each in drafts
                if each.saved_at < now - _KEPT_WRITTEN and _is_finished(reader, each)
            }
        for each in drafts:
            left = _bare(each) if each.id in done else each
            past = each.day is not None and each.day < now.date() - _KEPT_PRINTED
            if left.empty and (past or (each.id in done and not each.lines)):
                self._store.drop_draft(each.id)
            elif left != each:
                self._store.keep_draft(left)


def _kept(reader: Reader, draft: Draft) -> Draft:
    """The draft as it is kept, since whoever asks may not know yet that it is written."""
    sheets = (*reader.drafts(), *(_anew(reader) if draft.of_paper else ()))
    return next((each for each in sheets if each.id == draft.id), draft)


def _anew(reader: Reader) -> Iterator[Draft]:
    """The paper of each printed sheet with something in it, bare as it was printed."""
    kept = {each.id: each for each in reader.drafts()}
    for each in kept.values():
        anew = derived(f"{each.id} anew")
        if each.lines and (each.written or not each.empty) and anew not in kept:
            yield replace(_bare(each), id=anew, written="", thrown_away=False, of_paper=each.paper)


def _bare(draft: Draft) -> Draft:
    return replace(draft, rows=(), total=None, note="")


def _today(reader: Reader, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """On printed lines stand those who are meant by them today."""
    known = identities(reader, {who for each in drafts for who in each.lines if who})
    return tuple(replace(each, lines=tuple(map(known.end, each.lines))) for each in drafts)


def _is_finished(reader: Reader, draft: Draft) -> bool:
    return bool(draft.written) and not reader.was_undone(Stamp.parse(draft.written))
