"""The great story: three hubs send three months, and the office holds just what happened there."""

import datetime as dt
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from hublog.domain.months import Month
from three_hubs import MONTHS, TODAY, Held, Hub, Offer, Place, weeks

FIRST, SECOND, THIRD = MONTHS
SPAN = ("--from", FIRST, "--to", THIRD)
DUE_DAY = 6
TEA, CHAT = Offer("Tea", "DROPIN", ("PEER",)), Offer("Chat", "DROPIN")
OFFERS = {
    "WRM-DRK": (TEA, CHAT, Offer("Warm Welcome", "DROPIN", ("PEER", "FREEFOOD"))),
    "CUM-HUB": (TEA, CHAT, Offer("Book Club", "LEARN", ("GPSITE",))),
    "FTB-CMP": (TEA, CHAT, Offer("Football", "CAMP"), Offer("Garden", "GARDEN", ("COPROD",))),
}
NAMES = {"WRM-DRK": "Warm Drink", "CUM-HUB": "Community Hub", "FTB-CMP": "Camp and Garden"}
MISSING = ("FTB-CMP", THIRD)
QUESTION, ANSWER = "Is it right that so many came?", "A coach party from the next town"


@dataclass
class Story:
    """Who took part, and what was seen on the way."""

    office: Place
    hubs: dict[str, Hub]
    seen: dict[str, Any] = field(default_factory=dict)

    def held(self, month: Month | None = None, hub: str = "") -> list[Held]:
        """What really happened and was sent, as the test wrote it down."""
        return [
            each
            for place in self.hubs.values()
            for each in place.held
            if hub in {"", each.hub}
            and str(month or each.month) == each.month
            and (each.hub, each.month) != (MISSING[0], str(MISSING[1]))
        ]


@pytest.fixture(scope="module")
def story(tmp_path_factory) -> Story:
    """All of it, from the first pack to the last reply."""
    root: Path = tmp_path_factory.mktemp("three")
    office = Place(root / "office", root / "office_out")
    hubs = {
        code: Hub(root / code, root / f"{code}_out", code=code, offers=offers)
        for code, offers in OFFERS.items()
    }
    told = Story(office, hubs)
    set_up(told)
    record(told)
    send(told, root / "post")
    ask_and_answer(told, root / "post")
    return told


def set_up(story: Story) -> None:
    """Packs go out, key cards come back, and on the phone the words are compared both ways."""
    office = story.office
    office("office", "init", "--name", "Big Local office", "--contact", "Ring 0123")
    for code, hub in story.hubs.items():
        office(
            *("office", "hub", "add", code, "--name", NAMES[code], "--first-month", FIRST),
            *("--due-day", DUE_DAY),
        )
        pack = office("office", "pack", code)
        hub("init", "--pack", office.send(pack["path"], hub.out))
        keys = hub("hub", "--key")
        assert keys["office_words"] == pack["office_words"]
        card = hub.send(hub("hub", "--key-card", hub.out)["file"], office.out)
        refused = office("office", "enrol", card, code=1)
        assert keys["words"] in refused
        assert office("office", "enrol", card, "--yes")["words"] == keys["words"]
        hub.offer()


def record(story: Story) -> None:
    """Three months at each place: registers that come in, and days at the desk."""
    people = {"WRM-DRK": "ABCDE", "CUM-HUB": "ABCFGH", "FTB-CMP": "DEFGH"}
    for code, hub in story.hubs.items():
        came = people[code]
        days = {month: list(weeks(month)) for month in MONTHS}
        hub.brought_in(
            each
            for n, month in enumerate(MONTHS)
            for each in ((days[month][0], "Tea", came[n:]), (days[month][1], "Chat", came[: n + 2]))
        )
        for n, month in enumerate(MONTHS):
            main = hub.offers[-1].name
            hub.at_the_desk(days[month][2], main, came[: 4 - n], counted=3 * n + len(code) - 5)
    story.hubs["FTB-CMP"].at_the_desk(list(weeks(SECOND))[3], "Football", "", 9)


def send(story: Story, post: Path) -> None:
    """Everybody sends but one; a late sheet makes a second version of the first month."""
    warm, community, camp = story.hubs.values()
    for month in MONTHS[:2]:
        for hub in (warm, community, camp):
            hub.sent(month, post)
    warm.at_the_desk(list(weeks(FIRST))[3], "Warm Welcome", "AH", 2)
    locked = warm("sign-off", FIRST, code=1)
    assert locked.startswith("MONTH_LOCKED ")
    warm.sent(FIRST, post, "A late sheet turned up")
    warm.sent(THIRD, post)
    answer = story.office("office", "add", post)
    story.seen["first import"] = answer["tally"]
    story.seen["matrix asked"] = None


