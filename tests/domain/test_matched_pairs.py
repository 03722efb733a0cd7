"""What changed for people who answered twice: which answers make a pair, E01-E08, and rows about nobody."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.activities import Activity
from hublog.domain.behind import rows_behind
from hublog.domain.facts import gather
from hublog.domain.indicators import Indicator, figures
from hublog.domain.ledger import ledger
from hublog.domain.matched_pairs import FEWEST, Answers, Pair, by_person
from hublog.domain.months import Month, Window
from hublog.domain.outcome_rows import outcome_rows
from hublog.domain.outcomes import MEASURES, score
from hublog.domain.publishing import publication
from made_facts import MadeRegister

MAY = Month(2026, 5)
START, LATER = dt.date(2026, 3, 3), dt.date(2026, 5, 12)
NAMES = "ABCDEFGHIJ"
SATISFIED, _, _, ANXIOUS, _, _, _ = MEASURES


def register_of(
    names: str, before: tuple[int | None, ...], after: tuple[int | None, ...]
) -> MadeRegister:
    """Everybody answers ONS4 in March and again in May."""
    register = MadeRegister()
    for name in names:
        register.answered(name, START, *before)
        register.answered(name, LATER, *after, stage="review")
    return register


def by_id(register: MadeRegister, month: Month = MAY) -> dict[str, Indicator]:
    return {each.id: each for each in figures(ledger(register.facts()), month.window)}


def pairs(register: MadeRegister, month: Month = MAY) -> tuple[Pair, ...]:
    return Answers(register.facts()).pairs(month.window)


def test_a_change_is_told_question_by_question_of_eight_people_or_more() -> None:
    """E01, E02, E03, E04: each on its own; no figure is a mean over questions."""
    found = by_id(register_of(NAMES[:8], (4, 5, 6, 7), (6, 5, 5, 3)))
    assert [found[id_].value for id_ in ("E01", "E02", "E03", "E04")] == [2, 0, -1, -4]
    assert {found[id_].note for id_ in ("E01", "E04")} == {"answered_twice"}
    assert (found["E01"].numerator, found["E01"].denominator) == (8, 8)
    assert [found[id_].value for id_ in ("E05", "E06", "E07")] == [None] * 3
    assert [found[id_].note for id_ in ("E05", "E06", "E07")] == [""] * 3


def test_of_seven_people_no_change_is_told() -> None:
    """E01: a mean of seven would tell too much of each."""
    found = by_id(register_of(NAMES[:7], (4, 5, 6, 7), (6, 5, 5, 3)))["E01"]
    assert (found.value, found.numerator, found.note) == (None, 7, "too_few_pairs")


def test_loneliness_and_a_typed_total_have_figures_of_their_own() -> None:
    """E05, E06, E07."""
    register = MadeRegister()
    for name in NAMES[:8]:
        for day, stage, lonely, three, typed in (
            (START, "start", 2, (3, 3, 2), 20),
            (LATER, "end", 4, (1, 2, 2), 25),
        ):
            register.answered(name, day, lonely, stage=stage, instrument="LONE1")
            register.answered(name, day, *three, stage=stage, instrument="UCLA3")
            register.answered(name, day, typed, stage=stage, instrument="SWEMWBS_TOTAL")
    found = by_id(register)
    assert [found[id_].value for id_ in ("E05", "E06", "E07")] == [2, -3, 5]
    rows = {row.instrument: row for row in outcome_rows(ledger(register.facts()), MAY)}
    assert {kind: (row.question, row.improved) for kind, row in rows.items()} == {
        "LONE1": ("lonely", 8),
        "UCLA3": ("total", 8),
        "SWEMWBS_TOTAL": ("total", 8),
    }


@pytest.mark.parametrize(
    ("weeks", "days", "paired"),
    [(4, -1, False), (4, 0, True), (52, 0, True), (52, 1, False)],
)
def test_answers_make_a_pair_that_lie_four_to_fifty_two_weeks_apart(weeks, days, paired) -> None:
    register = MadeRegister()
    start = LATER - dt.timedelta(weeks=weeks, days=days)
    register.answered("A", start, 1, 1, 1, 1)
    register.answered("A", LATER, 2, 2, 2, 2, stage="review")
    assert bool(pairs(register)) is paired


def test_the_latest_answer_of_the_month_is_held_against_the_latest_start_before_it() -> None:
    register = MadeRegister()
    for day, stage, n in (
        (START - dt.timedelta(30), "start", 1),
        (START, "start", 3),
        (LATER - dt.timedelta(7), "review", 5),
        (LATER, "end", 6),
        (LATER + dt.timedelta(1), "start", 9),
        (dt.date(2026, 6, 2), "review", 10),
    ):
        register.answered("A", day, n, None, None, None, stage=stage)
    (pair,) = pairs(register)
    assert (pair.started, pair.latest, pair.before, pair.after) == (START, LATER, 3, 6)


def test_a_question_that_was_skipped_makes_no_pair_and_another_one_still_does() -> None:
    register = MadeRegister()
    register.answered("A", START, 1, None, 1, 1)
    register.answered("A", LATER - dt.timedelta(1), 3, 3, 3, 3, stage="review")
    register.answered("A", LATER, None, 2, 2, 2, stage="review")
    found = {pair.measure.question: (pair.before, pair.after) for pair in pairs(register)}
    assert found == {"satisfied": (1, 3), "happy": (1, 2), "anxious": (1, 2)}


def test_activities_are_apart_and_a_person_counts_once_in_the_month_s_figure() -> None:
    """E01: eight pairs of four people are not eight people."""
    register = MadeRegister()
    for name in NAMES[:4]:
        for activity in ("drop-in", "garden"):
            register.answered(name, START, 1, 1, 1, 1, activity=activity)
            register.answered(name, LATER, 2, 2, 2, 2, stage="end", activity=activity)
    register.answered("A", START, 1, 1, 1, 1, activity=None)
    assert len([p for p in pairs(register) if p.measure == SATISFIED]) == 8
    assert len(by_person(pairs(register), SATISFIED)) == 4
    assert by_id(register)["E01"].value is None
    register.answered("B", LATER, 2, 2, 2, 2, stage="review", activity="allotment")
    assert not [p for p in pairs(register) if p.activity_id == "allotment"]


def test_less_is_better_where_low_is_good() -> None:
    (satisfied, _, _, anxious) = pairs(register_of("A", (4, 4, 4, 4), (5, 5, 5, 5)))
    assert (satisfied.better, anxious.better) == (1, -1)
    (satisfied, _, _, anxious) = pairs(register_of("A", (4, 4, 4, 4), (3, 3, 3, 3)))
    assert (satisfied.better, anxious.better) == (-1, 1)
    assert {pair.better for pair in pairs(register_of("A", (4,) * 4, (4,) * 4))} == {0}


def test_merged_records_of_one_person_make_one_pair_and_the_forgotten_none() -> None:
    register = MadeRegister()
    register.answered("A", START, 1, 1, 1, 1)
    register.answered("B", LATER, 2, 2, 2, 2, stage="review")
    assert pairs(register) == ()
    register.person("B", status="merged", merged_into="A")
    assert {pair.person_id for pair in pairs(register)} == {"A"}
    register.person("A", status="forgotten")
    assert (pairs(register), register.facts().outcomes) == ((), ())


def test_answers_of_somebody_under_sixteen_count_for_nothing() -> None:
    register = register_of("A", (1,) * 4, (2,) * 4)
    register.person("A", birth_year=2010, birth_month=4, birth_day=1)
    assert pairs(register) == ()
    register.person("A", birth_year=2010, birth_month=3, birth_day=3)
    assert len(pairs(register)) == 4


def test_who_answered_again_of_those_who_could_have() -> None:
    """E08: people who started 4 to 52 weeks before the month's end, and those who answered since."""
    register = register_of("ABC", (1,) * 4, (2,) * 4)
    register.answered("D", START, 5, stage="start", instrument="LONE1")
    register.answered("E", dt.date(2026, 5, 20), 5, stage="start", instrument="LONE1")
    found = by_id(register)["E08"]
    assert (found.numerator, found.denominator, found.value) == (3, 4, 0.75)
    after = by_id(register, MAY.plus(1))["E08"]
    assert (after.numerator, after.denominator) == (3, 5)
    assert by_id(register, MAY.plus(11))["E08"].denominator == 1


