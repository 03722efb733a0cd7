"""LibreOffice as the outside program that opens, sorts, saves and converts our workbooks."""

import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_PATIENCE = 120
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{}</script:module>
"""
_SAVE_AGAIN = """
Function Named(name As String, value As Variant)
  Dim property As New com.sun.star.beans.PropertyValue
  property.Name = name
  property.Value = value
  Named = property
End Function

Sub Main
  On Error GoTo Failed
  Dim book As Object
  book = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, _
    Array(Named("Hidden", True), Named("Password", "{password}")))
  If IsNull(book) Then Exit Sub
  {change}
  book.storeToURL("{target}", Array(Named("FilterName", "Calc MS Excel 2007 XML")))
  book.close(True)
Failed:
End Sub
"""
_SORT = """
  Dim fields(0) As New com.sun.star.table.TableSortField
  fields(0).Field = {column}
  fields(0).IsAscending = {ascending}
  book.Sheets.getByName("{sheet}").getCellRangeByName("{cells}").sort( _
    Array(Named("SortFields", fields()), Named("ContainsHeader", True)))
"""


def convert(source: Path, to: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format, or in its own words in the same one."""
    out = folder / to
    _run(folder, "--convert-to", to, "--outdir", str(out), str(source))
    return out / f"{source.stem}.{to}"


def saved_again(source: Path, folder: Path, *, password: str = "", change: str = "") -> Path | None:
    """The workbook as LibreOffice saves it, opened with that password and changed by that Basic.

    ``None`` where it would not open.
    """
    target = folder / f"again_{source.name}"
    target.unlink(missing_ok=True)
    module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    if not module.exists():  # the first start makes the profile, and would write over the macro
        _run(folder, "--terminate_after_init")
    basic = _SAVE_AGAIN.format(
        source=source.as_uri(), target=target.as_uri(), password=password, change=change
    )
    module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text(_MODULE.format(escape(basic)), encoding="utf-8")
    _run(folder, "macro:///Standard.Module1.Main")
    return target if target.exists() else None


def sorting(sheet: str, cells: str, column: int, *, ascending: bool = True) -> str:
    """The Basic that sorts these cells, their first row a header, by that column of them."""
    return _SORT.format(sheet=sheet, cells=cells, column=column, ascending=ascending)


def _run(folder: Path, *what: str) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is missing: apt-get install libreoffice-calc")
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", *what],
        check=True,
        capture_output=True,
        timeout=_PATIENCE,
    )
