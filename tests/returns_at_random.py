"""Returns of a few hubs and months at random, as strategies for Hypothesis."""

import datetime as dt

from hypothesis import strategies as st

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived, BreakdownSaid, FigureSaid
from hublog.domain.office.figures import FIGURES
from hublog.domain.office.spans import Span
from hublog.domain.referrals import DIRECTIONS, OUTCOMES
from hublog.domain.sheet_rows import LearningRow, PersonRow, ReferralRow, SessionRow
from made_office import arrived, session

HUBS = ("AAA-AAA", "BBB-BBB", "CCC-CCC")
MONTHS = tuple(Month(2026, 2).plus(n) for n in range(5))

spans = st.tuples(st.sampled_from(MONTHS), st.sampled_from(MONTHS)).map(
    lambda ends: Span(min(ends), max(ends))
)
_numbers = st.none() | st.integers(0, 40)


@st.composite
def _sessions(draw: st.DrawFn, month: Month) -> list[SessionRow]:
    rows = []
    for n in range(draw(st.integers(0, 5))):
        footfall = draw(st.integers(0, 30))
        rows.append(
            session(
                str(month.first + dt.timedelta(days=5 * n)),
                footfall,
                draw(st.integers(0, footfall)),
                session_id=f"{month}-{n}",
                type=draw(st.sampled_from(["DROPIN", "FOOD", "GARDEN"])),
                status=draw(st.sampled_from(["closed"] * 4 + ["cancelled", "open", "planned"])),
                hours=draw(st.none() | st.integers(1, 800).map(lambda n: n / 100)),
                days_late=draw(st.none() | st.integers(-1, 9)),
                conditions=draw(st.sampled_from(["", "PEER", "PEER;GPSITE", "GPSITE;FREEFOOD"])),
            )
        )
    return rows


_lines = st.builds(
    FigureSaid,
    st.sampled_from(FIGURES),
    st.none() | st.integers(0, 400).map(lambda n: n / 4),
    _numbers,
    _numbers,
    st.sampled_from(["", "", "Made-up note."]),
)
_people = st.lists(
    st.builds(
        PersonRow,
        st.sampled_from([f"ref{n}" for n in range(8)]),
        st.sampled_from(["25-34", "65-74", "NK"]),
        st.none() | st.integers(0, 11),
        st.sampled_from(["IOD2025", "WIMD2025", "MADE UP"]),
        st.sampled_from([str(MONTHS[0].plus(n)) for n in range(-2, 5)]),
        st.integers(1, 4),
        st.integers(1, 20),
        st.just("core"),
    ),
    max_size=6,
    unique_by=lambda row: row.person_ref,
)
_referrals = st.lists(
    st.builds(
        ReferralRow,
        st.uuids().map(str),
        st.just("WARM"),
        st.sampled_from(DIRECTIONS),
        st.just(dt.date(2026, 5, 1)),
        st.just("GP"),
        st.just("LONELY"),
        st.sampled_from([*OUTCOMES, "sent"]),
        _numbers,
    ),
    max_size=4,
)
_others = st.fixed_dictionaries(
    {
        "breakdown": st.lists(
            st.builds(
                BreakdownSaid,
                st.just("age"),
                st.sampled_from(["U18", "65+"]),
                st.sampled_from(["0", "*", "15"]),
                st.sampled_from(["0", "*", "40"]),
            ),
            max_size=2,
        ).map(tuple),
        "learning": st.lists(
            st.builds(
                LearningRow, st.just("went_well"), st.text(max_size=9), st.just(""), st.just("yes")
            ),
            max_size=2,
        ).map(tuple),
    }
)


@st.composite
def returns(draw: st.DrawFn) -> list[Arrived]:
    """For each hub any months, some of them twice, in any order."""
    found = []
    for code in HUBS:
        for month in draw(st.lists(st.sampled_from(MONTHS), unique=True)):
            versions = range(1, draw(st.integers(1, 2)) + 1)
            found += [draw(_return(code, month, version)) for version in versions]
    return draw(st.permutations(found))


@st.composite
def _return(draw: st.DrawFn, code: str, month: Month, version: int) -> Arrived:
    lines = draw(st.lists(_lines, max_size=12, unique_by=lambda line: line.indicator))
    return arrived(
        str(month),
        draw(_sessions(month)),
        {line.indicator: line for line in lines},
        draw(_people),
        hub_code=code,
        version=version,
        digest=f"{code}-{month}-{version}",
        referrals=tuple(draw(_referrals)),
        **draw(_others),
    )


def those_that_stand(held: list[Arrived]) -> list[Arrived]:
    """The highest version of each hub's month, by hub and month."""
    stands: dict[tuple[str, str], Arrived] = {}
    for each in sorted(held, key=lambda one: one.version):
        stands[each.hub_code, each.month] = each
    return [stands[key] for key in sorted(stands)]
