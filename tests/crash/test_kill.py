"""Saved means saved, killed at any moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from killing import Round, kill_often, losses, make_hub
from long_run import tries

KILLS = tries(40, 1_004)
KILLS_OF_CONTROL = 14
WORKERS = 2
CONTROL = (str(Path(__file__).with_name("acknowledges_early.py")),)


def test_no_acknowledged_line_is_lost_however_often_the_desk_is_killed(
    tmp_path: Path, figure: Callable[[str, int], None]
) -> None:
    """P1: every line answered is there, no half transaction, at most one unanswered extra."""
    homes = [tmp_path / f"home{worker}" for worker in range(WORKERS)]
    for home in homes:
        make_hub(home)

    def kill(home: Path) -> list[Round]:
        return kill_often(home, KILLS // WORKERS, Random(home.name))  # noqa: S311 - moments to kill

    with ThreadPoolExecutor(WORKERS) as workers:
        tried = list(workers.map(kill, homes))
    for home, rounds in zip(homes, tried, strict=True):
        assert losses(home, rounds) == []
        assert sum(each.acknowledged for each in rounds) > len(rounds)
    figure("kills at the desk; nothing lost, no half transaction", KILLS)


def test_a_desk_that_answers_before_it_saves_is_caught(tmp_path: Path) -> None:
    """P1, the control: the same harness finds what such a desk loses."""
    make_hub(tmp_path / "home")
    rounds = kill_often(
        tmp_path / "home",
        KILLS_OF_CONTROL,
        Random(1),  # noqa: S311 - moments to kill
        CONTROL,
    )
    found = losses(tmp_path / "home", rounds)
    assert [each for each in found if each.startswith("lost: ")], found
