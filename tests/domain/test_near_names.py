from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from hublog.domain.near_names import NearNames

FEW_LETTERS = st.text(alphabet="ab ", max_size=9)


@given(st.sets(FEW_LETTERS, max_size=30), FEW_LETTERS)
def test_nobody_one_slip_away_is_missed_and_nobody_further_away_is_found(names, text) -> None:
    """DQ13: what looking through all names one by one would find."""
    wanted = {name for name in names if OSA.distance(text, name) <= 1}
    assert set(NearNames(names).one_slip_from(text)) == wanted


def test_a_name_taken_in_later_is_found_too() -> None:
    near = NearNames(["ada madeup"])
    near.put("adda madeup")
    assert set(near.one_slip_from("ada madeup")) == {"ada madeup", "adda madeup"}
