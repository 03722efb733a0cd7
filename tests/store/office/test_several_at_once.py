"""Several staff at one store: what they do at the same moment ends as if one had come after the other."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from arriving import HUB, KEY, MONTHS, PEOPLE, came, expect, taking_in
from fake_time import FakeClock
from hublog import resources
from hublog.domain.hub_packs import PackActivity
from hublog.domain.office import outcomes
from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem
from hublog.services.office.activities import OfficeActivities
from hublog.services.office.hub_list import HubList
from hublog.store.office import tables

FOLDER = [Path("returns")]


def together(*jobs: Callable[[], Any]) -> list[Any]:
    """What the jobs come to when all begin at the same moment."""
    start = threading.Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the job gives
        start.wait()
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return [future.result(60) for future in [pool.submit(run, job) for job in jobs]]


def test_of_two_contents_of_one_version_one_comes_in_and_one_waits(desks) -> None:
    expect(desks())
    files = [[came(month, said=said) for month in MONTHS] for said in ("one", "other")]
    first, second = together(*(taker(desks(), each) for each in files))
    for pair in zip(first.lines, second.lines, strict=True):
        assert {line.kind for line in pair} == {outcomes.TAKEN, outcomes.TWO_CONTENTS}
    with desks().reading() as reader:
        assert [(each.month, each.standing) for each in reader.filed()] == [
            (month, True) for month in MONTHS
        ]
        assert reader.tallies()["attendance_row"] == len(MONTHS) * len(PEOPLE)


def test_of_versions_that_come_at_once_the_highest_stands_and_none_is_lost(desks) -> None:
    expect(desks())
    each = [[came(month, version) for month in MONTHS] for version in (3, 1, 2)]
    for taken in together(*(taker(desks(), files) for files in each)):
        assert {line.kind for line in taken.lines} <= outcomes.IN
    with desks().reading() as reader:
        held = reader.filed()
        assert [(f.month, f.version, f.standing) for f in held] == [
            (month, version, version == 3) for month in MONTHS for version in (1, 2, 3)
        ]
        assert len(content_of(reader, held[0].number)) == len(PEOPLE)


def test_the_same_file_taken_twice_at_once_is_held_once(desks) -> None:
    expect(desks())
    files = [came(month) for month in MONTHS]
    both = together(taker(desks(), files), taker(desks(), files))
    kinds = Counter(line.kind for taken in both for line in taken.lines)
    assert kinds == {outcomes.TAKEN: len(MONTHS), outcomes.SAME: len(MONTHS)}
    with desks().reading() as reader:
        assert reader.tallies()["filed"] == len(MONTHS)


def test_hubs_do_not_wait_for_each_other_and_people_are_numbered_once(desks) -> None:
    codes = ("CUM-EWA", "CUM-MOO", "DUR-OAK")
    expect(desks(), *codes)
    together(*(taker(desks(), [came(m, hub=code) for m in MONTHS]) for code in codes))
    with desks().reading() as reader:
        assert reader.tallies()["person"] == len(codes) * len(PEOPLE)
        assert reader.tallies()["attendance_row"] == len(codes) * len(MONTHS) * len(PEOPLE)


def test_whoever_is_forgotten_by_one_import_is_in_no_other_that_ran_meanwhile(desks) -> None:
    expect(desks())
    forgetting = [came("2026-08", people=PEOPLE[1:], forgotten=PEOPLE[:1])]
    others = [came(month) for month in MONTHS[:7]]
    together(taker(desks(), forgetting), taker(desks(), others))
    with desks().reading() as reader:
        refs = set(reader.connection.execute(select(tables.PERSON.c.person_ref)).scalars())
        assert refs == set(PEOPLE[1:])
        assert reader.tallies()["attendance_row"] == 8 * 2


def test_an_import_that_another_takes_back_meanwhile_takes_in_nothing_more(desks) -> None:
    expect(desks())
    files, undone = [came(month) for month in MONTHS], []

    def undo(place: int) -> None:
        if place == 3:
            undone.append(taking_in(desks(), []).undo("Sam", 1))

    taken = taking_in(desks(), files, before=undo).take("Ann", FOLDER)
    assert undone == [3]
    assert (len(taken.lines), taken.left) == (3, 5)
    with desks().reading() as reader:
        assert reader.filed() == ()
    again = taking_in(desks(), files).take("Ann", FOLDER)
    assert {line.kind for line in again.lines} == {outcomes.TAKEN}


def test_taking_an_import_back_while_it_runs_leaves_nothing_of_it(desks) -> None:
    expect(desks())
    taking_in(desks(), [came(month) for month in MONTHS]).take("Ann", FOLDER)
    begun = threading.Event()
    files = [came(month, 2) for month in MONTHS]
    running = taking_in(desks(), files, before=lambda place: place == 1 and begun.set())
    other = desks()

    def undo() -> Any:  # noqa: ANN401 - a number or a Problem
        begun.wait(60)
        return taking_in(other, []).undo("Sam", 2)

    taken, gone = together(lambda: running.take("Ann", FOLDER), undo)
    assert gone == len(taken.lines)
    assert taken.left == len(MONTHS) - gone
    with desks().reading() as reader:
        assert {(each.version, each.standing) for each in reader.filed()} == {(1, True)}


def test_of_two_who_take_the_same_import_back_the_second_is_told(desks) -> None:
    expect(desks())
    taking_in(desks(), [came(month) for month in MONTHS]).take("Ann", FOLDER)
    one, other = desks(), desks()
    told = together(*(lambda at=at: taking_in(at, []).undo("Sam", 1) for at in (one, other)))
    assert Problem("OFFICE_INTAKE_UNDONE", "1") in told
    assert len(MONTHS) in told


def test_of_two_keys_accepted_at_once_the_second_is_told_that_there_is_one(desks) -> None:
    with desks().writing() as work:
        work.put_hub(ListedHub(code=HUB, name="Made-up", first_month="2025-01"))
        work.commit()
    one, other = (HubList(desks(), FakeClock(), dict) for _ in range(2))
    told = together(
        lambda: one.pin("Ann", HUB, KEY),
        lambda: other.pin("Sam", HUB, "cd" * 32),
    )
    assert sorted(isinstance(each, Problem) for each in told) == [False, True]
    (pinned,) = (each for each in told if isinstance(each, ListedHub))
    with desks().reading() as reader:
        assert reader.hubs() == (pinned,)


def test_two_may_list_the_same_hub_at_once(desks) -> None:
    one, other = desks(), desks()
    for code in [f"HUB-{n}" for n in range(5)]:
        together(partial(expect, one, code), partial(expect, other, code))
    with desks().reading() as reader:
        assert len(reader.hubs()) == 5


def test_of_two_codes_that_get_one_name_at_once_one_is_told(desks) -> None:
    expect(desks())
    one, other = (OfficeActivities(desks(), resources.code_lists) for _ in range(2))
    told = together(
        lambda: one.add(PackActivity(short_code="WARM", name="Warm space", type="DROPIN")),
        lambda: other.add(PackActivity(short_code="WS", name="Warm space", type="DROPIN")),
    )
    assert sorted(isinstance(each, Problem) for each in told) == [False, True]
    assert one.all() == tuple(each for each in told if isinstance(each, PackActivity))


def test_whoever_reads_sees_one_state_though_others_write_meanwhile(postgresql_desks) -> None:
    expect(postgresql_desks())
    with postgresql_desks().reading() as reader:
        assert reader.filed() == ()
        taking_in(postgresql_desks(), [came()]).take("Ann", FOLDER)
        assert reader.filed() == ()
        assert reader.tallies()["attendance_row"] == 0
    with postgresql_desks().reading() as reader:
        assert len(reader.filed()) == 1


def test_no_two_versions_of_a_month_can_stand_whatever_the_program_does(desks) -> None:
    expect(desks())
    store = desks()
    taking_in(store, [came(), came(version=2)]).take("Ann", FOLDER)
    filed = tables.FILED
    for wrong in ({"standing": True}, {"version": 1}):
        with pytest.raises(Exception, match=r"(?i)unique"), store.writing() as work:
            work.connection.execute(filed.update().values(alive=True, **wrong))


def taker(store: Any, files: Any) -> Callable[[], Any]:  # noqa: ANN401 - passed on
    return lambda: taking_in(store, files).take("Ann", FOLDER)


def content_of(reader: Any, number: int) -> Any:  # noqa: ANN401 - rows
    return reader.content(number).attendance
