"""What changed for people is told once: the next version, its draft and the page for all keep it back."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.consents import Consent
from hublog.domain.outcomes import Outcome
from hublog.domain.returns import ReturnContent
from hublog.services.books import Books, all_rules
from hublog.services.publishing import Preview, Publishing
from hublog.services.return_content import drafted
from in_memory import done
from made_facts import MadeRegister
from months_in_memory import FOLDER, MAY, MonthsInMemory

NAMES = "JKLMNOPQR"


@pytest.fixture
def hub() -> MonthsInMemory:
    """A hub at which nine people said in May that they feel less lonely than in March."""
    hub = MonthsInMemory().fill()
    register = MadeRegister()
    for place, name in enumerate(NAMES):
        register.answered(name, dt.date(2026, 3, 3), 2, instrument="LONE1")
        late = dt.date(2026, 5, 12)
        register.answered(name, late, 3 + place % 3, stage="end", instrument="LONE1")
    asked = dt.datetime(2026, 3, 3, 10)  # noqa: DTZ001 - local wall time
    agreed = (
        Consent(id=f"yes{n}", person_id=n, purpose="wellbeing", decision="yes", at=asked)
        for n in NAMES
    )
    hub.put(*register.people.values(), *agreed, *register.outcomes)
    return hub


def told(content: ReturnContent) -> tuple[float | None, str, int]:
    """The change of loneliness, its note, and how many rows tell of it."""
    (figure,) = (row.indicator for row in content.summary if row.indicator.id == "E05")
    return figure.value, figure.note, len(content.outcomes)


def published(hub: MonthsInMemory) -> object:
    books = Books(hub.held, hub.clock, all_rules)
    page = Publishing(hub.held, hub.clock, books, None).preview(MAY)  # type: ignore[arg-type]
    assert isinstance(page, Preview)
    return page.page["E05"]


def lose_one(hub: MonthsInMemory) -> None:
    """One person's answers are taken away, and the month is opened again."""
    with hub.held.reading() as reader:
        gone = reader.find(Outcome, person_id=NAMES[0])
    hub.put(*(replace(each, alive=False) for each in gone))
    done(hub.returns.reopen("Ann", MAY, "Somebody took their yes back"))


def test_the_next_version_its_draft_and_the_page_for_all_do_not_tell_a_change_again(hub) -> None:
    """E05: nine times what was sent less eight times what is now would be one person's."""
    first = hub.send().content
    assert told(first) == (2, "answered_twice", 1)
    assert published(hub) == 2
    lose_one(hub)
    assert published(hub) == "*"
    assert told(done(hub.returns.draft(MAY, FOLDER)).content) == (None, "told_before", 0)
    assert told(hub.send().content) == (None, "told_before", 0)
    assert published(hub) == "*"
    assert hub.standings.of(MAY).state == "sent"


def test_where_nothing_of_it_changed_the_next_version_says_it_again(hub) -> None:
    first = hub.send().content
    hub.late_sheet(dt.date(2026, 5, 20))
    done(hub.returns.reopen("Ann", MAY, "A late sheet"))
    assert told(hub.send().content) == told(first)
    assert published(hub) == 2


def test_beside_a_version_that_is_not_kept_here_no_change_is_told(hub) -> None:
    hub.send()
    lose_one(hub)
    hub.held.register.sent.clear()
    with hub.held.reading() as reader:
        content = drafted(reader, Books(hub.held, hub.clock, all_rules), MAY)
    assert told(content) == (None, "told_before", 0)
    assert published(hub) == "*"
