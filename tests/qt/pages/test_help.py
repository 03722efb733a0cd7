from PySide6.QtCore import Qt, QUrl

from hublog.qt.actions import KEYS
from hublog.qt.pages.help import _GUIDES


def test_every_guide_can_be_read(frame, qtbot) -> None:
    shown = frame("help")
    for name in _GUIDES:
        shown.page._show(name)
        assert len(shown.page.text.toPlainText()) > 100, name


def test_a_link_to_another_guide_opens_it_here(frame) -> None:
    shown = frame("help", document="volunteer")
    page = shown.page
    page._follow(page.text.document().baseUrl().resolved(QUrl("privacy.md")))
    assert page.choices.value == "privacy"


def test_all_keys_are_listed_with_words(frame) -> None:
    shown = frame("keys")
    said = [row.spoken for view in shown.page.lists for row in view.rows]
    assert len(said) == len(KEYS)
    assert any("Ctrl+Z" in each for each in said)


def test_the_list_of_keys_is_reached_from_help(frame, qtbot) -> None:
    shown = frame("help")
    keys = next(b for b in shown.page.findChildren(type(shown.page.print)) if b.hint == "Ctrl+/")
    qtbot.mouseClick(keys, Qt.MouseButton.LeftButton)
    assert shown.page.name == "keys"
