"""How copies are spoken of: when each was made, how large it is, what it holds and what it lacks."""

import datetime as dt
from collections.abc import Mapping

from hublog.domain.words import Words
from hublog.qt.wording import Wording
from hublog.services.backup import CopiesStatus
from hublog.services.copy_ports import HeldCopy
from hublog.services.looking_back import BackupLook, Holds, Lost

FIGURES = ("session", "person", "attendance")
"""What a copy's figures are, in their order."""
_NAMED = (*FIGURES, "count", "volunteer_time", "referral", "activity", "return_version")
_KILO = 1024
_CHANGES = "changes"


class CopyWords:
    """Says everything about copies as of a day."""

    def __init__(self, words: Words, today: dt.date) -> None:
        self._words, self._today = words, today
        self._wording = Wording(words)

    def when(self, moment: dt.datetime) -> str:
        """Such as ``today 09:58`` or ``Tue 24 Nov, 09:58``."""
        time = self._wording.time(moment)
        if moment.date() == self._today:
            return self._words("page_copies.when.today", time=time)
        day = self._wording.seen(moment.date(), self._today)
        return self._words("page_copies.when.other", day=day, time=time)

    def why(self, held: HeldCopy) -> str:
        """What it was made for."""
        return self._words(f"copies.reason.{held.copy.reason}")

    def size(self, held: HeldCopy) -> str:
        """Its size, as file managers say it."""
        kilo = max(round(held.size / _KILO), 1)
        if kilo < _KILO:
            return self._words("page_copies.size.kilo", n=kilo)
        return self._words("page_copies.size.mega", n=round(kilo / _KILO, 1))

    def standing(self, status: CopiesStatus) -> str:
        """How it stands with copies, in one short line."""
        words = self._words
        if status.last is None:
            return words("page_copies.status_never")
        made_at = status.last.copy.made_at
        if status.today:
            return words("page_copies.status_today", time=self._wording.time(made_at))
        return words("page_copies.status_since", when=self.when(made_at))

    def standing_in_full(self, status: CopiesStatus) -> str:
        """The same, and whether the last try failed."""
        stands = self.standing(status)
        failed = status.failed is not None
        return self._words("page_copies.status_failed", stands=stands) if failed else stands

    def holds(self, holds: Holds) -> list[str]:
        """The lines below a copy's figures."""
        words = self._words
        lines = [words("restore.of_hub", name=holds.hub.name, code=holds.hub.code)]
        if holds.newest_session is not None:
            day = self._wording.seen(holds.newest_session, self._today)
            lines.append(words("restore.newest_session", day=day))
        if holds.newest_action is not None:
            lines.append(words("restore.newest_action", when=self.when(holds.newest_action)))
        months = words("restore.comma").join(map(self._wording.month, holds.months_signed))
        said = words("restore.signed", months=months) if months else words("restore.signed_none")
        return [*lines, said]

    def missing(self, look: BackupLook, *, first_run: bool) -> list[str]:
        """What would be missing with the copy in place; the first line says it all."""
        words, lost = self._words, look.lost
        if lost is None and first_run:
            return [words("restore.missing_first_run")]
        if lost is None:
            when = self.when(look.held.copy.made_at)
            return [words("restore.missing_unknown", when=when)]
        if not lost.actions:
            return [words(f"restore.missing_nothing{'' if lost.whole else '_readable'}")]
        lines = [
            words("restore.missing_some", n=lost.actions),
            words("restore.sentence", said=self._listed(lost)),
        ]
        if not lost.whole:
            lines.append(words("restore.missing_at_least"))
        if lost.first is not None and lost.last is not None:
            lines.append(self._between(lost.first, lost.last))
        if lost.newest_session is not None:
            day = self._wording.seen(lost.newest_session, self._today)
            lines.append(words("restore.missing_session", day=day))
        if lost.comes_back:
            lines.append(words("copies.comes_back", n=lost.comes_back))
        return [*lines, words("restore.missing_type_up")]

    def _between(self, first: dt.datetime, last: dt.datetime) -> str:
        same = first.date() == last.date()
        until = self._wording.time(last) if same else self.when(last)
        return self._words("restore.missing_between", first=self.when(first), last=until)

    def _listed(self, lost: Lost) -> str:
        """New rows by what they are; where there are none, that things were changed."""
        words = self._words
        counted = _counted(lost.rows) or {_CHANGES: lost.actions}
        parts = [words(f"restore.rows.{name}", n=n) for name, n in counted.items()]
        if len(parts) == 1:
            return parts[0]
        first = words("restore.comma").join(parts[:-1])
        return words("restore.and", first=first, last=parts[-1])


def _counted(rows: Mapping[str, int]) -> dict[str, int]:
    """The rows people would name, and all others in one number."""
    counted = {name: rows[name] for name in _NAMED if rows.get(name)}
    others = sum(n for name, n in rows.items() if name not in _NAMED)
    return {**counted, "other": others} if others else counted
