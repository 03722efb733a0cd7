"""Types rows into the sheet that is there, or a new one, and says after each how many are kept."""

import os
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from hublog.bootstrap import HomeDoor
from hublog.domain.drafts import Row
from hublog.domain.problems import Problem

door = HomeDoor(Path(os.environ["HUBLOG_HOME"]), key_seconds=0)
services = door.open(os.environ["HUBLOG_PASSPHRASE"])
if isinstance(services, Problem):
    sys.exit(services.code)
(draft,) = services.type_up.drafts() or (services.type_up.begin(),)
for number in count(len(draft.rows) + 1):
    longer = replace(draft, rows=(*draft.rows, Row(f"Row {number} Birch")))
    kept = services.type_up.keep(longer)
    if isinstance(kept, Problem):
        sys.exit(kept.code)
    draft = kept
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()
