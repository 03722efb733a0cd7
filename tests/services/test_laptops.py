"""The hub's laptops: named, told apart, heard of; and what one brings to the other."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from hublog.domain.hub_packs import Area
from hublog.domain.hubs import Hub
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.returns import Sent
from hublog.domain.sessions import Attendance, Count
from hublog.domain.versions import ReturnVersion
from hublog.services.laptop_preview import DayAdds
from in_memory import done, hub_in_memory
from made_return import content, example
from two_laptops import WORDS, OneLaptop, TwoLaptops, born_from, two_laptops

DAY = date(2026, 5, 5)


@pytest.fixture
def both() -> TwoLaptops:
    return two_laptops()


def code(result: object) -> str:
    assert isinstance(result, Problem), result
    return result.code


class TestLaptops:
    def test_are_listed_this_one_first(self, both) -> None:
        both.first.hear(both.second)
        here, there = both.first.laptops.known()
        assert (here.name, here.here, here.sends_returns) == ("Front desk", True, True)
        assert (there.name, there.here, there.sends_returns) == ("Camp laptop", False, False)
        assert there.heard == datetime(2026, 5, 5, 10, 0, 1)  # noqa: DTZ001 - local wall time
        assert both.first.laptops.this() == here

    def test_one_that_has_written_nothing_yet_was_never_heard(self) -> None:
        hub = hub_in_memory()
        hub.store._device = "NEW"
        laptops = OneLaptop(hub).laptops
        assert [each.heard for each in laptops.known()] == [None, hub.clock.now()]
        assert laptops.this().sends_returns

    def test_are_named_and_never_two_alike(self, both) -> None:
        assert code(both.second.laptops.name("Kim", "front  DESK")) == "LAPTOP_NAME_TAKEN"
        assert code(both.second.laptops.name("Kim", " - ")) == "LAPTOP_NAME"
        assert code(both.second.laptops.name("Kim", "x" * 41)) == "LAPTOP_NAME"
        assert done(both.second.laptops.name("Kim", "Garden"))
        assert both.second.laptops.this().name == "Garden"

    def test_one_of_them_sends_the_returns(self, both) -> None:
        assert both.first.laptops.may_send() is None
        refused = both.second.laptops.may_send()
        assert refused is not None
        assert (refused.code, refused.values) == ("RETURNS_ELSEWHERE", {"laptop": "Front desk"})
        assert code(both.second.laptops.sends_returns("Kim", "NOBODY")) == "NO_SUCH_LAPTOP"
        done(both.second.laptops.sends_returns("Kim"))
        assert both.second.laptops.may_send() is None
        both.first.hear(both.second)
        assert both.first.laptops.may_send() is not None

    def test_a_sender_without_a_name_goes_by_its_id(self, both) -> None:
        nameless = born_from(both.first, "NAMELESS", 5)
        nameless.hub.add_person("Robin")
        both.first.hear(nameless)
        done(both.first.laptops.sends_returns("Sam", "NAMELESS"))
        refused = both.first.laptops.may_send()
        assert refused is not None
        assert refused.values == {"laptop": "NAMELESS"}
        assert [each.laptop for each in both.first.laptops.brought_in()] == [""]


class TestAFile:
    def test_opens_with_its_words_only(self, both) -> None:
        file = both.second.file()
        assert code(both.first.laptops.look(file, "other words")) == "TRANSFER_WORDS"
        assert code(both.first.laptops.look(Path("none"), WORDS)) == "TRANSFER_MISSING"

    def test_of_another_hub_is_refused_by_its_name(self, both) -> None:
        other = OneLaptop(hub_in_memory())
        other.hub.ids.series = 9
        with other.store.writing("Sam", "changed_hub") as work:
            (hub,) = work.find(Hub)
            work.put(replace(hub, alive=False), replace(hub, id="elsewhere", name="Riverside"))
            work.commit()
        both.first.store.disk |= {Path("theirs"): other.store.disk[other.file()]}
        refused = both.first.laptops.look(Path("theirs"), WORDS)
        assert isinstance(refused, Problem)
        assert (refused.code, refused.values) == ("TRANSFER_OTHER_HUB", {"name": "Riverside"})

    def test_whose_clock_is_far_ahead_is_refused(self, both) -> None:
        both.second.hub.clock.advance(days=2)
        both.second.hub.add_person("Robin")
        file = both.second.file()
        before = both.first.hub.digest()
        refused = both.first.laptops.look(file, WORDS)
        assert isinstance(refused, Problem)
        assert (refused.code, refused.values["laptop"]) == ("TRANSFER_AHEAD", "Camp laptop")
        assert both.first.hub.digest() == before

    def test_says_what_it_would_bring_and_writes_nothing(self, both) -> None:
        for laptop in both.both():
            laptop.hub.sign_in.person("Sam", both.session, both.wren)
        both.second.hub.sign_in.new_person("Kim", both.session, "Robin Made-Up")
        done(both.second.hub.sign_in.count("Kim", both.session, "65+", 2))
        other_day = both.second.hub.open(both.activity, date(2026, 4, 28))
        file, before = both.second.file(), both.first.hub.digest()
        seen = both.first.look(file)
        assert both.first.hub.digest() == before
        assert (seen.laptop, seen.joins, seen.counted, seen.changes) == ("Camp laptop", 1, 2, 0)
        assert seen.adds == {"attendance": 1, "person": 1, "count": 1, "session": 1, "laptop": 1}
        assert seen.by_day == (
            DayAdds(date(2026, 4, 28), sessions=1, attendances=0, counted=0),
            DayAdds(DAY, sessions=0, attendances=1, counted=2),
        )
        assert other_day

    def test_brings_it_once_and_after_a_copy(self, both) -> None:
        done(both.second.hub.sign_in.count("Kim", both.session, "65+", 2))
        done(both.first.hub.sign_in.count("Sam", both.session, "65+", 1))
        file = both.second.file()
        preview = both.first.look(file)
        brought = done(both.first.laptops.bring_in("Sam", preview))
        assert brought.meeting is not None
        (copy,) = both.first.store.shelf.copies()
        assert copy.copy.reason == "merge"
        assert sum(each.n for each in both.first.hub.find(Count)) == 3
        again = done(both.first.laptops.bring_in("Sam", preview))
        assert (again.meeting, bool(again.changed)) == (None, False)
        assert both.first.look(file).nothing_new
        assert both.first.store.shelf.copies() == (copy,)
        (meeting,) = both.first.laptops.brought_in()
        assert (meeting.laptop, meeting.by, meeting.stamp) == (
            "Camp laptop",
            "Sam",
            brought.meeting,
        )

    def test_is_not_brought_in_nor_taken_back_where_no_copy_came_about(self, both) -> None:
        both.second.hub.add_person("Robin")
        preview, before = both.first.look(both.second.file()), both.first.hub.digest()
        shelf = both.first.store.shelf
        shelf.unavailable = Problem("DISK_FULL")
        assert code(both.first.laptops.bring_in("Sam", preview)) == "COPY_FIRST"
        assert both.first.hub.digest() == before
        shelf.unavailable = None
        brought = done(both.first.laptops.bring_in("Sam", preview))
        shelf.unavailable, known = Problem("DISK_FULL"), both.first.hub.digest()
        assert code(both.first.laptops.take_back("Sam", brought.meeting)) == "COPY_FIRST"
        assert code(both.first.hub.undo.latest("Sam")) == "COPY_FIRST"
        assert both.first.hub.digest() == known
        shelf.unavailable = None
        done(both.first.laptops.take_back("Sam", brought.meeting))
        assert {each.copy.reason for each in shelf.copies()} == {"merge", "undo_merge"}
        assert both.first.hub.digest() == before

    def test_can_be_told_by_what_was_new_in_it(self, both) -> None:
        both.first.hub.sign_in.person("Sam", both.session, both.wren)
        second = both.second.hub
        second.sign_in.person("Kim", both.session, both.wren)
        second.sign_in.new_person("Kim", both.session, "Robin Made-Up")
        done(second.sign_in.count("Kim", both.session, "65+", 2))
        second.sign_in.new_person("Kim", both.session, "Nobody At-All")
        done(second.undo.latest("Kim"))
        both.first.hear(both.second)
        (meeting,) = both.first.laptops.brought_in()
        assert meeting.adds == {"person": 1, "attendance": 1, "counted": 2}
        both.second.hear(both.first)
        done(second.undo.one("Kim", both.second.laptops.brought_in()[0].stamp))

    def test_half_typed_sheets_stay_with_their_laptop(self, both) -> None:
        assert both.second.store.register.drafts == {}

    def test_brings_edits_of_rows_that_both_know(self, both) -> None:
        both.second.hub.clock.advance(minutes=1)
        done(both.second.hub.people.archive("Kim", both.wren))
        assert both.first.look(both.second.file()).changes == 1
        both.first.hear(both.second)
        assert both.first.hub.get(Person, both.wren).status == "archived"

    def test_the_same_child_signed_in_on_both_came_once(self, both) -> None:
        """P8, and scenario 2 of domain.md."""
        for laptop in both.both():
            laptop.hub.sign_in.person("Sam", both.session, both.wren)
        assert both.alike()
        assert len(both.first.hub.find(Attendance)) == 1


class TestBesideTheJournal:
    def test_what_was_sent_comes_along_and_goes_again(self, both) -> None:
        version = ReturnVersion(
            id="v",
            month="2026-05",
            version=1,
            signed_by="Kim",
            signed_on=DAY,
            device="CAMP",
            digest="0",
        )
        with both.second.store.writing("Kim", "sent_return") as work:
            work.put(version)
            work.keep_sent(Sent("v", content(example()), b"the file"))
            work.commit()
        brought = both.first.hear(both.second)
        assert both.first.store.register.sent["v"].workbook == b"the file"
        done(both.first.laptops.take_back("Sam", brought.meeting))
        assert both.first.store.register.sent == {}

    def test_of_what_was_sent_the_copy_without_a_file_is_kept(self, both) -> None:
        for laptop, file in ((both.first, b"the file"), (both.second, b"")):
            laptop.store.register.sent["v"] = Sent("v", content(example()), file)
        both.second.hub.add_person("Robin")
        both.first.hear(both.second)
        assert both.first.store.register.sent["v"].workbook == b""
        both.second.store.register.sent["v"] = Sent("v", content(example()), b"the file")
        both.second.hub.add_person("Ada")
        both.first.hear(both.second)
        assert both.first.store.register.sent["v"].workbook == b""

    def test_the_areas_that_count_come_along(self, both) -> None:
        area = Area(postcode="CA158AB", lsoa="E01", imd_decile=3, imd_index="IoD", district="D")
        with both.second.store.writing("Kim", "took_pack") as work:
            (hub,) = work.find(Hub)
            work.put(replace(hub, area_list="new"))
            work.keep_areas("new", [area], "")
            work.commit()
        both.first.hear(both.second)
        with both.first.store.reading() as reader:
            assert reader.areas("new", ["CA158AB"]) == {"CA158AB": area}


class TestAFileOfAnEmptyLaptop:
    def test_has_nothing_new_and_was_heard_when_it_was_made(self, both) -> None:
        file = both.first.file()
        seen = both.first.look(file)
        assert (seen.nothing_new, seen.laptop) == (True, "Front desk")
        both.second.store.register.actions = {
            stamp: each
            for stamp, each in both.second.store.register.actions.items()
            if stamp.device != "CAMP"
        }
        silent = both.first.look(both.second.file())
        assert (silent.heard, silent.nothing_new) == (None, True)
