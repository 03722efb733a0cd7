"""A hub in which somebody is to be forgotten, and everything that it tells."""

from dataclasses import replace
from datetime import date
from typing import Any

from fakes import FakeIds
from held import Held
from hublog.domain.drawing_up import draw_up
from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.records import KINDS
from hublog.domain.returns import Sent
from hublog.domain.sheet_rows import (
    AttendanceRow,
    ChangeRow,
    CheckRow,
    PersonRow,
)
from in_memory import InMemory
from made_facts import stored_example

MAY = Month(2026, 5)
CANARY = "Quillfeather"
BEA = f"Bea {CANARY}"


def hub_of(held: Held) -> InMemory:
    """The worked example, and somebody who is to be forgotten."""
    stored_example(held.store)
    held.put(Person(id="bea", known_as=BEA, ref="REFBEA"))
    return InMemory(held.store, held.clock, FakeIds(7))


def everything(hub: InMemory) -> str:
    """All that the register tells when it is asked, the journal and what was sent too."""
    with hub.store.reading() as reader:
        told: list[Any] = [reader.find(kind) for kind in KINDS.values()]
        told += [reader.changes_of(a.stamp) for a in reader.latest_actions(1000)]
        told += [reader.latest_actions(1000), reader.all_sent()]
    return repr(told)


def draw_up_clean(hub: InMemory) -> Any:  # noqa: ANN401 - the content
    with hub.store.reading() as reader:
        return draw_up(
            reader.facts(), MAY, version=1, drawn_on=date(2026, 6, 1), device="D", complete=True
        )


def sent_return(hub: InMemory, workbook: bytes = b"as it was sent") -> Sent:
    """What was sent of May: it names them in texts, and by their reference in rows."""
    with hub.store.reading() as reader:
        content = draw_up(
            reader.facts(), MAY, version=2, drawn_on=date(2026, 6, 1), device="D", complete=True
        )
    person = PersonRow("REFBEA", "65+", 1, "IMD", "2026-05", 1, 1, "newbie")
    content = replace(
        content,
        cover=replace(content.cover, reason=f"{BEA} was left out"),
        sessions=tuple(row._replace(note=f"{BEA} sang") for row in content.sessions),
        people=(person,),
        attendance=(
            AttendanceRow("at", content.sessions[0].session_id, "REFBEA", "present", True),
        ),
        changes=(
            ChangeRow("People", "REFBEA", "added", "", "", "age_band 65+", ""),
            ChangeRow("Attendance", "at", "added", "", "", "person_ref REFBEA", f"For {BEA}"),
        ),
        checks=(
            CheckRow("DQ16", "W", "People", "REFBEA", "m", (("n", 1), ("who", BEA)), "A twin"),
            CheckRow("DQ09", "W", "Sessions", "s1", "m", (), f"{BEA} counted"),
        ),
    )
    return Sent("v2", content, workbook)
