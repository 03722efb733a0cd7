"""Before something is printed: each side as it will be, its words read out, and the ways on."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from entering import press, texts
from hublog.qt.document import Document, Size, flowing
from hublog.qt.document_file import pdf
from hublog.qt.frame import Frame
from hublog.qt.pages.preview import Preview, named, preview
from published import text_of_pdf

NEXT, BEFORE, ESC = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Escape


def three_sides(**more: object) -> Document:
    lines = "".join(f"<p>Line {n} of what is to be read</p>" for n in range(90))
    return flowing("A list", lines, "list.pdf", **more)


class ReadyDialog:
    """Stands for a person who chooses a printer, or closes the question."""

    DialogCode = QPrintDialog.DialogCode
    answer = QPrintDialog.DialogCode.Accepted
    file = ""

    def __init__(self, printer: QPrinter, parent: object) -> None:
        printer.setOutputFileName(self.file)

    def exec(self) -> QPrintDialog.DialogCode:
        return self.answer


@pytest.fixture
def shown(frame, desk) -> Frame:
    made = frame("today")
    preview(desk, three_sides(), "today")
    return made


@pytest.fixture
def page(shown) -> Preview:
    assert isinstance(shown.page, Preview)
    return shown.page


TABLE = "<table><thead><tr><th>Head</th></tr></thead><tr><td>First</td></tr></table>"


@pytest.mark.parametrize("follows", ["<p>First</p>", TABLE])
def test_no_heading_stands_alone_at_the_foot_of_a_side(frame, follows) -> None:
    frame("today")
    for lines in range(40, 52):
        for points in (10, 11):
            filled = "<p style='margin:0'>Line</p>" * lines
            html = f"{filled}<h2>Heading</h2>{follows}"
            made = flowing("A list", html, "", points=points)
            assert len([side for side in made.leaves if "Heading" in side.said]) == 1
            assert all(("Heading" in side.said) == ("First" in side.said) for side in made.leaves)


def test_all_that_follows_a_heading_that_was_moved_is_drawn(frame, tmp_path) -> None:
    frame("today")
    row = f"<tr><td>{'word ' * 120}</td></tr>"
    first, *others = (
        f"<h2>Heading{n}</h2>{TABLE.replace('</table>', more)}</table>"
        for n, more in enumerate(("", row * 3, row * 3, row * 3))
    )
    for lines in (44, 47, 50):
        filled = "<p style='margin:0'>Line</p>" * lines
        made = flowing("A list", f"{filled}{first}<p>a<br>b</p>{''.join(others)}", "")
        drawn = text_of_pdf(pdf(made, dt.date(2026, 5, 5)), tmp_path)
        assert [n for n in range(4) if f"Heading{n}" not in drawn] == []


def test_each_side_says_its_number_and_its_words_in_their_turn(page) -> None:
    said = []
    for n in (1, 2, 3):
        assert f"Page {n} of 3" in texts(page)
        assert page.side.accessibleName() == f"Page {n} of 3"
        said += page.side.accessibleDescription().splitlines()
        QTest.keyClick(page.side, NEXT)
    assert said == [f"Line {n} of what is to be read" for n in range(90)]
    QTest.keyClick(page.side, BEFORE)
    assert "Page 2 of 3" in texts(page)


def test_what_is_seen_is_the_paper_and_it_can_be_made_as_wide_as_the_page(page) -> None:
    picture = page.side.grab().toImage()
    inks = {picture.pixelColor(x, 300).lightness() < 128 for x in range(picture.width())}
    assert inks == {True, False}
    before = page.side.height()
    assert before < page.window().height()
    press(page, "Larger")
    assert page.side.height() > 1.5 * before
    press(page, "Whole page")
    assert page.side.height() == before


def test_esc_goes_back_to_the_page_that_asked(page) -> None:
    frame = page.window()
    QTest.keyClick(page.side, ESC)
    assert frame.page.name == "today"


def test_a_side_alone_needs_no_turning_and_nothing_no_printing(frame, desk) -> None:
    shown = frame("preview")
    assert "There is nothing to print yet." in texts(shown)
    shown.page.print_it()
    shown.page.save_as(Path("never.pdf"))
    shown.page._ask_where()
    QTest.keyClick(shown.page, NEXT)
    preview(desk, flowing("Short", "<p>One line</p>", "short.pdf", size=Size.A5), "today")
    assert "One page." in texts(shown)
    assert not shown.page.after.isVisible()


def test_it_is_kept_as_a_pdf_of_every_side(page, monkeypatch, tmp_path) -> None:
    file = tmp_path / "mine.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    used = []
    object.__setattr__(page.document, "used", lambda: used.append("before"))
    press(page, "Save as PDF")
    text = text_of_pdf(file.read_bytes(), tmp_path)
    assert all(f"Line {n} of" in text for n in range(90))
    assert used == ["before"]
    assert f"Saved: {file}" in texts(page.window())
    page.save_as(tmp_path)
    assert "could not be written" in texts(page.window())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page._ask_where()


@pytest.mark.parametrize("accepted", [True, False])
def test_it_is_printed_where_somebody_chooses_a_printer(
    page, monkeypatch, tmp_path, accepted
) -> None:
    file = tmp_path / "printed.pdf"
    codes = QPrintDialog.DialogCode
    monkeypatch.setattr(ReadyDialog, "answer", codes.Accepted if accepted else codes.Rejected)
    monkeypatch.setattr(ReadyDialog, "file", str(file))
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrintDialog", ReadyDialog)
    QTest.keyClick(page.side, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert file.exists() is accepted
    assert ("Sent to the printer: A list" in texts(page.window())) is accepted
    if accepted:
        assert "Line 89 of" in text_of_pdf(file.read_bytes(), tmp_path)


def test_a_file_is_called_what_every_laptop_can_call_it(qapp) -> None:
    assert named(flowing("", "", 'Sheet Tea/Coffee: "warm"? 2026-05-05.pdf')) == (
        "Sheet Tea Coffee warm 2026-05-05.pdf"
    )
