"""Whatever arrives at the office ends soon, in one sentence, and changes nothing (safety.md, P11)."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from arriving_files import book, laid
from bad_files import BAD, HARMLESS
from hublog.bootstrap.office import OfficeHome
from hublog.domain.problems import Problem

PASSPHRASE = "made up for tests"  # noqa: S105 - it locks nothing real
SECONDS, MEGABYTES = 10, 300
_PEAK = re.compile(r"VmHWM:\s+(\d+)")
_EVERY = 0.02

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="/proc tells on Linux alone what a program uses"
)


class Ran(NamedTuple):
    """What ``office add`` said of each file, how long the slowest took, and the most it used."""

    files: Sequence[dict[str, Any]]
    slowest: float
    megabytes: float


def add(office, folder: Path) -> Ran:
    """Take a folder in by the real program, alone in a session of its own."""
    words = [sys.executable, "-m", "hublog", "office", "add", str(folder)]
    with subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as program:
        peaks = _watched(program)
        assert program.stdout is not None
        assert program.stderr is not None
        moments = [time.monotonic() for line in program.stdout if line.startswith("f")]
        assert program.stderr.read() == ""
        assert program.wait() == 1
    with pytest.raises(ProcessLookupError):  # nobody of that session is left
        os.killpg(program.pid, 0)
    waits = [after - before for before, after in pairwise(moments)]
    number = office.json("office", "imports")["imports"][0]["number"]
    files = office.json("office", "imports", str(number))["files"]
    assert len(files) == len(moments)
    return Ran(files, max(waits), max(peaks))


def _watched(program: "subprocess.Popen[str]") -> list[float]:
    """The most memory that the program and the children it starts ever had, looked at until they end."""
    peaks = [0.0]

    def watch() -> None:
        while program.poll() is None:
            told = Path(f"/proc/{program.pid}/task/{program.pid}/children")
            try:
                family = [str(program.pid), *told.read_text(encoding="ascii").split()]
                for each in family:
                    status = Path(f"/proc/{each}/status").read_text(encoding="ascii")
                    found = _PEAK.search(status)
                    peaks.append(int(found[1]) / 1024 if found else 0)
            except OSError:  # it has just ended
                pass
            time.sleep(_EVERY)

    threading.Thread(target=watch, daemon=True).start()
    return peaks


def held(office) -> str:
    """The digest of the office's store."""
    services = OfficeHome(office.home, 0).open(PASSPHRASE)
    assert not isinstance(services, Problem)
    with services.store.reading() as reader:
        digest = reader.digest()
    services.store.close()
    return digest


def test_each_bad_file_ends_soon_in_its_own_sentence_and_changes_nothing(office, tmp_path) -> None:
    """P11: all in one import, so that none spoils the next; a good one before and behind."""
    folder = tmp_path / "arrived"
    office("office", "add", str(laid(folder)))
    laid(folder).rename(folder / "f000_the_same_again.xlsx")
    for number, (name, bad) in enumerate(BAD.items(), 1):
        bad.make(folder / f"f{number:03}_{name}.xlsx")
    HARMLESS(folder / "f998_merged.xlsx")
    before = held(office)
    ran = add(office, folder)
    first, *bad_ones, last = ran.files
    assert (first["outcome"], last["outcome"]) == ("same", "same")
    wrong = {
        name: (each["outcome"], each["problem"])
        for (name, bad), each in zip(BAD.items(), bad_ones, strict=True)
        if each["outcome"] != bad.outcome or (each["problem"] or "") not in bad.codes.split(" ")
    }
    assert wrong == {}
    for each in bad_ones:
        assert each["said"].startswith(each["file"])
        assert len(each["said"]) > len(each["file"]) + 20
    assert ran.slowest < SECONDS
    assert 0 < ran.megabytes < MEGABYTES
    assert held(office) == before


def test_a_return_cut_short_at_any_percent_changes_nothing(office, tmp_path) -> None:
    """P11."""
    whole, folder = book(), tmp_path / "arrived"
    folder.mkdir()
    for percent in range(100):
        (folder / f"f{percent:02}.xlsx").write_bytes(whole[: len(whole) * percent // 100])
    before = held(office)
    ran = add(office, folder)
    assert [each["problem"] for each in ran.files] == ["FILE_EMPTY", *["FILE_DAMAGED"] * 99]
    assert ran.slowest < SECONDS
    assert ran.megabytes < MEGABYTES
    assert held(office) == before


def test_what_is_no_plain_file_does_not_hold_an_import_up(office, tmp_path) -> None:
    """P11: a pipe nobody writes into, an endless device, a folder and a link to nowhere."""
    folder = tmp_path / "arrived"
    folder.mkdir()
    os.mkfifo(folder / "f1.xlsx")
    (folder / "f2.xlsx").symlink_to("/dev/zero")
    (folder / "f3.xlsx").mkdir()
    (folder / "f4.xlsx").symlink_to(tmp_path / "nowhere")
    laid(folder).rename(folder / "f5.xlsx")
    ran = add(office, folder)
    assert [each["outcome"] for each in ran.files] == [*["broken"] * 4, "taken"]
    assert ran.slowest < SECONDS + 3
    assert ran.megabytes < MEGABYTES
