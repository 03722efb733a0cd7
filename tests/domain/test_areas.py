from dataclasses import replace

import pytest

from hublog import resources
from hublog.domain import areas
from hublog.domain.areas import COLUMNS, AreasRead, areas_in, areas_of, list_name, located
from hublog.domain.hub_packs import Area
from hublog.domain.problems import Problem

INDEXES = ("IOD2025", "WIMD2025")
GOOD = ("CA15 8AA", "E01019124", "3", "IOD2025", "E06000063")
AREA = Area(
    postcode="CA15 8AA",
    lsoa="E01019124",
    imd_decile=3,
    imd_index="IOD2025",
    district="E06000063",
)


def read(*rows: tuple[str, ...], header: tuple[str, ...] = COLUMNS) -> AreasRead:
    return areas_in(enumerate((header, *rows), 1), "areas.csv", INDEXES)


def test_a_list_is_read_whatever_the_order_of_its_columns() -> None:
    assert read(GOOD) == AreasRead((AREA,))
    swapped = ("LAD", "Postcode ", "imd_index", "more", "imd_decile", "lsoa21cd")
    row = ("E06000063", "ca158aa", " IOD2025 ", "whatever", "3", "E01019124")
    assert read(row, header=swapped) == AreasRead((AREA,))


def test_areas_come_by_postcode_and_blank_lines_say_nothing() -> None:
    first = ("CA14 1AA", *GOOD[1:])
    found = read(("", " "), GOOD, (), first)
    assert [each.postcode for each in found.areas] == ["CA14 1AA", "CA15 8AA"]
    assert found.problems == ()


def test_a_place_of_which_no_index_speaks_has_no_decile() -> None:
    found = read(("DG1 2BD", "S01007590", "", "", "S12000006"))
    assert found.areas == (
        replace(
            AREA,
            postcode="DG1 2BD",
            lsoa="S01007590",
            imd_decile=None,
            imd_index="",
            district="S12000006",
        ),
    )


@pytest.mark.parametrize(
    ("row", "code", "said"),
    [
        (("CA15", *GOOD[1:]), "AREA_POSTCODE", "CA15"),
        (("NFA", *GOOD[1:]), "AREA_POSTCODE", "NFA"),
        (("", *GOOD[1:]), "AREA_POSTCODE", ""),
        (("CA15 8AA", "Maryport", *GOOD[2:]), "AREA_LSOA", "Maryport"),
        (("CA15 8AA", "E0101912", *GOOD[2:]), "AREA_LSOA", "E0101912"),
        ((*GOOD[:2], "3", "IMD2007", GOOD[4]), "AREA_INDEX", "IMD2007"),
        ((*GOOD[:2], "11", *GOOD[3:]), "AREA_DECILE", "11"),
        ((*GOOD[:2], "00100", *GOOD[3:]), "AREA_DECILE", "00100"),
        ((*GOOD[:2], "", *GOOD[3:]), "AREA_DECILE", ""),
        ((*GOOD[:2], "3", "", GOOD[4]), "AREA_DECILE", "3"),
        ((*GOOD[:2], "11", "", GOOD[4]), "AREA_DECILE", "11"),
        (GOOD[:4], "AREA_DISTRICT", ""),
        ((*GOOD[:4], "x" * 101), "AREA_DISTRICT", "x" * 100),
        (GOOD, "AREA_TWICE", "CA15 8AA"),
    ],
)
def test_each_wrong_line_is_told_with_its_number(
    row: tuple[str, ...], code: str, said: str
) -> None:
    found = read(GOOD, row)
    assert found.problems == (Problem(code, "areas.csv", {"said": said, "line": 3}),)
    assert resources.words().problem(found.problems[0])


def test_all_wrong_lines_are_told_at_once() -> None:
    found = read(("x", *GOOD[1:]), GOOD, ("y", *GOOD[1:]))
    assert [problem.values["line"] for problem in found.problems] == [2, 4]
    assert found.areas == (AREA,)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_list_without_one_of_its_columns_is_refused(column: str) -> None:
    header = tuple(name for name in COLUMNS if name != column)
    found = read(GOOD, header=header)
    assert found == AreasRead((), (Problem("AREAS_COLUMN", "areas.csv", {"column": column}),))


def test_a_list_that_holds_nothing_is_refused_and_a_pack_without_areas_is_not() -> None:
    assert read() == AreasRead((), (Problem("AREAS_NONE", "areas.csv"),))
    nothing = areas_in((), "areas.csv", INDEXES)
    assert nothing.problems == (Problem("AREAS_COLUMN", "areas.csv", {"column": "postcode"}),)
    assert areas_of((), "pack.xlsx", INDEXES) == AreasRead(())


def test_a_list_that_is_too_long_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(areas, "MOST_AREAS", 2)
    assert read(GOOD, ("CA14 1AA", *GOOD[1:])).problems == ()
    rows = iter([(n, ("x", *GOOD[1:])) for n in range(2, 9)])
    found = areas_in(iter([(1, COLUMNS), *rows]), "areas.csv", INDEXES)
    assert found == AreasRead((), (Problem("AREAS_TOO_MANY", "areas.csv", {"most": 2}),))


def test_a_list_is_known_by_what_it_says() -> None:
    other = replace(AREA, imd_decile=4)
    names = {list_name(each) for each in ([AREA], [other], [AREA, other], [other, AREA], [])}
    assert len(names) == 5
    assert list_name([AREA]) == list_name((replace(AREA),))


def test_a_person_is_located_by_the_postcode_and_by_the_area_if_it_is_known() -> None:
    fields = located("CA15 8AA", AREA)
    assert fields == {
        "outward": "CA15",
        "lsoa": "E01019124",
        "imd_decile": 3,
        "imd_index": "IOD2025",
    }
    nowhere = {"outward": "", "lsoa": "", "imd_decile": None, "imd_index": ""}
    assert located("NFA", None) == nowhere
    assert located("CA14 1AA", None) == {**nowhere, "outward": "CA14"}