def ask_and_answer(story: Story, post: Path) -> None:
    """The office asks about a session; the answer comes with the hub's next return."""
    office, hub = story.office, story.hubs["CUM-HUB"]
    code = hub.code
    row = session_row(post / f"{code}_{SECOND}_v1.xlsx", "Book Club")
    asked = office(
        *("office", "ask", code, SECOND, "--code", "UNUSUAL", "--message", QUESTION),
        *("--sheet", "Sessions", "--row", row),
    )
    reply = office("office", "reply", code, SECOND)
    assert reply["questions"] == [asked["id"]]
    story.seen["matrix asked"] = office("office", "matrix", *SPAN)
    story.seen["chase"] = office("office", "chase", *SPAN)
    (query,) = hub("reply", office.send(reply["path"], hub.out))["queries"]
    assert (query["message"], query["row_id"]) == (QUESTION, row)
    assert hub("checks", SECOND)["state"] == "queried"
    hub("reply", "--explain", query["id"], "--answer", ANSWER)
    hub.sent(THIRD, post)
    story.seen["second import"] = office("office", "add", post)["tally"]
    story.seen["answered"] = office("office", "show", code, SECOND)
    office("office", "accept", code, SECOND)
    reply = office("office", "reply", code, SECOND)
    taken = hub("reply", office.send(reply["path"], hub.out))
    assert (taken["accepted"], taken["queries"]) == ([str(SECOND)], [])
    assert hub("checks", SECOND)["state"] == "accepted"


def sessions_sheet(workbook: str | Path) -> list[tuple[Any, ...]]:
    """The rows of the sheet, as whoever opens the workbook reads them."""
    with closing(load_workbook(workbook, read_only=True)) as book:
        return list(book["Sessions"].iter_rows(values_only=True))


def session_row(workbook: Path, activity: str) -> str:
    """The id of the session of that activity."""
    names, _, *rows = sessions_sheet(workbook)
    column = names.index("activity")
    (found,) = (row[0] for row in rows if row[column] == activity)
    return str(found)


def test_every_file_became_what_it_should(story) -> None:
    assert story.seen["first import"] == {"taken": 7, "replaced": 1}
    assert story.seen["second import"] == {"taken": 1, "same": 8}


def state(month: Month) -> str:
    """How a first version stands that was signed off today."""
    due = month.plus(1).first + dt.timedelta(days=DUE_DAY - 1)
    return "late" if due < TODAY else "in_time"


def test_the_matrix_shows_what_came_what_was_asked_and_what_is_missing(story) -> None:
    expected = {(code, str(month)): state(month) for code in OFFERS for month in MONTHS}
    expected["WRM-DRK", str(FIRST)] = "replaced"
    awaited = "missing" if state(THIRD) == "late" else "waiting"
    expected[MISSING[0], str(MISSING[1])] = awaited
    now = story.office("office", "matrix", *SPAN)
    assert {(each["hub"], each["month"]): each["state"] for each in now["cells"]} == expected
    asked = {(e["hub"], e["month"]): e["state"] for e in story.seen["matrix asked"]["cells"]}
    assert asked == {
        **expected,
        ("CUM-HUB", str(SECOND)): "question",
        ("CUM-HUB", str(THIRD)): awaited,
    }
    footfall = {(each["hub"], each["month"]): each["footfall"] for each in now["cells"]}
    counted: Counter[tuple[str, str]] = Counter()
    for each in story.held():
        counted[each.hub, each.month] += each.footfall
    assert footfall == {**dict.fromkeys(expected), **counted}


def test_whom_to_ask_is_told_with_a_text(story) -> None:
    texts = {each["hub"]: each["text"] for each in story.seen["chase"]["hubs"]}
    assert QUESTION in texts["CUM-HUB"]
    if state(THIRD) == "late":
        assert "has not reached us yet" in texts["FTB-CMP"]
    now = story.office("office", "chase", *SPAN)["hubs"]
    assert {each["hub"] for each in now} == ({"FTB-CMP"} if state(THIRD) == "late" else set())


