"""The office's reply comes back: a file that was dropped or chosen is taken in, and what it says is told."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.workplace import Way

if TYPE_CHECKING:  # imported when a reply is there
    from hublog.services.replies import Taken

_NAMED = "_reply_"
_PACK_NAMED, _PACK = "_pack_", "REPLY_IS_PACK"
_OURS = "REPLY_"
"""Problems of a file that is a reply."""


def may_be_reply(path: Path) -> bool:
    """Whether a file is worth asking whether it is a reply."""
    return path.suffix.lower() == ".xlsx"


def take_reply(
    desk: Desk, path: Path, owner: QObject, otherwise: Callable[[], None] | None = None
) -> None:
    """Take a reply in; what is none, and is not called one, goes to ``otherwise``.

    A hub pack is shown in Settings, before anything of it is taken in.
    """

    def taken(reply: "Taken") -> None:
        desk.say(said(desk, reply), undoes=reply.changed.stamp, way=_way(desk, reply))

    def refused(problem: Problem) -> None:
        if problem.code == _PACK or _PACK_NAMED in path.name:
            desk.go("settings", pack=str(path))
        elif otherwise is None or _NAMED in path.name or problem.code.startswith(_OURS):
            desk.refuse(problem)
        else:
            otherwise()

    desk.do(lambda s: s.replies.take(desk.actor, path), taken, owner, refused)


def said(desk: Desk, reply: "Taken") -> str:
    """What a reply says: which months are accepted, and how many questions are asked about which."""
    words, wording = desk.words, desk.wording
    parts = [words("month_return.reply.accepted", month=wording.month(m)) for m in reply.accepted]
    for month in dict.fromkeys(query.month for query in reply.queries):
        asked = sum(query.month == month for query in reply.queries)
        name = wording.month(Month.parse(month))
        parts.append(words("month_return.reply.asks", n=asked, month=name))
    if not parts:
        parts.append(words("month_return.reply.known"))
    return words("register.dot").join(parts)


def _way(desk: Desk, reply: "Taken") -> Way | None:
    months = [*(Month.parse(query.month) for query in reply.queries), *reply.accepted]
    if not months:
        return None
    return Way(desk.words("month_return.look"), "month", {"month": months[0]})
