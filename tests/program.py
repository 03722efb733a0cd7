"""The program on the command line, each time in a process of its own that need not load libraries anew.

The processes are forked from one that has loaded them, which spares each command half a second.
What is about starting the program itself starts ``python -m hublog``.
"""

import io
import os
import sys
import tempfile
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path
from subprocess import CompletedProcess

_FORKING = get_context("forkserver")
_FORKING.set_forkserver_preload(
    ["hublog.app", "hublog.bootstrap", "hublog.cli.main", "hublog.store.sql_store", "openpyxl"]
)


def run(
    words: list[str], env: Mapping[str, str], typed: str = "", folder: Path | None = None
) -> CompletedProcess[str]:
    """What the program says to these words in that environment, when it has ended."""
    with tempfile.TemporaryDirectory() as made:
        streams = [Path(made) / name for name in ("in", "out", "err")]
        streams[0].write_text(typed, encoding="utf-8")
        told = (words, dict(env), folder or Path.cwd(), streams)
        process = _FORKING.Process(target=_be_the_program, args=told)
        process.start()
        process.join()
        said, complained = (each.read_text(encoding="utf-8") for each in streams[1:])
    assert process.exitcode is not None
    return CompletedProcess(words, process.exitcode, said, complained)


def _be_the_program(
    words: list[str], env: Mapping[str, str], folder: Path, streams: list[Path]
) -> None:
    from hublog.app import main  # noqa: PLC0415 - loaded already where this runs

    os.environ.clear()
    os.environ.update(env)
    os.chdir(folder)
    for number, stream in enumerate(streams):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT
        os.dup2(os.open(stream, flags), number)
    sys.stdin, sys.stdout, sys.stderr = (
        io.TextIOWrapper(io.FileIO(number, mode), line_buffering=mode == "w")
        for number, mode in enumerate("rww")
    )
    sys.argv = ["hublog", *words]
    sys.exit(main())
