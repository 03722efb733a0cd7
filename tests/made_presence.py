"""Any small register: people of all ages, some merged or forgotten, and who was at its sessions."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from hypothesis import strategies as st

from hublog.domain.activities import Activity
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person, Tombstone
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Attendance, Count, Session, attendance_id
from hublog.services.ports import Store

TODAY = date(2026, 5, 5)
PEOPLE = {
    "a": {"birth_year": 1950, "birth_month": 5},
    "b": {"age_band": "25-34", "first_seen_on": date(2026, 1, 7)},
    "c": {"birth_year": 2010},
    "d": {"first_seen_on": date(2020, 2, 2)},
    "e": {},
}
SESSIONS = {
    "1": (date(2025, 12, 30), "closed", time(10), time(12)),
    "2": (date(2026, 1, 8), "closed", time(22), time(1)),
    "3": (date(2026, 1, 20), "closed", None, None),
    "4": (date(2026, 4, 7), "closed", time(9, 30), None),
    "5": (TODAY - timedelta(days=1), "open", time(10), time(12)),
    "6": (TODAY - timedelta(days=6), "cancelled", time(10), time(12)),
}
MERGED = st.dictionaries(st.sampled_from("abcde"), st.sampled_from("abcde"), max_size=3)
FORGOTTEN = st.sets(st.sampled_from("abcde"), max_size=2)
PRESENT = st.sets(st.tuples(st.sampled_from(sorted(SESSIONS)), st.sampled_from("abcdez")))
TALLIES = st.lists(
    st.tuples(
        st.sampled_from(sorted(SESSIONS)), st.sampled_from(("65+", "U18")), st.integers(-2, 3)
    ),
    max_size=6,
)


def put_presence(store: Store, merged, forgotten, present, tallies) -> None:
    """Write it; ``z`` was never written down, as where somebody's record was taken back."""
    with store.writing("Sam", "made_up") as work:
        work.put_all(
            [
                Activity(id="a", name="Warm", type="DROPIN"),
                *_people(merged, forgotten),
                *_sessions(),
                *(Tombstone(id=who, forgotten_on=TODAY) for who in forgotten),
                *(
                    Attendance(id=attendance_id(s, who), session_id=s, person_id=who)
                    for s, who in present
                ),
                *(
                    Count(id=f"c{n}", session_id=s, age_band=band, n=amount)
                    for n, (s, band, amount) in enumerate(tallies)
                ),
                *_answers(),
                Referral(id="r", direction="out", date=date(2026, 2, 3), status="taken_up"),
            ]
        )
        work.commit()


def _people(merged, forgotten) -> Iterator[Person]:
    for who, told in PEOPLE.items():
        status = "forgotten" if who in forgotten else "merged" if who in merged else "active"
        yield Person(id=who, known_as=who, status=status, merged_into=merged.get(who), **told)
    yield Person(id="z", known_as="z", alive=False)


def _sessions() -> Iterator[Session]:
    for id_, (day, state, start, end) in SESSIONS.items():
        yield Session(id=id_, activity_id="a", date=day, status=state, start=start, end=end)


def _answers() -> Iterator[Outcome]:
    for who in "abc":
        for stage, day in (("start", date(2026, 2, 3)), ("review", date(2026, 4, 7))):
            yield Outcome(
                id=f"{who}-{stage}",
                person_id=who,
                instrument="ONS4",
                stage=stage,
                date=day,
                answers=(5, 5, 5, 5),
            )
