"""Help: the guides of docs/, offline, the same words as on paper."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, cast

from PySide6.QtCore import QSizeF, QUrl
from PySide6.QtGui import (
    QImageReader,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from hublog import __version__, resources
from hublog.qt.actions import bind, shown
from hublog.qt.document import laid_out
from hublog.qt.page import AnyPage
from hublog.qt.pages.preview import preview
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.workplace import Workplace

_PAPER = QSizeF(680, 960)
"""The printable part of a sheet of A4 in the pixels of a screen at 100 %, whatever the printer counts."""


class _Guide(QTextBrowser):
    """A guide whose pictures grow and shrink with the page."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Make no picture wider than what can be seen."""
        _fit_pictures(self.document(), self.viewport().width() - 2 * theme().px(20))


class Help(AnyPage):
    """Shows one guide at a time; ``opened({"document": name})`` chooses it."""

    name = "help"
    guides: ClassVar[dict[str, str]] = {
        "volunteer": "docs/volunteer.md",
        "card": "docs/at-the-desk.md",
        "coordinator": "docs/coordinator.md",
        "bring_in": "docs/bring-in.md",
        "people": "docs/people.md",
        "laptops": "docs/two-laptops.md",
        "trouble": "docs/troubleshooting.md",
        "privacy": "docs/privacy.md",
        "about": "THIRD_PARTY.md",
        "licence": "LICENSE",
    }
    """What can be read here, the usual one first, and where each lies in the project."""

    def __init__(self, desk: Workplace[Any]) -> None:
        super().__init__(desk)
        words = self.words
        self.head(words("help_page.title"), words("help_page.version", version=__version__))
        keys = Button(words("help_page.keys"), icon="keyboard", hint=shown("keys"))
        keys.clicked.connect(lambda: desk.go("keys"))
        self.print = Button(words("help_page.print"), icon="printer", hint=shown("print"))
        self.print.clicked.connect(self._print)
        bind(self, "print", self._print)
        self.corner.addLayout(row(keys, self.print))
        self.choices = Choices(
            words("help_page.which"), [(name, words(f"help_page.{name}")) for name in self.guides]
        )
        self.choices.chose.connect(self._show)
        self.text = _Guide()
        self.text.setAccessibleName(words("help_page.text"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.setMinimumHeight(theme().px(240))
        self.body.addWidget(self.choices)
        self.body.addWidget(self.text, 1)
        theme().changed.connect(self._show_again)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the guide asked for, or the one that was open, or the usual one."""
        wanted = str(where.get("document", "")), self.choices.value, *self.guides
        self._show(next(name for name in wanted if name in self.guides))
        self.text.setFocus()

    def _show_again(self) -> None:
        self._show(self.choices.value)

    def _show(self, name: str) -> None:
        if name not in self.guides:
            return
        self.choices.choose(name)
        file = resources.document(self.guides[name])
        text = file.read_text(encoding="utf-8")
        self.text.document().setBaseUrl(QUrl.fromLocalFile(str(file.parent) + "/"))
        if file.suffix == ".md":
            self.text.setMarkdown(text)
        else:
            self.text.setPlainText(text)
        _read_easily(self.text.document(), theme().px)
        self.text.fit()
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)

    def _follow(self, link: QUrl) -> None:
        """Another guide opens here; the rest of the project's files are for builders."""
        wanted = link.fileName()
        for name, place in self.guides.items():
            if place.endswith(wanted) and wanted:
                self._show(name)
                return
        if link.fragment():
            self.text.scrollToAnchor(link.fragment())

    def _print(self) -> None:
        title = self.words(f"help_page.{self.choices.value}")
        file_name = self.words("help_page.file", title=title)
        paper = laid_out(title, on_paper(self.text.document()), file_name)
        preview(self.desk, paper, self.name)


def on_paper(document: QTextDocument) -> QTextDocument:
    """The document as it is printed: Qt makes its pages as large as the paper, its pictures with it."""
    copy = document.clone()
    copy.setBaseUrl(document.baseUrl())
    font = copy.defaultFont()
    font.setPixelSize(14)
    copy.setDefaultFont(font)
    _read_easily(copy, int)
    copy.setDocumentMargin(0)
    _fit_pictures(copy, int(_PAPER.width()) // 2)
    copy.setPageSize(_PAPER)
    return copy


def _read_easily(document: QTextDocument, px: Callable[[int], int]) -> None:
    """Room around the text, its parts and the cells of its tables."""
    document.setDocumentMargin(px(20))
    document.setIndentWidth(px(24))
    block = document.begin()
    while block.isValid():
        _give_room(block, px)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            look = frame.format().toTableFormat()
            look.setCellPadding(px(5))
            look.setBottomMargin(px(12))
            frame.setFormat(look)


def _give_room(block: QTextBlock, px: Callable[[int], int]) -> None:
    cursor = QTextCursor(block)
    look = block.blockFormat()
    if look.headingLevel():
        look.setTopMargin(px(16 if block.blockNumber() else 0))
    in_table = cursor.currentTable() is not None
    look.setBottomMargin(0 if in_table else px(4 if block.textList() else 8))
    cursor.setBlockFormat(look)


def _fit_pictures(document: QTextDocument, most: int) -> None:
    block = document.begin()
    while block.isValid():
        for piece in cast("Iterable[QTextBlock.iterator]", block):
            part = piece.fragment()
            look = part.charFormat().toImageFormat()
            if look.isValid():
                _fit_picture(document, part.position(), most)
        block = block.next()


def _fit_picture(document: QTextDocument, position: int, most: int) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
    look = cursor.charFormat().toImageFormat()
    file = document.baseUrl().resolved(QUrl(look.name())).toLocalFile()
    wide = min(QImageReader(file).size().width(), most)
    if wide > 0 and wide != look.width():
        look.setWidth(wide)
        cursor.setCharFormat(look)
