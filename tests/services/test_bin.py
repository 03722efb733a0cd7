"""Everything that is taken off is found in the bin and can be put back."""

import ast
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from hublog.domain.drafts import Draft, Row
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Attendance, Count
from hublog.domain.versions import ReturnVersion
from hublog.services import bin as the_bin
from hublog.services.bin import Bin
from hublog.services.consents import Said
from hublog.services.hub_people import PeopleSettings
from hublog.services.laptop_questions import LaptopQuestions
from hublog.services.referrals import ReferralDetails
from hublog.services.wellbeing import Ask
from in_memory import InMemory, done
from typed_sheets import sheet

SERVICES = Path(the_bin.__file__).parent


@pytest.fixture
def bin_of(hub) -> Bin:
    return Bin(hub.store, hub.clock, hub.undo)


def kinds(bin_of: Bin) -> list[str]:
    """What was done, the latest first."""
    return [each.told.kind for each in bin_of.everything()]


def took_off_a_person(hub: InMemory, session: str) -> None:
    came = done(hub.sign_in.person("Robin", session, hub.add_person("Ann Example")))
    (row_id,) = came.changed.rows["attendance"]
    done(hub.sign_in.take_back("Robin", session, row_id))


def took_off_a_count(hub: InMemory, session: str) -> None:
    (row_id,) = done(hub.sign_in.count("Robin", session, "65+")).rows["count"]
    done(hub.sign_in.take_back("Robin", session, row_id))


def took_off_a_party(hub: InMemory, session: str) -> None:
    counted = done(hub.sign_in.party("Robin", session, {"U18": 2, "25-44": 1}))
    done(hub.sign_in.take_back("Robin", session, next(iter(counted.rows["count"]))))


def took_one_of_several_off(hub: InMemory, session: str) -> None:
    done(hub.sign_in.count("Robin", session, "65+", 4))
    done(hub.sign_in.take_off("Robin", session, "65+"))


def counted_fewer(hub: InMemory, session: str) -> None:
    done(hub.sign_in.count("Robin", session, "65+", 4))
    done(hub.sign_in.count("Robin", session, "65+", -1))


def took_off_a_helper(hub: InMemory, session: str) -> None:
    helped = done(hub.helping.volunteer("Robin", session, hub.add_person("Val Vetch"), 60))
    (row_id,) = helped.changed.rows["volunteer_time"]
    done(hub.helping.not_helping("Robin", session, row_id))


def took_off_advice(hub: InMemory, session: str) -> None:
    details = ReferralDetails(direction="signpost", session_id=session)
    added = done(hub.referrals.add("Robin", details))
    done(hub.referrals.remove("Robin", added.referral.id))


def took_a_name_off_the_desk(hub: InMemory, session: str) -> None:
    del session
    (seat,) = done(hub.seats.add("Robin", "Jo")).rows["seat"]
    done(hub.seats.remove("Robin", seat))


def took_back_a_new_person(hub: InMemory, session: str) -> None:
    del session
    hub.add_person("Ann Example")
    done(hub.undo.latest("Robin"))


def took_back_an_activity(hub: InMemory, session: str) -> None:
    del session
    hub.add_activity("Garden")
    done(hub.undo.latest("Robin"))


def took_back_a_session(hub: InMemory, session: str) -> None:
    del session
    hub.open(hub.add_activity("Garden"))
    done(hub.undo.latest("Robin"))


def joined_two_sessions(hub: InMemory, session: str) -> None:
    day = hub.clock.now().date()
    other = hub.open(hub.add_activity("Garden"), day)
    done(hub.sign_in.person("Robin", other, hub.add_person("Ann Example")))
    questions = LaptopQuestions(hub.store, hub.clock, hub.ids, hub.people.merge)
    done(questions.same_session("Robin", session, other))


