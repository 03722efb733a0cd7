import pytest

from hublog.domain.volunteering import spelled_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2", 120),
        ("12", 720),
        ("90", 90),
        ("2:30", 150),
        ("2h30", 150),
        ("2h", 120),
        ("2.5", 150),
        ("1,25", 75),
        ("2.30", 150),
        (" 1:05 ", 65),
        ("0:45", 45),
        ("2:30m", 150),
    ],
)
def test_time_is_understood_as_people_write_it(text, minutes) -> None:
    assert spelled_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "  ", "two", "2:75", "-3", "2:30:15", "²", "1.5.5"])
def test_what_is_no_time_is_not_guessed(text) -> None:
    assert spelled_minutes(text) is None
