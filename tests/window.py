"""The real program on a screen of its own: typed at, and read as a screen reader reads it."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from screen import Screen, Thing, program_of

_PATIENCE = 20
_ONE_KEY = 0.5
_ONE_LOOK = 2
_BETWEEN_LOOKS = 0.05
"""Seconds: whoever looks all the time keeps the window from getting on, for it has to answer."""
DOT = "●"
"""What a field for secrets shows in place of each letter."""
_MOST_TABS = 60
_LINES = {"table cell", "list item", "tree item"}


class Window:
    """The program in a home folder; only keys go in, and what a reader reads comes out."""

    def __init__(self, screen: Screen, home: Path) -> None:
        self._screen = screen
        self._settings = {**screen.settings, "HUBLOG_HOME": str(home), "HUBLOG_KEY_SECONDS": "0"}
        self._program = subprocess.Popen([sys.executable, "-m", "hublog"], env=self._settings)
        self._focused = ""

    def take_keys(self) -> None:
        """Give the keyboard to the newest window of the program; nobody else here would."""
        self._until(self._newest, "a window")
        # One that is known but not yet drawn takes no keys; the next moment it does, or is gone.
        self._until(self._follow, "a window that takes keys")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self.take_keys()
        self._xdotool("key", "--clearmodifiers", *keys)

    def write(self, text: str) -> None:
        """Type into what has the focus, until it stands there, or as many dots."""
        self.keys(text)

        def stands() -> bool:
            return any(
                thing.text.endswith(text) or set(thing.text) == {DOT}
                for thing in self._screen.things()
                if thing.focused and len(thing.text) >= len(text)
            )

        self._until(stands, f"{text} in {self.focus()}")

    def choose(self, field: str, named: object) -> None:
        """Name a file or a folder where a dialog asks for one.

        While that reads the disk it puts what it marks into the field: a quick hand types again.
        """
        self.until_focus(field)

        def typed() -> bool:
            self.press("ctrl+a")
            self.keys(str(named))
            return _wait(lambda: self.focus().text.endswith(str(named)), _ONE_LOOK)

        self._until(typed, f"{named} in {field}")
        self.press("Return")

    def keys(self, text: str) -> None:
        """Type where it cannot be read back, as in a cell that opens with the first letter."""
        self.take_keys()
        self._xdotool("type", "--clearmodifiers", "--delay", "2", text)

    def focus(self) -> Thing:
        """What has the focus; a list's current line says so too, wherever the focus is."""
        found = [thing for thing in self._screen.things() if thing.focused]
        found = [thing for thing in found if thing.role not in _LINES] or found
        return found[-1] if found else Thing("", "", "", focused=False)

    def tab_to(self, name: str, key: str = "Tab") -> None:
        """Press Tab until something of that name has the focus; a time takes two, as it has parts.

        ``shift+Tab`` gets there sooner where it stands at the end of a long page.
        """
        for _ in range(_MOST_TABS):
            before = self.focus()
            if name in before.name:
                return
            self.press(key)
            _wait(lambda before=before: self.focus() != before, _ONE_KEY)
        raise AssertionError(f"Tab never reaches {name}: {self.texts()}")

    def unlock(self, secret: str) -> None:
        """Type the secret that opens the register."""
        self.until_focus("Passphrase")
        self.write(secret)
        self.press("Return")

    def until_focus(self, name: str) -> None:
        """Wait until something of that name has the focus."""

        def there() -> bool:
            # A dialog that closes while this waits leaves its keys to nobody.
            return self._follow() and name in self.focus().name

        self._until(there, f"the focus on {name}")

    def until_shown(self, text: str) -> str:
        """Wait until something is shown that says this; all it says."""
        found: list[str] = []

        def seen() -> bool:
            found[:] = [said for said in self.texts() if text in said]
            return bool(found)

        self._until(seen, text)
        return found[0]

    def until(self, true: Callable[[], object]) -> None:
        """Wait until it is true."""
        self._until(true, "what was to happen")

    def texts(self) -> list[str]:
        """Everything that can be read."""
        return [
            said for thing in self._screen.things() for said in (thing.name, thing.text) if said
        ]

    def kill(self) -> None:
        """As when the power goes."""
        self._program.send_signal(signal.SIGKILL)
        self._program.wait()

    def lock(self) -> None:
        """Let go of the register, then switch off: nobody else here could close the window."""
        self.lock_fully()
        self.kill()

    def lock_fully(self) -> None:
        """Lock, and drop the key; what locks nothing but lets go at once shows the way in too."""
        self.press("ctrl+l")
        self.until(lambda: any(said in self.texts() for said in ("Locked", "Passphrase")))
        if "Locked" in self.texts():
            self.tab_to("Lock fully")
            self.press("Return")
        self.until_focus("Passphrase")

    def _newest(self) -> list[str]:
        found = subprocess.run(
            [program_of("xdotool"), "search", "--onlyvisible", "--pid", str(self._program.pid)],
            env=self._settings,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return found.stdout.split()

    def _follow(self) -> bool:
        """Give the keyboard to the newest window, if it has it not; whether it has it now."""
        windows = self._newest()
        if not windows or windows[-1] == self._focused:
            return bool(windows)
        self._focused = windows[-1]
        words = program_of("xdotool"), "windowfocus", "--sync", self._focused
        if subprocess.call(words, env=self._settings, stderr=subprocess.DEVNULL, timeout=_PATIENCE):
            self._focused = ""
        return bool(self._focused)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(
            [program_of("xdotool"), *words], env=self._settings, check=True, timeout=_PATIENCE
        )

    def _until(self, true: Callable[[], object], what: str) -> None:
        if not _wait(lambda: true() or self._program.poll() is not None, _PATIENCE):
            raise AssertionError(f"waited for {what} in vain: {self.texts()}")
        assert self._program.poll() is None, f"the program ended while waiting for {what}"


def _wait(true: Callable[[], object], seconds: float) -> bool:
    """Look again and again until it is true; whether it became true in time."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(_BETWEEN_LOOKS)
    return True
