#!/usr/bin/env python3
"""Set up, start, test, check, measure and package hublog; needs nothing but Python 3.11 or newer.

    python3 dev.py run [-- ARGS]   start hublog: its window, or a demonstration where there is no screen
    python3 dev.py test [ARGS]     pass all tests; ARGS go to pytest
    python3 dev.py check           formatting, lint, types and the laws of the house
    python3 dev.py crash           kill, cut off and starve hublog at length, and print what was lost
    python3 dev.py bench [NAME]    measure against the floor and print the table
    python3 dev.py build           package hublog as one folder in dist/
    python3 dev.py screenshots [FOLDER]
                                   draw every page into screenshots/, or into FOLDER
    python3 dev.py dictionary      write docs/data-dictionary.md anew, from the program itself
    python3 dev.py i18n            what has no Welsh yet, and where Welsh and English disagree
    python3 dev.py sbom [FILE]     what hublog is made of (CycloneDX), and what of it is known to be vulnerable
    python3 dev.py lock [ARGS]     pin all libraries; with --upgrade the newest that fit together

Everything happens in .venv beside this file. On Windows say "py dev.py" instead.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import string
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "set-up"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

OLDEST_PYTHON = (3, 11)

_LIBRARIES = """
    libEGL.so.1=libegl1 libGL.so.1=libgl1
    libcups.so.2=libcups2 libdbus-1.so.3=libdbus-1-3
    libfontconfig.so.1=libfontconfig1 libglib-2.0.so.0=libglib2.0-0
    libgssapi_krb5.so.2=libgssapi-krb5-2 libwayland-client.so.0=libwayland-client0
    libwayland-cursor.so.0=libwayland-cursor0 libxcb-cursor.so.0=libxcb-cursor0
    libxcb-icccm.so.4=libxcb-icccm4 libxcb-image.so.0=libxcb-image0
    libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0
    libxcb-render-util.so.0=libxcb-render-util0 libxcb-shape.so.0=libxcb-shape0
    libxcb-sync.so.1=libxcb-sync1 libxcb-xfixes.so.0=libxcb-xfixes0
    libxcb-xkb.so.1=libxcb-xkb1 libxkbcommon-x11.so.0=libxkbcommon-x11-0
    libxkbcommon.so.0=libxkbcommon0
    """
QT_LIBRARIES: Mapping[str, str] = dict(each.split("=") for each in _LIBRARIES.split())
"""What Qt's wheels leave to a Debian or Ubuntu system, and the packages that hold it."""

PLURAL_FORMS = {"zero", "one", "two", "few", "many", "other"}
"""As in the catalogue: a table of these alone is one sentence."""


def main(argv: Sequence[str]) -> int:
    """Do one command; the exit code says whether it worked."""
    if sys.version_info < OLDEST_PYTHON:
        print(f"hublog needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 1
    every = (run, test, check, crash, bench, build, screenshots, dictionary, i18n, lock)
    commands: Mapping[str, Callable[[list[str]], int]] = {each.__name__: each for each in every}
    command = commands.get(argv[0]) if argv else None
    if command is None:
        print(__doc__)
        return 2
    set_up()
    if argv[0] != "run":  # hublog itself starts where the person stands
        os.chdir(ROOT)
    rest = list(argv[1:])
    return command(rest[1:] if rest[:1] == ["--"] else rest)


def run(args: list[str]) -> int:
    """Start hublog in place of this process."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    screen = not sys.platform.startswith("linux") or any(os.environ.get(name) for name in told)
    return _become(PYTHON, "-P", "-m", "hublog", *(args or ([] if screen else ["demo"])))


def test(args: list[str]) -> int:
    """Pass all tests and hold the coverage of the core; with ARGS, pass what they choose."""
    everything = [
        "-n",
        "3",
        "--dist",
        "worksteal",
        "--cov",
        "--cov-report=term-missing:skip-covered",
    ]
    return _become(PYTHON, "-m", "pytest", *(args or everything))


def check(_: list[str]) -> int:
    """Run every check, also after one failed, and name those that did."""
    checks = {
        "formatting": (PYTHON, "-m", "ruff", "format", "--check", "."),
        "lint": (PYTHON, "-m", "ruff", "check", "."),
        "types": (PYTHON, "-m", "mypy"),
        "laws": (
            PYTHON,
            "-c",
            "from importlinter.cli import lint_imports_command as go; go()",
            "--no-logo",
        ),
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if subprocess.call(command):
            failed.append(name)
    print(f"check: {', '.join(failed)} failed" if failed else "check: all clean")
    return 1 if failed else 0


def crash(args: list[str]) -> int:
    """Pass the crash tests with their large numbers; they tell their figures at the end."""
    os.environ["HUBLOG_LONG_RUN"] = "1"
    return _become(PYTHON, "-m", "pytest", "tests/crash", "-n", "2", *args)


def bench(args: list[str]) -> int:
    """Measure the figures named, or all of them."""
    return _become(PYTHON, ROOT / "benchmarks" / "harness.py", *args)


def build(args: list[str]) -> int:
    """Package hublog with its Python, Qt and resources in dist/hublog."""
    if sys.platform.startswith("linux") and shutil.which("objdump") is None:
        if not _apt_install(["binutils"]):
            print(f"PyInstaller needs one more program. Please type:\n{_apt_line(['binutils'])}")
            return 1
    return _become(PYTHON, "-m", "PyInstaller", "--noconfirm", "--clean", *args, "build.spec")


def screenshots(args: list[str]) -> int:
    """Draw every page in every look, without a screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return _become(PYTHON, ROOT / "tests" / "screenshots.py", *(args or ["screenshots"]))


def dictionary(_: list[str]) -> int:
    """Write down every sheet, column, code, figure and check of the workbooks that travel."""
    return _become(PYTHON, ROOT / "tests" / "data_dictionary.py")


def i18n(_: list[str]) -> int:
    """List the sentences that have no Welsh, and those that say something else in Welsh."""
    english, welsh = _gaps_by_sentence("en"), _gaps_by_sentence("cy")
    wrong = [f"no such English sentence: {key}" for key in welsh if key not in english]
    for key in english:
        if key not in welsh:
            print(f"no Welsh yet: {key}")
        elif welsh[key] != english[key]:
            told = [" ".join(sorted(gaps[key])) or "none" for gaps in (english, welsh)]
            wrong.append(f"other gaps in Welsh: {key}: {told[0]} in English, {told[1]} in Welsh")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"i18n: {len(english)} sentences, {len(english.keys() & welsh.keys())} of them in Welsh")
    return 1 if wrong else 0


