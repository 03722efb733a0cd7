"""Where a draft of a return lies while somebody looks at it; none stays, whatever ended the program."""

import shutil
import tempfile
from pathlib import Path

from hublog.qt.instance import named_after


def folder_for_drafts(home: Path) -> Path:
    """A folder for drafts of that home that nobody else on this laptop may look into."""
    return Path(tempfile.mkdtemp(prefix=_begins(home)))


def let_go_of_drafts(home: Path) -> None:
    """Clear away every draft of a home, also what a killed program left and what was open in another one."""
    for each in Path(tempfile.gettempdir()).glob(f"{_begins(home)}*"):
        shutil.rmtree(each, ignore_errors=True)


def _begins(home: Path) -> str:
    return f"hublog-draft-{named_after(home)}-"
