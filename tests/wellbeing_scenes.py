"""A hub that asks how people are: somebody agreed and answered in February, so they are due in May."""

import datetime as dt
from typing import Any

from hublog.services.consents import Said
from hublog.services.wellbeing import Ask
from in_memory import InMemory, done

FEBRUARY = dt.date(2026, 2, 3)


def ask_in_february(hub: InMemory, person_id: str, activity_id: str | None = None) -> None:
    """They say yes on the screen, and answer at the start."""
    hub.turn(asks_wellbeing=True, has_swemwbs=True)
    done(hub.consents.give("Sam", person_id, "wellbeing", True, Said(method="screen")))
    ask = Ask(person_id=person_id, stage="start", activity_id=activity_id, date=FEBRUARY)
    done(hub.wellbeing.keep("Sam", ask, {"ONS4": (4, None, 6, 3), "UCLA3": (1, 2, 3)}))


def somebody_due(lived: Any) -> dict[str, object]:  # noqa: ANN401 - as walking knows it
    """The page before the screen is turned, for them."""
    ask_in_february(lived.hub, lived.people[0], lived.activity)
    return {"person": lived.people[0], "activity": lived.activity}
