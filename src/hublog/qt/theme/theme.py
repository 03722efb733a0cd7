"""The look that is on now: tokens and text size, laid over the whole application."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from hublog import resources
from hublog.qt.theme import icons
from hublog.qt.theme.sheet import sheet
from hublog.qt.theme.tokens import CONTRAST, DARK, LIGHT, SCALES, SIZES, Look, Tokens

FAMILY = "Atkinson Hyperlegible Next"
_FONTS = ("400Regular", "600SemiBold", "700Bold")


class Theme(QObject):
    """Colours and sizes; ``changed`` after either was chosen anew."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._look = Look.SYSTEM
        self._scale = 1.0
        self.tokens = LIGHT
        self._pictures = QTemporaryDir()
        for weight in _FONTS:
            file = resources.path(f"fonts/AtkinsonHyperlegibleNext_{weight}.ttf")
            QFontDatabase.addApplicationFont(str(file))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def look(self) -> Look:
        """What was chosen."""
        return self._look

    @property
    def scale(self) -> float:
        """The text size, 1.0 to 2.0."""
        return self._scale

    def px(self, pixels: float) -> int:
        """A measure at 100 % as it is at this text size."""
        return round(pixels * self._scale)

    def font(self, size: str = "body", weight: int = 400) -> QFont:
        """The font of a size named in ``SIZES``."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(SIZES[size]))
        font.setWeight(QFont.Weight(weight))
        return font

    def color(self, token: str) -> QColor:
        """A colour by its token's name."""
        return QColor(getattr(self.tokens, token))

    def choose(self, look: Look | None = None, scale: float | None = None) -> None:
        """Put another look or text size on everything."""
        self._look = look or self._look
        if scale is not None:
            self._scale = min(max(scale, SCALES[0]), SCALES[-1])
        self._apply()

    def step(self, by: int) -> None:
        """The next larger (or smaller) text size; 0 goes back to 100 %."""
        place = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - self._scale))
        place = min(max(place + by, 0), len(SCALES) - 1) if by else 0
        self.choose(scale=SCALES[place])

    def refresh(self, window: QWidget) -> None:
        """Give the layouts below a widget the measures of this text size."""
        for layout in window.findChildren(QLayout):
            self.measure(layout)

    def measure(self, layout: QLayout) -> None:
        """Give a layout made by ``widgets.arrange`` its measures at this text size."""
        gap, margins = layout.property("gap"), layout.property("margins")
        if gap is not None:
            layout.setSpacing(self.px(gap))
        if margins is not None:
            layout.setContentsMargins(*(self.px(each) for each in margins))

    def _drawn(self, name: str, color: str) -> str:
        """The file of an icon in a colour; a style sheet takes pictures from files only."""
        file = Path(self._pictures.path()) / f"{name}-{color.lstrip('#')}.svg"
        if not file.exists():
            file.write_text(icons.source(name, color), encoding="utf-8")
        return file.as_posix()

    def _system_changed(self) -> None:
        if self._look is Look.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self.tokens = _tokens(self._look)
        icons.forget_drawn()
        self._app.setStyleSheet("")  # changing one for another takes five times as long
        self._app.setFont(self.font())
        self._app.setPalette(_palette(self.tokens))
        self._app.setStyleSheet(sheet(self.tokens, self.px, self._drawn))
        for window in self._app.topLevelWidgets():
            self.refresh(window)
        self.changed.emit()


def theme() -> Theme:
    """The look of this application, which has one as it has one palette."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there is no application to look at")
    return _theme_of(app)


@cache
def _theme_of(app: QApplication) -> Theme:
    made = Theme(app)
    made.choose()
    return made


def _tokens(look: Look) -> Tokens:
    if look is Look.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.CONTRAST: CONTRAST}[look]


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, color in (
        (role.Window, tokens.background),
        (role.WindowText, tokens.ink),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.background),
        (role.Text, tokens.ink),
        (role.PlaceholderText, tokens.muted),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.ink),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.ink),
        (role.Highlight, tokens.primary),
        (role.HighlightedText, tokens.on_primary),
        (role.Link, tokens.primary),
        (role.LinkVisited, tokens.primary),
        (role.Mid, tokens.border),
    ):
        palette.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.muted))
    return palette
