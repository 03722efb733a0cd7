import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.changes import changes, figure_changes
from hublog.domain.drawing_up import replacing
from hublog.domain.indicators import Comparison
from hublog.domain.returns import Sent
from hublog.domain.sheet_rows import LearningRow, OutcomeRow, ReferralRow, VolunteeringRow
from hublog.domain.versions import ReturnVersion, latest, latest_sent, version_id
from made_return import content, example, shared

MAY_12, MAY_19 = (f"{dt.date(2026, 5, day)}-{n}" for day, n in ((12, 2), (19, 3)))


def test_nothing_changed_is_nothing_to_tell() -> None:
    before = content(shared(example()))
    assert changes(before, before, "why") == ()
    assert figure_changes(before, before) == ()


def test_a_changed_row_tells_each_field_old_and_new() -> None:
    facts = example()
    session = facts.sessions[MAY_12]
    later = replace(session, end=dt.time(13, 30), note="ran on", nobody_came=True)
    after = replace(facts, sessions={**facts.sessions, MAY_12: later})
    told = {
        (c.row_id, c.field): (c.old, c.new)
        for c in changes(content(facts), content(after), "why")
        if c.sheet == "Sessions"
    }
    assert told == {
        (MAY_12, "end"): ("12:00", "13:30"),
        (MAY_12, "hours"): ("2", "3.5"),
        (MAY_12, "note"): ("", "ran on"),
    }


def test_a_row_that_came_or_went_is_told_in_one_line() -> None:
    facts = shared(example())
    fewer = {i: s for i, s in facts.sessions.items() if i != MAY_19}
    after = replace(
        facts, sessions=fewer, visits=tuple(v for v in facts.visits if v.session_id != MAY_19)
    )
    gone = [c for c in changes(content(facts), content(after), "") if c.row_id == MAY_19]
    (line,) = gone
    assert (line.sheet, line.change, line.field, line.new) == ("Sessions", "removed", "", "")
    assert "footfall 5" in line.old
    back = [c for c in changes(content(after), content(facts), "") if c.row_id == MAY_19]
    assert [(c.change, c.old, c.new) for c in back] == [("added", "", line.old)]
    visits = [c for c in changes(content(facts), content(after), "") if c.sheet == "Attendance"]
    assert {c.change for c in visits} == {"removed"}


def test_what_somebody_wrote_is_told_as_it_is_now_and_not_as_it_was() -> None:
    """DQ20: a note may have been put right because it said too much."""
    facts = example()
    session = facts.sessions[MAY_12]
    wrong = replace(session, note="Ring Anna Made-Up on 01946 555123")
    right = replace(session, note="A hard day")
    one, other = (
        content(replace(facts, sessions={**facts.sessions, MAY_12: each}))
        for each in (wrong, right)
    )
    (told,) = (c for c in changes(one, other, "x") if c.field == "note")
    assert (told.old, told.new) == ("…", "A hard day")
    gone = replace(facts, sessions={i: s for i, s in facts.sessions.items() if i != MAY_12})
    fewer = content(replace(gone, visits=tuple(v for v in facts.visits if v.session_id != MAY_12)))
    assert "Anna" not in repr(changes(one, fewer, "x"))


def test_changes_tell_no_trait_of_whoever_came_or_went() -> None:
    """Return-format.md, Sheets: rows never cross sensitive traits."""
    facts = example()
    people = {i: replace(p, sex="F", imd_decile=1) for i, p in facts.people.items()}
    told = changes(content(facts), content(replace(facts, people=people)), "x")
    assert {c.sheet for c in told} <= {"People"}


def test_counts_minutes_codes_and_texts_are_compared() -> None:
    before = content(example())
    referral = ReferralRow("r", "WARM", "out", dt.date(2026, 5, 5), "GP", "LONELY", "sent", None)
    learned = LearningRow("went_well", "Tea", "", "")
    after = replace(before, referrals=(referral,), learning=(learned,))
    told = [(c.sheet, c.row_id, c.change) for c in changes(before, after, "x")]
    assert told == [("Referrals", "r", "added"), ("Learning", "went_well", "added")]
    taken_up = referral._replace(status="taken_up", days_to_outcome=4)
    (status, days) = changes(after, replace(after, referrals=(taken_up,)), "x")
    assert [(c.field, c.old, c.new) for c in (status, days)] == [
        ("status", "sent", "taken_up"),
        ("days_to_outcome", "", "4"),
    ]


