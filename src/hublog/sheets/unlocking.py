"""Takes the password off a workbook, inside the reading child and in memory alone."""

from io import BytesIO

from hublog.domain.problems import Problem


def unlocked(content: bytes, password: str, where: str) -> bytes | Problem:
    """The workbook inside a locked one; whatever comes out is still to be looked at.

    Problems: FILE_NEEDS_PASSWORD where none is given, FILE_WRONG_PASSWORD, FILE_DAMAGED.
    """
    if not password:
        return Problem("FILE_NEEDS_PASSWORD", where)
    # Imported here: most files have no password, and the child must start at once.
    from msoffcrypto.exceptions import InvalidKeyError  # noqa: PLC0415
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415

    inside = BytesIO()
    try:
        file = OOXMLFile(BytesIO(content))
        file.load_key(password=password, verify_password=True)
        file.decrypt(inside, verify_integrity=file.type == "agile")
    except InvalidKeyError as wrong:
        damaged = "integrity" in str(wrong)
        return Problem("FILE_DAMAGED" if damaged else "FILE_WRONG_PASSWORD", where)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a hostile container makes its reader fail in any way
        return Problem("FILE_DAMAGED", where)
    return inside.getvalue()