def kept_one_of_two_versions(hub: InMemory, session: str) -> None:
    del session
    both = [
        ReturnVersion(
            id=name,
            month="2026-04",
            version=1,
            signed_by="Sam",
            signed_on=date(2026, 5, 1),
            device=name,
            digest="",
        )
        for name in ("one", "two")
    ]
    with hub.store.writing("Sam", "brought_in") as work:
        work.put(*both)
        work.commit()
    questions = LaptopQuestions(hub.store, hub.clock, hub.ids, hub.people.merge)
    done(questions.keep_version("Robin", "one"))


def threw_a_sheet_away(hub: InMemory, session: str) -> None:
    del session
    (activity,) = hub.activities.everything()
    draft = sheet(hub, Row("Ann Example"), Row("+3"), activity=activity.id)
    hub.type_up.keep(draft)
    hub.type_up.drop(draft.id)


def took_off_answers(hub: InMemory, session: str) -> None:
    del session
    done(hub.hub.amend_people("Robin", PeopleSettings(asks_wellbeing=True)))
    who = hub.add_person("Ann Example")
    done(hub.consents.give("Robin", who, "wellbeing", True, Said()))
    done(hub.wellbeing.keep("Robin", Ask(person_id=who, stage="start"), {"LONE1": (2,)}))
    (answers,) = hub.find(Outcome)
    done(hub.wellbeing.remove("Robin", answers.id))


REMOVING: dict[Callable[[InMemory, str], None], tuple[str, bool]] = {
    took_off_a_person: ("took_off_person", False),
    took_off_a_count: ("took_off_count", False),
    took_off_a_party: ("took_off_count", False),
    took_one_of_several_off: ("took_off_count", False),
    counted_fewer: ("counted", False),
    took_off_a_helper: ("not_helping", False),
    took_off_advice: ("removed_referral", False),
    took_off_answers: ("took_off_answers", False),
    took_a_name_off_the_desk: ("removed_desk_name", False),
    took_back_a_new_person: ("added_person", True),
    took_back_an_activity: ("added_activity", True),
    took_back_a_session: ("opened_session", True),
    joined_two_sessions: ("joined_sessions", False),
    kept_one_of_two_versions: ("kept_version", False),
    threw_a_sheet_away: ("threw_away_sheet", False),
}


@pytest.mark.parametrize("remove", REMOVING, ids=lambda remove: remove.__name__)
def test_what_is_taken_off_is_in_the_bin_and_comes_back(hub, session, bin_of, remove) -> None:
    """Bin: nothing that is taken off is lost."""
    assert bin_of.everything() == ()
    remove(hub, session)
    (binned,) = bin_of.everything()
    assert (binned.told.kind, binned.taken_back) == REMOVING[remove]
    assert binned.who == ("" if remove is threw_a_sheet_away else "Robin")
    assert binned.at == hub.clock.now()
    done(bin_of.put_back("Sam", binned.key))
    assert bin_of.everything() == ()
    assert bin_of.put_back("Sam", binned.key) == Problem("BIN_GONE")


def test_no_use_case_takes_a_row_off_that_is_not_tried_above() -> None:
    """Bin: a new way of taking off must be tried above, and leave ``alive = no``."""
    sites = {
        (file.stem, function.name)
        for file in SERVICES.glob("*.py")
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.keyword)
        and node.arg == "alive"
        and isinstance(node.value, ast.Constant)
        and node.value.value is False
    }
    for_ever = {("returns", "sign_off"), ("returns", "withdraw")}
    assert sites == for_ever | {
        ("sign_in", "_take_back_visit"),
        ("sign_in", "_fewer"),
        ("helping", "not_helping"),
        ("referrals", "remove"),
        ("wellbeing", "remove"),
        ("seats", "remove"),
        ("laptop_questions", "same_session"),
        ("grounding", "_move_attendance"),
        ("laptop_questions", "keep_version"),
    }


