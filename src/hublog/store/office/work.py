"""One action of the office in one transaction: what it files, asks, decides and takes back."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from hublog.domain.hub_packs import PackActivity
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.asked import Asked, Decided
from hublog.domain.office.hubs import ListedHub, Office
from hublog.domain.office.outcomes import Outcome
from hublog.services.office.ports import Taking
from hublog.services.unavailable import Cancelled
from hublog.store.office import filing, tables
from hublog.store.office.reader import SqlOfficeReader

_FILED = tables.FILED.c
_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""Each engine says in its own words what is to become of a row that is there already."""


class SqlOfficeWork(SqlOfficeReader):
    """Implements ``services.office.ports.OfficeWork``."""

    def __init__(self, connection: Connection, public_key: str, commit: Callable[[], None]) -> None:
        super().__init__(connection, public_key)
        self._commit = commit

    def put_hub(self, hub: ListedHub) -> None:
        """Write a hub as it is now."""
        values = asdict(hub)
        values["partners"] = json.dumps(values["partners"], ensure_ascii=False)
        values["pinned_on"] = hub.pinned_on.toordinal() if hub.pinned_on else None
        self._put(tables.HUB, "code", values)

    def name_office(self, office: Office) -> None:
        """Write what the office goes by; its key and its activities stay."""
        for name in ("name", "contact_line", "language"):
            self._put(tables.META, "name", {"name": name, "value": getattr(office, name)})

    def put_activity(self, activity: PackActivity) -> None:
        """Write an activity that hubs are asked to use."""
        said = {"name": activity.name, "type": activity.type}
        value = json.dumps(said, ensure_ascii=False)
        name = f"{tables.ACTIVITY}{activity.short_code}"
        self._put(tables.META, "name", {"name": name, "value": value})

    def remove_activity(self, code: str) -> None:
        """Ask hubs no longer to use the activity of that code."""
        named = tables.META.c.name == f"{tables.ACTIVITY}{code}"
        self.connection.execute(delete(tables.META).where(named))

    def keep_area_pack(self, hub_code: str, file_name: str, content: bytes) -> None:
        """Keep the area list of a hub in place of the one before."""
        values = {"hub_code": hub_code, "file_name": file_name, "content": content}
        self._put(tables.AREA_PACK, "hub_code", values)

    def begin_intake(self, at: dt.datetime, by: str) -> int:
        """A new import; its number."""
        values = {"begun_at": at.isoformat(), "taken_by": by, "undone_at": "", "undone_by": ""}
        return self._added(tables.INTAKE, values)

    def lock_month(self, hub_code: str, month: str) -> None:  # noqa: ARG002 - the whole hub, since who it forgot counts too
        """Wait until no other transaction works on that hub; what is read after this stays true."""
        hub = select(tables.HUB.c.code).where(tables.HUB.c.code == hub_code)
        self.connection.execute(hub.with_for_update()).all()

    def lock_all(self) -> None:
        """Wait until no other transaction works on any hub."""
        # In one order, so that of two who do this none waits for the other.
        hubs = select(tables.HUB.c.code).order_by(tables.HUB.c.code)
        self.connection.execute(hubs.with_for_update()).all()

    def file(self, arrived: Arrived, taking: Taking) -> int:
        """Write a version, which stands where it is the highest of its month; how many were forgotten.

        Raises ``Cancelled`` where the import was taken back meanwhile.
        """
        undone = select(tables.INTAKE.c.undone_at).where(tables.INTAKE.c.number == taking.intake)
        if self.connection.execute(undone).scalar_one():
            raise Cancelled
        erased = filing.erase(self.connection, arrived.hub_code, arrived.erasures)
        edits = [(*each[:5], each.accepted_on.isoformat(), each.reason) for each in taking.edits]
        number = self._added(
            tables.FILED,
            {
                "hub_code": arrived.hub_code,
                "month": arrived.month,
                "version": arrived.version,
                "digest": arrived.digest,
                "public_key": arrived.public_key,
                "drawn_on": arrived.drawn_on.toordinal(),
                "taken_at": taking.at.isoformat(),
                "taken_by": taking.by,
                "intake": taking.intake,
                "file_name": taking.file_name,
                "standing": False,
                "complete": arrived.complete,
                "nil": arrived.nil,
                "rows_shared": arrived.rows_shared,
                "footfall": sum(row.footfall for row in arrived.sessions if row.status == "closed"),
                "app_version": arrived.app_version,
                "edits": json.dumps(edits, ensure_ascii=False),
                "alive": True,
                "set_aside_by": None,
            },
        )
        filing.write_rows(self.connection, number, arrived)
        self._stand(arrived.hub_code, arrived.month)
        return erased

    def set_aside(self, number: int, intake: int) -> None:
        """Another content takes the place of this version, until that import is taken back."""
        self._mark(number, alive=False, standing=False, set_aside_by=intake)

    def note(self, intake: int, position: int, outcome: Outcome) -> None:
        """Write, or write anew, the line of a file in the import's log."""
        line = tables.INTAKE_LINE
        same = (line.c.intake == intake) & (line.c.position == position)
        self.connection.execute(delete(line).where(same))
        told = asdict(outcome)
        named = {name: told.pop(name) for name in ("file_name", "hub_code", "month", "version")}
        named["outcome"] = told.pop("kind")
        text = json.dumps(told, ensure_ascii=False)
        values = {"intake": intake, "position": position, "told": text, **named}
        self.connection.execute(insert(line).values(values))

    def undo_intake(self, number: int, at: dt.datetime, by: str) -> int:
        """Take an import back: what stood before stands again; how many versions went."""
        chosen = select(tables.FILED).where(_FILED.intake == number)
        mine = self.connection.execute(chosen).all()
        for row in mine:
            self._mark(row.number, alive=False, standing=False, set_aside_by=None)
            version = (
                (_FILED.hub_code == row.hub_code)
                & (_FILED.month == row.month)
                & (_FILED.version == row.version)
            )
            before = select(_FILED.number).where(version, _FILED.set_aside_by == number)
            for other in self.connection.execute(before).scalars().all():
                # What stood before comes back, unless another content took this one's place since.
                self._mark(other, alive=row.alive, set_aside_by=row.set_aside_by)
            self._stand(row.hub_code, row.month)
        undone = {"undone_at": at.isoformat(), "undone_by": by}
        intake = tables.INTAKE
        self.connection.execute(update(intake).where(intake.c.number == number).values(undone))
        return sum(row.alive for row in mine)

    def ask(self, asked: Asked) -> None:
        """Write a question, or write it anew."""
        query = asked.query
        values = {
            name: getattr(query, name)
            for name in ("id", "month", "version", "sheet", "row_id", "code", "message", "alive")
        }
        sent = asked.sent_on.toordinal() if asked.sent_on else None
        values |= {"hub_code": asked.hub_code, "asked_by": asked.asked_by, "sent_on": sent}
        self._put(tables.ASKED, "id", values | {"asked_on": query.asked_on.toordinal()})

    def decide(self, decided: Decided) -> None:
        """Add the office's word on a version."""
        verdict = decided.verdict
        self._added(
            tables.DECIDED,
            {
                "hub_code": decided.hub_code,
                "month": verdict.month,
                "version": verdict.version,
                "decision": verdict.decision,
                "decided_on": verdict.decided_on.toordinal(),
                "decided_by": decided.decided_by,
                "note": verdict.note,
            },
        )

    def commit(self) -> None:
        """Make all of it durable."""
        self._commit()

    def _mark(self, number: int, **marks: bool | int | None) -> None:
        self.connection.execute(update(tables.FILED).where(_FILED.number == number).values(marks))

    def _stand(self, hub_code: str, month: str) -> None:
        """Let the highest living version of a month stand, and no other."""
        filed = tables.FILED
        of_month = (_FILED.hub_code == hub_code) & (_FILED.month == month)
        top = select(func.max(_FILED.version)).where(of_month & _FILED.alive)
        version = self.connection.execute(top).scalar()
        # First none, then one: in between two would stand, which no table allows.
        self.connection.execute(update(filed).where(of_month).values(standing=False))
        if version is not None:
            highest = of_month & _FILED.alive & (_FILED.version == version)
            self.connection.execute(update(filed).where(highest).values(standing=True))

    def _put(self, table: Table, key: str, values: dict[str, Any]) -> None:
        """Write a row, or write it anew, also where another has just written the same."""
        made = _INSERTS[self.connection.dialect.name](table).values(values)
        same = made.on_conflict_do_update(index_elements=[key], set_=values)
        self.connection.execute(same)

    def _added(self, table: Table, values: dict[str, Any]) -> int:
        made = self.connection.execute(insert(table).values(values))
        (number,) = made.inserted_primary_key or (0,)
        return int(number)
