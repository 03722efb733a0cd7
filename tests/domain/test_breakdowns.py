import datetime as dt

from hublog.domain.breakdowns import CATEGORIES, breakdown
from hublog.domain.months import Month
from hublog.resources import code_lists
from made_facts import MadeRegister, worked_example

MAY = Month(2026, 5)


def may(day: int) -> dt.date:
    return dt.date(2026, 5, day)


def lines(register: MadeRegister, dimension: str) -> dict[str, tuple[object, object]]:
    return {
        row.category: (row.people_display, row.attendances_display)
        for row in breakdown(register.facts(), MAY)
        if row.dimension == dimension
    }


def crowd(**groups: int) -> tuple[MadeRegister, dict[str, list[str]]]:
    """A register with so many people of each group, who all came once."""
    register = MadeRegister()
    names = {group: [f"{group}{n}" for n in range(size)] for group, size in groups.items()}
    register.session(may(5), [name for group in names.values() for name in group])
    return register, names


def test_the_dimensions_and_their_lines_are_those_of_the_code_lists() -> None:
    lists = code_lists()
    assert [code.code for code in lists["dimension"]] == list(CATEGORIES)
    for code in lists["dimension"]:
        assert {c.code for c in lists[code.more["list"]]} == set(CATEGORIES[code.code])


def test_every_line_is_there_also_when_nobody_came() -> None:
    rows = breakdown(MadeRegister().facts(), MAY)
    assert [(r.dimension, r.category) for r in rows] == [
        (dimension, category) for dimension, names in CATEGORIES.items() for category in names
    ]
    assert {(r.people_display, r.attendances_display) for r in rows} == {(0, 0)}


def test_the_worked_example_was_asked_nothing() -> None:
    rows = {(r.dimension, r.category): r[2:] for r in breakdown(worked_example(), MAY)}
    assert rows["age", "NK"] == ("*", 15)
    assert rows["sex", "NK"] == ("*", 10)
    assert {value for key, value in rows.items() if key[1] != "NK"} == {(0, 0)}


def test_counts_at_the_door_and_visits_of_the_forgotten_stand_in_the_breakdown_by_age() -> None:
    register, names = crowd(old=20, young=12)
    for name in names["old"]:
        register.person(name, birth_year=1940)
    for name in names["young"]:
        register.person(name, age_band="11-15")
    register.session(may(12), ["gone"], {"65+": 10, "16-17": 9, "NK": 8})
    register.person("gone", status="forgotten")
    assert lines(register, "age") == {
        "U18": (10, 20),
        "18-24": (0, 0),
        "25-44": (0, 0),
        "45-64": (0, 0),
        "65+": (20, 30),
        "NS": (0, 0),
        "NK": (0, 10),
    }
    assert lines(register, "sex")["NK"] == (30, 30)


def test_ethnic_groups_are_reported_by_broad_group_and_areas_by_fifth() -> None:
    register, names = crowd(a=10, b=9, c=9, d=14)
    groups = {"a": ("W1", 1, "NK"), "b": ("W-TRAV", 2, "NK"), "c": ("A4", 9, "NK")}
    for group, (ethnic, decile, postcode) in groups.items():
        for name in names[group]:
            register.person(name, ethnic_group=ethnic, imd_decile=decile, postcode=postcode)
    for name in names["d"]:
        register.person(name, ethnic_group="NS", postcode="NS")
    broad = lines(register, "ethnic_broad")
    assert (broad["W"][0], broad["A"][0], broad["NS"][0]) == (20, 10, 15)
    fifths = lines(register, "imd_fifth")
    assert (fifths["1"][0], fifths["5"][0], fifths["NS"][0]) == (20, 10, 15)


def test_a_code_nobody_knows_is_not_asked() -> None:
    register, names = crowd(a=9)
    for name in names["a"]:
        register.person(name, sex="?", ethnic_group="", disability="OLD")
    assert [lines(register, d)["NK"][0] for d in ("sex", "ethnic_broad", "disability")] == [10] * 3


def test_a_dimension_is_withheld_where_the_true_total_beside_it_would_tell_a_line() -> None:
    """18 and 1 of 19, in a workbook that says 19; 20 and 5 of 25 leave enough doubt."""
    register, names = crowd(f=18, m=1)
    for group, people in names.items():
        for name in people:
            register.person(name, sex=group.upper())
    assert set(lines(register, "sex").values()) == {("*", "*")}
    register, names = crowd(f=20, m=5)
    for group, people in names.items():
        for name in people:
            register.person(name, sex=group.upper())
    assert lines(register, "sex") == {"F": (20, 20), "M": ("*", "*"), "NS": (0, 0), "NK": (0, 0)}
