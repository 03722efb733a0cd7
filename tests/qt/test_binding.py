"""The window stays alive however long it is open."""

import os
import subprocess
import sys

_LONG_DAY = """
from PySide6.QtCore import QObject, Signal
from hublog.qt.application import application

class Speaker(QObject):
    said = Signal(int)

app, speaker = application(["hublog"]), Speaker()
speaker.said.connect(lambda n: None)
for n in range(100_000):
    speaker.said.emit(n)
    app.processEvents()
"""


def test_a_long_day_of_calls_to_qt_does_not_end_the_program() -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", _LONG_DAY],
        check=False,
        env=environment,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
