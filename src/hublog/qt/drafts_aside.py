"""Where a draft of a return lies while somebody looks at it; none stays, whatever ended the program."""

import shutil
import tempfile
from pathlib import Path

_BEGINS = "hublog-draft-"


def folder_for_drafts() -> Path:
    """A folder for drafts that nobody else on this laptop may look into."""
    return Path(tempfile.mkdtemp(prefix=_BEGINS))


def let_go_of_drafts() -> None:
    """Clear away every draft, also what a killed program left and what was still open in another one."""
    for each in Path(tempfile.gettempdir()).glob(f"{_BEGINS}*"):
        shutil.rmtree(each, ignore_errors=True)