def test_the_corrected_month_says_what_changed_and_why(story) -> None:
    """Domain.md, scenario 6."""
    shown = story.office("office", "show", "WRM-DRK", FIRST)
    assert [(each["version"], each["standing"]) for each in shown["held"]] == [
        (1, False),
        (2, True),
    ]
    assert shown["held"][1]["footfall"] - shown["held"][0]["footfall"] == 4
    changed = {each["row_id"]: (each["old"], each["new"]) for each in shown["changes"]
               if each["sheet"] == "Summary" and each["field"] == "value"}  # fmt: skip
    sessions = len(story.held(FIRST, "WRM-DRK"))
    assert changed["A01"] == (str(sessions - 1), str(sessions))
    assert {each["reason"] for each in shown["changes"]} == {"A late sheet turned up"}


def test_the_question_was_explained_by_the_next_return_and_the_month_accepted(story) -> None:
    """Domain.md, scenario 10."""
    (question,) = story.seen["answered"]["questions"]
    assert (question["status"], question["answer"]) == ("explained", ANSWER)
    assert question["answered_in"] == f"{THIRD} v1"
    now = story.office("office", "show", "CUM-HUB", SECOND)
    assert (now["accepted"], now["version"]) == (True, 1)


def test_each_hub_month_agrees_with_a_count_made_by_hand(story) -> None:
    """A01, A03, A05, B01."""
    for code in OFFERS:
        for month in MONTHS:
            held = story.held(month, code)
            if not held:
                continue
            figures = story.office("office", "show", code, month)["figures"]
            footfall = sum(each.footfall for each in held)
            named = sum(len(each.named) for each in held)
            assert (figures["A01"], figures["A03"]) == (len(held), footfall)
            assert figures["A05"] == pytest.approx(named / footfall, abs=1e-4)
            assert figures["B01"] == len(frozenset().union(*(each.named for each in held)))


def test_the_workbook_of_all_hubs_agrees_with_a_count_made_by_hand(story, tmp_path) -> None:
    """A01, A03, A05, B01 over all hubs, and every session as a row."""
    answer = story.office("office", "workbook", *SPAN, "--out", tmp_path)
    held = story.held()
    footfall = sum(each.footfall for each in held)
    assert (answer["returns"], answer["returns_expected"]) == (8, 9)
    figures = answer["figures"]
    assert (figures["A01"]["value"], figures["A03"]["value"]) == (len(held), footfall)
    named = sum(len(each.named) for each in held)
    assert figures["A05"]["value"] == pytest.approx(named / footfall, abs=1e-4)
    assert figures["A03"]["by_hub"] == {
        code: sum(each.footfall for each in story.held(hub=code)) for code in OFFERS
    }
    names, _, *rows = sessions_sheet(answer["paths"][0])
    at = {name: number for number, name in enumerate(names)}
    told = Counter(
        (row[at["hub_code"]], row[at["date"]].date(), row[at["activity"]], row[at["footfall"]])
        for row in rows
        if row[0]
    )
    assert told == Counter((e.hub, e.day, e.activity, e.footfall) for e in held)
    one = story.office("office", "workbook", "--from", FIRST, "--to", FIRST, "--out", tmp_path)
    people: dict[str, set[str]] = defaultdict(set)
    for each in story.held(FIRST):
        people[each.hub] |= each.named
    assert one["figures"]["B01"]["by_hub"] == {code: len(who) for code, who in people.items()}
    assert one["figures"]["B01"]["value"] == sum(map(len, people.values()))


def test_the_evidence_agrees_with_a_count_made_by_hand(story) -> None:
    """Sessions with and without a condition, of drop-ins: the mean, and how many sessions and hubs."""
    words = ("--type", "DROPIN", "--condition", "PEER")
    (found,) = story.office("office", "evidence", *SPAN, *words)["comparisons"]
    measure = next(each for each in found["measures"] if each["kind"] == "footfall_mean")
    drop_ins = [each for each in story.held() if each.type == "DROPIN"]
    for side, with_it in (("present", True), ("absent", False)):
        sessions = [each for each in drop_ins if ("PEER" in each.conditions) is with_it]
        assert measure[side]["n"] == len(sessions)
        assert measure[side]["hubs"] == len({each.hub for each in sessions})
        mean = sum(each.footfall for each in sessions) / len(sessions)
        assert measure[side]["value"] == pytest.approx(mean)
    assert found["both"] == 3
    words = ("--type", "CAMP", "--condition", "PEER")
    (camp,) = story.office("office", "evidence", *SPAN, *words)["comparisons"]
    assert {each["absent"]["value"] for each in camp["measures"]} == {None}