def test_the_rows_behind_a_change_are_about_nobody() -> None:
    """E01, E08: by activity, and no figures of fewer than eight."""
    register = register_of(NAMES[:8], (4, 5, 6, 7), (6, 5, 5, 3))
    register.answered("A", START, 3, instrument="LONE1", activity=None)
    register.answered("A", LATER, 4, instrument="LONE1", activity=None, stage="review")
    book = ledger(register.facts())
    behind = rows_behind(book, MAY, "E01")
    (row,) = behind.rows
    assert behind.kind == "changes"
    assert (row.activity, row.measure, row.change.improved) == ("", SATISFIED, 8)
    every = rows_behind(book, MAY, "E08").rows
    assert [row.measure.id for row in every] == ["E01", "E02", "E03", "E04", "E05"]
    assert every[-1].change == (1, *[None] * 6)
    assert not hasattr(every[-1], "person_id")


def test_a_row_of_the_return_is_one_question_of_one_activity() -> None:
    """return-format.md, Outcomes."""
    register = register_of(NAMES[:8], (4, 5, 6, 7), (6, 5, 5, 3))
    register.answered("A", START, 3, instrument="LONE1", activity=None)
    register.answered("A", LATER, 4, instrument="LONE1", activity=None, stage="review")
    facts = replace(
        register.facts(),
        activities={
            "drop-in": Activity(id="drop-in", name="Drop-in", type="DROPIN", short_code="WARM")
        },
    )
    rows = outcome_rows(ledger(facts), MAY)
    assert {row.instrument for row in rows} == {"ONS4"}
    assert rows[0] == ("WARM", "ONS4", "satisfied", 8, 4.0, 6.0, 2.0, 8, 0, 0)
    anxious = next(row for row in rows if row.question == "anxious")
    assert anxious == ("WARM", "ONS4", "anxious", 8, 7.0, 3.0, -4.0, 8, 0, 0)


