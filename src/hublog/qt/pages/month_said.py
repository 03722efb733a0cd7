"""What is said of a month: how it stands, what the checks found, its versions, how its figures changed."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hublog.domain.checks.finding import Finding
from hublog.domain.month_rows import SessionRow
from hublog.domain.problems import Detail, Problem
from hublog.domain.queries import Query
from hublog.domain.versions import ReturnVersion
from hublog.qt.desk import Desk
from hublog.qt.pages.month_figures import said_figure
from hublog.qt.pages.month_now import MonthNow

if TYPE_CHECKING:  # the page is shown before these are imported
    from hublog.domain.returns import FigureChange

_DAY = "day"
"""A gap whose name ends so is a day, as ISO text."""


def said_state(desk: Desk, now: MonthNow, today: dt.date) -> str:
    """The line under the month's name: what matters most, and by when."""
    due = "" if now.standing.state in {"changed", "reopened"} else _due(desk, now, today)
    return desk.words("register.dot").join(filter(None, (_state(desk, now), due)))


def _state(desk: Desk, now: MonthNow) -> str:
    words, wording, standing = desk.words, desk.wording, now.standing
    if standing.signed is not None:
        key = "signed_changed" if standing.differs else "signed"
        by, on = standing.signed.signed_by, wording.short_day(standing.signed.signed_on)
        return words(f"month_return.state.{key}", who=by, day=on)
    sent = standing.sent
    if sent is None:
        if standing.state == "ready" and standing.nil:
            return words("month_return.state.nil")
        return words(f"month_return.state.{standing.state}", n=now.waiting)
    if standing.state == "reopened":
        said = words("month_return.state.reopened", reason=sent.reopened_for, n=sent.version)
        things = words("month_return.state.to_mend", n=now.waiting)
        return words("register.dot").join([said, things] if now.waiting else [said])
    if standing.state == "accepted" and sent.accepted_on is not None:
        on = wording.short_day(sent.accepted_on)
        return words("month_return.state.accepted", version=sent.version, day=on)
    return words(
        f"month_return.state.{standing.state}",
        version=sent.version,
        day=wording.short_day(sent.sent_at) if sent.sent_at else "",
        n=len(standing.open_queries),
    )


def _due(desk: Desk, now: MonthNow, today: dt.date) -> str:
    """By when, or how late: it is the first version that had to be in time."""
    words, standing, due = desk.words, now.standing, now.standing.due_on
    if standing.sent is not None:
        if standing.signed is not None or standing.sent.version > 1:
            return ""
        return words("month_return.due.sent_late" if standing.late else "month_return.due.in_time")
    if today > due and not now.begun:
        return ""
    if today > due:
        return words("month_return.due.late", day=desk.wording.short_day(due), n=(today - due).days)
    return words("month_return.due.day", day=desk.wording.day(due))


def said_finding(desk: Desk, found: Finding) -> str:
    """What a check found, with the names that only this screen may say."""
    words = desk.words
    values: dict[str, Detail] = {
        name: desk.wording.short_day(dt.date.fromisoformat(str(value)))
        if name.endswith(_DAY)
        else value
        for name, value in found.values.items()
    }
    key = f"check.{found.message}"
    here = f"{key}.here"
    if here in words and found.people:
        return words(here, people=listed(desk, found.people), **values)
    return words(key, **values)


def listed(desk: Desk, names: Iterable[str]) -> str:
    """Names one after the other, as they are said."""
    *first, last = names
    if not first:
        return last
    comma = desk.words("month_return.comma")
    return desk.words("month_return.and", first=comma.join(first), last=last)


def said_query(desk: Desk, query: Query, row: str = "") -> str:
    """A question of the office; ``row`` is what it is about, in words."""
    asked = desk.label("query", query.code)
    if query.message:
        asked = desk.words("month_return.asked", code=asked, message=query.message)
    if row:
        return desk.words("month_return.office_asks_about", asked=asked, row=row)
    return desk.words("month_return.office_asks", asked=asked)


def said_sessions(desk: Desk, sessions: Iterable[SessionRow]) -> dict[str, str]:
    """Each session of a month in words, by its id."""
    day = desk.wording.short_day
    return {each.session_id: f"{each.activity}, {day(each.date)}" for each in sessions}


def said_version(desk: Desk, version: ReturnVersion) -> str:
    """When a version was sent, or by whom it is signed off."""
    words, wording = desk.words, desk.wording
    if version.sent_at is None:
        on = wording.plain_day(version.signed_on)
        return words("month_return.signed_by", who=version.signed_by, day=on)
    at = wording.time(version.sent_at)
    return words("month_return.sent_at", day=wording.plain_day(version.sent_at), time=at)


def said_changes(desk: Desk, changes: "Iterable[FigureChange]") -> tuple[str, ...]:
    """Each figure that changed, from what to what."""
    nothing = desk.words("month_page.nothing")
    return tuple(
        desk.words(
            "month_return.from_to",
            name=desk.words(f"indicator.{each.indicator}.name"),
            was=said_figure(each.indicator, each.was, nothing),
            now=said_figure(each.indicator, each.now, nothing),
        )
        for each in changes
    )


def said_of_month(desk: Desk, problem: Problem, now: MonthNow) -> str:
    """A Problem whose place is the month, said with the month's name."""
    if problem.where == str(now.month):
        problem = Problem(problem.code, desk.wording.month(now.month), problem.values)
    return desk.words.problem(problem)