def test_time_given_is_compared_by_its_kind() -> None:
    before = content(example())
    given = VolunteeringRow("WARM", "Warm Tuesday", 2, (60, 30, 0, 0), 1)
    more = given._replace(minutes=(60, 45, 0, 0), people=3)
    one, other = (replace(before, volunteering=(row,)) for row in (given, more))
    assert [(c.field, c.old, c.new) for c in changes(one, other, "x")] == [
        ("people", "2", "3"),
        ("minutes_setup", "30", "45"),
    ]


def test_figures_that_changed_are_told_in_their_order() -> None:
    facts = example()
    fewer = replace(facts, counts=())
    (footfall,) = figure_changes(content(facts, MAY), content(fewer, MAY))
    assert footfall == ("A03", 17, 12)


def test_the_first_version_replaces_nothing() -> None:
    first = replacing(content(example()), None, "no reason")
    assert (first.changes, first.cover.changed, first.cover.reason) == ((), (), "")


def test_what_looks_back_beyond_the_month_is_no_change_of_it() -> None:
    """A late sheet of April is no change of May, though May's year to date counts it."""
    facts = shared(example())
    april = next(s for s in facts.sessions.values() if s.date.month == 4)
    another = replace(april, id="late", date=dt.date(2026, 4, 21))
    after = replace(facts, sessions={**facts.sessions, "late": another})
    assert content(after).digest() == content(facts).digest()
    assert content(after).summary != content(facts).summary


@pytest.mark.parametrize("id_", [row.indicator.id for row in content(example()).summary])
def test_every_figure_of_the_month_itself_is_part_of_its_digest(id_) -> None:
    """Those that look back beyond it are not: B02, B03, B08, B09, E08; nor F02, whose records go in time."""
    before = content(example())

    def other(row: Comparison) -> Comparison:
        figure = replace(row.indicator, value=4321.0)
        return replace(row, indicator=figure) if row.indicator.id == id_ else row

    after = replace(before, summary=tuple(map(other, before.summary)))
    looks_back = id_.partition(".")[0] in {"B02", "B03", "B08", "B09", "E08", "F02"}
    assert (after.digest() == before.digest()) == looks_back


def test_every_sheet_of_facts_is_part_of_the_digest_and_no_other() -> None:
    before = content(shared(example()))
    for name in ("sessions", "breakdown"):
        fewer = replace(before, **{name: getattr(before, name)[1:]})
        assert fewer.digest() != before.digest(), name
    for name in ("weeks", "months", "people", "attendance"):
        assert replace(before, **{name: ()}).digest() == before.digest(), name
    for name, row in (
        ("learning", LearningRow("went_well", "Tea", "", "")),
        ("volunteering", VolunteeringRow("WARM", "Warm", 1, (60, 0, 0, 0), 0)),
        ("referrals", ReferralRow("r", "", "in", dt.date(2026, 5, 5), "GP", "FOOD", "", None)),
        ("outcomes", OutcomeRow("WARM", "ONS4", "happy", 1, *[None] * 6)),
    ):
        assert replace(before, **{name: (row,)}).digest() != before.digest(), name


def test_a_snapshot_loses_a_reference_and_keeps_its_figures() -> None:
    """P14."""
    sent = Sent("v", content(shared(example())), b"file")
    assert sent.without({"refZ"}) is sent
    left = sent.without({"refB"})
    assert (left.workbook, left.content.summary) == (b"", sent.content.summary)
    assert "refB" not in repr(left)
    assert len(left.content.attendance) == len(sent.content.attendance)
    assert len(left.content.people) == len(sent.content.people) - 1


def test_versions_are_told_apart_by_month_number_and_laptop() -> None:
    ids = {version_id(m, n, d) for m in ("2026-04", "2026-05") for n in (1, 2) for d in "AB"}
    assert len(ids) == 8
    one = ReturnVersion(
        id="1",
        month="2026-05",
        version=1,
        signed_by="Ann",
        signed_on=dt.date(2026, 6, 1),
        device="D",
        digest="0",
        sent_at=dt.datetime(2026, 6, 1, 9),  # noqa: DTZ001 - local wall time
    )
    two = replace(one, id="2", version=2, sent_at=None)
    assert (latest((one, two)), latest_sent((one, two)), latest(())) == (two, one, None)


MAY = content(example()).cover.month
