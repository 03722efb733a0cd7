"""LibreOffice as the outside program that opens, saves and converts our workbooks."""

import shutil
import subprocess
from pathlib import Path

import pytest

_PATIENCE = 120


def convert(source: Path, to: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format, or in its own words in the same one."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is missing: apt-get install libreoffice-calc")
    profile = (folder / "profile").as_uri()
    out = folder / to
    subprocess.run(
        [
            *(program, f"-env:UserInstallation={profile}", "--headless", "--norestore"),
            *("--convert-to", to, "--outdir", str(out), str(source)),
        ],
        check=True,
        capture_output=True,
        timeout=_PATIENCE,
    )
    return out / f"{source.stem}.{to}"