def test_the_page_for_everybody_shows_a_mean_of_eight_or_more_and_hides_fewer() -> None:
    """E01, E08: domain.md, Small numbers."""
    assert publication(MadeRegister().facts(), MAY)["E01"] is None
    few = publication(register_of("AB", (1,) * 4, (2,) * 4).facts(), MAY)
    assert (few["E01"], few["E08"]) == ("*", "*")
    many = publication(register_of(NAMES[:9], (1,) * 4, (2,) * 4).facts(), MAY)
    assert (many["E01"], many["E08"]) == (1.0, 1.0)


@st.composite
def registers(draw: st.DrawFn) -> MadeRegister:
    register = MadeRegister()
    for _ in range(draw(st.integers(0, 14))):
        register.answered(
            draw(st.sampled_from("ABC")),
            draw(st.dates(dt.date(2025, 4, 1), dt.date(2026, 6, 10))),
            *(draw(st.sampled_from([None, 2, 7])) for _ in range(4)),
            stage=draw(st.sampled_from(["start", "review", "end"])),
            activity=draw(st.sampled_from([None, "drop-in"])),
        )
    return register


@settings(max_examples=80, deadline=None)
@given(registers())
def test_pairs_equal_those_that_a_person_finds_on_paper(register) -> None:
    """E01-E08: every two answers held against each other, the latest of each that fit taken."""
    window = Window(dt.date(2026, 4, 1), dt.date(2026, 5, 31))
    naive = {}
    for measure in MEASURES[:4]:
        answers = [(o, score(o, measure)) for o in register.outcomes]
        for start, before in answers:
            for late, after in answers:
                same = (start.person_id, start.activity_id) == (late.person_id, late.activity_id)
                fits = start.stage == "start" and late.stage != "start" and late.date in window
                apart = 28 <= (late.date - start.date).days <= 364
                if same and fits and apart and None not in (before, after):
                    key = (start.person_id, start.activity_id or "", measure)
                    rank = (late.date, late.id, start.date, start.id)
                    naive[key] = max(naive.get(key, rank), rank)
    found = Answers(register.facts()).pairs(window)
    assert {pair[:3] for pair in found} == set(naive)
    for pair in found:
        late, _, start, _ = naive[pair[:3]]
        assert (pair.started, pair.latest) == (start, late)
        assert pair.person_id in Answers(register.facts()).started(window, pair.measure)
    again, began = Answers(register.facts()).followed_up(window.last)
    assert again <= began
    assert FEWEST == 8


def test_facts_of_nobody_have_no_answers() -> None:
    register = MadeRegister()
    facts = gather(
        register.hub,
        activities=(),
        places=(),
        sessions=(),
        people=(),
        present=(),
        counts=(),
        volunteer_times=(),
    )
    assert Answers(facts).pairs(MAY.window) == ()
