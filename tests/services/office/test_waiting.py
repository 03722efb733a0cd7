"""What is seen before a file that waits is settled, and the list that is saved."""

from collections.abc import Iterator

import pytest

from hublog.domain.months import Month
from hublog.domain.problems import Problem
from in_memory import done
from made_programme import CODES, HUB_KEY, NAMES, MadeOffice, empty_office, listed, public_key

CODE, MAY = CODES[5], Month(2026, 5)


@pytest.fixture
def office(tmp_path) -> Iterator[MadeOffice]:
    made = empty_office(tmp_path)
    done(made.services.hubs.put(listed(CODE, NAMES[5])))
    done(made.services.hubs.pin("Robin", CODE, public_key(HUB_KEY)))
    yield made
    made.services.store.close()


def test_files_are_those_of_the_import_in_its_order(office) -> None:
    later, sooner = office.arrives(CODE, Month(2026, 6)), office.arrives(CODE, MAY)
    (office.folder / "notes.txt").write_text("no return", encoding="utf-8")
    assert office.services.waiting.files([office.folder]) == (sooner, later)
    assert office.services.waiting.files([later]) == (later,)


def test_two_contents_of_a_version_are_seen_side_by_side(office) -> None:
    file = office.arrives(CODE)
    done(office.services.taking_in.take("Robin", [file]))
    (line,) = done(
        office.services.taking_in.take("Robin", [office.arrives(CODE, note="other")])
    ).lines
    assert line.kind == "two_contents"
    two = done(office.services.waiting.two_contents(file))
    assert (two.held.month, two.held.version) == (two.came.month, two.came.version)
    assert (two.held.sessions[0].note, two.came.sessions[0].note) == ("", "other")


def test_where_only_one_is_there_nothing_is_compared(office) -> None:
    refused = office.services.waiting.two_contents(office.arrives(CODE))
    assert isinstance(refused, Problem)
    assert refused.code == "OFFICE_NOTHING_TO_SETTLE"


def test_what_is_no_return_is_said_instead(office, tmp_path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("no return", encoding="utf-8")
    assert isinstance(office.services.waiting.two_contents(file), Problem)


def test_a_list_is_saved_as_a_text_that_people_read(office, tmp_path) -> None:
    path = tmp_path / "taken in.txt"
    assert office.services.waiting.save_log(["one", "two: ŵ"], path) == path
    assert path.read_text(encoding="utf-8-sig").split("\n") == ["one", "two: ŵ", ""]
    refused = office.services.waiting.save_log(["one"], path / "x.txt")
    assert isinstance(refused, Problem)
