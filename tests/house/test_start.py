"""Starting is quick because what is needed seldom is imported when it is needed."""

import subprocess
import sys

import pytest

SELDOM = {
    *("PySide6", "openpyxl", "python_calamine", "alembic", "rapidfuzz", "dateutil"),
    *("charset_normalizer", "xkcdpass", "cryptography", "sqlalchemy", "sqlcipher3"),
}


def loaded(code: str) -> set[str]:
    """The top-level packages in memory after a fresh interpreter ran the code."""
    ask = f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    answer = subprocess.run(
        (sys.executable, "-c", ask), check=True, capture_output=True, encoding="utf-8"
    )
    return set(answer.stdout.split())


@pytest.mark.parametrize("module", ["hublog.services.api", "hublog.cli.main", "hublog.resources"])
def test_the_core_loads_nothing_heavy(module: str) -> None:
    assert loaded(f"import {module}") & SELDOM == set()


def test_reading_a_foreign_file_starts_before_anything_of_ours_is_loaded() -> None:
    """P11: the child that reads knows neither the register nor its keys."""
    heavy = SELDOM - {"python_calamine", "charset_normalizer"}
    assert loaded("import hublog.app, hublog.sheets.reading_child") & heavy == set()


def test_the_program_starts_without_spreadsheets_and_migrations() -> None:
    seldom = {"PySide6", "openpyxl", "python_calamine", "alembic", "rapidfuzz", "dateutil"}
    assert loaded("import hublog.bootstrap") & seldom == set()


def test_a_hub_starts_without_an_office() -> None:
    """What the window imports before and after the first page of a hub holds nothing of an office."""
    ask = (
        "import hublog.app, hublog.bootstrap, hublog.qt.inside, hublog.qt.pages.unlock\n"
        "import hublog.qt.pages.first_run, hublog.qt.pages.today\n"
        "hublog.app._office().is_office()"
    )
    names = subprocess.run(
        (sys.executable, "-c", f"import sys\n{ask}\nprint(*sys.modules)"),
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout.split()
    known = {"hublog.bootstrap.office", "hublog.store.office", "hublog.store.office.where"}
    assert {name for name in names if ".office" in name} == known
