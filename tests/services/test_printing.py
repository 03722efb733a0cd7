"""What is printed for a session, what is kept of it, and how its numbers come back."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from hublog.domain.drafts import Draft, Row
from hublog.domain.printed_sheets import MOST_PRINTED, SheetLine, SignInSheet
from hublog.domain.sessions import Attendance
from hublog.services.people import PersonChanges
from hublog.services.printing import Printing
from in_memory import InMemory, done, hub_in_memory

TODAY = dt.date(2026, 5, 5)
WEEK = dt.timedelta(weeks=1)


class FakePaper:
    """Keeps what it was asked to draw and to write."""

    def __init__(self) -> None:
        self.files: dict[Path, bytes] = {}

    def pdf(self, what: object, made_on: dt.date) -> bytes:
        return f"{type(what).__name__} {made_on}".encode()

    def write(self, content: bytes, path: Path) -> None:
        self.files[path] = content


@pytest.fixture
def paper() -> FakePaper:
    return FakePaper()


@pytest.fixture
def hub() -> InMemory:
    return hub_in_memory()


@pytest.fixture
def printing(hub, paper) -> Printing:
    return Printing(hub.store, hub.clock, lambda: paper)


def come(hub, activity, day, *people: str) -> None:
    session = hub.open(activity, day)
    for person in people:
        done(hub.sign_in.person("Sam", session, person))
    done(hub.sessions.finish("Sam", session))


def typed(hub, sheet, *texts: str) -> tuple[Draft, list[str]]:
    """The sheet with these rows, and whom each means."""
    draft = next(each for each in hub.type_up.drafts() if each.id == sheet.draft.id)
    draft = replace(draft, rows=tuple(Row(text) for text in texts))
    return draft, [row.person and row.person.known_as for row in hub.type_up.read(draft).rows]


def test_a_blank_sheet_says_which_session_it_is_for_and_nothing_is_kept_of_it(
    hub, printing
) -> None:
    activity = hub.add_activity(place="Church hall")
    sheet = done(printing.blank(activity, TODAY))
    assert (sheet.activity, sheet.place, sheet.day) == ("Warm Tuesday", "Church hall", TODAY)
    assert (sheet.start, sheet.end) == (dt.time(10), dt.time(12))
    assert (sheet.lines, sheet.empty, sheet.sides) == ((), 25, 1)
    printing.printed(sheet)
    assert hub.type_up.drafts() == ()


def test_an_activity_that_is_not_there_has_no_sheet(printing) -> None:
    assert printing.blank("gone", TODAY).code == "NO_SUCH_ACTIVITY"


def test_those_most_likely_to_come_stand_there_by_name_as_visitors_may_see_it(
    hub, printing
) -> None:
    activity, other = hub.add_activity(), hub.add_activity("Garden", 4)
    meg, ash, once, away, elsewhere = (
        hub.add_person(name)
        for name in ("Megan Birch", "Ash Robin", "Once Only", "Away Long", "Else Where")
    )
    come(hub, activity, TODAY - WEEK, meg, ash, away)
    come(hub, activity, TODAY - 2 * WEEK, meg)
    come(hub, activity, TODAY - dt.timedelta(days=3), once)
    come(hub, other, TODAY - dt.timedelta(days=4), elsewhere)
    put_away = replace(hub.people.get(away), status="archived")
    with hub.store.writing("Sam", "put_away") as work:
        work.put(put_away)
        work.commit()
    sheet = done(printing.register(activity, TODAY))
    assert sheet.lines == (
        SheetLine("Ash R.", 2),
        SheetLine("Megan B.", 1),
        SheetLine("Once O.", 3),
    )
    assert (sheet.empty, sheet.sides) == (22, 1)
    assert sheet.draft.lines == (ash, meg, once)


def test_two_who_would_look_alike_are_called_by_their_whole_names(hub, printing) -> None:
    activity = hub.add_activity()
    come(hub, activity, TODAY - WEEK, *map(hub.add_person, ("Jo Birch", "Jo Bell", "Jo Ash")))
    sheet = done(printing.register(activity, TODAY))
    assert [line.name for line in sheet.lines] == ["Jo A.", "Jo Bell", "Jo Birch"]


def test_no_more_are_printed_than_anybody_finds_those_who_come_least_left_out(
    hub, printing
) -> None:
    activity = hub.add_activity()
    people = [hub.add_person(f"Person{n:02} Made-Up") for n in range(MOST_PRINTED + 2)]
    come(hub, activity, TODAY - WEEK, *people)
    come(hub, activity, TODAY - 2 * WEEK, *people[2:])
    sheet = done(printing.register(activity, TODAY))
    assert sheet.draft.lines == tuple(people[2:])
    assert sheet.sides == 2


def test_a_number_typed_on_that_sheet_means_who_is_printed_there(hub, printing) -> None:
    activity = hub.add_activity()
    meg, ash = hub.add_person("Megan Birch"), hub.add_person("Ash Robin")
    come(hub, activity, TODAY - WEEK, meg, ash)
    sheet = done(printing.register(activity, TODAY))
    assert hub.type_up.drafts() == ()
    printing.printed(sheet)
    texts = ("1", "line 2", "card 1", "3", "line 9", "Newt Ling")
    draft, who = typed(hub, sheet, *texts)
    assert who == ["Ash Robin", "Megan Birch", "Megan Birch", None, None, None]
    faults = [fault.problem.code for _, fault in hub.type_up.read(draft).faults]
    assert faults == ["PAPER_NO_LINE", "PAPER_NO_LINE"]
    draft = replace(draft, rows=(Row("1"), Row("2"), Row("Newt Ling")))
    done(hub.type_up.write("Sam", draft))
    present = {visit.person_id for visit in hub.find(Attendance)}
    assert {meg, ash} <= present
    assert hub.type_up.drafts() == ()


def test_the_same_sheet_printed_again_keeps_what_was_typed_and_comes_out_of_the_bin(
    hub, printing
) -> None:
    activity = hub.add_activity()
    come(hub, activity, TODAY - WEEK, hub.add_person("Megan Birch"))
    sheet = done(printing.register(activity, TODAY))
    printing.printed(sheet)
    draft, _ = typed(hub, sheet, "1")
    done(hub.type_up.keep(draft))
    again = done(printing.register(activity, TODAY))
    assert again.code == sheet.code
    printing.printed(again)
    assert hub.type_up.drafts()[0].rows == (Row("1"),)
    hub.type_up.drop(sheet.draft.id)
    assert hub.type_up.drafts() == ()
    printing.printed(again)
    assert hub.type_up.drafts()[0].rows == (Row("1"),)


def test_what_was_typed_can_be_emptied_and_the_printed_lines_stay(hub, printing) -> None:
    activity = hub.add_activity()
    come(hub, activity, TODAY - WEEK, hub.add_person("Megan Birch"))
    sheet = done(printing.register(activity, TODAY))
    printing.printed(sheet)
    done(hub.type_up.keep(replace(sheet.draft, lines=())))
    assert hub.type_up.drafts()[0].lines == sheet.draft.lines


def test_somebody_merged_stands_there_as_who_they_are_now_and_after_unmerging_as_before(
    hub, printing
) -> None:
    activity = hub.add_activity()
    meg, peg = hub.add_person("Megan Birch"), hub.add_person("Peg Birch")
    come(hub, activity, TODAY - WEEK, peg)
    sheet = done(printing.register(activity, TODAY))
    printing.printed(sheet)
    done(hub.people.merge("Sam", meg, peg))
    draft, who = typed(hub, sheet, "1")
    assert who == ["Megan Birch"]
    done(hub.type_up.keep(draft))
    done(hub.undo.latest("Sam"))
    assert typed(hub, sheet, "1")[1] == ["Peg Birch"]


def test_of_somebody_forgotten_the_line_is_nobodys_and_what_was_typed_still_counts(
    hub, printing
) -> None:
    activity = hub.add_activity()
    meg, ash = hub.add_person("Megan Birch"), hub.add_person("Ash Robin")
    come(hub, activity, TODAY - WEEK, meg, ash)
    sheet = done(printing.register(activity, TODAY))
    printing.printed(sheet)
    done(hub.type_up.keep(typed(hub, sheet, "1", "line 2", "card 1")[0]))
    done(hub.forget.person("Sam", meg))
    (draft,) = hub.type_up.drafts()
    assert draft.lines == (ash, "")
    assert [row.text for row in draft.rows] == ["1", "+1", "+1"]
    read, who = typed(hub, sheet, "2")
    assert who == [None]
    assert [f.problem.code for _, f in hub.type_up.read(read).faults] == ["PAPER_LINE_GONE"]


def test_a_sheet_that_never_came_back_is_let_go_of_in_the_end(hub, printing) -> None:
    activity = hub.add_activity()
    come(hub, activity, TODAY - WEEK, hub.add_person("Megan Birch"))
    for day in (TODAY, TODAY + 20 * WEEK):
        printing.printed(done(printing.register(activity, day)))
    begun = replace(hub.type_up.begin(activity, TODAY - 2 * WEEK), rows=(Row("Ash"),))
    hub.clock.advance(days=125)
    done(hub.type_up.write("Sam", begun))
    assert [draft.day for draft in hub.type_up.drafts()] == [TODAY + 20 * WEEK]


def test_the_day_in_numbers_names_people_only_where_they_are_asked_for(hub, printing) -> None:
    activity = hub.add_activity(place="Church hall")
    meg, ash, sam, gone = (
        hub.add_person(name) for name in ("Megan Birch", "Ash Robin", "Sam Oak", "Gone Away")
    )
    session = hub.open(activity)
    for person in (meg, gone):
        done(hub.sign_in.person("Sam", session, person))
    done(hub.sign_in.count("Sam", session, "65+", 4))
    done(hub.helping.volunteer("Sam", session, ash, 90))
    done(hub.helping.volunteer("Sam", session, sam, None))
    done(hub.sessions.note("Sam", session, "Soup ran out"))
    done(hub.forget.person("Sam", gone))
    day = done(printing.day(session))
    assert (day.footfall, day.named, day.counted, day.helpers) == (6, 1, 5, 2)
    assert (day.minutes, day.untimed, day.note) == (90, 1, "Soup ran out")
    assert (day.place, day.status, day.names, day.helper_names) == ("Church hall", "open", (), ())
    assert printing.day(session).meals is None
    done(hub.sessions.finish("Sam", session, meals=12))
    assert printing.day(session).meals == 12
    named = done(printing.day_with_names(session))
    assert named.names == ("Megan Birch",)
    assert named.helper_names == ("Ash Robin", "Sam Oak")
    assert {printing.day("no").code, printing.day_with_names("no").code} == {"NO_SUCH_SESSION"}


def test_a_session_without_a_place_has_none_on_paper(hub, printing) -> None:
    activity = hub.add_activity()
    assert done(printing.day(hub.open(activity))).place == ""
    assert done(printing.blank(activity, TODAY)).place == ""


def test_what_is_written_as_a_file_counts_as_printed(hub, printing, paper) -> None:
    activity = hub.add_activity()
    come(hub, activity, TODAY - WEEK, hub.add_person("Megan Birch"))
    sheet = done(printing.register(activity, TODAY))
    assert printing.write(sheet, Path("sheet.pdf")) is None
    assert [draft.id for draft in hub.type_up.drafts()] == [sheet.draft.id]
    notice = printing.notice(small=True)
    assert notice.small
    printing.write(notice, Path("notice.pdf"))
    assert paper.files == {
        Path("sheet.pdf"): b"SignInSheet 2026-05-05",
        Path("notice.pdf"): b"NoticeCard 2026-05-05",
    }
    assert isinstance(sheet, SignInSheet)


@pytest.mark.parametrize(
    ("note", "left_out"),
    [
        ("Soup ran out", False),
        ("Megan Birch felt unwell", True),
        ("Megan felt unwell", True),
        ("Ash burned the soup", True),
        ("A robin came in, and Dee", False),
        ("Dee Elsewhere rang", True),
        ("Call 01946 555123 about the key", True),
    ],
)
def test_a_note_that_names_somebody_is_on_no_page_without_names(
    hub, printing, note, left_out
) -> None:
    """Single names of whoever was there, whole ones of anybody; the month's check asks the same."""
    session = hub.open(hub.add_activity())
    meg = done(hub.sign_in.new_person("Sam", session, "Megan Birch")).person.id
    done(hub.people.amend("Sam", meg, PersonChanges(also_known_as=("Megan",))))
    done(hub.helping.volunteer("Sam", session, hub.add_person("Ash"), 90))
    hub.add_person("Dee Elsewhere")
    done(hub.sessions.note("Sam", session, note))
    day = done(printing.day(session))
    assert (day.note, day.note_left_out) == (("", True) if left_out else (note, False))
    assert done(printing.day_with_names(session)).note == note
