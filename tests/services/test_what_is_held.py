import datetime as dt

from fakes import FakeStore
from hublog.domain.hubs import Hub
from hublog.services.what_is_held import WhatIsHeld


def test_it_says_of_which_hub_how_much_and_as_of_when(hub) -> None:
    hub.add_person("Megan Birch")
    written = hub.clock.now()
    hub.clock.advance(minutes=90)
    here = WhatIsHeld(hub.store, hub.clock).now()
    assert (here.hub, here.code) == ("Ewanrigg Hub", "CUM-EWA")
    assert here.as_of == hub.clock.now()
    assert here.latest is not None
    assert abs(here.latest - written) < dt.timedelta(seconds=1)
    assert (here.held.people, here.held.day) == (1, hub.clock.now().date())


def test_where_nothing_was_written_down_it_says_so() -> None:
    store = FakeStore()
    store.register.rows["hub"]["h"] = {"id": "h", "code": "CUM-EWA", "name": "Hub", "alive": True}
    with store.reading() as reader:
        assert reader.find(Hub)
    assert WhatIsHeld(store, store.clock).now().latest is None
