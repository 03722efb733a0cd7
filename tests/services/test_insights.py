"""Who came over a long time agrees with what is worked out of every fact, and says so in good time."""

from hypothesis import given, settings

from hublog.domain.ledger import ledger
from hublog.domain.spans import SPANS
from hublog.services.books import Books, all_rules
from hublog.services.insights import look
from hublog.services.months import Months
from in_memory import done, hub_in_memory
from made_presence import FORGOTTEN, MERGED, PRESENT, TALLIES, TODAY, put_presence


@given(MERGED, FORGOTTEN, PRESENT, TALLIES)
@settings(max_examples=60)
def test_what_is_read_at_once_agrees_with_all_facts(merged, forgotten, present, tallies) -> None:
    hub = hub_in_memory()
    put_presence(hub.store, merged, forgotten, present, tallies)
    with hub.store.reading() as reader:
        book = ledger(reader.facts())
        for span in SPANS:
            assert look(reader, None, span, TODAY) == look(reader, book, span, TODAY)


def test_the_page_is_told_the_same_once_a_month_was_worked_through(hub) -> None:
    session = hub.open(hub.add_activity())
    done(hub.sign_in.new_person("Sam", session, "Ali Fern"))
    done(hub.sign_in.count("Sam", session, "65+", 5))
    done(hub.sessions.finish("Sam", session))
    today = hub.clock.now().date()
    books = Books(hub.store, hub.clock, all_rules)
    months = Months(hub.store, books)
    at_once = months.insights("quarter", today)
    assert (at_once.seen.visits, at_once.seen.people, at_once.hub.code) == (6, 1, "CUM-EWA")
    with hub.store.reading() as reader:
        books.book(reader)
    assert months.insights("quarter", today) == at_once
