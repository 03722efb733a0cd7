"""What was sent keeps its figures once somebody in it is forgotten, and nothing of them."""

import datetime as dt

from fakes import FakeClock, FakeStore
from forgotten import BEA, CANARY, hub_of, sent_return
from held import Held
from hublog.domain.sent_without import without_them


def test_neither_a_reference_nor_a_name_is_left_in_what_was_sent() -> None:
    clock = FakeClock(dt.datetime(2026, 6, 1, 10))  # noqa: DTZ001 - local wall time
    sent = sent_return(hub_of(Held(FakeStore(clock), clock)))
    left = without_them(sent, {"REFBEA"}, (BEA,))
    assert all(each in repr(sent) for each in (CANARY, "REFBEA"))
    assert not any(each in repr(left) for each in (CANARY, "REFBEA"))
    assert left.workbook == b""
    assert left.content.summary == sent.content.summary
    assert without_them(sent, set(), ("nobody else",)) is sent
