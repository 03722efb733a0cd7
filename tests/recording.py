"""Runs a program under the recorder and reads what it asked of the disk."""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

_SOURCE = Path(__file__).parent / "crash" / "recorder.c"
_STEP = struct.Struct("<ciqii")
_PROGRAMS = Path(__file__).parent / "crash"
_PATIENCE = 600
_kept: list[TemporaryDirectory[str]] = []


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was asked of the disk and done, or a mark that the program made.

    ``kind``: o opened for writing (``at``: 1 made, 2 cut to nothing), w written at, t cut to, s synced,
    d folder synced, r renamed (to ``data``), u removed, k folder made, a marked; ! not recordable.
    """

    kind: str
    file: int
    at: int
    path: str
    data: bytes


@cache
def recorder() -> Path:
    """The recorder, compiled for this machine; the test is skipped where that cannot be done."""
    compiler = shutil.which("cc")
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux loads another library before a program")
    if compiler is None:
        pytest.skip("a C compiler is missing: apt-get install gcc libc6-dev")
    _kept.append(TemporaryDirectory(prefix="hublog-recorder-"))
    library = Path(_kept[0].name) / "recorder.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, _SOURCE, "-ldl"],
        check=True,
    )
    return library


def environment() -> dict[str, str]:
    """What a program among the crash tests needs to find hublog and what the tests share."""
    places = [str(_PROGRAMS.parent), *filter(None, sys.path)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places)}


def under_the_recorder(
    program: str, folder: Path, *words: str, record: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run one of the programs beside the recorder, which watches the folder; it must end well."""
    told = {} if record is None else {"RECORD_TO": str(record)}
    done = subprocess.run(
        [sys.executable, str(_PROGRAMS / program), str(folder), *words],
        env={
            **environment(),
            **told,
            "LD_PRELOAD": str(recorder()),
            "RECORD_UNDER": str(folder.resolve()),
        },
        capture_output=True,
        encoding="utf-8",
        timeout=_PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def recorded(
    program: str, folder: Path, *words: str
) -> tuple["subprocess.CompletedProcess[str]", Sequence[Step]]:
    """The same, and every step of it."""
    record = folder.with_name(f"{folder.name}.record")
    record.unlink(missing_ok=True)
    done = under_the_recorder(program, folder, *words, record=record)
    steps = [*_steps(record.read_bytes())]
    assert steps, "nothing was recorded"
    assert not [step for step in steps if step.kind == "!"], "written in a way nobody saw"
    return done, steps


def _steps(content: bytes) -> Iterator[Step]:
    place = 0
    while place < len(content):
        kind, file, at, path_bytes, data_bytes = _STEP.unpack_from(content, place)
        place += _STEP.size
        path = content[place : place + path_bytes].decode()
        place += path_bytes
        yield Step(kind.decode(), file, at, path, content[place : place + data_bytes])
        place += data_bytes
