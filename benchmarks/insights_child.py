"""The program itself with the page Insights: opened, and with another span chosen.

``insights_child.py PASSPHRASE`` opens the register of ``HUBLOG_HOME`` and waits for Today. It prints one
line of JSON: milliseconds until every picture is painted, as soon as the page is opened and once another
span was chosen.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from desk_child import idle, shown, window
from hublog.qt.pages.insights import InsightsPage
from month_child import main, the_page, wait


def told() -> dict[str, list[float]]:
    """What this run has shown."""
    opened = _timed(lambda: window().inside.go("insights"))
    page = the_page(InsightsPage)
    return {"opened": [opened], "chosen": [_timed(lambda: _choose(page, "all")) for _ in range(3)]}


def _choose(page: InsightsPage, span: str) -> None:
    page.span.setCurrentIndex(page.span.findData(span))
    page.span.chose.emit(span)


def _timed(job: Callable[[], None]) -> float:
    """Milliseconds until nothing is missing and all that is in sight is painted."""
    start = time.perf_counter()
    job()
    while shown(InsightsPage) is None or not idle():
        wait()
    page = the_page(InsightsPage)
    for card in page.cards_of.values():
        card.chart.viewport().repaint()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main(told))