def sbom(args: list[str]) -> int:
    """Write the bill of materials, and ask the public advisory services about the lock."""
    return _become(PYTHON, ROOT / "tests" / "supply_chain.py", *args)


def lock(args: list[str]) -> int:
    """Pin versions that fit together, for every system, without any address."""
    return _become(
        *(PYTHON, "-m", "uv", "pip", "compile", "pyproject.toml"),
        *("--extra", "dev", "--extra", "office"),
        *("--universal", "--python-version", "3.11", "--generate-hashes"),
        *("--no-header", "--no-annotate", "--quiet"),
        *("--output-file", LOCK.name, *args),
    )


def set_up() -> None:
    """Make .venv and fill it as the lock says, unless that was done before."""
    wanted = f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {ROOT}\n"
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("Setting up hublog; the first time takes a few minutes.", flush=True)
    _install_qt_libraries()
    if not _works(PYTHON):
        _make_environment()
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    # The lock names everything already; pip asked to resolve it again may trip over newer releases.
    whole = ("--no-deps", "--require-hashes", "--only-binary", ":all:")
    _must(*pip, *whole, "--requirement", LOCK)
    _link_sources()
    STAMP.write_text(wanted, encoding="utf-8")


def _gaps_by_sentence(language: str) -> dict[str, set[str]]:
    """The gaps of every sentence in a language; what counts may be left out of a plural form."""
    import tomllib  # noqa: PLC0415 - an older Python is told what it is before this is missing

    found = {}
    for file in sorted((ROOT / "resources" / "text" / language).glob("*.toml")):
        for key, said in _sentences(tomllib.loads(file.read_text(encoding="utf-8")), ""):
            forms = [said] if isinstance(said, str) else [*said.values(), "{n}"]
            parts = (part for form in forms for part in string.Formatter().parse(form))
            found[key] = {gap for _, gap, _, _ in parts if gap}
    return found


def _sentences(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, str) or set(value) <= PLURAL_FORMS:
            yield prefix + key, value
        else:
            yield from _sentences(value, f"{prefix}{key}.")


def _make_environment() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not _apt_install([version]):
            sys.exit(f"Python's venv module is missing. Please type:\n{_apt_line([version])}")
    _must(sys.executable, "-m", "venv", "--clear", VENV)


def _link_sources() -> None:
    """Let the environment find hublog where it lies, without building anything."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run(
        (PYTHON, "-c", ask), check=True, capture_output=True, encoding="utf-8", cwd=ROOT
    )
    folder = Path(answer.stdout.strip())
    (folder / "hublog.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")


def _install_qt_libraries() -> None:
    if not sys.platform.startswith("linux") or shutil.which("apt-get") is None:
        return
    missing = [package for name, package in QT_LIBRARIES.items() if not _loads(name)]
    if missing and not _apt_install(missing):
        print(f"The window will need some system libraries. Please type:\n{_apt_line(missing)}")


def _apt_install(packages: list[str]) -> bool:
    """Install system packages if that is possible without asking anybody."""
    if shutil.which("apt-get") is None:
        return False
    rise: list[str] = []
    if os.geteuid() != 0:
        if shutil.which("sudo") is None or subprocess.call(
            ("sudo", "-n", "true"), stderr=subprocess.DEVNULL
        ):
            return False
        rise = ["sudo", "-n"]
    print(f"Installing {' '.join(packages)}", flush=True)
    settled = [*rise, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    subprocess.call([*settled, "update"], stdout=subprocess.DEVNULL)
    install = [*settled, "install", "--no-install-recommends", *packages]
    return subprocess.call(install, stdout=subprocess.DEVNULL) == 0


def _apt_line(packages: list[str]) -> str:
    return f"    sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _works(python: Path) -> bool:
    return python.exists() and subprocess.call((python, "-c", "import pip, venv")) == 0


def _must(*command: object) -> None:
    code = subprocess.call([str(part) for part in command], cwd=ROOT)
    if code:
        sys.exit(code)


def _become(*command: object) -> int:
    """Go on as another program, so that nothing of this one stays behind."""
    words = [str(part) for part in command]
    sys.stdout.flush()
    if WINDOWS:  # exec would give the console back before the program ends
        return subprocess.call(words)
    return os.execv(words[0], words)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
