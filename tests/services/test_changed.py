from hublog.domain.journal import Stamp
from hublog.domain.problems import Problem
from hublog.services.changed import Changed
from hublog.services.unavailable import StorageUnavailable


def test_what_changed_nothing_is_false() -> None:
    assert not Changed()
    assert not Changed().people


def test_what_changed_names_people_and_sessions() -> None:
    changed = Changed(
        Stamp(1, 0, "a"), {"person": frozenset({"p1"}), "session": frozenset({"s1", "s2"})}
    )
    assert changed
    assert changed.people == {"p1"}
    assert changed.sessions == {"s1", "s2"}


def test_a_failing_world_carries_the_words_for_it() -> None:
    failure = StorageUnavailable(Problem("DISK_FULL", "here"))
    assert failure.problem.where == "here"
    assert str(failure) == "DISK_FULL"
