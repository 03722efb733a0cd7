import pytest

from hublog.domain.births import Birth, spelled_birth
from hublog.domain.problems import Problem


@pytest.mark.parametrize(
    ("text", "birth"),
    [
        ("", (None, None, None)),
        ("  ", (None, None, None)),
        ("1984", (1984, None, None)),
        ("3/1984", (1984, 3, None)),
        ("03.1984", (1984, 3, None)),
        ("Mar 1984", (1984, 3, None)),
        ("march, 1984", (1984, 3, None)),
        ("12/3/1984", (1984, 3, 12)),
        ("1984-03-12", (1984, 3, 12)),
        ("12 March 1984", (1984, 3, 12)),
        ("Mon 12 Mar 1984", (1984, 3, 12)),
        ("12 March", (None, 3, 12)),
        ("29 Feb", (None, 2, 29)),
        ("12/3", (None, 3, 12)),
        ("12/3/84", (2084, 3, 12)),
    ],
)
def test_a_birth_date_is_understood_as_far_as_it_is_known(text, birth) -> None:
    """DQ14 and DQ16; a year of two digits is left to whoever holds it against today."""
    assert spelled_birth(text) == Birth(*birth)


@pytest.mark.parametrize(
    "text", ["soon", "13/1984", "31/2/1984", "3/13/1984", "May", "Foo 1984", "12/3/1984 10:00"]
)
def test_what_can_be_no_birth_date_is_said(text) -> None:
    assert spelled_birth(text) == Problem("BIRTH_DATE", text)


def test_a_long_text_is_said_shortly() -> None:
    assert spelled_birth("x" * 90) == Problem("BIRTH_DATE", "x" * 40)
