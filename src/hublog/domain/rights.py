"""What people asked of the hub about their own details, and until when it must be answered."""

import datetime as dt
from dataclasses import dataclass

COPY, CORRECT, FORGET, COMPLAINT, KEEP_HERE = "copy", "correct", "forget", "complaint", "keep_here"
KINDS_OF_REQUEST = (COPY, CORRECT, FORGET, COMPLAINT, KEEP_HERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Somebody asked for a copy, a correction, to be forgotten, to stay here, or complained.

    ``person_id`` is empty where the one who asked is not known to the hub. A complaint is to be
    acknowledged (``acknowledged_on``) as well as answered (``answered_on``). ``note`` says what it is
    about, in the hub's words.
    """

    id: str
    kind: str
    received_on: dt.date
    person_id: str | None = None
    note: str = ""
    acknowledged_on: dt.date | None = None
    answered_on: dt.date | None = None
    alive: bool = True
