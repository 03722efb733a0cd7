"""Makes one backup after another, with somebody new in between, and says the name of each that is made.

The control, ``straight``, copies under the name that the backup is to have.
"""

import sys
from itertools import count
from pathlib import Path

from hublog.store import backup, durable
from made_homes import KEY, opened

home, out, straight = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] == ["straight"]
hub = opened(home)
for number in count():
    hub.add_person(f"Somebody New {number}")
    name = hub.ids.new()
    if straight:
        made = out / f"{name}.db"
        out.mkdir(exist_ok=True)
        durable.write_whole(backup.keys_beside(made), (home / "hub.keys").read_bytes())
        backup._not_copied(hub.store._driver, made, KEY)
    else:
        made = hub.store.back_up(out, name)
    sys.stdout.write(f"{made.name}\n")
    sys.stdout.flush()
