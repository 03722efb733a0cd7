"""One calm page before the register, or over it: what day it is, where the laptop does not know."""

from collections.abc import Callable

from hublog.domain.words import Words
from hublog.qt.entrance import Entrance
from hublog.qt.operations import Operations
from hublog.qt.pages.clock_question import ClockQuestion
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.threshold import Threshold
from hublog.services.api import Services
from hublog.services.settled_clock import Doubt, SettledClock


class ClockPage(Threshold):
    """The question alone in the middle; it has no way back, since nothing can be kept before."""

    def __init__(
        self, words: Words, operations: Operations, time: SettledClock, doubt: Doubt
    ) -> None:
        super().__init__(words)
        self.question = ClockQuestion(words, operations, time, doubt)
        self.show_card(column(self.question))
        self.setFocusProxy(self.question.first)


class ClockFirst(ClockPage):
    """The same before the register; whoever goes away from it leaves no key behind."""

    def __init__(self, entrance: Entrance, services: Services, doubt: Doubt) -> None:
        super().__init__(entrance.words, entrance.operations, services.time, doubt)
        self._entrance, self._close = entrance, services.store.close

    def leave(self) -> None:
        """Let go of the register and its key."""
        self._entrance.operations.run(self._close, lambda _: self._entrance.back.emit(), self)


def settled_first(entrance: Entrance, services: Services, then: Callable[[], None]) -> None:
    """Ask what day it is where that is in doubt, and go on once it is settled."""
    doubt = services.time.doubt()
    if doubt is None:
        then()
        return
    page = ClockFirst(entrance, services, doubt)
    page.question.settled.connect(then)
    entrance.page.emit(page)
