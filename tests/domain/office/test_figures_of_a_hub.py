"""What the office makes of a hub's returns is what the hub's own facts say of the same days."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.activities import Activity
from hublog.domain.facts import Facts
from hublog.domain.indicators import Indicator
from hublog.domain.indicators import figures as of_ledger
from hublog.domain.ledger import ledger
from hublog.domain.months import Month, Window
from hublog.domain.office.figures import HubTotals, figures
from hublog.domain.office.parts import COUNTED, Figure
from hublog.domain.office.spans import Span
from hublog.domain.office.totals import totals
from made_facts import MadeRegister
from made_office import hub, of_facts

APRIL, MAY, JUNE = Month(2026, 4), Month(2026, 5), Month(2026, 6)
DROP_IN = Activity(id="drop-in", name="Warm Tuesday", type="DROPIN", short_code="WARM")
NAMES = "ABCDEFGH"

sessions = st.lists(
    st.tuples(
        st.dates(dt.date(2026, 2, 1), dt.date(2026, 6, 30)),
        st.sets(st.sampled_from(NAMES)),
        st.integers(0, 9),
        st.sampled_from(["closed", "closed", "closed", "open", "cancelled"]),
        st.none() | st.integers(0, 5),
    ),
    max_size=12,
)
deciles = st.fixed_dictionaries(dict.fromkeys(NAMES, st.none() | st.integers(1, 10)))


def facts_of(held, decile, referred=()) -> Facts:
    """A register in which everybody shares their row."""
    register = MadeRegister()
    for day, names, counted, status, late in held:
        entered = None if late is None else day + dt.timedelta(days=late)
        register.session(day, sorted(names), counted, status=status, entered_on=entered)
    for name, n in decile.items():
        index = "IOD2025" if n is not None else ""
        register.shares(name, imd_decile=n, imd_index=index)
    for day, days in referred:
        register.referred("out", day, "A", "taken_up", day + dt.timedelta(days=days))
    register.helped("B", dt.date(2026, 5, 5), 90)
    known = register.facts()
    return replace(known, hub=replace(known.hub, share_rows=True), activities={DROP_IN.id: DROP_IN})


def at_office(facts: Facts, span: Span) -> dict[str, Figure]:
    returns = [of_facts(facts, month) for month in span.months]
    each = {"CUM-EWA": HubTotals(hub(), totals(returns, span))}
    return dict(figures(each, span).by_hub["CUM-EWA"])


def at_hub(facts: Facts, span: Span) -> dict[str, Indicator]:
    window = Window(span.first.first, span.last.last)
    return {each.id: each for each in of_ledger(ledger(facts), window)}


def same(ours: Figure, theirs: Indicator) -> None:
    """The same number; where the hub has none, the office has a reason and no number."""
    if theirs.value is None:
        assert ours.value is None, ours
        assert ours.state != COUNTED, ours
    else:
        assert ours.value == pytest.approx(theirs.value, abs=1e-4), (ours, theirs)


@settings(max_examples=25, deadline=None)
@given(sessions, deciles)
def test_one_month_is_what_the_hub_says_it_is(held, decile) -> None:
    """A01-A07, B01, B04-B09, C, D, Q01 of a one-month window."""
    facts = facts_of(held, decile)
    span = Span(MAY, MAY)
    office, own = at_office(facts, span), at_hub(facts, span)
    for id_, figure in office.items():
        if not id_.startswith("B10."):
            same(figure, own[id_])
    same(office["B10.known"], own["B10.known"])
    same(office["B10.IOD2025"], own["B10"])


@settings(max_examples=25, deadline=None)
@given(sessions, deciles)
def test_rows_of_several_months_tell_what_the_hub_would_say_of_all_of_them(held, decile) -> None:
    """B01, B05 to B07, B10 from rows: everybody shares theirs, and the window is no quarter."""
    facts = facts_of(held, decile)
    span = Span(MAY, JUNE)
    office, own = at_office(facts, span), at_hub(facts, span)
    for id_ in ("B01", "B04", "B05", "B06", "B07", "B10.known"):
        same(office[id_], own[id_])
    same(office["B10.IOD2025"], own["B10"])
    for id_ in (
        *("A01", "A02", "A02.rate", "A03", "A04", "A04.median", "A05", "A06", "A07"),
        *("Q01", "Q01.late", "C02", "C03", "D01.out", "D02"),
    ):
        same(office[id_], own[id_])


@settings(max_examples=20, deadline=None)
@given(sessions, deciles)
def test_the_quarter_to_date_is_what_the_hub_says_of_it(held, decile) -> None:
    """B01, B05, B07 from the last Summary and what the months hold."""
    facts = facts_of(held, decile)
    span = Span(APRIL, JUNE)
    office, own = at_office(facts, span), at_hub(facts, span)
    for id_ in ("B01", "B02", "B03", "B04", "B05", "B06", "B07"):
        same(office[id_], own[id_])


@given(
    st.lists(
        st.tuples(st.dates(dt.date(2026, 3, 1), dt.date(2026, 6, 20)), st.integers(0, 40)),
        max_size=6,
    )
)
@settings(max_examples=20, deadline=None)
def test_referrals_count_in_the_month_of_their_outcome_and_only_there(referred) -> None:
    """D01 to D04: a referral stands in the return of its day and in that of its outcome."""
    facts = facts_of((), {}, referred)
    span = Span(APRIL, JUNE)
    office, own = at_office(facts, span), at_hub(facts, span)
    for id_ in ("D01.out", "D02", "D03", "D04"):
        same(office[id_], own[id_])
