"""Made-up paper sheets, and the writing of them."""

from dataclasses import replace
from datetime import date

from hublog.domain.drafts import Draft, Row
from hublog.services.type_up import Written
from in_memory import done

LAST_WEEK = date(2026, 4, 28)


def sheet(hub, *rows: Row, activity=None, day=LAST_WEEK, **more: object) -> Draft:
    """A sheet of a new activity of Tuesdays from ten to twelve, or of the one given."""
    activity = activity or hub.add_activity()
    return replace(hub.type_up.begin(activity, day), rows=rows, **more)


def write(hub, draft, **how: bool) -> Written:
    written: Written = done(hub.type_up.write("Sam", draft, **how))
    return written
