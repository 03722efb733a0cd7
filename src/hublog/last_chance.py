"""Writes down where a bug of ours struck, and has a crash leave no more than that: nothing personal."""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path


def write_down(bug: BaseException, home: Path) -> str:
    """Add the bug to the log of the home folder; the log's path, empty where it cannot be written.

    Only the kind of the exception and the places in our code: its message and the values of
    variables may hold names.
    """
    frames = traceback.extract_tb(bug.__traceback__)
    places = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        log = home / "logs" / "errors.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write("\n".join([f"{moment} {type(bug).__name__}", *places]) + "\n")
    except OSError:
        return ""
    return str(log)


def leave_no_image() -> None:
    """Have a crash write no image of the memory to the disk: names and the key are in it, in clear.

    Windows keeps none unless somebody who may do everything there asks for it.
    """
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
