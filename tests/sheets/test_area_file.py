from pathlib import Path

import pytest

from hublog.domain.hub_packs import Area
from hublog.domain.problems import Problem
from hublog.sheets import guard
from hublog.sheets.area_file import AreaFile
from made_packs import pack_file

HEAD = "postcode,lsoa21cd,imd_decile,imd_index,lad"
LINE = "CA15 8AA,E01019124,3,IOD2025,E06000063"
AREA = Area(
    postcode="CA15 8AA",
    lsoa="E01019124",
    imd_decile=3,
    imd_index="IOD2025",
    district="E06000063",
)


def written(folder: Path, content: bytes | str) -> Path:
    file = folder / "areas.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def code(folder: Path, content: bytes | str) -> str:
    found = AreaFile().read(written(folder, content))
    assert found.areas == ()
    (problem,) = found.problems
    assert problem.where == "areas.csv"
    return problem.code


@pytest.mark.parametrize(
    "content",
    [
        f"{HEAD}\n{LINE}\n",
        f"\ufeff{HEAD}\r\n{LINE}",
        f"{HEAD}\n{LINE}\n".replace(",", ";"),
        f"{HEAD}\n{LINE}\n".replace(",", "\t"),
        f"{HEAD}\n{LINE}\n".encode("utf-16"),
        f'{HEAD}\n"CA15 8AA","E01019124","3","IOD2025","E06000063"\n',
    ],
)
def test_a_list_is_read_as_any_program_writes_it(tmp_path: Path, content: bytes | str) -> None:
    assert AreaFile().read(written(tmp_path, content)) == ((AREA,), ())


def test_a_wrong_line_is_told_by_the_number_an_editor_shows(tmp_path: Path) -> None:
    more = 'CA14 1AA,E01019124,3,IOD2025,"Two\nlines"'
    found = AreaFile().read(written(tmp_path, f"{HEAD}\n\n{LINE}\n{more}\nnowhere,,,,\n"))
    assert [each.postcode for each in found.areas] == ["CA14 1AA", "CA15 8AA"]
    assert found.problems == (
        Problem("AREA_POSTCODE", "areas.csv", {"said": "nowhere", "line": 6}),
    )


def test_what_is_no_list_of_areas_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """P11."""
    assert code(tmp_path, "") == "FILE_EMPTY"
    assert code(tmp_path, pack_file()) == "AREAS_NOT_TEXT"
    assert code(tmp_path, b"\x89PNG\0\0") == "FILE_NOT_A_SHEET"
    assert code(tmp_path, "name,age\nAnn,7\n") == "AREAS_COLUMN"
    assert code(tmp_path, HEAD) == "AREAS_NONE"
    assert code(tmp_path, f'{HEAD}\n"{"x" * 200_000}') == "FILE_DAMAGED"
    monkeypatch.setattr(guard, "LARGEST_FILE", 10)
    assert code(tmp_path, HEAD) == "FILE_TOO_LARGE"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    found = AreaFile().read(tmp_path / "none.csv")
    assert found.problems == (Problem("FILE_NOT_FOUND", "none.csv"),)
