"""Forgetting and joining at any point of any history: every figure stays true, and comes back with an undo."""

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.consents import SHARE_ROWS
from hublog.domain.drawing_up import draw_up
from hublog.domain.facts import Facts
from hublog.domain.indicators import Indicator, indicators
from hublog.domain.months import Month
from hublog.domain.returns import Sent
from hublog.services.hub import the_hub
from hublog.services.referrals import ReferralDetails
from in_memory import InMemory, done, hub_in_memory

DAY = date(2026, 5, 5)
MONTHS = (Month(2026, 4), Month(2026, 5))
ABOUT_PEOPLE = ("A05", "B", "C01", "C03", "C04")
"""Figures of named people, and those derived from how many are named."""


class Step(NamedTuple):
    """Somebody, by their place, comes to a session, helps at it or is passed on at it."""

    does: str
    who: int
    session: int


STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from(("come", "come", "come", "help", "pass_on", "count")),
        st.integers(0, 3),
        st.integers(0, 2),
    ),
    max_size=10,
)


class History:
    """A hub with three sessions in two months and four people, to whom things happen."""

    def __init__(self) -> None:
        self.hub: InMemory = hub_in_memory()
        activity = self.hub.add_activity()
        days = (DAY, DAY - timedelta(days=7), DAY - timedelta(days=14))
        self.sessions = [self.hub.open(activity, day) for day in days]
        self.people = [self.hub.add_person(f"Person {letter}") for letter in "ABCD"]
        with self.hub.store.writing("Sam", "test") as work:
            work.put(replace(the_hub(work), share_rows=True))
            work.commit()
        for person in self.people:
            done(self.hub.consents.give("Sam", person, SHARE_ROWS, agrees=True))

    def go(self, steps: list[Step], but: tuple[int, ...] = ()) -> None:
        """Let it happen, to all but these."""
        for step in steps:
            if step.who in but and step.does != "count":
                continue
            who, session = self.people[step.who], self.sessions[step.session]
            if step.does == "come":
                done(self.hub.sign_in.person("Sam", session, who))
            elif step.does == "help":
                done(self.hub.helping.volunteer("Sam", session, who, 30))
            elif step.does == "pass_on":
                details = ReferralDetails(direction="out", person_id=who, session_id=session)
                done(self.hub.referrals.add("Sam", details))
            else:
                done(self.hub.sign_in.count("Sam", session, "65+", 1))

    def facts(self) -> Facts:
        """What figures are made from, all sessions finished."""
        with self.hub.store.reading() as reader:
            facts = reader.facts()
        held = {i: replace(each, status="closed") for i, each in facts.sessions.items()}
        return replace(facts, sessions=held)

    def figures(self) -> list[tuple[Indicator, ...]]:
        """Every figure of both months."""
        facts = self.facts()
        return [indicators(facts, month) for month in MONTHS]

    def send(self) -> None:
        """Both months are sent as they stand."""
        facts = self.facts()
        with self.hub.store.writing("Sam", "sent_return") as work:
            for month in MONTHS:
                content = draw_up(facts, month, version=1, drawn_on=DAY, device="d", complete=True)
                work.keep_sent(Sent(str(month), content, b"the file"))
            work.commit()

    def sent(self) -> dict[str, Sent]:
        """What was sent, by month."""
        with self.hub.store.reading() as reader:
            return {each.version_id: each for each in reader.all_sent()}


def of_everybody(figures: tuple[Indicator, ...]) -> list[Indicator]:
    """The figures that do not ask who somebody is."""
    return [each for each in figures if not each.id.startswith(ABOUT_PEOPLE)]


@settings(max_examples=25)
@given(STEPS, STEPS, st.integers(0, 3), st.booleans())
def test_forgetting_at_any_point_leaves_every_sent_and_future_figure_true(
    before, after, who, joined
) -> None:
    """Domain.md, scenario 4; P14: footfall, hours and advice stay; the forgotten are named no more."""
    forgets, keeps = History(), History()
    gone = (who, (who + 1) % 4) if joined else (who,)
    for each in (forgets, keeps):
        each.go(before)
        if joined:
            done(each.hub.people.merge("Sam", *(each.people[one] for one in gone)))
        each.send()
    ref = {forgets.hub.people.get(forgets.people[one]).ref for one in gone}
    sent = forgets.sent()
    came = {v.session_id for v in forgets.facts().visits if v.person_id == forgets.people[who]}
    done(forgets.hub.forget.person("Sam", forgets.people[who]))
    for each in (forgets, keeps):
        each.go(after, but=gone)
    for month, (now, then) in zip(
        MONTHS, zip(forgets.figures(), keeps.figures(), strict=True), strict=True
    ):
        assert of_everybody(now) == of_everybody(then)
        named, all_named = ({i.id: i for i in each}["B01"].value or 0 for each in (now, then))
        held = {
            forgets.sessions[n]
            for n in range(3)
            if forgets.facts().sessions[forgets.sessions[n]].date in month.window
        }
        assert named == all_named - bool(came & held)
    for version, left in forgets.sent().items():
        was = sent[version].content
        assert left.content.summary == was.summary
        assert [s.footfall for s in left.content.sessions] == [s.footfall for s in was.sessions]
        assert not ref & {row.person_ref for row in left.content.people}


@settings(max_examples=25)
@given(STEPS, STEPS, st.integers(0, 3), st.integers(1, 3))
def test_joining_two_and_parting_them_again_restores_every_figure(
    before, after, one, further
) -> None:
    """Domain.md, scenario 7: whatever happened to others, and to the one who stayed, meanwhile."""
    joins, parts = History(), History()
    other = (one + further) % 4
    for each in (joins, parts):
        each.go(before)
    as_they_were = joins.figures()
    changed = done(joins.hub.people.merge("Sam", joins.people[one], joins.people[other]))
    ids = {v.person_id for v in joins.facts().visits}
    assert joins.people[other] not in ids
    for each in (joins, parts):
        each.go(after, but=(other,))
    done(joins.hub.undo.one("Sam", changed.stamp))
    assert joins.figures() == parts.figures()
    assert after or joins.figures() == as_they_were
