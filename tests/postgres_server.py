"""A PostgreSQL server of one's own: no network, a folder that is gone afterwards, nobody's data."""

import importlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

_BINARIES = "/usr/lib/postgresql"
_OWNER = "hublog"
_PATIENCE_SECONDS = 60
UNSAFE = (
    *("listen_addresses=", "fsync=off", "full_page_writes=off"),
    *("max_connections=40", "shared_buffers=64MB"),
)
"""How tests run it: what is committed outlives the server, though not a power cut."""
# The server ends when nobody holds its standard input any more, however those who use it end.
_UNTIL_LET_GO = '"$@" & read -r _; kill -QUIT $!; wait $!'


class NoServerError(Exception):
    """There is no PostgreSQL to start here; the text says what is missing."""


class Server:
    """A running server and the databases made on it."""

    def __init__(self, folder: Path, settings: Sequence[str]) -> None:
        self._folder = folder
        self._data = folder / "data"
        self._settings = settings
        self._numbers = count(1)
        self._driver = _driver()
        self._identity = _identity(folder)
        make = ("-D", self._data, "-U", _OWNER, "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust")
        subprocess.run(
            [_binary("initdb"), *make, "--no-sync"],
            check=True,
            capture_output=True,
            **self._identity,
        )
        self.start()

    def start(self) -> None:
        """Begin to answer; once more after ``stop``."""
        chosen = [word for setting in self._settings for word in ("-c", setting)]
        server = [_binary("postgres"), "-D", self._data, "-k", self._folder, *chosen]
        self._process = subprocess.Popen(
            ["/bin/sh", "-c", _UNTIL_LET_GO, "sh", *server],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self._identity,
        )
        until = time.monotonic() + _PATIENCE_SECONDS
        while not self._answers():
            if time.monotonic() > until or self._process.poll() is not None:
                raise RuntimeError("the PostgreSQL server did not start")
            time.sleep(0.05)

    def stop(self) -> None:
        """End at once, as when its cable is pulled; what was committed stays."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(_PATIENCE_SECONDS)

    def url(self, database: str, user: str = _OWNER) -> str:
        """Where a database is, as ``hublog office --database`` takes it."""
        return f"postgresql+psycopg://{user}@/{database}?host={self._folder}"

    def create(self, template: str = "template0") -> str:
        """The name of a new database, empty or like another that nobody is connected to."""
        name = f"made_{next(self._numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def run(self, *statements: str, database: str = "postgres") -> list[Any]:
        """Run statements as who owns the server; the rows of the last."""
        rows: list[Any] = []
        with self._driver.connect(
            host=str(self._folder), user=_OWNER, dbname=database, autocommit=True
        ) as connection:
            for statement in statements:
                ran = connection.execute(statement)
                rows = ran.fetchall() if ran.description else []
        return rows

    def _answers(self) -> bool:
        try:
            self.run("SELECT 1")
        except self._driver.OperationalError:
            return False
        return True


@contextmanager
def running(settings: Sequence[str] = UNSAFE) -> Iterator[Server]:
    """A server for as long as the block lasts; raises ``NoServerError`` where there is none."""
    _binary("postgres")
    _driver()
    # Not below pytest's own folder: the server is another user's, where this one is root.
    folder = Path(tempfile.mkdtemp(prefix="hublog-pg-"))
    try:
        server = Server(folder, settings)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _driver() -> Any:  # noqa: ANN401 - a module
    """Found when a server is wanted: where it is missing, everything else works all the same."""
    try:
        return importlib.import_module("psycopg")
    except ModuleNotFoundError:
        raise NoServerError("psycopg is missing: pip install hublog[office]") from None


def _identity(folder: Path) -> dict[str, Any]:
    """Who starts the server, which does not run as root; the folder becomes theirs."""
    if os.geteuid() != 0:
        return {}
    try:
        who = "postgres"
        shutil.chown(folder, who)
    except LookupError:
        who = "nobody"
        shutil.chown(folder, who)
    return {"user": who, "extra_groups": [], "cwd": folder}


def _binary(name: str) -> Path:
    """A program of the server, which Debian keeps off the path."""
    if os.name == "nt":
        raise NoServerError("this starts PostgreSQL on Linux and macOS alone")
    newest = sorted(Path(_BINARIES).glob(f"*/bin/{name}"), key=lambda at: int(at.parts[-3]))
    found = newest[-1] if newest else shutil.which(name)
    if found is None:
        raise NoServerError("PostgreSQL is missing: apt-get install postgresql")
    return Path(found)
