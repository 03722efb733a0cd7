from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument, QTextImageFormat
from PySide6.QtTest import QTest

from hublog import resources
from hublog.qt.actions import KEYS
from hublog.qt.pages.help import on_paper
from hublog.qt.theme.theme import theme
from published import text_of_pdf


def test_every_guide_can_be_read(frame) -> None:
    shown = frame("help")
    for name in shown.page.guides:
        shown.page._show(name)
        assert len(shown.page.text.toPlainText()) > 100, name


def test_an_office_reads_its_own_guide_and_what_that_links_to(office_frame) -> None:
    shown = office_frame("help")
    page = shown.page
    assert page.choices.value == "office"
    for link, name in (("method.md", "method"), ("command-line.md", "command_line")):
        page._show("office")
        assert f"]({link})" in resources.document("docs/office.md").read_text(encoding="utf-8")
        page._follow(page.text.document().baseUrl().resolved(QUrl(link)))
        assert page.choices.value == name
        assert len(page.text.toPlainText()) > 100
    for name in page.guides:
        page._show(name)
        assert len(page.text.toPlainText()) > 100, name


def test_a_link_to_another_guide_opens_it_here(frame) -> None:
    shown = frame("help", document="volunteer")
    page = shown.page
    page._follow(page.text.document().baseUrl().resolved(QUrl("privacy.md")))
    assert page.choices.value == "privacy"


def test_all_keys_are_listed_with_words(frame) -> None:
    shown = frame("keys")
    said = [row.spoken for view in shown.page.lists for row in view.rows]
    assert len(said) == sum(key.place in shown.desk.key_places for key in KEYS)
    assert any("Ctrl+Z" in each for each in said)
    assert "Go to Today: Alt+1" in said


def test_an_office_lists_its_own_keys_and_pages(office_frame) -> None:
    shown = office_frame("keys")
    said = [row.spoken for view in shown.page.lists for row in view.rows]
    assert "Go to Returns: Alt+1" in said
    assert "Take in files: Ctrl+O" in said
    assert not any("Register" in each or "Alt+8" in each for each in said)


def test_the_list_of_keys_is_reached_from_help(frame, qtbot) -> None:
    shown = frame("help")
    keys = next(b for b in shown.page.findChildren(type(shown.page.print)) if b.hint == "Ctrl+/")
    qtbot.mouseClick(keys, Qt.MouseButton.LeftButton)
    assert shown.page.name == "keys"


def test_a_guide_prints_as_large_as_a_book_and_with_its_pictures(frame) -> None:
    """The text may be twice as large on the screen; the paper stays as it is."""
    shown = frame("help", document="volunteer")
    theme().choose(scale=2.0)
    paper = on_paper(shown.page.text.document())
    assert paper.pageCount() == 3
    assert paper.size().width() <= paper.pageSize().width()
    pictures = [look for look in _pictures(paper) if look.width() <= paper.pageSize().width()]
    assert len(pictures) == len(_pictures(paper)) > 0
    assert not any(
        paper.resource(QTextDocument.ResourceType.ImageResource, QUrl(look.name())) is None
        for look in pictures
    )


def test_the_guide_for_coordinators_shows_its_pictures_and_leads_on(frame) -> None:
    shown = frame("help", document="coordinator")
    page = shown.page
    assert page.choices.value == "coordinator"
    assert len(_pictures(page.text.document())) == 6
    assert on_paper(page.text.document()).pageCount() == 5
    page._follow(page.text.document().baseUrl().resolved(QUrl("privacy.md")))
    assert page.choices.value == "privacy"


def test_the_card_fits_on_one_sheet(frame) -> None:
    shown = frame("help", document="card")
    assert on_paper(shown.page.text.document()).pageCount() == 1


def test_no_picture_is_wider_than_the_page(frame, settled) -> None:
    shown = frame("help", document="volunteer")
    shown.resize(800, 600)
    settled()
    guide = shown.page.text
    assert all(0 < look.width() <= guide.viewport().width() for look in _pictures(guide.document()))


def _pictures(document: QTextDocument) -> list[QTextImageFormat]:
    found = []
    block = document.begin()
    while block.isValid():
        found += [piece.fragment().charFormat().toImageFormat() for piece in block]
        block = block.next()
    return [look for look in found if look.isValid()]


def test_a_guide_is_looked_at_before_it_is_printed(frame, tmp_path) -> None:
    shown = frame("help", document="volunteer")
    QTest.keyClick(shown.page.text, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert (shown.page.name, shown.page.title.text()) == ("preview", "For volunteers")
    assert len(shown.page.document.leaves) == 3
    assert "Undo" in shown.page.side.accessibleDescription()
    file = tmp_path / "guide.pdf"
    shown.page.save_as(file)
    assert "Undo" in text_of_pdf(file.read_bytes(), tmp_path)
    QTest.keyClick(shown.page.side, Qt.Key.Key_Escape)
    assert shown.page.name == "help"
