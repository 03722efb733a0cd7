"""The application: one window for a home folder, in the hub's language, whatever the laptop says."""

import sys
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hublog.qt.binding import keep_constants
from hublog.qt.instance import OnlyOne
from hublog.qt.main_window import MainWindow
from hublog.qt.parts import Parts


def run(parts: Parts, argv: Sequence[str]) -> int:
    """Show the window until it is closed; a second start only raises the first."""
    app = application(argv)
    only_one = OnlyOne(parts.home, app)
    if not only_one.first():
        return 0
    window = MainWindow(parts)
    only_one.called.connect(window.come_forward)
    _last_chance(window)
    window.painted.connect(only_one.listen)
    window.show()
    return app.exec()


def application(argv: Sequence[str]) -> QApplication:
    """Qt's application, made ready for our look and the dates and numbers of the UK."""
    keep_constants()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication([argv[0] if argv else "hublog"])
    app.setApplicationName("hublog")
    app.setApplicationDisplayName("hublog")
    app.setStyle("Fusion")
    return app


def _last_chance(window: MainWindow) -> None:
    """Nobody ever sees a traceback: a bug of ours in the window is noted and said in a sentence."""

    def hook(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        window.broke(error)

    sys.excepthook = hook
