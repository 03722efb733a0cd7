"""The one style sheet, made from tokens; what it cannot draw well, the widgets paint."""

from collections.abc import Callable

from hublog.qt.theme.tokens import CARD_RADIUS, RADIUS, SIZES, TARGET, Tokens


def sheet(t: Tokens, px: Callable[[float], int], drawn: Callable[[str, str], str]) -> str:
    """The style sheet for one look at one text size.

    ``drawn`` gives the file of an icon in a colour, for what Qt draws itself.
    """
    return _texts(t, px) + _fields(t, px) + _marks(t, px, drawn) + _frames(t, px) + _views(t, px)


def _texts(t: Tokens, px: Callable[[float], int]) -> str:
    def size(name: str) -> int:
        return px(SIZES[name])

    return f"""
QLabel[role="h1"] {{ font-size: {size("h1")}px; font-weight: 700; }}
QLabel[role="h2"] {{ font-size: {size("h2")}px; font-weight: 700; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="small"] {{ font-size: {size("small")}px; color: {t.muted}; }}
QLabel[role="muted"] {{ color: {t.muted}; }}
QLabel[role="figure"] {{ font-size: {px(36)}px; font-weight: 700; color: {t.primary}; }}
QLabel[role="count"] {{ font-size: {size("count")}px; font-weight: 700; color: {t.primary}; }}
QLabel[role="brand"] {{ font-size: {size("input")}px; font-weight: 700; color: {t.primary}; }}
QLabel[role="error"] {{ color: {t.error.ink}; }}
QToolTip {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.border};
  padding: {px(6)}px; font-size: {size("small")}px; }}
"""


def _fields(t: Tokens, px: Callable[[float], int]) -> str:
    fields = "QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox"
    focused = ", ".join(f"{each}:focus" for each in fields.split(", "))
    pad = px(8)
    return f"""
{fields} {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.border};
  border-radius: {px(RADIUS)}px; padding: {pad + 2}px {px(10) + 2}px;
  selection-background-color: {t.primary}; selection-color: {t.on_primary}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {px(TARGET) - 2 * (pad + 3)}px; }}
{focused} {{ border: 3px solid {t.focus}; padding: {pad}px {px(10)}px; }}
QLineEdit[big="true"] {{ font-size: {px(SIZES["input"])}px; }}
QLineEdit[pin="true"] {{ font-size: {px(SIZES["h1"])}px; min-height: {px(TARGET)}px; }}
QLineEdit:disabled, QComboBox:disabled {{ color: {t.muted}; background: {t.background}; }}
QLineEdit[wrong="true"] {{ border: 2px solid {t.error.ink}; padding: {pad + 1}px {px(10) + 1}px; }}
QLineEdit[wrong="true"]:focus {{ border: 3px solid {t.error.ink}; padding: {pad}px {px(10)}px; }}
QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.border};
  selection-background-color: {t.chosen}; selection-color: {t.ink}; outline: 0; }}
QAbstractSpinBox QLineEdit {{ border: 0; background: transparent; min-height: 0;
  padding: 0 {px(8)}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: 0; }}
QCheckBox, QRadioButton {{ min-height: {px(TARGET)}px; spacing: {px(10)}px;
  border: 3px solid transparent; border-radius: {px(RADIUS)}px; padding: 0 {px(4)}px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.focus}; }}
"""


def _marks(t: Tokens, px: Callable[[float], int], drawn: Callable[[str, str], str]) -> str:
    """Ticks and arrows, which need pictures."""
    return f"""
QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: {px(32)}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url({drawn("chevron-down", t.ink)});
  width: {px(20)}px; height: {px(20)}px; }}
QCheckBox::indicator, QTableView::indicator {{ width: {px(22)}px; height: {px(22)}px; border: 2px solid {t.border};
  border-radius: {px(4)}px; background: {t.surface}; }}
QCheckBox::indicator:checked, QTableView::indicator:checked {{ background: {t.primary}; border-color: {t.primary};
  image: url({drawn("check", t.on_primary)}); }}
"""


def _frames(t: Tokens, px: Callable[[float], int]) -> str:
    def notice(kind: str) -> str:
        status = t.status(kind)
        return f"""
QFrame[frame="{kind}"] {{ background: {status.ground}; border: 2px solid {status.ink};
  border-radius: {px(RADIUS)}px; }}
QFrame[frame="{kind}"] QLabel {{ color: {status.ink}; }}"""

    return f"""
QFrame[frame="card"] {{ background: {t.surface}; border: 1px solid {t.line};
  border-radius: {px(CARD_RADIUS)}px; }}
QFrame[frame="first"] {{ background: {t.surface}; border: 2px solid {t.primary};
  border-radius: {px(CARD_RADIUS)}px; }}
QFrame[frame="line"] {{ background: {t.line}; border: 0; max-height: 1px; min-height: 1px; }}
QFrame[frame="side"] {{ background: {t.background}; border: 0; border-right: 1px solid {t.line}; }}
QFrame[frame="made-up"] {{ background: {t.made_up.ground}; border: 0; }}
QFrame[frame="made-up"] QLabel {{ color: {t.made_up.ink}; font-weight: 600; }}
{"".join(map(notice, ("ok", "warn", "error", "info")))}
QScrollArea {{ background: transparent; border: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
"""


def _views(t: Tokens, px: Callable[[float], int]) -> str:
    return f"""
QListView {{ background: transparent; border: 0; outline: 0; }}
QTableView {{ background: {t.surface}; alternate-background-color: {t.background};
  border: 1px solid {t.line}; border-radius: {px(RADIUS)}px; gridline-color: {t.line}; outline: 0;
  selection-background-color: {t.chosen}; selection-color: {t.ink}; }}
QTableView[plain="true"] {{ border: 0; background: transparent; border-radius: 0; }}
QTableView[plain="false"] {{ padding: 2px; }}
QTableView[plain="false"]:focus {{ border: 3px solid {t.focus}; padding: 0; }}
QTableView[cells="true"]:focus {{ border: 1px solid {t.border}; }}
QTableView::item {{ padding: 0 {px(8)}px; }}
QTableView::item:selected {{ background: {t.chosen}; color: {t.ink}; }}
QTableView[plain="false"]::item:focus {{ border: 2px solid {t.focus}; }}
QHeaderView::section {{ background: {t.background}; color: {t.muted}; border: 0;
  border-bottom: 1px solid {t.line}; padding: {px(6)}px {px(8)}px; font-weight: 600; }}
QTableView[plain="true"] QHeaderView::section {{ background: transparent; border: 0;
  padding: {px(2)}px 0; font-weight: 400; }}
QTableView[plain="true"] QHeaderView::section:vertical {{ color: {t.ink}; font-weight: 600;
  padding: 0 {px(8)}px 0 0; }}
QTableView[plain="true"] QHeaderView {{ background: transparent; }}
QTableCornerButton::section {{ background: {t.background}; border: 0; }}
QTableView[plain="true"] QTableCornerButton::section {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {px(14)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(14)}px; margin: 0; }}
QScrollBar::handle {{ background: {t.border}; border-radius: {px(4)}px; margin: {px(3)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(44)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(44)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {t.chosen}; border: 0; border-radius: {px(4)}px; max-height: {px(10)}px; }}
QProgressBar::chunk {{ background: {t.primary}; border-radius: {px(4)}px; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.border}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(10)}px {px(16)}px; border-radius: {px(4)}px; }}
QMenu::item:selected {{ background: {t.chosen}; }}
"""
