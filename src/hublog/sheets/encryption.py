"""A finished workbook under a password, as Excel and LibreOffice open it (return-format.md, Rules)."""

from io import BytesIO


def encrypted(workbook: bytes, password: str) -> bytes:
    """The workbook in agile AES-256 encryption; other bytes each time, since salts are drawn."""
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - only for a password

    under_password = BytesIO()
    OOXMLFile(BytesIO(workbook)).encrypt(password, under_password)
    return under_password.getvalue()
