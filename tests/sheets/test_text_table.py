import pytest

from hublog.sheets.text_table import decoded, delimiter, read_text

NAMES = "Name,Date\nZoë O\u2019Neil,05/11/2024\nSiân Llŷr,05/11/2024\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_that_says_or_proves_its_encoding(encoding: str) -> None:
    assert decoded(NAMES.encode(encoding)) == NAMES


@pytest.mark.parametrize(
    "text", ["Zoë O\u2019Neil, £5 \u2013 café", "José Núñez", "André, ½ hour, 10 °C", "Siân"]
)
def test_windows_western_wherever_it_makes_words(text: str) -> None:
    assert decoded(text.encode("cp1252")) == text


@pytest.mark.parametrize("text", ["Zażółć Gęś, Łukasz Śliwa", "Łukasz Wałęsa"])
def test_another_old_encoding_where_it_does_not(text: str) -> None:
    assert decoded(text.encode("cp1250")) == text


def test_bytes_that_are_in_no_encoding_are_read_all_the_same() -> None:
    assert "Ann" in decoded(b"Ann\x81\x8d\xff\n")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Name,Date\nAnn,5 Nov\n", ","),
        ('Name;Date\n"Smith, Ann";5 Nov\nBob, Jr;6 Nov\n', ";"),
        ("Name\tDate\nSmith, Ann\t5 Nov\n", "\t"),
        ("Name|Date\nAnn|5 Nov\n", "|"),
        ("Name\nSmith\n", ","),
        ("", ","),
    ],
)
def test_the_delimiter_is_the_one_that_splits_evenly(text: str, sign: str) -> None:
    assert delimiter(text) == sign


def test_quoted_cells_may_hold_line_ends() -> None:
    assert read_text(b'Name,Note\r\n"Ann","one\ntwo"\r\n') == [
        ["Name", "Note"],
        ["Ann", "one\ntwo"],
    ]
