"""A programme office at work in a test: its store, a clock, and files that are handed over."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from arriving import KEY
from fake_office import words_of
from fake_time import FakeClock, FakeIds
from hublog import resources
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Problem
from hublog.domain.queries import Reply
from hublog.domain.verification import Difference
from hublog.services.office.api import OfficeOutside, OfficeServices
from hublog.services.office.pack_ports import PackFiles
from hublog.services.office.ports import Came, OfficeStore
from hublog.services.ports import Seal
from hublog.sheets.consolidated_writer import ConsolidatedFiles
from hublog.sheets.pack_files import OfficePackFiles

TODAY = datetime(2026, 9, 10, 12)  # noqa: DTZ001 - local wall time
HUB = ListedHub(code="CUM-EWA", name="Ewanrigg Hub", first_month="2026-04", public_key=KEY)


class Tray:
    """The port ``ArrivalReader``: files lie here as they would be read."""

    def __init__(self) -> None:
        self.files: dict[Path, Came | Problem] = {}

    def put(self, *arrived: Came | Problem) -> list[Path]:
        """Lay files into it, each in a folder of its own; where each lies."""
        paths = []
        for each in arrived:
            name = each.path.name if isinstance(each, Came) else each.where
            paths.append(Path(str(len(self.files)), name))
            laid = each._replace(path=paths[-1]) if isinstance(each, Came) else each
            self.files[paths[-1]] = laid
        return paths

    def files_in(self, places: Sequence[Path]) -> tuple[Path, ...]:
        return tuple(place for place in places if place in self.files)

    def read(
        self,
        paths: Sequence[Path],
        passwords: Collection[str] = (),
        poll: Callable[[], None] | None = None,
        left_out: Collection[tuple[str, int]] = (),
    ) -> Iterator[tuple[Path, Came | Problem]]:
        for path in paths:
            if poll is not None:
                poll()
            came = self.files[path]
            if isinstance(came, Came) and came.arrived is not None and left_out:
                came = came._replace(arrived=_without(came.arrived, left_out))
            yield path, came


def _without(arrived: Arrived, left_out: Collection[tuple[str, int]]) -> Arrived:
    """The return without sessions that stand in these rows; data begins in row 3."""
    kept = tuple(
        row for n, row in enumerate(arrived.sessions, 3) if ("Sessions", n) not in left_out
    )
    return replace(arrived, sessions=kept)


@dataclass
class Replies:
    """The port ``ReplyWriter``: keeps what it was given; set ``problem`` to refuse."""

    made: list[Reply] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    problem: Problem | None = None

    def workbook(self, reply: Reply, seal: Callable[[bytes], Seal]) -> bytes:
        self.made.append(reply)
        return seal(b"reply").signature.encode()

    def write(self, content: bytes, path: Path) -> Problem | None:
        if self.problem is None:
            self.written.append(path)
        return self.problem


class AtTheOffice:
    """Every use case over a store, with a tray of files and a drawer of replies."""

    def __init__(self, store: OfficeStore) -> None:
        self.store = store
        self.clock = FakeClock(TODAY)
        self.tray, self.replies = Tray(), Replies()
        files: Callable[[], PackFiles] = OfficePackFiles
        books = ConsolidatedFiles
        outside = OfficeOutside(lambda: self.tray, lambda: self.replies, files, words_of, books)
        self.services = OfficeServices(store, self.clock, FakeIds(), resources.code_lists, outside)

    def expect(self, *hubs: ListedHub) -> None:
        """Put hubs on the list, each with the key it says."""
        with self.store.writing() as work:
            for hub in hubs:
                work.put_hub(hub)
            work.commit()

    def take(self, *arrived: Came | Problem) -> tuple[Outcome, ...]:
        """What becomes of these files, taken in as one import."""
        taken = self.services.taking_in.take("Kit", self.tray.put(*arrived))
        assert not isinstance(taken, Problem), taken
        return taken.lines

    def kinds(self, *arrived: Came | Problem) -> list[str]:
        """The same in a word each."""
        return [each.kind for each in self.take(*arrived)]

    def digest(self) -> str:
        with self.store.reading() as reader:
            return reader.digest()

    def held(self, hub: str = "CUM-EWA") -> list[tuple[str, int, bool]]:
        """Month, version and whether it stands of everything held of a hub."""
        with self.store.reading() as reader:
            return [(each.month, each.version, each.standing) for each in reader.filed(hub)]

    def content(self, month: str = "2026-05", version: int = 1, hub: str = "CUM-EWA") -> Arrived:
        """What a version says as it is held."""
        with self.store.reading() as reader:
            (number,) = (
                each.number for each in reader.filed(hub, month, month) if each.version == version
            )
            found = reader.content(number)
        assert found is not None
        return found


def edited(came: Came, *differences: Difference) -> Came:
    """The same file after somebody changed it."""
    changed = replace(came.found, differences=differences, digest=f"{came.found.digest} edited")
    arrived = came.arrived and replace(came.arrived, digest=changed.digest)
    return came._replace(found=changed, arrived=arrived)


def code(found: object) -> str:
    """The code of what must be a Problem."""
    assert isinstance(found, Problem), found
    return found.code
