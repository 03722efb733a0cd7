"""What is shown on paper, and who was passed on long ago, for walks through the window."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from hublog.qt.document import flowing
from hublog.qt.page import Page
from hublog.services.referrals import ReferralDetails
from in_memory import done


def two_sides(page: Page) -> None:
    """Two sides of paper, called what the page is called."""
    lines = flowing(page.words("preview.title"), "<p>One line</p>" * 60, "lines.pdf")
    page.opened({"document": lines})


def passed_on_long_ago(lived: Any) -> Mapping[str, object]:  # noqa: ANN401 - the hub that is lived in
    """Nobody knows what became of them."""
    long_ago = lived.hub.clock.now().date() - dt.timedelta(days=80)
    details = ReferralDetails(
        direction="out", org_type="GP", person_id=lived.people[0], date=long_ago
    )
    done(lived.hub.referrals.add("Sam", details))
    return {}
