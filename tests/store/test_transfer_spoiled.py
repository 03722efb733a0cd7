"""A transfer file that a stick spoiled, or that somebody made to do harm: refused, and nobody else is blamed."""

import errno
import json
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest

from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store import transfer


def small(**parts: bytes) -> bytes:
    """A file of the right shape with next to nothing in it."""
    usual = {"about.json": json.dumps(transfer._FORMAT).encode(), "hub.keys": b"{}"}
    whole = {**usual, "words.keys": b"{}", "hub.db": b"d" * 90, **parts}
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as packed:
        for name, part in whole.items():
            packed.writestr(ZipInfo(name), part)
    return content.getvalue()


def test_whatever_byte_of_it_is_spoiled_the_file_is_blamed_and_not_the_disk(tmp_path) -> None:
    """P11: and no bug of ours shows."""
    whole, file = small(), tmp_path / "x.hublog-transfer"
    said = set()
    for at in range(0, len(whole), 3):
        for spoiled in (0, 0xFF, whole[at] ^ 0x08):
            file.write_bytes(whole[:at] + bytes([spoiled]) + whole[at + 1 :])
            wrong = transfer.unpack(file, tmp_path)
            said.add(wrong.code if wrong is not None else "")
    assert said == {"", "TRANSFER_DAMAGED", "TRANSFER_NOT_ONE", "TRANSFER_TOO_LARGE"}


def test_names_that_are_no_text_are_refused(tmp_path) -> None:
    content = bytearray(small())
    listed = content.index(b"PK\1\2")
    content[listed + 9] |= 0x08  # its names are said to be UTF-8
    content[listed + 46] = 0xFF
    file = tmp_path / "x.hublog-transfer"
    file.write_bytes(content)
    assert transfer.unpack(file, tmp_path) == Problem("TRANSFER_DAMAGED", str(file))


def test_a_list_of_parts_without_end_is_never_read(tmp_path, monkeypatch) -> None:
    """P11: a list of millions would fill all memory before anybody counted."""
    file = tmp_path / "x.hublog-transfer"
    content = BytesIO(small())
    with ZipFile(content, "a") as packed:
        for number in range(100):
            packed.writestr(f"one more {number}", b"")
    huge = small()
    huge = huge[:-22] + b"PK\6\7" + bytes(16) + huge[-22:]
    for each in (content.getvalue(), huge):
        file.write_bytes(each)
        with monkeypatch.context() as patched:
            patched.setattr(transfer, "ZipFile", None)
            assert transfer.unpack(file, tmp_path) == Problem("TRANSFER_DAMAGED", str(file))


def test_what_is_nested_without_end_is_damaged(tmp_path) -> None:
    file = tmp_path / "x.hublog-transfer"
    file.write_bytes(small(**{"about.json": b"[" * 1024}))
    assert transfer.unpack(file, tmp_path) == Problem("TRANSFER_DAMAGED", str(file))


def test_a_stick_that_gives_nothing_out_is_the_disks_fault(tmp_path, monkeypatch) -> None:
    file = tmp_path / "x.hublog-transfer"
    file.write_bytes(small())

    def pulled(_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(transfer, "ZipFile", pulled)
    with pytest.raises(StorageUnavailable) as failure:
        transfer.unpack(file, tmp_path)
    assert failure.value.problem.code == "DISK_FAILED"
