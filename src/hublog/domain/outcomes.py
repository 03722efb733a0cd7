"""How people said they are, asked as the ONS words it: answers of one person on one day."""

import datetime as dt
from dataclasses import dataclass

ONS4, LONELY, UCLA, SWEMWBS = "ONS4", "LONE1", "UCLA3", "SWEMWBS_TOTAL"
INSTRUMENTS = (ONS4, LONELY, UCLA, SWEMWBS)
START, REVIEW, END = "start", "review", "end"
STAGES = (START, REVIEW, END)
YOUNGEST = 16
"""From this age on the questions may be asked (domain.md, Measures of wellbeing)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answers of one person to one instrument, once.

    ``answers`` stand in the order of the questions, ``None`` where one was skipped: ONS4 four of
    0 to 10, LONE1 one of 1 (often or always) to 5 (never), UCLA3 three of 1 to 3. ``total`` is the sum
    that the instrument has as a whole (UCLA3 3 to 9, all three or none; SWEMWBS_TOTAL typed by a hub
    that has the licence); ONS4 and LONE1 have none. ``activity_id`` is what it is asked about.
    """

    id: str
    person_id: str
    instrument: str
    stage: str
    date: dt.date
    activity_id: str | None = None
    answers: tuple[int | None, ...] = ()
    total: int | None = None
    alive: bool = True
