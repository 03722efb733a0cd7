import datetime as dt
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from hublog import resources
from hublog.domain import areas
from hublog.domain.hub_packs import Area, HubPack, PackActivity
from hublog.domain.names import clean, fold
from hublog.domain.problems import Problem
from hublog.sheets import pack_layout
from hublog.sheets.pack_reader import GuardedPackReader, pack_in
from made_packs import AREAS, OFFICE_KEY, OFFICE_SECRET, made_pack, pack_file
from office import saved_again, sorting
from sealed_return import OTHER_KEY, by, grids

WHERE = "pack.xlsx"


def read(book: bytes) -> HubPack | Problem:
    return pack_in(grids(book), WHERE)


def test_a_pack_comes_back_as_it_was_given(tmp_path: Path) -> None:
    file = tmp_path / pack_layout.file_name(made_pack())
    assert file.name == "CUM-EWA_pack_2026-06-12.xlsx"
    file.write_bytes(pack_file())
    assert GuardedPackReader().read(file) == made_pack()


def test_the_same_pack_is_the_same_bytes() -> None:
    assert pack_file() == pack_file()
    assert pack_file(made_pack(areas=AREAS[::-1])) == pack_file()


def test_a_pack_with_nothing_but_the_settings() -> None:
    bare = made_pack(activities=(), areas=(), area_name="", contact_line="")
    assert read(pack_file(bare)) == bare


def test_a_pack_tells_whose_key_sealed_it() -> None:
    """P10: the hub holds it against the key it knows."""
    found = read(pack_file(seal=by(OTHER_KEY)))
    assert found == made_pack(office_key=by(OTHER_KEY)(b"").public_key)
    assert made_pack().office_key == OFFICE_KEY == by(OFFICE_SECRET)(b"").public_key


def test_the_first_page_says_in_plain_words_what_to_do() -> None:
    page = load_workbook(BytesIO(pack_file()))["Cover"]
    said = [str(cell) for row in page.values for cell in row if cell is not None]
    assert "Ewanrigg Hub" in said
    assert "HUB PACK OF MADE-UP PROGRAMME OFFICE" in said
    assert any("open Settings and drop it there" in each for each in said)
    assert [page[f"{letter}7"].value for letter in "BCD"] == [2, 3, 8]


_texts = st.text(
    st.one_of(
        st.sampled_from("=+-@,;:\"'_x0041 ŵâé…\u2019"),
        st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")),
    ),
    max_size=90,
).map(clean)
_lines = _texts.filter(lambda text: "_x005F_" not in text)
_names = _lines.filter(lambda text: bool(fold(text)))
_codes = st.from_regex(r"[A-Z0-9][A-Z0-9-]{0,11}", fullmatch=True)
_postcodes = st.from_regex(r"CA[1-9]{1,2} [0-9][ABD-HJLN]{2}", fullmatch=True)


@st.composite
def _areas(draw: st.DrawFn) -> tuple[Area, ...]:
    return tuple(
        Area(
            postcode=postcode,
            lsoa=draw(st.from_regex(r"[EW][0-9]{8}", fullmatch=True)),
            imd_decile=(decile := draw(st.sampled_from([None, 1, 5, 10]))),
            imd_index=draw(st.sampled_from(["IOD2025", "WIMD2025"])) if decile else "",
            district=draw(_names),
        )
        for postcode in sorted(draw(st.sets(_postcodes, max_size=6)))
    )


@st.composite
def packs(draw: st.DrawFn) -> HubPack:
    types = [each.code for each in resources.code_lists()["activity_type"]]
    named = draw(st.lists(st.tuples(_codes, _names), max_size=5, unique_by=(_code, _name)))
    return HubPack(
        hub_code=draw(st.from_regex(r"[A-Z0-9]{2,6}(-[A-Z0-9]{2,6}){1,2}", fullmatch=True)),
        hub_name=draw(_names),
        area_name=draw(_lines),
        country=draw(st.sampled_from("EWNS")),
        contact_line=draw(_lines),
        due_day=draw(st.integers(1, 31)),
        made_on=draw(st.dates(dt.date(2020, 1, 1), dt.date(2099, 12, 31))),
        activities=tuple(
            PackActivity(short_code=code, name=name, type=draw(st.sampled_from(types)))
            for code, name in named
        ),
        areas=draw(_areas()),
        office_name=draw(_names),
        office_key=OFFICE_KEY,
    )


def _code(pair: tuple[str, str]) -> str:
    return pair[0]


def _name(pair: tuple[str, str]) -> str:
    return fold(pair[1])


@given(packs())
@settings(max_examples=40, deadline=None)
def test_any_pack_comes_back_out_of_its_workbook_as_it_went_in(pack: HubPack) -> None:
    """House.md, Tests: to the workbook and back is the identity, for any legal text."""
    assert read(pack_file(pack)) == pack


def test_a_pack_of_sixty_thousand_postcodes_is_read_in_time(tmp_path: Path) -> None:
    """P11: within the ten seconds and the memory of the reading child."""
    chance = Random(2026)  # noqa: S311 - nothing here is a secret
    units = [f"{a}{b}" for a in "ABDEFGHJ" for b in "ABDEFGHJ"]
    every = [f"CA{n} {d}{unit}" for n in range(1, 95) for d in range(10) for unit in units]
    many = tuple(
        replace(AREAS[0], postcode=postcode, lsoa=f"E0{chance.randrange(10**7):07}")
        for postcode in sorted(every[: areas.MOST_AREAS])
    )
    assert len(many) == areas.MOST_AREAS
    pack = made_pack(areas=many)
    file = tmp_path / WHERE
    file.write_bytes(pack_file(pack))
    assert GuardedPackReader().read(file) == pack


def test_opening_and_saving_in_libreoffice_changes_nothing(tmp_path: Path) -> None:
    """P9, with the real program."""
    file = tmp_path / WHERE
    file.write_bytes(pack_file())
    again = saved_again(file, tmp_path)
    assert again is not None
    assert again.read_bytes() != file.read_bytes()
    assert GuardedPackReader().read(again) == made_pack()
    turned = sorting("Areas", "A2:F5", 0, ascending=False)
    sorted_again = saved_again(file, tmp_path, change=turned)
    assert sorted_again is not None
    column = [
        row[0] for row in load_workbook(sorted_again)["Areas"].iter_rows(3, 5, values_only=True)
    ]
    assert column == ["DG1 2BD", "CA15 8AA", "CA14 3AA"]
    assert GuardedPackReader().read(sorted_again) == made_pack()
