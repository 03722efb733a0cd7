"""Walks every use case as a volunteer: what is let through that no table names."""

from collections.abc import Iterator
from dataclasses import fields

from fake_keys import FakeKeyRing, access_of
from fake_time import FakeIds
from fakes import FakeStore
from hublog import resources
from hublog.domain.roles import SlotKind
from hublog.services.allowed import VOLUNTEERS_MAY
from hublog.services.api import Services
from hublog.services.outside import Outside
from hublog.services.unavailable import NotAllowed


class Untouched(FakeStore):
    """A register that remembers being asked anything at all."""

    touched = False

    def reading(self):  # noqa: ANN201 - as the register's
        self.touched = True
        return super().reading()

    def writing(self, actor, kind):  # noqa: ANN201 - as the register's
        self.touched = True
        return super().writing(actor, kind)


def as_volunteer(kind: type[Services] = Services, store: FakeStore | None = None) -> Services:
    """Every use case, opened with the hub's passphrase where a coordinator has their own."""
    store = store or Untouched()
    access = access_of(FakeKeyRing(coordinator="the boss alone knows"), SlotKind.PASSPHRASE)
    outside = Outside(**{each.name: lambda *_: None for each in fields(Outside)})
    return kind(store, store.clock, FakeIds(), resources.code_lists, outside, access)


def groups(kind: type[Services] = Services) -> list[str]:
    """Every group of use cases by name: what hangs at ``Services`` and is no part it is made of."""
    made_of = {each.name for each in fields(kind)}
    named = {name for each in kind.__mro__ for name in vars(each)}
    return sorted(name for name in named - made_of if not name.startswith("_"))


def methods(services: Services, group: str) -> list[str]:
    """Every public name of a group, guarded or not."""
    found = getattr(services, group)
    inside = vars(found).get("_group", found)
    return sorted(name for name in dir(inside) if not name.startswith("_"))


def let_through(services: Services) -> Iterator[str]:
    """What a volunteer may do that no table names, or that touched the register before it was refused."""
    for group in groups(type(services)):
        for method in methods(services, group):
            if method in VOLUNTEERS_MAY.get(group, ()):
                continue
            try:
                getattr(getattr(services, group), method)()
            except NotAllowed:
                if not getattr(services.store, "touched", False):
                    continue
            except Exception:  # noqa: BLE001, S110 - whatever it says, it was asked
                pass
            services.store.touched = False
            yield f"{group}.{method}"
