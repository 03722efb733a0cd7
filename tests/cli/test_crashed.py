"""What a crash of the whole program leaves on the disk."""

import subprocess
import sys

import pytest

_STARTS = """
import contextlib, resource, sys
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
sys.argv = ["hublog", "--help"]
from hublog import app
with contextlib.suppress(SystemExit):
    app.main()
print(most, resource.getrlimit(resource.RLIMIT_CORE)[0], file=sys.stderr)
"""


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps no image of the memory by itself"
)
def test_a_crash_writes_no_memory_to_the_disk() -> None:
    """P4: names and the key would lie there in clear."""
    told = subprocess.run(
        [sys.executable, "-c", _STARTS], capture_output=True, text=True, check=True, timeout=60
    )
    most, now = told.stderr.split()
    if most == "0":
        pytest.skip("this machine lets no program write one")
    assert now == "0"