def test_what_was_put_back_otherwise_is_not_in_the_bin(hub, session, bin_of) -> None:
    ann = hub.add_person("Ann Example")
    for _ in range(2):
        came = done(hub.sign_in.person("Sam", session, ann))
        (row_id,) = came.changed.rows["attendance"]
        done(hub.sign_in.take_back("Sam", session, row_id))
    assert kinds(bin_of) == ["took_off_person"]
    done(hub.sign_in.person("Sam", session, ann))
    assert bin_of.everything() == ()
    assert len(hub.find(Attendance)) == 1


def test_of_somebody_forgotten_nothing_is_in_the_bin(hub, session, bin_of) -> None:
    """P14."""
    ann = hub.add_person("Ann Example")
    came = done(hub.sign_in.person("Sam", session, ann))
    (row_id,) = came.changed.rows["attendance"]
    done(hub.sign_in.take_back("Sam", session, row_id))
    details = ReferralDetails(direction="out", session_id=session, person_id=ann)
    done(hub.referrals.remove("Sam", done(hub.referrals.add("Sam", details)).referral.id))
    done(hub.undo.one("Sam", done(hub.people.add("Sam", "Bea Sample")).stamp))
    assert len(bin_of.everything()) == 3
    done(hub.forget.person("Sam", ann))
    left = bin_of.everything()
    assert kinds(bin_of) == ["added_person", "removed_referral"]
    assert left[0].told.gaps["person"] == "Bea Sample"
    assert "Ann" not in repr(left)
    done(bin_of.put_back("Sam", left[1].key))
    assert [referral.person_id for referral in hub.find(Referral)] == [None]


def test_what_cannot_be_put_back_says_why(hub, bin_of) -> None:
    activity = hub.add_activity("Garden")
    session = hub.open(activity)
    ann = hub.add_person("Ann Example")
    came = done(hub.sign_in.person("Sam", session, ann))
    (row_id,) = came.changed.rows["attendance"]
    done(hub.sign_in.take_back("Sam", session, row_id))
    with hub.store.reading() as reader:
        added = next(a.stamp for a in reader.latest_actions(9) if a.kind == "added_person")
    done(hub.undo.one("Sam", added))
    first = next(each for each in bin_of.everything() if each.told.kind == "took_off_person")
    assert bin_of.put_back("Sam", first.key) == Problem("CHANGED_SINCE")
    assert len(bin_of.everything()) == 2


def test_the_latest_stands_first_and_a_sheet_without_an_activity_is_there_too(hub, bin_of) -> None:
    took_back_a_new_person(hub, "")
    hub.clock.advance(minutes=1)
    bare = Draft(id="d", saved_at=hub.clock.now(), rows=(Row("Ann"),))
    hub.type_up.keep(bare)
    hub.type_up.drop("d")
    assert kinds(bin_of) == ["threw_away_rows", "added_person"]
    assert dict(bin_of.everything()[0].told.gaps) == {"n": 1}
    done(bin_of.put_back("Sam", "d"))
    assert [draft.id for draft in hub.type_up.drafts()] == ["d"]


def test_what_is_taken_off_again_by_redo_is_called_what_it_was(hub, session, bin_of) -> None:
    took_off_a_person(hub, session)
    done(hub.undo.latest("Sam"))
    done(hub.undo.redo("Sam"))
    (binned,) = bin_of.everything()
    assert (binned.told.kind, binned.taken_back) == ("took_off_person", False)
    done(bin_of.put_back("Sam", binned.key))
    assert len(hub.find(Attendance)) == 1


def test_counts_that_were_never_taken_off_are_no_rubbish(hub, session, bin_of) -> None:
    done(hub.sign_in.count("Sam", session, "65+", 3))
    done(hub.people.archive("Sam", hub.add_person("Ann")))
    assert bin_of.everything() == ()
    assert hub.find(Count)[0].n == 3
    assert hub.find(Person)[0].status == "archived"


def test_times_are_those_of_the_wall(hub, session, bin_of) -> None:
    took_off_a_count(hub, session)
    assert bin_of.everything()[0].at == datetime(2026, 5, 5, 10, 0)  # noqa: DTZ001 - local wall time
    assert bin_of.everything()[0].at.date() == date(2026, 5, 5)
