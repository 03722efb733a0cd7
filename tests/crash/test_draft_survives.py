"""A paper sheet that is being typed up outlives the program, whenever it is killed."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

from hublog.bootstrap import HomeDoor
from hublog.domain.problems import Problem
from killing import PASSPHRASE, make_hub

KILLS = 6
PROGRAM = (sys.executable, str(Path(__file__).with_name("types_up.py")))


def test_every_row_that_was_kept_is_there_after_a_kill(tmp_path: Path) -> None:
    """P1: what the typist was told is kept is kept, and a sheet is there whole or not yet."""
    home = tmp_path / "home"
    make_hub(home)
    chance = Random(3)  # noqa: S311 - moments to kill
    told = 0
    for _ in range(KILLS):
        kept = _type_until_killed(home, chance.randint(1, 25))
        services = HomeDoor(home, key_seconds=0).open(PASSPHRASE)
        assert not isinstance(services, Problem)
        (draft,) = services.type_up.drafts()
        view = services.type_up.read(draft)
        assert services.store.check() == []
        services.store.close()
        assert [row.text for row in draft.rows] == [
            f"Row {n} Birch" for n in range(1, len(draft.rows) + 1)
        ]
        assert len(draft.rows) >= kept > told
        assert view.typed.named == len(draft.rows)
        told = kept
    assert told > KILLS


def _type_until_killed(home: Path, rows: int) -> int:
    """How many rows the program said were kept before it was killed."""
    environment = {**os.environ, "HUBLOG_HOME": str(home), "HUBLOG_PASSPHRASE": PASSPHRASE}
    with subprocess.Popen(
        PROGRAM, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as program:
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(rows)]
        program.kill()
        said += program.stdout.readlines()
    whole = [line for line in said if line.endswith("\n")]
    assert whole, "the program kept nothing"
    return int(whole[-1])
