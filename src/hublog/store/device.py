"""The device id, bound to a marker outside the database, so that no two copies share one."""

import hashlib
import secrets
import socket
from pathlib import Path

from sqlalchemy import Connection

from hublog.services.ports import Ids
from hublog.store import schema
from hublog.store.durable import write_whole
from hublog.store.folder import DEVICE

_ID = "device"
_FINGERPRINT = "device_fingerprint"
_TOKEN_BYTES = 16


def settle(connection: Connection, home: Path, ids: Ids) -> str:
    """The id of this copy of the register; a copied, cloned or restored one gets a new id.

    Inside a transaction that the caller commits. A folder that was only moved gets a new id too,
    which does no harm.
    """
    known, fingerprint = schema.meta(connection, _ID), schema.meta(connection, _FINGERPRINT)
    marker = home / DEVICE
    if known and marker.exists() and fingerprint == _fingerprint(marker):
        return known
    write_whole(marker, secrets.token_hex(_TOKEN_BYTES).encode())
    new = ids.reference()
    schema.set_meta(connection, _ID, new)
    schema.set_meta(connection, _FINGERPRINT, _fingerprint(marker))
    return new


def _fingerprint(marker: Path) -> str:
    place = marker.resolve()
    traits = (
        marker.read_text(encoding="utf-8", errors="replace"),
        str(place.stat().st_ino),
        str(place.parent),
        socket.gethostname(),
    )
    return hashlib.sha256("\n".join(traits).encode()).hexdigest()
