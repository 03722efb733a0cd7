"""Decides by the words typed what to start: the guarded reader or the command line."""

import io
import sys


def main() -> int:
    """Start what the command line asks for; the exit code comes back or is raised as an exit."""
    if sys.argv[1:2] == ["--read-guarded"]:
        from hublog.sheets.reading_child import main as read_guarded

        return read_guarded(sys.argv[2:])
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from hublog.bootstrap import context
    from hublog.cli.main import hublog

    hublog.main(args=sys.argv[1:] or ["--help"], prog_name="hublog", obj=context())
    return 0
