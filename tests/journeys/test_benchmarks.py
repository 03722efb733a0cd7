"""Every benchmark still runs; what it measures is measured elsewhere, on a quiet machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
SHARED = {
    *("harness", "made_up", "desk_child", "month_child", "insights_child"),
    *("office_made_up", "office_at_work", "office_child", "made_returns"),
}
FIGURES = sorted(f.stem for f in BENCHMARKS.glob("*.py") if f.stem not in SHARED)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_benchmark_runs_at_a_small_size(figure: str) -> None:
    ran = subprocess.run(
        (sys.executable, "-P", str(BENCHMARKS / "harness.py"), "--quick", figure),
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(BENCHMARKS.parent / "src")},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert len(ran.stdout.splitlines()) > 1
