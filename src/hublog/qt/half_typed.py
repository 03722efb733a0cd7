"""Gathers what is half typed on the pages of a frame, and types it again on those of another one."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QWidget

from hublog.domain.half_typed import HalfTyped, HalfTypedPage, TypedField
from hublog.domain.months import Month
from hublog.qt.actions import BY_NAME
from hublog.qt.page import AnyPage
from hublog.qt.page_frame import PageFrame

_MONTH = "month"
_KEY_OF_CARD = {
    ("register", "NewcomerCard"): "someone_new",
    ("register", "PartyCard"): "family",
    ("register", "HelpingCard"): "helpers",
    ("register", "ReferralCard"): "advice",
    ("register", "EndingCard"): "finish",
}
"""Cards that a key of their page opens again."""


def gathered(frame: PageFrame) -> HalfTyped:
    """Every page with something typed in it that is kept nowhere yet; secrets are none of it."""
    found = (_of_page(page, shown=page is frame.page) for page in frame.made_pages)
    return tuple(page for page in found if page.fields)


def _of_page(page: AnyPage, *, shown: bool) -> HalfTypedPage:
    where = {name: str(value) for name, value in page.asked.items() if _is_kept(value)}
    return HalfTypedPage(
        page=page.name,
        shown=shown,
        where=where,
        card=type(page.card).__name__ if page.card is not None else "",
        fields=tuple(
            TypedField(name, _text(field), place)
            for name, place, field in _named(page)
            if _is_typed(field)
        ),
    )


def _is_kept(value: object) -> bool:
    return isinstance(value, str | Month)


def _fields(page: AnyPage) -> Iterable[QLineEdit | QPlainTextEdit]:
    """The fields that show their text, as they stand on the page, but not those inside of others."""
    for field in page.findChildren(QWidget):
        if not isinstance(field, QLineEdit | QPlainTextEdit) or field.isReadOnly():
            continue
        hidden = isinstance(field, QLineEdit) and field.echoMode() is not QLineEdit.EchoMode.Normal
        hidden = hidden or bool(field.property("secret"))
        inside = isinstance(field.parentWidget(), QAbstractSpinBox)
        if field.isVisibleTo(page) and not hidden and not inside:
            yield field


def _named(page: AnyPage) -> Iterable[tuple[str, int, QLineEdit | QPlainTextEdit]]:
    """Each field with its name, and which of those of that name it is."""
    often: Counter[str] = Counter()
    for field in _fields(page):
        name = field.accessibleName()
        yield name, often[name], field
        often[name] += 1


def _is_typed(field: QLineEdit | QPlainTextEdit) -> bool:
    typed = field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()
    return typed and bool(_text(field).strip())


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


class TypedAgain(QObject):
    """Types everything again where it stood: at once on the page that was looked at, on others once opened.

    ``left_over`` is told of what has no place any more.
    """

    def __init__(
        self,
        frame: PageFrame,
        texts: HalfTyped,
        left_over: Callable[[tuple[TypedField, ...]], None],
    ) -> None:
        super().__init__(frame)
        self._frame, self._left_over = frame, left_over
        self._waiting = {page.page: page for page in texts}
        frame.turned.connect(self._opened)

    def begin(self) -> None:
        """Show the page that was looked at, as it was."""
        shown = next((page for page in self._waiting.values() if page.shown), None)
        if shown is not None:
            self._frame.desk.go(shown.page, **_asked(shown.where))

    def _opened(self, name: str) -> None:
        wanted, page = self._waiting.pop(name, None), self._frame.page
        if wanted is not None and page is not None:
            self._once_answered(lambda: self._open_card(page, wanted))

    def _open_card(self, page: AnyPage, wanted: HalfTypedPage) -> None:
        key = _KEY_OF_CARD.get((wanted.page, wanted.card))
        if key is not None and page.card is None:
            press(page, key)
        self._once_answered(lambda: self._type(page, wanted))

    def _type(self, page: AnyPage, wanted: HalfTypedPage) -> None:
        known = {(name, place): field for name, place, field in _named(page)}
        missing = []
        for each in wanted.fields:
            field = known.get((each.name, each.place))
            if field is None:
                missing.append(each)
            else:
                _put(field, each.text)
        if missing:
            self._left_over(tuple(missing))

    def _once_answered(self, then: Callable[[], None]) -> None:
        """Go on once the page has asked for everything and shows it."""
        operations = self._frame.desk.operations

        def look() -> None:
            if not shiboken6.isValid(self):
                return
            if operations.idle:
                then()
            else:
                QTimer.singleShot(10, self, look)

        QTimer.singleShot(0, self, look)


def _asked(where: Mapping[str, str]) -> dict[str, Any]:
    return {name: Month.parse(text) if name == _MONTH else text for name, text in where.items()}


def _put(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Type it, so that whoever listens to typing hears it, and so that it still counts as typed."""
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
        field.insert(text)
    else:
        field.selectAll()
        field.insertPlainText(text)


def press(page: QWidget, key: str) -> None:
    """What a key of the table does on that page."""
    wanted = QKeySequence(BY_NAME[key].keys)
    for action in page.actions():
        if wanted in action.shortcuts():
            action.trigger()
            return
