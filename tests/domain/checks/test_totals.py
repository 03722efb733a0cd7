from dataclasses import replace

import pytest

from hublog.domain.checks.finding import BLOCKS
from hublog.domain.checks.looking import Look
from look import TUESDAY, MonthRegister, found, look_at
from made_return import example, shared


def busy() -> Look:
    """A month with everything in it, of a hub that shares rows."""
    register = MonthRegister()
    session = register.session(TUESDAY, "ABC", {"65+": 3, "NK": 1})
    register.session(TUESDAY, status="cancelled")
    register.gave("A", session, 90)
    register.gave("D", session, None)
    register.helped("E", TUESDAY, 30)
    register.person("C", status="forgotten")
    return look_at(shared(register.facts()))


@pytest.mark.parametrize(
    "look", [busy(), look_at(example()), look_at(shared(example())), MonthRegister().look()]
)
def test_sheets_of_a_return_agree(look) -> None:
    """DQ25: whatever the month holds, also nothing."""
    assert found(look, "DQ25") == []


def altered(look: Look, sheet: str, **fields: object) -> Look:
    """The same with the first row of a sheet saying something else."""
    first, *others = getattr(look.content, sheet)
    change = first._replace if hasattr(first, "_replace") else lambda **f: replace(first, **f)
    content = replace(look.content, **{sheet: (change(**fields), *others)})
    return replace(look, content=content)


@pytest.mark.parametrize(
    ("sheet", "fields", "wrong"),
    [
        ("sessions", {"status": "cancelled"}, {"A01", "A02", "A03", "A05", "B04"}),
        ("sessions", {"footfall": 9}, {"A03", "Sessions"}),
        ("sessions", {"named_present": 0}, {"A05", "Sessions", "Attendance"}),
        ("sessions", {"first_time_named": 0}, {"B04"}),
        ("volunteering", {"minutes": (1, 0, 0, 0)}, {"C02"}),
        ("volunteering", {"people": 0}, {"C01"}),
        ("attendance", {"session_id": "elsewhere"}, {"Attendance"}),
    ],
)
def test_rows_that_do_not_add_up_to_the_summary_are_our_mistake(sheet, fields, wrong) -> None:
    """DQ25."""
    every = found(altered(busy(), sheet, **fields), "DQ25")
    assert {each.values.get("figure", each.values["sheet"]) for each in every} == wrong
    assert {each.severity for each in every} == {BLOCKS}


def test_a_cover_that_says_otherwise_is_our_mistake() -> None:
    """DQ25."""
    look = busy()
    cover = replace(look.content.cover, footfall=1, different_people=9, sessions_held=0)
    every = found(replace(look, content=replace(look.content, cover=cover)), "DQ25")
    assert [each.values["figure"] for each in every] == ["A01", "A03", "B01"]
