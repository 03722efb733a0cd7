"""What is half typed when somebody locks the register is kept before its key is let go."""

import drawing
from hublog.qt.entrance import Opened
from month_scenes import APRIL


def test_what_was_learned_is_kept_when_the_register_is_locked(window, services, hub, lived) -> None:
    """Domain.md, principle 7: nothing is lost."""

    def settle() -> None:
        drawing.settle(window.inside.operations)

    window.inside.open_register(Opened(services, "Sam"))
    settle()
    window.inside.go("month")
    settle()
    window.frame.page.waiting.learn.emit()
    settle()
    window.frame.page.card.texts["went_well"].setPlainText("Soup dr")
    window.inside.locking.let_go("lock.chosen")
    settle()
    assert hub.store.closed
    assert hub.learning.of(APRIL).went_well == "Soup dr"
