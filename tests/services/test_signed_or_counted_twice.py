"""A return signed off on two laptops, and a count that two laptops took below zero."""

from datetime import date, datetime

import pytest

from hublog.domain.problems import Problem
from hublog.domain.versions import ReturnVersion
from in_memory import done
from two_laptops import OneLaptop, TwoLaptops, two_laptops

DAY = date(2026, 5, 5)


@pytest.fixture
def both() -> TwoLaptops:
    return two_laptops()


def code(result: object) -> str:
    assert isinstance(result, Problem), result
    return result.code


class TestReturnsSignedTwice:
    def version(self, laptop: OneLaptop, *, sent: bool) -> ReturnVersion:
        made = ReturnVersion(
            id=f"version-{laptop.store.device}",
            month="2026-04",
            version=1,
            signed_by="Sam",
            signed_on=DAY,
            device=laptop.store.device,
            digest="0",
            sent_at=datetime(2026, 5, 5, 9) if sent else None,  # noqa: DTZ001 - local wall time
        )
        with laptop.store.writing("Sam", "signed_off") as work:
            work.put(made)
            work.commit()
        return made

    def test_the_one_that_was_not_sent_goes(self, both) -> None:
        sent, unsent = self.version(both.first, sent=True), self.version(both.second, sent=False)
        both.first.hear(both.second)
        (asked,) = both.first.open().versions
        assert (asked.month, asked.version, len(asked.versions)) == ("2026-04", 1, 2)
        assert code(both.first.asking.keep_version("Sam", unsent.id)) == "VERSION_SENT"
        assert code(both.first.asking.keep_version("Sam", "none")) == "VERSION_GONE"
        done(both.first.asking.keep_version("Sam", sent.id))
        assert both.first.open().versions == ()
        assert [each.id for each in both.first.hub.find(ReturnVersion)] == [sent.id]

    def test_two_that_were_sent_stay_and_are_asked_about_once(self, both) -> None:
        first, _ = (self.version(each, sent=True) for each in both.both())
        both.first.hear(both.second)
        done(both.first.asking.keep_version("Sam", first.id))
        assert both.first.open().versions == ()
        assert len(both.first.hub.find(ReturnVersion)) == 2


class TestACountBelowZero:
    def test_is_put_back_to_zero(self, both) -> None:
        done(both.first.hub.sign_in.count("Sam", both.session, "65+", 1))
        both.second.hear(both.first)
        for laptop in both.both():
            done(laptop.hub.sign_in.count("Sam", both.session, "65+", -1))
        both.first.hear(both.second)
        (asked,) = both.first.open().below_zero
        assert (asked.n, asked.activity, asked.day) == (-1, "Warm Tuesday", DAY)
        done(both.first.asking.level("Sam", both.session, "65+"))
        assert both.first.open().below_zero == ()
        assert code(both.first.asking.level("Sam", both.session, "65+")) == "COUNT_NOT_BELOW"
