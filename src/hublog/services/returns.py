"""The monthly return: drafted, signed off, sent, opened again, and sent anew as the next version."""

from dataclasses import dataclass, replace
from pathlib import Path

from hublog.domain.acceptances import reason_fault
from hublog.domain.months import Month
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.returns import ReturnContent, Sent
from hublog.domain.sessions import Session
from hublog.domain.standing import Standing
from hublog.domain.versions import ReturnVersion, latest, latest_sent, version_id
from hublog.services.books import Books
from hublog.services.changed import Changed
from hublog.services.file_ports import ReturnWriter
from hublog.services.ports import Clock, Reader, Store, UnitOfWork
from hublog.services.return_content import answered, drafted, mended, signed_content
from hublog.services.returns_from import elsewhere
from hublog.services.standing import says_otherwise, standing_of, versions_of


@dataclass(frozen=True, slots=True)
class Drawn:
    """A workbook that was written, and what it says.

    ``still_open`` sessions of the month were not finished, so they do not count yet. ``exact`` says
    that the file is to the byte the one that was sent.
    """

    path: Path
    content: ReturnContent
    changed: Changed
    still_open: int = 0
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Signed:
    """A version that was signed off."""

    version: ReturnVersion
    changed: Changed


class Returns:
    """Use cases about the versions of a month's return (return-format.md, Rules)."""

    def __init__(self, store: Store, clock: Clock, books: Books, writer: ReturnWriter) -> None:
        self._store = store
        self._clock = clock
        self._books = books
        self._writer = writer

    def sign_off(
        self, actor: str, month: Month, *, nil: bool = False, reopen: str = ""
    ) -> Signed | Problem:
        """Say that the month is right; its facts, date and version are fixed by that.

        ``nil`` says explicitly that nothing was held; with ``reopen`` a locked month is opened again for
        that reason, in the same action. Signed off anew before it is sent it stays the same version.
        Problems: ``RETURN_FUTURE``, ``RETURN_NOT_OVER``, ``MONTH_LOCKED`` where it was sent and not
        opened again, ``RETURN_SAME`` where nothing changed since, ``RETURN_BLOCKED`` and
        ``RETURN_ASKS`` by the checks, ``RETURN_NIL`` where nothing was held and nobody said so,
        ``RETURN_NOT_NIL`` where somebody said so and it is not true, ``RETURNS_ELSEWHERE`` where another
        laptop sends the returns, and those of ``reopen``.
        """
        if self._clock.now().date() < month.first:
            return Problem("RETURN_FUTURE", str(month))
        with self._store.writing(actor, "signed_off") as work:
            other_laptop = elsewhere(work, self._store.device)
            if other_laptop is not None:
                return other_laptop
            if reopen:
                opened = self._opened_again(work, actor, month, reopen)
                if isinstance(opened, Problem):
                    return opened
                work.put(opened)
            standing = standing_of(work, self._books, self._clock, month)
            refused = _refusal(standing, nil=nil)
            if refused is not None:
                return refused
            signed, version = standing.signed, self._version(work, actor, standing)
            if signed is not None:
                if not standing.differs and signed.reason == version.reason:
                    return Signed(signed, Changed())
                # Signed off under another device id, as before a restore: it gives way.
                work.put(replace(signed, alive=False))
            work.put(version)
            return Signed(version, work.commit({"month": str(month), "n": version.version}))

    def _version(self, reader: Reader, actor: str, standing: Standing) -> ReturnVersion:
        """What is signed off now, under the number that is due."""
        sent, signed, month = standing.sent, standing.signed, standing.month
        number = signed.version if signed else (sent.version if sent else 0) + 1
        return ReturnVersion(
            id=version_id(str(month), number, self._store.device),
            month=str(month),
            version=number,
            signed_by=actor,
            signed_on=self._clock.now().date(),
            device=self._store.device,
            digest=self._books.content(reader, month).digest(),
            reason=sent.reopened_for if sent else "",
        )

    def withdraw(self, actor: str, month: Month) -> Changed | Problem:
        """Take a sign-off back that was not sent yet. Problem: ``NO_SIGN_OFF``."""
        with self._store.writing(actor, "withdrew_sign_off") as work:
            signed = latest(versions_of(work, month))
            if signed is None or signed.sent:
                return Problem("NO_SIGN_OFF", str(month))
            work.put(replace(signed, alive=False))
            return work.commit({"month": str(month), "n": signed.version})

    def reopen(self, actor: str, month: Month, reason: str) -> Changed | Problem:
        """Open a sent month again, so that the next version can be made; the reason travels in it.

        Problems: ``RETURN_NOT_SENT``, ``REASON_NEEDED``, ``REASON_TOO_LONG``.
        """
        with self._store.writing(actor, "reopened_month") as work:
            opened = self._opened_again(work, actor, month, reason)
            if isinstance(opened, Problem):
                return opened
            work.put(opened)
            return work.commit({"month": str(month), "n": opened.version})

    def _opened_again(
        self, reader: Reader, actor: str, month: Month, reason: str
    ) -> ReturnVersion | Problem:
        """What was sent, with the reason why it is replaced."""
        said = clean(reason)
        wrong = reason_fault(said)
        if wrong is not None:
            return wrong
        sent = latest_sent(versions_of(reader, month))
        if sent is None:
            return Problem("RETURN_NOT_SENT", str(month))
        today = self._clock.now().date()
        return replace(sent, reopened_on=today, reopened_by=actor, reopened_for=said)

    def draft(self, month: Month, folder: Path, password: str = "") -> Drawn | Problem:
        """Write the month as it would look today, as a draft that cannot be taken for a return.

        Nothing is remembered. Problems: ``RETURN_FUTURE`` and those of the writer.
        """
        if self._clock.now().date() < month.first:
            return Problem("RETURN_FUTURE", str(month))
        with self._store.reading() as reader:
            content = drafted(reader, self._books, month)
            still_open = sum(s.date in month.window for s in reader.find(Session, status="open"))
        path = folder / content.cover.file_name
        problem = self._writer.write(self._writer.workbook(content), path, password)
        return problem or Drawn(path, content, Changed(), still_open)

    def send(self, actor: str, month: Month, folder: Path, password: str = "") -> Drawn | Problem:
        """Make the sealed file of the version signed off; from now on it is never changed.

        What was sent already is written again to the byte. That it was sent is kept as the last thing
        before the file appears, so that no file lies there of which the register knows nothing.
        Problems: ``RETURN_NOT_SIGNED``, ``RETURN_CHANGED`` where facts changed since the sign-off,
        ``RETURN_BLOCKED`` and ``RETURN_ASKS`` where a reason or an answer did, and the writer's.
        """
        with self._store.writing(actor, "sent_return") as work:
            version = latest(versions_of(work, month))
            if version is None:
                return Problem("RETURN_NOT_SIGNED", str(month))
            if version.sent:
                return self._again(work, version, folder, password)
            if says_otherwise(work, self._books, version):
                return Problem("RETURN_CHANGED", str(month))
            wrong = _unsettled(standing_of(work, self._books, self._clock, month))
            if wrong is not None:
                return wrong
            final = signed_content(work, self._books, version)
            file = self._writer.workbook(final, self._store.sealed)
            path = folder / final.cover.file_name
            sent = Sent(version.id, final, file)
            kept: list[Changed] = []
            problem = self._writer.write(
                file, path, password, lambda: kept.append(self._keep(work, actor, version, sent))
            )
            return problem or Drawn(path, final, kept[0])

    def _keep(self, work: UnitOfWork, actor: str, version: ReturnVersion, sent: Sent) -> Changed:
        """Remember what is sent, which of the office's questions it mends, and what it answers."""
        now = self._clock.now()
        work.put(replace(version, sent_at=now, sent_by=actor))
        work.put(*mended(work, version, sent.content, now.date()))
        untold = (q for q in answered(work, sent.content.cover.month) if not q.told_in)
        work.put(*(replace(query, told_in=version.id) for query in untold))
        work.keep_sent(sent)
        return work.commit({"month": version.month, "n": version.version})

    def again(
        self, month: Month, version: int, folder: Path, password: str = ""
    ) -> Drawn | Problem:
        """Write a version that was sent once more, exactly. Problem: ``NO_SUCH_VERSION``."""
        with self._store.reading() as reader:
            found = latest_sent(v for v in versions_of(reader, month) if v.version == version)
            if found is None:
                return Problem("NO_SUCH_VERSION", str(month), {"version": version})
            return self._again(reader, found, folder, password)

    def _again(
        self, reader: Reader, version: ReturnVersion, folder: Path, password: str
    ) -> Drawn | Problem:
        kept = reader.sent(version.id)
        if kept is None:
            return Problem("NO_SUCH_VERSION", version.month, {"version": version.version})
        # Once somebody was forgotten the file is drawn anew, without a seal: it is not what was sent.
        file = kept.workbook or self._writer.workbook(kept.content)
        path = folder / kept.content.cover.file_name
        problem = self._writer.write(file, path, password)
        return problem or Drawn(path, kept.content, Changed(), exact=bool(kept.workbook))


def _refusal(standing: Standing, *, nil: bool) -> Problem | None:
    month = str(standing.month)
    if not standing.over:
        return Problem("RETURN_NOT_OVER", month)
    if standing.locked and standing.sent is not None:
        return Problem("MONTH_LOCKED", month, {"version": standing.sent.version})
    if standing.signed is None and standing.sent is not None and not standing.differs:
        return Problem("RETURN_SAME", month, {"version": standing.sent.version})
    if nil and not standing.nil:
        return Problem("RETURN_NOT_NIL", month)
    nothing = Problem("RETURN_NIL", month) if standing.nil and not nil else None
    return _unsettled(standing) or nothing


def _unsettled(standing: Standing) -> Problem | None:
    """What the checks have against sending, also what was said to them since the sign-off."""
    month = str(standing.month)
    if standing.blocking:
        return Problem("RETURN_BLOCKED", month, {"n": standing.blocking})
    return Problem("RETURN_ASKS", month, {"n": standing.asking}) if standing.asking else None
