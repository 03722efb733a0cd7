"""A mistake of ours is said in words that hold, also where it could not be written down."""

from hublog import resources
from hublog.domain.problems import our_bug


def test_where_a_bug_was_written_down_is_said_and_no_gap_is_left_where_it_was_not() -> None:
    """P3: no traceback, though the disk takes no log either."""
    words = resources.words()
    assert "errors.log" in words.problem(our_bug("errors.log"))
    assert "noted in" not in words.problem(our_bug(""))
