"""How a month stands has its sentence in each of its states."""

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt

from hublog.domain.learning import Learning
from hublog.domain.months import Month
from hublog.domain.returns import FigureChange
from hublog.domain.versions import ReturnVersion
from hublog.qt.frame import Frame
from hublog.qt.pages.month_now import MonthNow
from hublog.qt.pages.month_said import said_state
from month_scenes import NIL, state_of

CTRL, ENTER, E = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return, Qt.Key.Key_E


@pytest.fixture
def april(frame, lived, settled) -> Frame:
    """April, which is ready to be sent."""
    del lived
    return frame("month")


def test_every_state_has_its_sentence(april, desk) -> None:
    now = april.page.steps.now
    for name, told in said_states(now).items():
        said = said_state(desk, told, dt.date(2026, 5, 5))
        assert said, name
    late = said_state(desk, now, dt.date(2026, 5, 8))
    assert late == "Ready to send · due Wed 6 May, 2 days late"


def test_only_what_was_sent_first_is_late_or_in_time(april, desk) -> None:
    now = april.page.steps.now
    first = dataclasses.replace(_version(), sent_at=dt.datetime(2026, 5, 8, 9))  # noqa: DTZ001 - local wall time
    second = dataclasses.replace(_version(), id="w", version=2)
    later = dataclasses.replace(second, sent_at=dt.datetime(2026, 5, 20, 9))  # noqa: DTZ001 - local wall time
    said = {
        name: said_state(
            desk,
            dataclasses.replace(now, standing=dataclasses.replace(now.standing, versions=versions)),
            dt.date(2026, 5, 21),
        )
        for name, versions in {
            "first": (first,),
            "signed": (second, first),
            "second": (later, first),
        }.items()
    }
    assert said == {
        "first": "Version 1 was sent on Fri 8 May · sent late",
        "signed": "Signed off by Sam on Mon 4 May, and not sent yet",
        "second": "Version 2 was sent on Wed 20 May",
    }


def test_a_month_before_anything_was_written_down_is_not_late(frame, lived) -> None:
    shown = frame("month", month=NIL)
    assert state_of(shown) == "Nothing was held. That is worth sending too"


def test_an_empty_month_after_the_first_one_is_late(frame, lived) -> None:
    lived.hub.clock.advance(days=80)
    shown = frame("month", month=Month(2026, 6))
    assert "days late" in state_of(shown)
    assert shown.page.steps.now.begun


def said_states(now: MonthNow) -> dict[str, MonthNow]:
    """The month in each of its states."""
    version = dataclasses.replace(_version(), sent_at=dt.datetime(2026, 5, 4, 14, 10))  # noqa: DTZ001 - local wall time
    day = dt.date(2026, 5, 4)
    changes = {
        "running": {"over": False},
        "to_mend": {"blocking": 1, "asking": 1},
        "signed": {"versions": (_version(),)},
        "signed_changed": {"versions": (_version(),), "differs": True},
        "sent": {"versions": (version,)},
        "accepted": {"versions": (dataclasses.replace(version, accepted_on=day),)},
        "changed": {
            "versions": (version,),
            "differs": True,
            "changed": (FigureChange("A03", 412, 431),),
        },
        "reopened": {"versions": (dataclasses.replace(version, reopened_on=day),)},
    }
    made = {}
    for name, fields in changes.items():
        standing = dataclasses.replace(now.standing, **fields)
        assert standing.state == name.removesuffix("_changed"), name
        made[name] = MonthNow(standing, (), Learning(id="l", month="2026-04"), (), ())
    return made


def _version() -> ReturnVersion:
    return ReturnVersion(
        id="v",
        month="2026-04",
        version=1,
        signed_by="Sam",
        signed_on=dt.date(2026, 5, 4),
        device="D",
        digest="",
    )
