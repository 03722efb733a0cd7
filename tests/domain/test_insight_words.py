"""What is said of each point, and where there is nothing to draw."""

import datetime as dt

from hublog import resources
from hublog.domain.insight_copies import for_everybody
from hublog.domain.insight_words import number_said, pictures, span_said
from hublog.domain.insights import Insights, insights
from hublog.domain.ledger import ledger
from hublog.domain.months import Window
from made_facts import MadeRegister

WORDS, LISTS = resources.words(), resources.code_lists()
SPAN = Window(dt.date(2025, 12, 1), dt.date(2026, 5, 20))


def seen() -> Insights:
    register = MadeRegister()
    for week in range(1, 6):
        register.session(dt.date(2025, 12, 2) + dt.timedelta(7 * week), "ABC", {"65+": 9 + week})
    register.session(dt.date(2026, 1, 30), "D", start=dt.time(23))
    register.session(dt.date(2026, 5, 19), "A")
    register.referred("out", dt.date(2026, 1, 5), None, "taken_up", dt.date(2026, 2, 1))
    return insights(ledger(register.facts()), SPAN)


def said(shown: Insights) -> dict[str, list[str]]:
    drawn = pictures(shown, WORDS, LISTS)
    return {picture.card: [point.said for point in picture.points] for picture in drawn}


def test_each_point_is_said_as_a_person_would() -> None:
    told = said(seen())
    assert told["attendance"][0] == "Week of 8 Dec: 13 visits at 1 session."
    assert told["attendance"][2] == "Week of 22 Dec: 15 visits at 1 session, four-week average 14."
    assert "Week of 12 Jan: no session, four-week average 16." in told["attendance"]
    assert "Week of 26 Jan: 1 visit at 1 session." in told["attendance"]
    assert told["attendance"][-1] == "Week of 18 May: 1 visit at 1 session, so far."
    assert told["newcomers"][0] == "December 2025: 3 came for the first time, 0 had been before."
    assert told["hours"][0] == "Tuesday 10:00 to 11:00: 13 people on average, over 6 days."
    assert told["hours"][-1].startswith("Saturday 11:00 to 12:00")
    assert told["ages"][4] == "65 and over: 60 visits."
    assert told["stayed"][0].startswith("December 2025: 3 new, 3 of them came again")
    assert told["passed_on"][0] == "January 2026: 1 passed on, 1 taken up so far."


def test_over_many_years_a_day_has_its_year_and_a_bar_stands_in_one() -> None:
    register = MadeRegister()
    register.session(dt.date(2024, 1, 2), "A")
    span = Window(dt.date(2024, 1, 2), SPAN.last)
    weeks, months, *_ = pictures(insights(ledger(register.facts()), span), WORDS, LISTS)
    assert (weeks.points[0].name, weeks.points[0].short) == ("Week of 1 Jan 2024", "2024")
    assert months.points[-1].said == (
        "May 2026: 0 came for the first time, 0 had been before, so far."
    )
    assert [point.so_far for point in months.points[-2:]] == [False, True]


def test_what_changed_is_said_only_where_people_were_asked() -> None:
    register = MadeRegister()
    for name in "ABCDEFGHI":
        register.answered(name, dt.date(2026, 2, 3), 5, 5, 5, 5)
        register.answered(name, dt.date(2026, 5, 5), 7, 5, 5, 8, stage="review")
    drawn = {p.card: p for p in pictures(insights(ledger(register.facts()), SPAN), WORDS, LISTS)}
    assert drawn["wellbeing"].headline == "9 of 9 people answered twice"
    said = [point.said for point in drawn["wellbeing"].points]
    assert said[0] == "Satisfied with life: better for 9, the same for 0, worse for 0."
    assert said[3] == "Anxious yesterday: better for 0, the same for 0, worse for 9."
    assert "wellbeing" not in {p.card for p in pictures(seen(), WORDS, LISTS)}


def test_what_is_hidden_is_said_to_be_so() -> None:
    left = for_everybody(seen())
    told = said(left)
    assert (
        told["attendance"][-1] == "Week of 18 May: a hidden number of visits at 1 session, so far."
    )
    assert told["hours"][-1].startswith("Saturday 11:00 to 12:00: a hidden number")
    assert [number_said(n, WORDS) for n in (None, "*", 12.6, 1200)] == [
        "\u2013",
        "*",
        "13",
        "1,200",
    ]


def test_where_nobody_came_there_is_nothing_to_draw_and_a_word_on_what_will_be() -> None:
    drawn = pictures(insights(ledger(MadeRegister().facts()), SPAN), WORDS, LISTS)
    assert all(picture.points == () for picture in drawn)
    assert drawn[0].note == "Each bar will be a week, once a session is finished."
    assert span_said(seen(), WORDS) == "1 December 2025 to 20 May 2026"
