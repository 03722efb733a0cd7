"""How this laptop likes its window: look, text size, where files go, who works here, in a file beside the register."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from hublog.qt.idleness import USUAL_MINUTES
from hublog.qt.theme.theme import Theme
from hublog.qt.theme.tokens import Look


class Preferences:
    """Nothing about people is kept here, so the file is plain."""

    def __init__(self, home: Path) -> None:
        self._file = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)

    def put_on(self, theme: Theme) -> None:
        """Give the window the look it had last."""
        try:
            look = Look(str(self._file.value("look", Look.SYSTEM.value)))
            scale = float(str(self._file.value("scale", "1.0")))
        except ValueError:
            look, scale = Look.SYSTEM, 1.0
        theme.choose(look, scale)

    def remember(self, theme: Theme) -> None:
        """Keep the look for next time, where it is another one."""
        for key, value in (("look", theme.look.value), ("scale", str(theme.scale))):
            if str(self._file.value(key, "")) != value:
                self._file.setValue(key, value)

    @property
    def returns(self) -> Path | None:
        """The folder that returns are saved in; none where nobody chose one, or it is gone."""
        found = str(self._file.value("returns", ""))
        return Path(found) if found and Path(found).is_dir() else None

    def remember_returns(self, folder: Path) -> None:
        """Save returns there from now on."""
        self._file.setValue("returns", str(folder))

    @property
    def name(self) -> str:
        """Who works here, where the store does not say."""
        return str(self._file.value("name", ""))

    def remember_name(self, name: str) -> None:
        """Keep the name for next time."""
        self._file.setValue("name", name)

    @property
    def lock_minutes(self) -> int:
        """After so many minutes without a touch this laptop locks."""
        found = str(self._file.value("lock_minutes", ""))
        return int(found) if found.isdecimal() else USUAL_MINUTES

    def remember_lock_minutes(self, minutes: int) -> None:
        """Lock after so many minutes from now on."""
        self._file.setValue("lock_minutes", minutes)

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood."""
        found = self._file.value("geometry")
        return found if isinstance(found, QByteArray) else None

    def remember_geometry(self, geometry: QByteArray) -> None:
        """Keep where the window stands."""
        self._file.setValue("geometry", geometry)
