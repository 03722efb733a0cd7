"""Makes one backup after another, with somebody new in between, and says the name of each that is made."""

import sys
from itertools import count
from pathlib import Path

from made_homes import opened

home, out = map(Path, sys.argv[1:])
hub = opened(home)
for number in count():
    hub.add_person(f"Somebody New {number}")
    made = hub.store.back_up(out, f"{hub.ids.new()}")
    sys.stdout.write(f"{made.name}\n")
    sys.stdout.flush()
