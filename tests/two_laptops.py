"""Two laptops of one hub in memory, the second one just born from the first one's file."""

from dataclasses import dataclass
from pathlib import Path

from fakes import FakeClock, FakeIds, FakeStore
from hublog.services.changed import Changed
from hublog.services.laptop_asked import Questions
from hublog.services.laptop_preview import BroughtIn, Preview
from hublog.services.laptop_questions import LaptopQuestions
from hublog.services.laptops import Laptops
from in_memory import InMemory, done, hub_in_memory

WORDS = "heron kettle lamp moss"


@dataclass
class OneLaptop:
    """A laptop: its hub, and the use cases about the others."""

    hub: InMemory

    def __post_init__(self) -> None:
        hub = self.hub
        self.store = hub.store
        self.laptops = Laptops(hub.store, hub.clock, lambda: WORDS)
        self.asking = LaptopQuestions(hub.store, hub.clock, hub.ids, hub.people.merge)

    def file(self) -> Path:
        """A transfer file of it as it is."""
        self.hub.clock.advance(seconds=1)
        return self.laptops.make_transfer("Sam", Path("stick")).path

    def look(self, file: Path) -> Preview:
        """What that file would bring."""
        preview: Preview = done(self.laptops.look(file, WORDS))
        return preview

    def hear(self, other: "OneLaptop") -> BroughtIn:
        """Bring in what the other one knows now."""
        brought: BroughtIn = done(self.laptops.bring_in("Sam", self.look(other.file())))
        return brought

    def open(self) -> Questions:
        """What is open."""
        return self.asking.open()


@dataclass
class TwoLaptops:
    """The first laptop and the second one; both know one running session and Wren."""

    first: OneLaptop
    second: OneLaptop
    activity: str
    session: str
    wren: str

    def both(self) -> tuple[OneLaptop, OneLaptop]:
        """The two of them."""
        return self.first, self.second

    def alike(self) -> bool:
        """Whether they come to the same once each has heard the other."""
        for _ in range(3):
            self.first.hear(self.second)
            self.second.hear(self.first)
        return self.first.hub.digest() == self.second.hub.digest()


def born_from(laptop: OneLaptop, device: str, series: int) -> OneLaptop:
    """Another laptop, born from a file of that one."""
    file = laptop.file()
    clock = FakeClock(laptop.hub.clock.now())
    store = FakeStore(clock, device, laptop.store.disk)
    store.hold(laptop.store.disk[file].register)
    store.register.drafts = {}
    return OneLaptop(InMemory(store, clock, FakeIds(series)))


def two_laptops() -> TwoLaptops:
    """A new hub on two laptops."""
    hub = hub_in_memory()
    activity = hub.add_activity()
    session, wren = hub.open(activity), hub.add_person("Wren")
    first = OneLaptop(hub)
    changed: Changed = done(first.laptops.name("Sam", "Front desk"))
    assert changed
    second = born_from(first, "CAMP", 1)
    done(second.laptops.name("Kim", "Camp laptop"))
    return TwoLaptops(first, second, activity, session, wren)
